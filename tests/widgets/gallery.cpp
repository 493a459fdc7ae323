// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerypages.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QKeyEvent>
#include <QMenu>
#include <QScreen>
#include <QTabWidget>
#include <QTimer>

using namespace Qt::StringLiterals;
using longshore::Theme;

namespace {

QTabWidget *gallery()
{
    auto *tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(mainPage(), u"Main"_s);
    tabs->addTab(controlsPage(), u"Controls"_s);
    tabs->addTab(connectPage(), u"Connect"_s);
    tabs->addTab(textPage(), u"Text"_s);
    tabs->addTab(iconsPage(), u"Icons"_s);
    tabs->setWindowTitle(u"Widget gallery"_s);
    tabs->setWindowIcon(longshore::applicationIcon());
    return tabs;
}

/// Brings the window into the state the picture is to show.
void pose(QTabWidget &window, int tabs, bool menu)
{
    for (int i = 0; i < tabs; ++i) {
        QWidget *focus = QApplication::focusWidget() ? QApplication::focusWidget() : &window;
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier);
        QCoreApplication::sendEvent(focus, &press);
    }
    if (menu)
        sampleMenu(&window)->popup(window.mapToGlobal(QPoint(300, 200)));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"screenshot"_s, u"Save a picture and leave."_s, u"file"_s}, {u"dark"_s, u"Dark colours."_s},
        {u"system"_s, u"System style."_s}, {u"page"_s, u"Page from 0."_s, u"number"_s, u"0"_s},
        {u"tabs"_s, u"Press Tab so often."_s, u"number"_s, u"0"_s}, {u"menu"_s, u"Open a menu and save the screen."_s}});
    parser.addHelpOption();
    parser.process(application);
    Theme theme(application);
    theme.apply(parser.isSet(u"system"_s) ? Theme::Look::System : Theme::Look::Longshore,
        parser.isSet(u"dark"_s) ? Theme::Scheme::Dark : Theme::Scheme::Light);
    const std::unique_ptr<QTabWidget> window(gallery());
    window->resize(1280, 800);
    window->setCurrentIndex(parser.value(u"page"_s).toInt());
    window->show();
    window->activateWindow();
    const bool menu = parser.isSet(u"menu"_s);
    QTimer::singleShot(300, window.get(), [&] { pose(*window, parser.value(u"tabs"_s).toInt(), menu); });
    const auto picture = [&] { return menu ? window->screen()->grabWindow() : window->grab(); };
    if (parser.isSet(u"screenshot"_s))
        QTimer::singleShot(
            900, window.get(), [&] { application.exit(picture().save(parser.value(u"screenshot"_s)) ? 0 : 1); });
    return QApplication::exec();
}
