// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen on the engine while an operation goes on, in the window of the operations on the sample server.
#include "app/demo/demoserver.h"
#include "tests/shell/stackswindow.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/pages/operationspage.h"
#include "ui/shell/operationswindow.h"

#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int SlowDeployMs = 6000;
constexpr char Logs[] = "endpoints/{id}/docker/containers/{cid}/logs"; // Asked for by nobody else while the Logs tab is out of sight.

struct Watched : StacksWindow {
    OperationsWindow *shown = nullptr;
    QPlainTextEdit *activity = nullptr;

    DemoServer &server() { return *demo.demo().server(); }
    /// Restarts a stack by the keyboard and opens the window of the operations.
    bool restart(const QString &name)
    {
        if (!opened || !choose(name) || !pushMore(StackAction::Restart))
            return false;
        auto *question = PeopleWindow::waitFor<StackQuestion>();
        if (!question || !QTest::qWaitFor([&] { return !PeopleWindow::said(*question, u"restarts"_s).isEmpty(); }, 20'000) || !PeopleWindow::pushButton(u"action"_s))
            return false;
        if (!QTest::qWaitFor([this] { return last() && last()->wasSent(); }, 20'000))
            return false;
        demo.window().findChild<QPushButton *>(u"operationsChip"_s)->click();
        shown = demo.window().findChild<OperationsWindow *>();
        activity = shown ? shown->findChild<QPlainTextEdit *>(u"operationActivity"_s) : nullptr;
        return activity != nullptr;
    }
};

} // namespace

class TestOperationActivity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatRunsHappensAndIsWritten();
    void asksNothingWhenNobodyLooks();
};

void TestOperationActivity::showsWhatRunsHappensAndIsWritten()
{
    Watched window;
    window.server().setDeployTime(SlowDeployMs);
    QVERIFY(window.restart(u"chatty"_s));
    const Operation *operation = window.last();
    QTRY_VERIFY_WITH_TIMEOUT(window.activity->isVisible(), 20'000);
    QCOMPARE(window.activity->accessibleName(), u"Seen on the engine"_s);
    // A container of the stack with its state; what the engine says of it; what it writes.
    static const QRegularExpression states(u"^chatty-[a-z]+-1: [A-Z][a-z]+"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression events(u"^\\d\\d:\\d\\d:\\d\\d  chatty-[a-z]+-1 (was|has) "_s, QRegularExpression::MultilineOption);
    static const QRegularExpression logs(u"^\\d\\d:\\d\\d:\\d\\d  chatty-[a-z]+-1: ."_s, QRegularExpression::MultilineOption);
    for (const QRegularExpression &each : {states, events, logs})
        QTRY_VERIFY2_WITH_TIMEOUT(window.activity->toPlainText().contains(each), qPrintable(each.pattern() + u'\n' + window.activity->toPlainText()), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(operation->isEnded(), 60'000);
    QVERIFY(window.activity->isVisible()); // What was seen can still be read.
    QVERIFY(!window.activity->toPlainText().isEmpty());
}

void TestOperationActivity::asksNothingWhenNobodyLooks()
{
    Watched window;
    window.server().setDeployTime(60'000);
    QVERIFY(window.restart(u"chatty"_s));
    QTRY_VERIFY_WITH_TIMEOUT(window.server().timesAsked("GET", Logs) > 0, 20'000);
    QTest::keyClick(window.shown, Qt::Key_Escape);
    QTRY_VERIFY(!window.shown->isVisible());
    QTRY_VERIFY(window.activity->toPlainText().isEmpty());
    const int events = window.server().timesAsked("GET", Logs);
    QTest::qWait(6000); // Three times as long as between two questions.
    const int more = window.server().timesAsked("GET", Logs) - events;
    QVERIFY2(more <= 3, qPrintable(QString::number(more))); // One of each container may have been under way; three times as many would be asked.
    QVERIFY(!window.last()->isEnded());
}

QTEST_MAIN(TestOperationActivity)
#include "tst_operationactivity.moc"
