// SPDX-License-Identifier: GPL-3.0-or-later
// Renders consoles, to be looked at: consoleshot DIR [light|dark]
#include "tests/shell/stackswindow.h"

#include "ui/pages/consoletab.h"
#include "ui/pages/stacksactions.h"
#include "ui/pages/statstab.h"
#include "ui/widgets/terminalview.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>

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
    if (!window.opened || !QDir().mkpath(folder) || !window.choose(u"grafana"_s))
        return 1;
    MainWindow &main = window.demo.window();
    ConsoleTab &tab = window.page().details().console();
    window.page().actions().openConsole->trigger();
    auto *button = tab.findChild<QPushButton *>(u"consoleOpen"_s);
    bool good = QTest::qWaitFor([&] { return button->isVisible() && button->isEnabled(); }, 20'000);
    good = save(main, folder + u"/console-idle"_s + end) && good;
    button->click();
    good = QTest::qWaitFor([&] { return tab.phase() == ConsoleTab::Phase::Open; }, 20'000) && good;
    auto *view = tab.findChild<TerminalView *>();
    for (const QString &words : {u"ls"_s, u"cat welcome.txt"_s, u"colours"_s}) {
        QTest::keyClicks(view, words);
        QTest::keyClick(view, Qt::Key_Return);
        QTest::qWait(150);
    }
    good = save(main, folder + u"/console-colours"_s + end) && good;
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, {20, 20});
    QTest::mouseMove(view->viewport(), {300, 60});
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, {300, 60});
    good = save(main, folder + u"/console-selected"_s + end) && good;
    QApplication::clipboard()->setText(u"echo one\necho two"_s);
    QTest::keyClick(view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    good = save(main, folder + u"/console-paste"_s + end) && good;
    view->setFocus();
    QTest::keyClicks(view, u"top"_s);
    QTest::keyClick(view, Qt::Key_Return);
    QTest::qWait(1200);
    good = save(main, folder + u"/console-top"_s + end) && good;
    window.choose(u"shop"_s);
    window.page().details().setCurrentTab(u"stats"_s);
    main.resize(1280, 1000);
    QTest::qWait(9000);
    good = save(main, folder + u"/stats"_s + end) && good;
    auto *which = window.page().details().stats().findChild<QComboBox *>(u"statsContainer"_s);
    which->setCurrentIndex(1);
    Q_EMIT which->activated(1);
    QTest::qWait(3000);
    good = save(main, folder + u"/stats-container"_s + end) && good;
    main.resize(1280, 800);
    window.choose(u"grafana"_s);
    window.page().actions().openConsole->trigger();
    good = QTest::qWaitFor([&] { return button->isVisible() && button->isEnabled(); }, 20'000) && good;
    button->click();
    good = QTest::qWaitFor([&] { return tab.phase() == ConsoleTab::Phase::Open; }, 20'000) && good;
    window.demo.stopServer();
    good = QTest::qWaitFor([&] { return tab.phase() == ConsoleTab::Phase::Over; }, 60'000) && good;
    good = save(main, folder + u"/console-lost"_s + end) && good;
    return good ? 0 : 1;
}
