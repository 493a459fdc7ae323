// SPDX-License-Identifier: GPL-3.0-or-later
// Changing whom a stack belongs to, from the Access tab of the whole window on the sample server.
#include "tests/shell/peoplewindow.h"

#include "app/portainer/requests.h"
#include "ui/dialogs/ownershipdialog.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/shell/demowindow.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// The whole window on the sample server, with a stack chosen and its Access tab in front.
struct Open {
    explicit Open(const CommandLine &line = {})
        : demo(*qApp, ConfigDir(folder.path() + u"/config"_s), line)
    {
        QSignalSpy painted(&demo.window(), &MainWindow::stacksPainted);
        opened = demo.open() && (!painted.isEmpty() || painted.wait(20'000)) && QTest::qWaitFor([this] { return session().user().has_value(); });
        demo.window().activateWindow();
        opened = opened && QTest::qWaitForWindowActive(&demo.window());
    }
    Session &session() { return *demo.servers().session(demo.serverId()); }
    Stack stack(const QString &name, qint64 environment = 1)
    {
        const auto answer = session().send(requests::stacks());
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }) || !answer.resultAt(0))
            return {};
        const QList<Stack> all = *answer.resultAt(0);
        const auto found = std::ranges::find_if(all, [&](const Stack &each) { return each.name == name && number(each.environmentId) == environment; });
        return found == all.end() ? Stack() : *found;
    }
    /// Another administrator changes it.
    bool changeBehindTheBack(const Stack &stack, const OwnershipChoice &choice)
    {
        const auto answer = session().send(requests::changeOwnership(stack.resourceControl->id, choice));
        return QTest::qWaitFor([&] { return answer.isFinished(); }) && answer.resultAt(0);
    }
    bool show(const QString &name, qint64 environment = 1)
    {
        const Stack chosen = stack(name, environment);
        StacksPage &page = demo.window().page();
        if (!QTest::qWaitFor([&] { return page.selectStack({demo.serverId(), chosen.id}); }))
            return false;
        page.details().setCurrentTab(u"access"_s);
        return QTest::qWaitFor([&] { return button().isVisible(); });
    }
    QPushButton &button() { return *demo.window().findChild<QPushButton *>(u"changeOwnership"_s); }
    OwnershipDialog *ask()
    {
        button().setFocus();
        PeopleWindow::press(Qt::Key_Space);
        return PeopleWindow::waitFor<OwnershipDialog>();
    }
    QString told() { return demo.window().findChild<Banner *>(u"banner"_s)->sentence(); }

    QTemporaryDir folder;
    DemoWindow demo;
    bool opened = false;
};

template <typename Widget>
Widget *in(QDialog *dialog, const QString &name)
{
    return dialog->findChild<Widget *>(name);
}

} // namespace

class TestOwnership : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesWithATeamByKeyboard();
    void givesToOneUser();
    void aStackWithoutAControlGetsOne();
    void whatMovedMeanwhileIsNotSent();
    void theOwnerMayShareOrPublish();
    void publishingAndTakingAwayAreGuarded();
    void kubernetesHasNone();
};

void TestOwnership::sharesWithATeamByKeyboard()
{
    Open open;
    QVERIFY(open.opened);
    QVERIFY(open.show(u"shop"_s));
    OwnershipDialog *dialog = open.ask();
    QVERIFY(dialog);
    QVERIFY(in<QAbstractButton>(dialog, u"privateLevel"_s)->isChecked()); // As it is now: alice's.
    QCOMPARE(in<QComboBox>(dialog, u"owner"_s)->currentText(), u"alice"_s);
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
    PeopleWindow::press(Qt::Key_Down); // Restricted
    QVERIFY(in<QAbstractButton>(dialog, u"restrictedLevel"_s)->isChecked());
    QVERIFY(PeopleWindow::tabTo(u"shares"_s));
    for (int step = 0; step < 20 && in<QListWidget>(dialog, u"shares"_s)->currentItem()->text() != "Team web"_L1; ++step)
        PeopleWindow::press(Qt::Key_Down);
    PeopleWindow::press(Qt::Key_Space);
    for (int step = 0; step < 20 && in<QListWidget>(dialog, u"shares"_s)->currentItem()->text() != "alice"_L1; ++step)
        PeopleWindow::press(Qt::Key_Down);
    PeopleWindow::press(Qt::Key_Space); // Ticked, as she has it now; off.
    QCOMPARE(PeopleWindow::said(*dialog, u"sight"_s), u"Gains sight of it: bob and maria. Loses sight of it: alice."_s);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(open.told(), u"The ownership of shop was changed: Restricted."_s);
    const Stack shop = open.stack(u"shop"_s);
    QCOMPARE(shop.resourceControl->teams, QList{TeamId(1)});
    QVERIFY(shop.resourceControl->users.isEmpty());
}

void TestOwnership::givesToOneUser()
{
    Open open;
    QVERIFY(open.opened);
    QVERIFY(open.show(u"grafana"_s));
    OwnershipDialog *dialog = open.ask();
    QVERIFY(dialog);
    QVERIFY(in<QAbstractButton>(dialog, u"administratorsLevel"_s)->isChecked());
    PeopleWindow::press(Qt::Key_Down);
    QCOMPARE(PeopleWindow::said(*dialog, u"choiceProblem"_s), u"Choose the user it is to belong to."_s);
    QVERIFY(PeopleWindow::tabTo(u"owner"_s));
    PeopleWindow::type(u"kim"_s);
    QCOMPARE(in<QComboBox>(dialog, u"owner"_s)->currentText(), u"kim"_s);
    QCOMPARE(PeopleWindow::said(*dialog, u"sight"_s), u"Gains sight of it: kim."_s);
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.told(), u"The ownership of grafana was changed: Private."_s);
    QCOMPARE(open.stack(u"grafana"_s).resourceControl->users, QList{UserId(8)});
}

