// SPDX-License-Identifier: GPL-3.0-or-later
// New stacks from templates, and templates from stacks, in the whole window on the sample server.
#include "tests/shell/stackswindow.h"

#include "app/portainer/stackrequests.h"
#include "app/portainer/templaterequests.h"
#include "ui/dialogs/maketemplatedialog.h"
#include "ui/pages/newstackwindow.h"
#include "ui/pages/templatepicker.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> answerOf(StacksWindow &window, const Request<T> &request)
{
    const auto answer = window.session().send(request);
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000))
        return Failure(ApiError{});
    return answer.resultAt(0);
}

NewStackWindow *openNewStack(StacksWindow &window)
{
    if (!QTest::qWaitFor([&] { return window.page().changes().newStack->isEnabled(); }, 10'000))
        return nullptr;
    PeopleWindow::press(Qt::Key_N, Qt::ControlModifier);
    NewStackWindow *made = nullptr;
    const auto isThere = [&] { return (made = window.demo.window().findChild<NewStackWindow *>()) != nullptr; };
    if (!QTest::qWaitFor(isThere, 20'000) || !QTest::qWaitForWindowActive(made))
        return nullptr;
    made->setEnvironment(EnvironmentId(1));
    return made;
}

/// Opens the picker and searches for one template, which is then the chosen one.
TemplatePicker *pick(const QString &title)
{
    if (!PeopleWindow::pushButton(u"pickTemplate"_s))
        return nullptr;
    auto *picker = PeopleWindow::waitFor<TemplatePicker>();
    auto *list = picker ? picker->findChild<QListWidget *>(u"templates"_s) : nullptr;
    if (!list || !QTest::qWaitFor([&] { return list->count() > 3; }, 20'000))
        return nullptr;
    PeopleWindow::type(title);
    return QTest::qWaitFor([&] { return list->count() == 1 && picker->findChild<QPushButton *>(u"useTemplate"_s)->isEnabled(); }) ? picker : nullptr;
}

bool create(StacksWindow &window, NewStackWindow &made)
{
    const auto *create = made.findChild<QPushButton *>(u"createStack"_s);
    if (!QTest::qWaitFor([&] { return create->isEnabled(); }, 20'000))
        return false;
    made.activateWindow();
    if (!QTest::qWaitForWindowActive(&made))
        return false;
    PeopleWindow::press(Qt::Key_Return, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return window.last() != nullptr; }) && window.lastEnded(OperationOutcome::Done);
}

} // namespace

class TestStackTemplates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCustomTemplateIsFilledIn();
    void anAppTemplateBringsItsVariables();
    void withoutTheInternetTheOthersAreThere();
    void aTakenPortIsSaid();
    void aTemplateIsMadeOfAStack();
    void aTakenTitleIsSaid();
};

void TestStackTemplates::aCustomTemplateIsFilledIn()
{
    StacksWindow window;
    QVERIFY(window.opened);
    NewStackWindow *made = openNewStack(window);
    QVERIFY(made);
    TemplatePicker *picker = pick(u"Web server"_s);
    QVERIFY(picker);
    PeopleWindow::press(Qt::Key_Return);
    QLineEdit *port = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((port = picker->findChild<QLineEdit *>(u"template-port"_s)) != nullptr, 20'000);
    QCOMPARE(port->text(), u"8088"_s);
    port->setFocus();
    port->selectAll();
    PeopleWindow::type(u"18099"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_VERIFY(!PeopleWindow::dialog<TemplatePicker>());
    QVERIFY2(made->stack().file.contains("\"18099:80\""_L1) && made->stack().file.contains("nginx:1.27-alpine"_L1), qPrintable(made->stack().file));
    QVERIFY(!made->stack().fromTemplate); // Only those of the internet's list are marked so.
    QVERIFY(create(window, *made));
    QCOMPARE(window.stack(u"webserver"_s).status.value, StackStatus::Active);
    QCOMPARE(window.containersOf(u"webserver"_s), 1);
}

void TestStackTemplates::anAppTemplateBringsItsVariables()
{
    StacksWindow window;
    QVERIFY(window.opened);
    NewStackWindow *made = openNewStack(window);
    QVERIFY(made);
    TemplatePicker *picker = pick(u"Vaultwarden"_s);
    QVERIFY(picker);
    PeopleWindow::press(Qt::Key_Return);
    QLineEdit *zone = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((zone = picker->findChild<QLineEdit *>(u"template-TZ"_s)) != nullptr, 20'000);
    zone->setFocus();
    zone->selectAll();
    PeopleWindow::type(u"Europe/Paris"_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_VERIFY(!PeopleWindow::dialog<TemplatePicker>());
    QVERIFY(made->stack().fromTemplate);
    QVERIFY(made->stack().env.contains(EnvVariable{u"TZ"_s, u"Europe/Paris"_s}));
    auto *name = made->findChild<QLineEdit *>(u"stackName"_s);
    name->setText(u"safe"_s);
    QVERIFY(create(window, *made));
    QVERIFY(window.stack(u"safe"_s).env.contains(EnvVariable{u"TZ"_s, u"Europe/Paris"_s}));
}

void TestStackTemplates::withoutTheInternetTheOthersAreThere()
{
    StacksWindow window;
    QVERIFY(window.opened);
    NewStackWindow *made = openNewStack(window);
    QVERIFY(made);
    made->setTemplates({{.key = u"c1"_s, .title = u"Web server"_s, .description = {}, .variables = {}}}, true, u"The app templates are not there."_s);
    disconnect(made, &NewStackWindow::templatesWanted, nullptr, nullptr);
    QSignalSpy wanted(made, &NewStackWindow::templatesWanted);
    QVERIFY(PeopleWindow::pushButton(u"pickTemplate"_s));
    auto *picker = PeopleWindow::waitFor<TemplatePicker>();
    QVERIFY(picker);
    QCOMPARE(wanted.count(), 1); // Asked again: it may have come back.
    QCOMPARE(picker->findChild<QLabel *>(u"templateState"_s)->text(), u"The app templates are not there."_s);
    QVERIFY(picker->findChild<QPushButton *>(u"useTemplate"_s)->isEnabled());
    QVERIFY(PeopleWindow::pushButton(u"retryTemplates"_s));
    QCOMPARE(wanted.count(), 2);
    made->setTemplates({}, false);
    QCOMPARE(picker->findChild<QLabel *>(u"templateState"_s)->text(), u"Reading the templates..."_s);
    made->setTemplates({}, true);
    QCOMPARE(picker->findChild<QLabel *>(u"templateState"_s)->text(), u"There are no templates for this environment."_s);
}

void TestStackTemplates::aTakenPortIsSaid()
{
    StacksWindow window;
    QVERIFY(window.opened);
    NewStackWindow *made = openNewStack(window);
    QVERIFY(made);
    const QString file = u"services:\n  web:\n    image: nginx:1.27\n    ports:\n      - \"%1:80\"\n"_s;
    made->setFile(file.arg(8020), u"hello"_s); // That of web1.
    const auto *said = made->findChild<QLabel *>(u"newStackSaid"_s);
    QTRY_COMPARE_WITH_TIMEOUT(said->text(), u"Port 8020 of web is taken by web1-web-1 of the stack web1."_s, 20'000);
    const auto *create = made->findChild<QPushButton *>(u"createStack"_s);
    QTRY_VERIFY(create->isEnabled()); // It is only said: web1 may be stopped first.
    made->setFile(file.arg(18020));
    QTRY_COMPARE_WITH_TIMEOUT(said->text(), QString(), 20'000);
    made->setFile(u"services:\n  web:\n    image: a:b:c\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!create->isEnabled() && said->text() == "One error has to be mended first."_L1, 20'000);
}

void TestStackTemplates::aTemplateIsMadeOfAStack()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"shop"_s));
    const auto file = answerOf(window, requests::stackFile(window.stack(u"shop"_s).id));
    QVERIFY(file);
    QVERIFY(window.pushMore(StackAction::MakeTemplate));
    auto *dialog = PeopleWindow::waitFor<MakeTemplateDialog>();
    QVERIFY(dialog);
    auto *action = dialog->findChild<QPushButton *>(u"action"_s);
    QVERIFY(!action->isEnabled());
    QVERIFY(PeopleWindow::said(*dialog, u"templateProblem"_s).contains("description"_L1));
    PeopleWindow::type(u"Our shop"_s);
    QVERIFY(PeopleWindow::tabTo(u"templateDescription"_s));
    PeopleWindow::type(u"What we sell with"_s);
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 20'000);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!PeopleWindow::dialog<MakeTemplateDialog>(), 20'000);
    QTRY_COMPARE(window.outcomeBanner(), u"The template Our shop was created on Sample data. It can be used for a new stack."_s);
    const auto all = answerOf(window, requests::customTemplates());
    QVERIFY(all);
    const auto made = std::ranges::find(*all, u"Our shop"_s, &CustomTemplate::title);
    QVERIFY(made != all->end());
    QCOMPARE(made->description, u"What we sell with"_s);
    QCOMPARE(answerOf(window, requests::customTemplateFile(made->id))->content, file->content); // Byte for byte, and no values.
}

void TestStackTemplates::aTakenTitleIsSaid()
{
    StacksWindow window;
    QVERIFY(window.opened);
    QVERIFY(window.choose(u"shop"_s));
    QVERIFY(window.pushMore(StackAction::MakeTemplate));
    auto *dialog = PeopleWindow::waitFor<MakeTemplateDialog>();
    QVERIFY(dialog);
    PeopleWindow::type(u"Web server"_s);
    QVERIFY(PeopleWindow::tabTo(u"templateDescription"_s));
    PeopleWindow::type(u"Pages"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton *>(u"action"_s)->isEnabled(), 20'000);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(PeopleWindow::said(*dialog, u"outcome"_s), u"There is a template called Web server already. Give it another title."_s, 20'000);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"templateTitle"_s)->text(), u"Web server"_s); // What was typed stays.
}

QTEST_MAIN(TestStackTemplates)
#include "tst_stacktemplates.moc"
