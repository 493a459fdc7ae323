// SPDX-License-Identifier: GPL-3.0-or-later
// Several stacks at once, by mouse and keyboard in the whole window on the sample server.
#include "tests/shell/stackswindow.h"

#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/models/bulkmodel.h"

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// Clicks the first, and the others with Ctrl.
bool select(StacksWindow &window, const QStringList &names)
{
    if (!window.choose(names.first()))
        return false;
    StacksTable &table = window.page().table();
    const auto *model = static_cast<const StacksModel *>(table.model());
    for (const QString &name : names.sliced(1)) {
        const QModelIndex cell = model->index(model->shownRowOf(window.keyOf(name)), 0);
        table.scrollTo(cell);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ControlModifier, table.visualRect(cell).center());
    }
    return QTest::qWaitFor([&] { return window.page().selectedKeys().size() == names.size(); });
}

StackQuestion *askFor(StacksWindow &window, StackAction action)
{
    return window.pushMore(action) ? PeopleWindow::waitFor<StackQuestion>() : nullptr;
}

BulkDialog *confirm(StacksWindow &window, StackQuestion &question)
{
    auto *action = question.findChild<QPushButton *>(u"action"_s);
    if (!QTest::qWaitFor([&] { return action->isEnabled(); }, 20'000) || !PeopleWindow::pushButton(u"action"_s))
        return nullptr;
    BulkDialog *dialog = nullptr;
    return QTest::qWaitFor([&] { return (dialog = window.demo.window().findChild<BulkDialog *>()) != nullptr; }) ? dialog : nullptr;
}

QString sentenceOf(const BulkDialog &dialog) { return dialog.findChild<QLabel *>(u"bulkSentence"_s)->text(); }

bool settles(StacksWindow &window, qsizetype operations)
{
    return QTest::qWaitFor([&] { return window.demo.operations().all().size() == operations && window.demo.operations().running().isEmpty(); }, 60'000);
}

QString said(StacksWindow &window)
{
    QStringList all;
    for (const Operation *operation : window.demo.operations().all())
        all.append(operation->title() + u": "_s + operation->sentence());
    return all.join(u'\n');
}

} // namespace

class TestStackBulk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopsAndStartsSeveral();
    void pausesAtTheFirstFailureAndGoesOn();
    void theRestCanBeLeft();
    void removesSeveral();
};

void TestStackBulk::stopsAndStartsSeveral()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const QStringList names{u"web1"_s, u"web2"_s, u"web10"_s}; // web10 is stopped already.
    QVERIFY(select(window, names));
    QVERIFY(window.push(u"stopStack"_s));
    auto *question = PeopleWindow::waitFor<StackQuestion>();
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Stop 2 stacks - local on Sample data"_s);
    QTRY_VERIFY(PeopleWindow::said(*question, u"goes"_s).contains("web1: "_L1));
    QVERIFY(PeopleWindow::said(*question, u"leftOut"_s).contains("web10 is already stopped."_L1));
    BulkDialog *dialog = confirm(window, *question);
    QVERIFY(dialog);
    QVERIFY(settles(window, 2));
    QTRY_VERIFY2(sentenceOf(*dialog).contains("2"_L1), qPrintable(sentenceOf(*dialog)));
    for (const QString &name : {u"web1"_s, u"web2"_s})
        QCOMPARE(window.containersOf(name), 0);
    dialog->close();
    QTRY_VERIFY(!window.demo.window().findChild<BulkDialog *>());
    window.demo.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window.demo.window()));
    window.page().focusTable();
    for (const QString &name : names) // What the table does not say yet would be left out.
        QTRY_COMPARE(window.stateOf(window.keyOf(name)), u"Inactive"_s);
    QVERIFY(window.push(u"startStack"_s)); // Not asked: nothing is at stake.
    QVERIFY2(settles(window, 5), qPrintable(said(window)));
    for (const QString &name : names)
        QVERIFY2(window.containersOf(name) > 0, qPrintable(name));
}

void TestStackBulk::pausesAtTheFirstFailureAndGoesOn()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const QStringList names{u"web1"_s, u"web2"_s, u"web20"_s, u"x"_s, u"chatty"_s};
    QVERIFY(select(window, names));
    StackQuestion *question = askFor(window, StackAction::Redeploy);
    QVERIFY(question);
    window.demo.demo().server()->failNextDeploy("failed to deploy a stack: the engine is tired");
    BulkDialog *dialog = confirm(window, *question);
    QVERIFY(dialog);
    const auto *resume = dialog->findChild<QPushButton *>(u"resume"_s);
    QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible(), 60'000);
    QVERIFY(sentenceOf(*dialog).startsWith("Paused, because one failed."_L1));
    QTRY_VERIFY_WITH_TIMEOUT(window.demo.operations().running().isEmpty(), 60'000);
    QVERIFY(window.demo.operations().all().size() < names.size()); // Those that wait were not asked for.
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QVERIFY(PeopleWindow::pushButton(u"resume"_s));
    QVERIFY(settles(window, names.size()));
    const auto *retry = dialog->findChild<QPushButton *>(u"retryFailed"_s);
    QTRY_VERIFY(retry->isVisible());
    QVERIFY(PeopleWindow::pushButton(u"retryFailed"_s));
    QVERIFY(settles(window, names.size() + 1));
    QTRY_VERIFY2(!retry->isVisible(), qPrintable(sentenceOf(*dialog)));
    for (const QString &name : names)
        QVERIFY2(window.containersOf(name) > 0, qPrintable(name));
}

void TestStackBulk::theRestCanBeLeft()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(select(window, {u"web1"_s, u"web2"_s, u"web20"_s, u"x"_s, u"chatty"_s}));
    StackQuestion *question = askFor(window, StackAction::Redeploy);
    QVERIFY(question);
    window.demo.demo().server()->failNextDeploy("failed to deploy a stack: the engine is tired");
    BulkDialog *dialog = confirm(window, *question);
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton *>(u"resume"_s)->isVisible(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(window.demo.operations().running().isEmpty(), 60'000);
    const qsizetype asked = window.demo.operations().all().size();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QVERIFY(PeopleWindow::pushButton(u"leave"_s));
    QTRY_VERIFY(!dialog->findChild<QPushButton *>(u"leave"_s)->isVisible());
    QTest::qWait(300);
    QCOMPARE(window.demo.operations().all().size(), asked);
}

void TestStackBulk::removesSeveral()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(select(window, {u"web1"_s, u"web2"_s, u"gitea"_s}));
    StackQuestion *question = askFor(window, StackAction::Remove);
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Remove 3 stacks - local on Sample data"_s);
    QTRY_VERIFY(PeopleWindow::said(*question, u"stays"_s).contains("gitea: "_L1));
    QVERIFY(confirm(window, *question));
    QVERIFY(settles(window, 3));
    for (const QString &name : {u"web1"_s, u"web2"_s, u"gitea"_s}) {
        QCOMPARE(number(window.stack(name).id), 0);
        QCOMPARE(window.containersOf(name), 0);
    }
}

QTEST_MAIN(TestStackBulk)
#include "tst_stackbulk.moc"