void TestOwnership::aStackWithoutAControlGetsOne()
{
    Open open;
    QVERIFY(open.opened);
    QVERIFY(!open.stack(u"immich"_s).resourceControl);
    QVERIFY(open.show(u"immich"_s));
    OwnershipDialog *dialog = open.ask();
    QVERIFY(dialog);
    PeopleWindow::press(Qt::Key_U, Qt::AltModifier); // Public
    QTRY_VERIFY(in<QAbstractButton>(dialog, u"publicLevel"_s)->isChecked());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.told(), u"The ownership of immich was changed: Public."_s);
    const Stack immich = open.stack(u"immich"_s);
    QVERIFY(immich.resourceControl && immich.resourceControl->isPublic);
}

void TestOwnership::whatMovedMeanwhileIsNotSent()
{
    Open open;
    QVERIFY(open.opened);
    QVERIFY(open.show(u"shop"_s));
    OwnershipDialog *dialog = open.ask();
    QVERIFY(dialog);
    QVERIFY(open.changeBehindTheBack(open.stack(u"shop"_s), {.level = Ownership::Public}));
    PeopleWindow::press(Qt::Key_A, Qt::AltModifier); // Administrators
    QTRY_VERIFY(in<QAbstractButton>(dialog, u"administratorsLevel"_s)->isChecked());
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(PeopleWindow::said(*dialog, u"outcome"_s), u"Nothing was sent: somebody else changed the ownership meanwhile. It is Public now."_s);
    QVERIFY(open.stack(u"shop"_s).resourceControl->isPublic);
    QVERIFY(PeopleWindow::said(*dialog, u"sight"_s).contains("Loses sight of it: alice, bob, kim, maria and noor."_L1)); // As against now.
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.told(), u"The ownership of shop was changed: Administrators."_s);
}

void TestOwnership::theOwnerMayShareOrPublish()
{
    Open open(CommandLine{.demoStandardUser = true});
    QVERIFY(open.opened);
    QVERIFY(open.show(u"shop"_s));
    OwnershipDialog *dialog = open.ask();
    QVERIFY(dialog);
    auto *administrators = in<QAbstractButton>(dialog, u"administratorsLevel"_s);
    QVERIFY(!administrators->isEnabled());
    QCOMPARE(administrators->accessibleDescription(), u"Only an administrator may take a stack away from its users."_s);
    QVERIFY(!in<QAbstractButton>(dialog, u"restrictedLevel"_s)->isEnabled()); // Alice is in no team.
    PeopleWindow::press(Qt::Key_U, Qt::AltModifier);
    QTRY_VERIFY(in<QAbstractButton>(dialog, u"publicLevel"_s)->isChecked());
    QVERIFY(PeopleWindow::said(*dialog, u"sight"_s).contains("not known"_L1)); // She may not list the others.
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.told(), u"The ownership of shop was changed: Public."_s);
    QVERIFY(open.stack(u"shop"_s).resourceControl->isPublic);
}

void TestOwnership::publishingAndTakingAwayAreGuarded()
{
    Open open;
    QVERIFY(open.opened);
    ServerProfile guarded = open.session().profile();
    guarded.lockedEnvironments = {EnvironmentId(1)};
    open.session().setProfile(guarded);
    QVERIFY(open.show(u"grafana"_s)); // The administrators'.
    OwnershipDialog *dialog = open.ask();
    QVERIFY(dialog);
    PeopleWindow::press(Qt::Key_Down); // Private: only gives.
    QVERIFY(PeopleWindow::tabTo(u"owner"_s));
    PeopleWindow::type(u"kim"_s);
    QVERIFY(!in<QWidget>(dialog, u"confirmName"_s)->isVisible());
    QVERIFY(in<QPushButton>(dialog, u"action"_s)->isEnabled());
    PeopleWindow::press(Qt::Key_U, Qt::AltModifier); // Public
    QTRY_VERIFY(in<QWidget>(dialog, u"confirmName"_s)->isVisible());
    QCOMPARE(PeopleWindow::said(*dialog, u"confirmRequest"_s), u"This environment is guarded. Type grafana to go on."_s);
    QVERIFY(typeGuardedName(*dialog, u"grafana"_s));
    QVERIFY(PeopleWindow::pushButton(u"action"_s));
    QTRY_COMPARE(open.told(), u"The ownership of grafana was changed: Public."_s);
    QVERIFY(open.show(u"shop"_s)); // Alice's.
    dialog = open.ask();
    QVERIFY(dialog);
    PeopleWindow::press(Qt::Key_A, Qt::AltModifier); // Administrators: she loses sight of it.
    QTRY_VERIFY(in<QWidget>(dialog, u"confirmName"_s)->isVisible());
    QVERIFY(!in<QPushButton>(dialog, u"action"_s)->isEnabled());
}

void TestOwnership::kubernetesHasNone()
{
    Open open;
    QVERIFY(open.opened);
    QVERIFY(open.show(u"shop"_s));
    QVERIFY(open.demo.window().page().selectStack({open.demo.serverId(), open.stack(u"payments"_s, 4).id}));
    QTRY_VERIFY(!open.button().isVisible());
}

QTEST_MAIN(TestOwnership)
#include "tst_ownership.moc"
