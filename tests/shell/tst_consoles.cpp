// SPDX-License-Identifier: GPL-3.0-or-later
// A console from the menu to its end, in the whole window on the sample server.
#include "app/portainer/execrequests.h"
#include "tests/shell/stackswindow.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/stacksactions.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/terminalview.h"
#include "ui/widgets/tonelabel.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// The window with a console in the first container of a stack.
struct ConsoleWindow : StacksWindow {
    bool open(const QString &stack)
    {
        if (!opened || !choose(stack))
            return false;
        page().actions().openConsole->trigger();
        return ready() && start();
    }
    bool ready() { return QTest::qWaitFor([this] { return button()->isVisible() && button()->isEnabled(); }, 20'000); }
    bool start()
    {
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Space);
        return QTest::qWaitFor([this] { return tab().phase() == ConsoleTab::Phase::Open; }, 20'000) && shows(u"#"_s);
    }
    ConsoleTab &tab() { return page().details().console(); }
    QPushButton *button() { return tab().findChild<QPushButton *>(u"consoleOpen"_s); }
    TerminalView *view() { return tab().findChild<TerminalView *>(); }
    QString state() { return tab().findChild<ToneLabel *>(u"consoleState"_s)->text(); }
    QString container() { return tab().findChild<QComboBox *>(u"consoleContainer"_s)->currentData().toString(); }
    bool shows(const QString &text) { return QTest::qWaitFor([&] { return tab().terminal().screenText().contains(text); }, 20'000); }
    void type(const QString &text)
    {
        QTest::keyClicks(view(), text);
        QTest::keyClick(view(), Qt::Key_Return);
    }
    /// What the engine says runs there, as lines.
    QStringList running(const QString &id)
    {
        const auto answer = session().send(requests::processes(EnvironmentId(1), id));
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
            return {u"?"_s};
        const auto processes = answer.resultAt(0); // A part of what it returns would not outlive the line.
        QStringList lines;
        for (const QStringList &row : processes->rows)
            lines.append(row.constLast());
        return lines;
    }
    bool isClean(const QString &id)
    {
        return QTest::qWaitFor([&] {
            const QStringList lines = running(id);
            return !lines.contains(u"bash"_s) && !lines.contains(u"sh"_s) && !lines.contains(u"?"_s) && lines.filter(u"sleep"_s).isEmpty();
        }, 20'000);
    }
};

} // namespace

class TestConsoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensTypesAndEnds();
    void attachesAndDetaches();
    void attachedToWhatEnds();
    void noTerminalToAttachTo();
    void keysAreTheTerminals();
    void anotherStackEndsIt();
    void whatHoldsOutIsEnded();
    void closingTheWindowEndsIt();
    void pastingLinesAsks();
    void readOnlyRefuses();
    void noShell();
    void findsTheShellThatIsThere();
    void readOnlyOfTheServerEndsIt();
    void aChoiceOutlivesARestart();
    void leavesWhileAShellEnds();
};

void TestConsoles::opensTypesAndEnds()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"grafana"_s));
    const QString id = window.container();
    QVERIFY(window.running(id).contains(u"bash"_s));
    QVERIFY(window.state().contains(u"bash"_s));
    QVERIFY(window.view()->hasFocus());
    window.type(u"echo over there"_s);
    QVERIFY(window.shows(u"\nover there\n"_s));
    window.type(u"cat welcome.txt"_s);
    QVERIFY(window.shows(u"\u65e5\u672c\u8a9e"_s));
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(window.view());
    QCOMPARE(access->role(), QAccessible::Terminal);
    QVERIFY(access->text(QAccessible::Value).contains(u"over there"_s));
    const TerminalSize size = window.tab().terminal().size();
    QTest::qWait(400);
    window.type(u"stty size"_s);
    QVERIFY(window.shows(u"%1 %2"_s.arg(size.rows).arg(size.columns)));
    window.type(u"exit 3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window.state().contains(u"exit code 3"_s), 20'000);
    QVERIFY(window.isClean(id));
    QVERIFY(window.start()); // And again.
    QVERIFY(!window.tab().terminal().screenText().contains(u"over there"_s));
    window.button()->setFocus();
    QTest::keyClick(window.button(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(window.tab().phase() == ConsoleTab::Phase::Over, 20'000);
    QVERIFY2(window.state().contains(u"was ended"_s), qPrintable(window.state()));
    QVERIFY(window.isClean(id));
}

/// Keys of the window do nothing while the terminal has the keyboard; one leaves it.
void TestConsoles::keysAreTheTerminals()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"grafana"_s));
    QSignalSpy typed(&window.tab(), &ConsoleTab::typed);
    for (const int key : {Qt::Key_F5, Qt::Key_F9, Qt::Key_Escape, Qt::Key_Tab, Qt::Key_F1}) {
        QTest::keyClick(window.view(), static_cast<Qt::Key>(key));
        QVERIFY(window.view()->hasFocus());
    }
    QTest::keyClick(window.view(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(window.view(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(window.view(), Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(window.view()->hasFocus());
    QVERIFY(window.demo.window().isVisible());
    QByteArray all;
    for (const auto &each : typed)
        all += each.at(0).toByteArray();
    QCOMPARE(all, "\033[15~\033[20~\033\t\033OP" "1\x06\x11");
    QTest::keyClick(window.view(), Qt::Key_Escape, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!window.view()->hasFocus());
}

void TestConsoles::anotherStackEndsIt()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"grafana"_s));
    const QString id = window.container();
    QVERIFY(window.choose(u"shop"_s));
    QVERIFY(window.isClean(id));
    QVERIFY(window.ready());
    QVERIFY(window.tab().terminal().screenText().isEmpty());
    QVERIFY(window.container() != id);
}

/// What does not heed Ctrl-C and Ctrl-D: here a screen program that only q leaves. It is looked for by its mark.
void TestConsoles::whatHoldsOutIsEnded()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"grafana"_s));
    const QString id = window.container();
    window.type(u"holdout"_s);
    QVERIFY(window.shows(u"holding out"_s));
    window.tab().closeRequested();
    QTRY_VERIFY_WITH_TIMEOUT(window.tab().phase() == ConsoleTab::Phase::Over, 20'000);
    QVERIFY2(window.state().contains(u"was ended"_s), qPrintable(window.state()));
    QVERIFY(window.isClean(id));
}

void TestConsoles::closingTheWindowEndsIt()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"grafana"_s));
    const QString id = window.container();
    window.type(u"sleep 1000"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!window.running(id).filter(u"sleep"_s).isEmpty(), 10'000);
    window.demo.window().close();
    QVERIFY(window.demo.window().isVisible()); // It waits for the shell.
    QTRY_VERIFY_WITH_TIMEOUT(!window.demo.window().isVisible(), 20'000);
    QVERIFY(window.isClean(id));
}

void TestConsoles::pastingLinesAsks()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"grafana"_s));
    QApplication::clipboard()->setText(u"echo one"_s);
    QTest::keyClick(window.view(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window.shows(u"# echo one"_s));
    QTest::keyClick(window.view(), Qt::Key_U, Qt::ControlModifier);
    QTest::keyClick(window.view(), Qt::Key_C, Qt::ControlModifier);
    QApplication::clipboard()->setText(u"echo two\necho three\n"_s);
    QTest::keyClick(window.view(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    auto *question = window.tab().findChild<Banner *>(u"consoleQuestion"_s);
    QTRY_VERIFY(question->isVisible());
    QVERIFY(question->sentence().startsWith(u"2 "_s));
    QTest::qWait(100);
    QVERIFY(!window.tab().terminal().screenText().contains(u"two"_s));
    auto *paste = qobject_cast<QPushButton *>(QApplication::focusWidget());
    QVERIFY(paste);
    QTest::keyClick(paste, Qt::Key_Space);
    QVERIFY(window.shows(u"\nthree\n"_s));
    QVERIFY(window.view()->hasFocus());
}

void TestConsoles::readOnlyRefuses()
{
    ConsoleWindow window;
    QVERIFY(window.opened && window.choose(u"grafana"_s));
    ServerProfile profile = window.session().profile();
    profile.readOnly = true;
    window.session().setProfile(profile);
    window.page().actions().openConsole->trigger();
    QVERIFY(window.ready());
    QTest::keyClick(window.button(), Qt::Key_Space);
    QTRY_VERIFY(window.state().contains(u"read-only"_s));
}

void TestConsoles::noShell()
{
    ConsoleWindow window;
    QVERIFY(window.opened && window.choose(u"minio"_s));
    window.page().actions().openConsole->trigger();
    QVERIFY(window.ready());
    auto *container = window.tab().findChild<QComboBox *>(u"consoleContainer"_s);
    container->setCurrentText(u"minio-minio-1"_s);
    QTest::keyClick(window.button(), Qt::Key_Space);
    QVERIFY2(QTest::qWaitFor([&] { return window.tab().phase() == ConsoleTab::Phase::Over; }, 20'000), qPrintable(window.state()));
    QVERIFY2(window.state().contains(u"none of bash, sh and ash"_s), qPrintable(window.state()));
}

void TestConsoles::findsTheShellThatIsThere()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"traefik"_s));
    QVERIFY2(window.state().startsWith(u"sh in"_s), qPrintable(window.state()));
}

void TestConsoles::readOnlyOfTheServerEndsIt()
{
    ConsoleWindow window;
    QVERIFY(window.open(u"grafana"_s));
    const QString id = window.container();
    ServerProfile profile = window.session().profile();
    profile.readOnly = true;
    window.session().setProfile(profile);
    QTRY_VERIFY_WITH_TIMEOUT(window.tab().phase() == ConsoleTab::Phase::Over, 20'000);
    QVERIFY(window.isClean(id));
}

void TestConsoles::aChoiceOutlivesARestart()
{
    ConsoleTab tab;
    auto *container = tab.findChild<QComboBox *>(u"consoleContainer"_s);
    auto *open = tab.findChild<QPushButton *>(u"consoleOpen"_s);
    const ConsoleChoice web{u"1"_s, u"web"_s};
    tab.setContainers({web, {u"2"_s, u"db"_s}});
    container->setCurrentIndex(1);
    tab.setContainers({web});
    QCOMPARE(container->currentText(), u"db (not running)"_s);
    QVERIFY(!open->isEnabled());
    tab.setContainers({web, {u"2"_s, u"db"_s}});
    QCOMPARE(container->currentText(), u"db"_s);
    QVERIFY(open->isEnabled());
    tab.setContainers({web});
    tab.setContainers({web, {u"3"_s, u"db"_s}}); // Made anew.
    QCOMPARE(container->currentData().toString(), u"3"_s);
    QCOMPARE(container->count(), 2);
    tab.setContainers({web});
    container->setCurrentIndex(0);
    QVERIFY(open->isEnabled());
}

/// The button is of no use then, so the keyboard goes to the tabs.
void TestConsoles::leavesWhileAShellEnds()
{
    QTabWidget tabs;
    auto *tab = new ConsoleTab(&tabs);
    tabs.addTab(tab, u"Console"_s);
    tabs.show();
    QVERIFY(QTest::qWaitForWindowActive(&tabs));
    tab->setContainers({{u"1"_s, u"web"_s}});
    tab->setPhase(ConsoleTab::Phase::Ending, {});
    auto *view = tab->findChild<TerminalView *>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Escape, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(tabs.tabBar()->hasFocus());
}

namespace {

bool attach(ConsoleWindow &window, const QString &stack)
{
    if (!window.opened || !window.choose(stack))
        return false;
    window.page().actions().openConsole->trigger();
    if (!window.ready())
        return false;
    auto *shell = window.tab().findChild<QComboBox *>(u"consoleShell"_s);
    shell->setCurrentIndex(shell->count() - 1);
    if (window.button()->text().remove(u'&') != u"Attach"_s || window.tab().findChild<QLineEdit *>(u"consoleUser"_s)->isEnabled())
        return false;
    auto *containers = window.tab().findChild<QComboBox *>(u"consoleContainer"_s);
    for (int i = 0; i < containers->count(); ++i)
        if (containers->itemText(i).contains(u"mosquitto-mosquitto"_s))
            containers->setCurrentIndex(i);
    window.button()->setFocus();
    QTest::keyClick(window.button(), Qt::Key_Space);
    return true;
}

} // namespace

/// What is typed goes to the main process; detaching leaves it as it is, and that is said.
void TestConsoles::attachesAndDetaches()
{
    ConsoleWindow window;
    QVERIFY(attach(window, u"mosquitto"_s));
    QTRY_COMPARE_WITH_TIMEOUT(window.tab().phase(), ConsoleTab::Phase::Open, 20'000);
    QVERIFY2(window.state().startsWith(u"Attached to the main process of mosquitto-"_s), qPrintable(window.state()));
    window.type(u"status"_s);
    QVERIFY(window.shows(u"5 clients, 12 topics"_s));
    QCOMPARE(window.button()->text().remove(u'&'), u"Detach"_s);
    const QString id = window.container();
    QTest::mouseClick(window.button(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(window.tab().phase(), ConsoleTab::Phase::Over, 20'000);
    QVERIFY2(window.state().endsWith(u"; it goes on as before."_s), qPrintable(window.state()));
    QVERIFY(!window.running(id).contains(u"?"_s)); // It runs.
}

void TestConsoles::attachedToWhatEnds()
{
    ConsoleWindow window;
    QVERIFY(attach(window, u"mosquitto"_s));
    QTRY_COMPARE_WITH_TIMEOUT(window.tab().phase(), ConsoleTab::Phase::Open, 20'000);
    QTest::keyClick(window.view(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(window.tab().phase(), ConsoleTab::Phase::Over, 20'000);
    QVERIFY2(window.state().contains(u"has ended (exit code 130)"_s), qPrintable(window.state()));
}

void TestConsoles::noTerminalToAttachTo()
{
    ConsoleWindow window;
    QVERIFY(attach(window, u"grafana"_s));
    QTRY_COMPARE_WITH_TIMEOUT(window.tab().phase(), ConsoleTab::Phase::Over, 20'000);
    QVERIFY2(window.state().contains(u"was made without a terminal"_s), qPrintable(window.state()));
}

QTEST_MAIN(TestConsoles)
#include "tst_consoles.moc"
