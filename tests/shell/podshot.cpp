// SPDX-License-Identifier: GPL-3.0-or-later
// Renders what is shown of pods, to be looked at: podshot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "ui/pages/consoletab.h"
#include "ui/pages/expandedrows.h"
#include "ui/pages/stacksactions.h"
#include "ui/widgets/terminalview.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QPushButton>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

bool save(QWidget &widget, const QString &file)
{
    QTest::qWait(300);
    std::printf("%s\n", qPrintable(file));
    return widget.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1, u"."_s);
    const bool dark = QCoreApplication::arguments().value(2) == "dark"_L1;
    const QString end = dark ? u"-dark.png"_s : u"-light.png"_s;
    CommandLine line;
    if (dark)
        line.colourScheme = u"dark"_s;
    StacksWindow window(line);
    constexpr qint64 Cluster = 4;
    if (!window.opened || !QDir().mkpath(folder) || !window.choose(u"Worker Jobs (EU)"_s, Cluster))
        return 1;
    MainWindow &main = window.demo.window();
    main.resize(1280, 800);
    ConsoleTab &tab = window.page().details().console();
    auto *button = tab.findChild<QPushButton *>(u"consoleOpen"_s);
    window.page().actions().openConsole->trigger();
    bool good = QTest::qWaitFor([&] { return button->isVisible() && button->isEnabled(); }, 20'000);
    auto *containers = tab.findChild<QComboBox *>(u"consoleContainer"_s);
    QTest::qWait(300);
    containers->showPopup();
    QTest::qWait(200);
    good = save(*containers->view()->window(), folder + u"/pod-choice"_s + end) && good;
    containers->hidePopup();
    button->click();
    good = QTest::qWaitFor([&] { return tab.phase() == ConsoleTab::Phase::Open; }, 20'000) && good;
    auto *view = tab.findChild<TerminalView *>();
    for (const QString &words : {u"ls"_s, u"cat welcome.txt"_s, u"stty size"_s}) {
        QTest::keyClicks(view, words);
        QTest::keyClick(view, Qt::Key_Return);
        QTest::qWait(150);
    }
    good = save(main, folder + u"/pod-console"_s + end) && good;
    button->click();
    good = QTest::qWaitFor([&] { return tab.phase() == ConsoleTab::Phase::Over; }, 20'000) && good;
    good = save(main, folder + u"/pod-console-over"_s + end) && good;
    good = window.choose(u"keycloak"_s, Cluster) && good;
    const StackKey key = window.keyOf(u"keycloak"_s, Cluster);
    window.page().details().setCurrentTab(u"events"_s);
    window.page().expandedRows().setExpanded(key, true);
    QTest::qWait(2500);
    good = save(main, folder + u"/pod-events-expanded"_s + end) && good;
    window.page().details().setCurrentTab(u"stats"_s);
    QTest::qWait(6000);
    good = save(main, folder + u"/pod-stats"_s + end) && good;
    return good ? 0 : 1;
}
