// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/accessedit.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr UserId Admin{1};
constexpr UserId Alice{2};
constexpr UserId Bob{3};
constexpr UserId Maria{4};
constexpr TeamId Web{1};
constexpr TeamId Empty{2};
constexpr EnvironmentId Local{1};
constexpr EnvironmentId Swarm{2};

/// Alice uses local; team web (Bob, Maria) uses swarm-b, and Bob also by name.
DirectoryContent content()
{
    return {.users = {{Admin, u"admin"_s, Role::Administrator}, {Alice, u"alice"_s, Role::Standard}, {Bob, u"bob"_s, Role::Standard}, {Maria, u"maria"_s, Role::Standard}},
            .teams = {{Web, u"web"_s}, {Empty, u"empty"_s}},
            .memberships = {{MembershipId(1), Bob, Web, TeamRole::Member}, {MembershipId(2), Maria, Web, TeamRole::Leader}},
            .environments = {{Local, u"local"_s, GroupId(1), {{{Alice, 4}}, {}}}, {Swarm, u"swarm-b"_s, GroupId(1), {{{Bob, 0}}, {{Web, 7}}}}},
            .groups = {{GroupId(1), u"Unassigned"_s, {}}}};
}

Stack stackOf(qint64 id, EnvironmentId environment, const ResourceControl &control)
{
    Stack stack{.id = StackId(id), .environmentId = environment, .resourceControl = control};
    stack.type.value = StackType::Compose;
    return stack;
}

/// Three for team web on swarm-b, a public one and one of Alice on local.
QList<Stack> stacks()
{
    return {stackOf(1, Swarm, {.teams = {Web}}), stackOf(2, Swarm, {.teams = {Web}}), stackOf(3, Swarm, {.teams = {Web}}),
            stackOf(4, Local, {.isPublic = true}), stackOf(5, Local, {.users = {Alice}})};
}

QStringList wordsOf(const AccessEdit &edit)
{
    QStringList words;
    for (const AccessChange &change : accessChanges(edit, stacks()))
        words.append(change.what + u' ' + change.effect);
    return words;
}

} // namespace

class TestAccessEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsChangedAtFirst();
    void whatIsSetAndSetBackIsNoEdit();
    void rolesOfOthersStayAsTheyAre();
    void edits();
    void edits_data();
    void editsAreCountedOneByOne();
    void movesToWhatTheServerSaysByNow();
    void saysWhatMovedMeanwhile();
};

void TestAccessEdit::nothingIsChangedAtFirst()
{
    const AccessEdit edit(content());
    QVERIFY(edit.isEmpty());
    QVERIFY(edit.isAllowed(Alice, Local) && edit.isAllowed(Web, Swarm) && !edit.isAllowed(Alice, Swarm));
    QCOMPARE(edit.edited(), content());
    QVERIFY(accessChanges(edit, stacks()).isEmpty());
}

void TestAccessEdit::whatIsSetAndSetBackIsNoEdit()
{
    AccessEdit edit(content());
    edit.set(Alice, Local, false);
    QVERIFY(!edit.isAllowed(Alice, Local));
    QCOMPARE(edit.changedEnvironments(), QList{Local});
    edit.set(Alice, Local, true);
    QVERIFY(edit.isEmpty());
    QCOMPARE(edit.policies(Local).users.value(Alice), 4);
    edit.set(Bob, Local, true);
    edit.set(Bob, Local, false);
    QVERIFY(edit.isEmpty());
}

void TestAccessEdit::rolesOfOthersStayAsTheyAre()
{
    AccessEdit edit(content());
    edit.set(Bob, Local, true);
    edit.set(Empty, Swarm, true);
    QCOMPARE(edit.policies(Local).users, (QMap<UserId, qint64>{{Alice, 4}, {Bob, 0}}));
    QCOMPARE(edit.policies(Swarm).teams, (QMap<TeamId, qint64>{{Web, 7}, {Empty, 0}}));
    QCOMPARE(edit.policies(Swarm).users, content().environments.at(1).policies.users);
}

