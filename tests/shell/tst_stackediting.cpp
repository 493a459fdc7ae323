// SPDX-License-Identifier: GPL-3.0-or-later
// Editing, updating and creating stacks by the keyboard, in the whole window on the sample server; what the server has
// afterwards decides.
#include "tests/shell/stackswindow.h"

#include "app/portainer/stackrequests.h"
#include "ui/dialogs/closequestion.h"
#include "ui/pages/newstackwindow.h"
#include "ui/pages/updatestackwindow.h"
#include "ui/widgets/codeeditor.h"

#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
std::optional<T> answerOf(Session &session, const Request<T> &request)
{
    const auto answer = session.send(request);
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
        return {};
    return *answer.resultAt(0);
}

QString fileOf(StacksWindow &window, const QString &name)
{
    const auto file = answerOf(window.session(), requests::stackFile(window.stack(name).id));
    return file ? file->content : QString();
}

/// Opens the window of a stack with its key, and waits until it was read.
UpdateStackWindow *edit(StacksWindow &window, const QString &name, Qt::Key key = Qt::Key_F2)
{
    if (!window.choose(name))
        return nullptr;
    if (!QTest::qWaitFor([&] { return window.page().changes().action(StackAction::Edit)->isEnabled(); }, 10'000))
        return nullptr;
    PeopleWindow::press(key);
    UpdateStackWindow *opened = nullptr;
    const auto isThere = [&] {
        opened = window.demo.window().findChild<UpdateStackWindow *>();
        return opened && opened->opened().isRead();
    };
    if (!QTest::qWaitFor(isThere, 20'000) || !QTest::qWaitForWindowActive(opened))
        return nullptr;
    return opened;
}

/// Adds a line at the end of the file, where the keyboard is.
void typeLine(const QString &line)
{
    PeopleWindow::press(Qt::Key_End, Qt::ControlModifier);
    PeopleWindow::type(line);
}

} // namespace

class TestStackEditing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editsAndUpdates();
    void whatMovedMeanwhileIsNotOverwritten();
    void leavingADraftAsks();
    void createsFromText();
    void aDroppedFileBecomesANewStack();
};

void TestStackEditing::editsAndUpdates()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const Stack before = window.stack(u"web1"_s);
    const QString file = fileOf(window, u"web1"_s);
    UpdateStackWindow *opened = edit(window, u"web1"_s);
    QVERIFY(opened);
    QCOMPARE(opened->file(), file);
    typeLine(u"# a note"_s);
    QVERIFY(opened->isDirty());
    const auto *apply = opened->findChild<QPushButton *>(u"applyUpdate"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(apply->isEnabled(), qPrintable(apply->accessibleDescription()), 20'000);
    PeopleWindow::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(window.lastEnded(OperationOutcome::Done), qPrintable(window.last() ? window.last()->sentence() + window.last()->details() : QString()));
    QCOMPARE(fileOf(window, u"web1"_s), file + u"# a note"_s);
    const Stack after = window.stack(u"web1"_s);
    QCOMPARE(after.env, before.env);
    QCOMPARE(after.environmentId, before.environmentId);
    QTRY_VERIFY(!opened->isDirty());
}

void TestStackEditing::whatMovedMeanwhileIsNotOverwritten()
{
    StacksWindow window;
    QVERIFY(window.opened);
    const Stack before = window.stack(u"web1"_s);
    const QString file = fileOf(window, u"web1"_s);
    UpdateStackWindow *opened = edit(window, u"web1"_s, Qt::Key_F2);
    QVERIFY(opened);
    typeLine(u"# mine"_s);
    QVERIFY(answerOf(window.session(), requests::updateStack(targetOf(before), {.file = file + u"# theirs"_s, .env = before.env})));
    const auto *apply = opened->findChild<QPushButton *>(u"applyUpdate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), 20'000);
    PeopleWindow::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window.lastEnded(OperationOutcome::Refused));
    QVERIFY(window.last()->theirs());
    QCOMPARE(fileOf(window, u"web1"_s), file + u"# theirs"_s); // Nothing was sent.
    auto *mine = opened->findChild<QPushButton *>(u"keepMine"_s);
    QTRY_VERIFY(mine->isVisible());
    QVERIFY(opened->findChild<QLabel *>(u"movedSentence"_s)->text().contains("file"_L1));
    mine->setFocus();
    PeopleWindow::press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), 20'000);
    opened->apply();
    QVERIFY(QTest::qWaitFor([&] { return window.demo.operations().all().size() == 2; }));
    QVERIFY(window.lastEnded(OperationOutcome::Done));
    QCOMPARE(fileOf(window, u"web1"_s), file + u"# mine"_s);
}

void TestStackEditing::leavingADraftAsks()
{
    StacksWindow window;
    QVERIFY(window.opened);
    UpdateStackWindow *opened = edit(window, u"web1"_s);
    QVERIFY(opened);
    typeLine(u"# a note"_s);
    window.demo.window().close();
    auto *question = PeopleWindow::waitFor<CloseQuestion>();
    QVERIFY(question);
    QCOMPARE(PeopleWindow::said(*question, u"unsaved"_s), u"• web1"_s);
    PeopleWindow::press(Qt::Key_Return); // Stays open.
    QVERIFY(window.demo.window().isVisible());
    QVERIFY(opened->isDirty());
}

void TestStackEditing::createsFromText()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QTRY_VERIFY(window.page().changes().newStack->isEnabled());
    PeopleWindow::press(Qt::Key_N, Qt::ControlModifier);
    NewStackWindow *made = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((made = window.demo.window().findChild<NewStackWindow *>()) != nullptr, 20'000);
    QVERIFY(QTest::qWaitForWindowActive(made));
    auto *name = made->findChild<QLineEdit *>(u"stackName"_s);
    name->setFocus();
    PeopleWindow::type(u"hello"_s);
    made->setEnvironment(EnvironmentId(1));
    made->setFile(u"services:\n  web:\n    image: nginx:1.27\n"_s);
    const auto *create = made->findChild<QPushButton *>(u"createStack"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(create->isEnabled(), qPrintable(create->toolTip()), 20'000);
    PeopleWindow::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(window.lastEnded(OperationOutcome::Done), qPrintable(window.last() ? window.last()->sentence() + window.last()->details() : QString()));
    const Stack hello = window.stack(u"hello"_s);
    QVERIFY(number(hello.id) != 0);
    QCOMPARE(hello.status.value, StackStatus::Active);
    QCOMPARE(window.containersOf(u"hello"_s), 1);
    QTRY_VERIFY(!window.demo.window().findChild<NewStackWindow *>()); // Made: closed.
}

void TestStackEditing::aDroppedFileBecomesANewStack()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QTRY_VERIFY(window.page().changes().newStack->isEnabled());
    const QString path = window.folder.filePath(u"compose.yml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("services:\n  web:\n    image: nginx:1.27\n");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(400, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window.demo.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(400, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window.demo.window(), &drop);
    NewStackWindow *made = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((made = window.demo.window().findChild<NewStackWindow *>()) != nullptr, 20'000);
    QTRY_COMPARE(made->stack().file, u"services:\n  web:\n    image: nginx:1.27\n"_s);
    // What is no compose file is not taken.
    QMimeData other;
    other.setUrls({QUrl::fromLocalFile(u"/tmp/picture.png"_s)});
    QDragEnterEvent refused(QPoint(400, 200), Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
    refused.ignore();
    QApplication::sendEvent(&window.demo.window(), &refused);
    QVERIFY(!refused.isAccepted());
}

QTEST_MAIN(TestStackEditing)
#include "tst_stackediting.moc"
