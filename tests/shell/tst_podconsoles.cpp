// SPDX-License-Identifier: GPL-3.0-or-later
// A console in a pod from the menu to its end, in the whole window on the sample server.
#include "tests/shell/stackswindow.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/rowchoice.h"
#include "ui/pages/stacksactions.h"
#include "ui/pages/workloadsview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/terminalview.h"
#include "ui/widgets/tonelabel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 OnCluster = 4;

struct PodConsoleWindow : StacksWindow {
    bool show(const QString &stack)
    {
        if (!opened || !choose(stack, OnCluster))
            return false;
        page().actions().openConsole->trigger();
        return QTest::qWaitFor([this] { return button()->isVisible() && button()->isEnabled(); }, 20'000);
    }
    bool start()
    {
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Space);
        return QTest::qWaitFor([this] { return tab().phase() == ConsoleTab::Phase::Open; }, 20'000) && shows(u"#"_s);
    }
    bool finish()
    {
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Space);
        return QTest::qWaitFor([this] { return tab().phase() == ConsoleTab::Phase::Over; }, 30'000);
    }
    ConsoleTab &tab() { return page().details().console(); }
    QPushButton *button() { return tab().findChild<QPushButton *>(u"consoleOpen"_s); }
    QComboBox *containers() { return tab().findChild<QComboBox *>(u"consoleContainer"_s); }
    TerminalView *view() { return tab().findChild<TerminalView *>(); }
    QString state() { return tab().findChild<ToneLabel *>(u"consoleState"_s)->text(); }
    bool shows(const QString &text) { return QTest::qWaitFor([&] { return tab().terminal().screenText().contains(text); }, 20'000); }
    void type(const QString &text)
    {
        QTest::keyClicks(view(), text);
        QTest::keyClick(view(), Qt::Key_Return);
    }
    bool isEnabledAt(int index) { return qobject_cast<QStandardItemModel *>(containers()->model())->item(index)->isEnabled(); }
};

} // namespace

class TestPodConsoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensTypesAndEnds();
    void opensFromTheRowOfAPod();
    void offersWhatCanBe();
    void sizesFollowTheWindow();
    void anotherStackEndsIt();
    void closingTheWindowEndsIt();
    void engineStacksKeepTheirChoices();
    void nothingRuns();
};

void TestPodConsoles::opensTypesAndEnds()
{
    PodConsoleWindow window;
    QVERIFY(window.show(u"shop"_s));
    QVERIFY2(window.containers()->currentText().startsWith(u"shop-"_s), qPrintable(window.containers()->currentText()));
    QVERIFY(window.start());
    QCOMPARE(window.state(), u"bash in %1"_s.arg(window.containers()->currentText()));
    QVERIFY(window.view()->hasFocus());
    window.type(u"echo over there"_s);
    QVERIFY(window.shows(u"\nover there\n"_s));
    window.type(u"cat welcome.txt"_s);
    QVERIFY(window.shows(u"\u65e5\u672c\u8a9e"_s));
    QVERIFY2(!window.tab().terminal().screenText().contains(u"7770"_s), "What the shell's keeper says is no output.");
    window.type(u"exit 3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window.state().contains(u"exit code 3"_s), 20'000);
    QVERIFY(window.start()); // And again.
    QVERIFY(!window.tab().terminal().screenText().contains(u"over there"_s));
    window.type(u"ps"_s);
    QVERIFY(window.shows(u"COMMAND"_s));
    QTest::qWait(200);
    QCOMPARE(window.tab().terminal().screenText().count(u" bash"_s), 1); // Of the first nothing is left.
    QVERIFY(window.finish());
    QVERIFY2(window.state().contains(u"nothing of it runs there"_s), qPrintable(window.state()));
}

void TestPodConsoles::opensFromTheRowOfAPod()
{
    PodConsoleWindow window;
    QVERIFY(window.opened && window.choose(u"shop"_s, OnCluster));
    window.page().details().setCurrentTab(u"containers"_s);
    WorkloadsView &workloads = window.page().details().containers().workloads();
    QTableView &table = workloads.table();
    QTRY_VERIFY_WITH_TIMEOUT(table.model()->rowCount() > 2, 20'000);
    const auto isOpenable = [&](int row) {
        chooseRow(table, row);
        return workloads.current() && workloads.current()->pod && workloads.actions().openConsole->isEnabled();
    };
    int row = table.model()->rowCount() - 1; // The last one that can be, as the first would be chosen anyway.
    while (row >= 0 && !isOpenable(row))
        --row;
    QVERIFY(row >= 0);
    const QString pod = workloads.current()->object.name;
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(window.tab().phase(), ConsoleTab::Phase::Open, 20'000);
    QVERIFY2(window.state().contains(pod), qPrintable(window.state()));
    QVERIFY(window.finish());
}

/// Users cannot be chosen, nothing can be attached to; what does not run says why.
void TestPodConsoles::offersWhatCanBe()
{
    PodConsoleWindow window;
    QVERIFY(window.show(u"Worker Jobs (EU)"_s));
    auto *user = window.tab().findChild<QLineEdit *>(u"consoleUser"_s);
    QVERIFY(!user->isEnabled() && user->toolTip().contains(u"Kubernetes"_s));
    auto *shell = window.tab().findChild<QComboBox *>(u"consoleShell"_s);
    const int attach = shell->count() - 1;
    QVERIFY(!qobject_cast<QStandardItemModel *>(shell->model())->item(attach)->isEnabled());
    QVERIFY(shell->itemData(attach, Qt::ToolTipRole).toString().contains(u"Portainer has no way"_s));
    int disabled = 0;
    for (int i = 0; i < window.containers()->count(); ++i) {
        const QString text = window.containers()->itemText(i);
        QCOMPARE(window.isEnabledAt(i), !text.contains(u'('));
        disabled += text.endsWith(u" (ImagePullBackOff)"_s) ? 1 : 0;
    }
    QCOMPARE(disabled, 1);
    QVERIFY(window.isEnabledAt(window.containers()->currentIndex()));
}

void TestPodConsoles::sizesFollowTheWindow()
{
    PodConsoleWindow window;
    QVERIFY(window.show(u"shop"_s));
    QVERIFY(window.start());
    const auto tells = [&window](const TerminalSize &size) {
        return QTest::qWaitFor([&] {
            window.type(u"stty size"_s);
            return QTest::qWaitFor([&] { return window.tab().terminal().screenText().contains(u"\n%1 %2\n"_s.arg(size.rows).arg(size.columns)); }, 500);
        }, 20'000);
    };
    const TerminalSize before = window.tab().terminal().size();
    QVERIFY(tells(before));
    window.demo.window().resize(window.demo.window().width() + 120, window.demo.window().height() + 90);
    QTRY_VERIFY(window.tab().terminal().size().columns != before.columns);
    QVERIFY(tells(window.tab().terminal().size()));
}

void TestPodConsoles::anotherStackEndsIt()
{
    PodConsoleWindow window;
    QVERIFY(window.show(u"shop"_s));
    QVERIFY(window.start());
    window.type(u"sleep 1000"_s);
    QVERIFY(window.choose(u"keycloak"_s, OnCluster));
    QVERIFY(window.tab().terminal().screenText().isEmpty());
    QVERIFY(window.show(u"shop"_s));
    QVERIFY(window.start());
    const auto isAlone = [&window] {
        window.type(u"ps"_s);
        QTest::qWait(300);
        const QString screen = window.tab().terminal().screenText();
        const QString latest = screen.mid(screen.lastIndexOf(u"COMMAND"_s));
        return latest.count(u" bash"_s) == 1 && !latest.contains(u"sleep"_s);
    };
    QVERIFY(QTest::qWaitFor(isAlone, 20'000));
}

void TestPodConsoles::closingTheWindowEndsIt()
{
    PodConsoleWindow window;
    QVERIFY(window.show(u"shop"_s));
    QVERIFY(window.start());
    window.type(u"holdout"_s);
    QVERIFY(window.shows(u"holding out"_s));
    window.demo.window().close();
    QVERIFY(window.demo.window().isVisible()); // It waits for the shell.
    QTRY_VERIFY_WITH_TIMEOUT(!window.demo.window().isVisible(), 30'000);
}

void TestPodConsoles::engineStacksKeepTheirChoices()
{
    PodConsoleWindow window;
    QVERIFY(window.show(u"shop"_s));
    QVERIFY(window.choose(u"grafana"_s));
    QTRY_VERIFY_WITH_TIMEOUT(window.button()->isEnabled() && window.containers()->currentText().startsWith(u"grafana-"_s), 20'000);
    auto *user = window.tab().findChild<QLineEdit *>(u"consoleUser"_s);
    QVERIFY(user->isEnabled() && user->toolTip().isEmpty());
    auto *shell = window.tab().findChild<QComboBox *>(u"consoleShell"_s);
    QVERIFY(qobject_cast<QStandardItemModel *>(shell->model())->item(shell->count() - 1)->isEnabled());
}

/// By the page alone: only what cannot be opened is there.
void TestPodConsoles::nothingRuns()
{
    ConsoleTab tab;
    tab.setKind(ConsoleKind::Cluster);
    tab.setContainers({{u"1"_s, u"web-1"_s, u"CrashLoopBackOff"_s}, {u"2"_s, u"web-2"_s}});
    auto *containers = tab.findChild<QComboBox *>(u"consoleContainer"_s);
    auto *open = tab.findChild<QPushButton *>(u"consoleOpen"_s);
    QCOMPARE(containers->currentText(), u"web-2"_s); // The first that can be.
    QVERIFY(open->isEnabled());
    tab.setContainers({{u"1"_s, u"web-1"_s, u"CrashLoopBackOff"_s}, {u"2"_s, u"web-2"_s, u"being stopped"_s}});
    QCOMPARE(containers->currentText(), u"web-2 (being stopped)"_s); // What was chosen stays chosen.
    QVERIFY(!open->isEnabled());
    QSignalSpy orders(&tab, &ConsoleTab::openRequested);
    tab.openIn({u"1"_s, u"web-1"_s});
    QVERIFY(orders.isEmpty());
}

QTEST_MAIN(TestPodConsoles)
#include "tst_podconsoles.moc"