void TestAccessEdit::edits_data()
{
    QTest::addColumn<std::function<void(AccessEdit &)>>("act");
    QTest::addColumn<QStringList>("words");
    using Act = std::function<void(AccessEdit &)>;
    QTest::newRow("given") << Act([](AccessEdit &edit) { edit.set(Bob, Local, true); })
                           << QStringList{u"Gives bob access to local. 1 stack can be used by bob from then on."_s};
    QTest::newRow("given twice over") << Act([](AccessEdit &edit) { edit.set(Maria, Swarm, true); })
                                      << QStringList{u"Gives maria access to swarm-b. maria has it already, through team web."_s};
    QTest::newRow("taken") << Act([](AccessEdit &edit) { edit.set(Alice, Local, false); })
                           << QStringList{u"Takes alice's access to local. 2 stacks can no longer be used by alice."_s};
    QTest::newRow("taken, yet kept by team") << Act([](AccessEdit &edit) { edit.set(Bob, Swarm, false); })
                                             << QStringList{u"Takes bob's access to swarm-b. bob keeps it through team web."_s};
    QTest::newRow("taken from a team") << Act([](AccessEdit &edit) { edit.set(Web, Swarm, false); })
                                       << QStringList{u"Takes team web's access to swarm-b. 3 stacks can no longer be used by 1 of its 2 members."_s};
    QTest::newRow("taken from a team and its member") << Act([](AccessEdit &edit) {
        edit.set(Web, Swarm, false);
        edit.set(Bob, Swarm, false);
    }) << QStringList{u"Takes bob's access to swarm-b. 3 stacks can no longer be used by bob."_s,
                      u"Takes team web's access to swarm-b. 3 stacks can no longer be used by its 2 members."_s};
    QTest::newRow("given to a team") << Act([](AccessEdit &edit) { edit.set(Web, Local, true); })
                                     << QStringList{u"Gives team web access to local. 1 stack can be used by its 2 members from then on."_s};
    QTest::newRow("given to nobody") << Act([](AccessEdit &edit) { edit.set(Empty, Local, true); })
                                     << QStringList{u"Gives team empty access to local. The team has no members."_s};
    QTest::newRow("nothing to see there") << Act([](AccessEdit &edit) { edit.set(Alice, Swarm, true); })
                                          << QStringList{u"Gives alice access to swarm-b. No stack there is shared with alice yet."_s};
}

void TestAccessEdit::edits()
{
    QFETCH(std::function<void(AccessEdit &)>, act);
    AccessEdit edit(content());
    act(edit);
    QTEST(wordsOf(edit), "words");
}

void TestAccessEdit::editsAreCountedOneByOne()
{
    AccessEdit edit(content());
    edit.set(Bob, Local, true);
    edit.set(Alice, Local, false);
    edit.set(Web, Swarm, false);
    QCOMPARE(edit.count(), 3);
    edit.discard(Local);
    QCOMPARE(edit.count(), 1);
    edit.discard();
    QVERIFY(edit.isEmpty());
}

void TestAccessEdit::movesToWhatTheServerSaysByNow()
{
    AccessEdit edit(content());
    edit.set(Bob, Local, true);
    edit.set(Web, Swarm, false);
    DirectoryContent now = content();
    now.environments[0].policies.users.insert(Bob, 0); // Somebody else did the same.
    now.environments[1].policies.users.insert(Alice, 0); // And something else.
    edit.rebase(now);
    QCOMPARE(edit.changedEnvironments(), QList{Swarm});
    QVERIFY(edit.isAllowed(Alice, Swarm) && !edit.isAllowed(Web, Swarm));
    now.environments.removeLast();
    edit.rebase(now);
    QVERIFY(edit.isEmpty());
}

void TestAccessEdit::saysWhatMovedMeanwhile()
{
    const AccessPolicies before = content().environments.at(1).policies;
    AccessPolicies now = before;
    QVERIFY(movedWords(before, now, content()).isEmpty());
    now.users.insert(Alice, 0);
    now.teams.remove(Web);
    QCOMPARE(movedWords(before, now, content()), (QStringList{u"given to alice"_s, u"taken from team web"_s}));
    now = before;
    now.users.insert(Bob, 3);
    QCOMPARE(movedWords(before, now, content()), QStringList{u"the role of somebody changed"_s});
}

QTEST_GUILESS_MAIN(TestAccessEdit)
#include "tst_accessedit.moc"
