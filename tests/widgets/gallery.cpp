// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerypages.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
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

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"screenshot"_s, u"Save a picture and leave."_s, u"file"_s}, {u"dark"_s, u"Dark colours."_s},
                       {u"system"_s, u"System style."_s}, {u"page"_s, u"Page from 0."_s, u"number"_s, u"0"_s}});
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
    if (parser.isSet(u"screenshot"_s))
        QTimer::singleShot(600, window.get(), [&] { application.exit(window->grab().save(parser.value(u"screenshot"_s)) ? 0 : 1); });
    return QApplication::exec();
}
