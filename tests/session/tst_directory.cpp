// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/directory.h"

#include "tests/session/demosession.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>

#include <algorithm>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Part = Directory::Part;
using State = Directory::State;

namespace {

QStringList namesOf(const QList<User> &users)
{
    QStringList names;
    for (const User &user : users)
        names.append(user.name);
    return names;
}

const QByteArray Token = "ptr_" + QByteArray(43, 'B') + "=";

/// A session on a scripted server of one administrator.
struct Scripted {
    Scripted()
    {
        playPortainer(server);
        server.answer("/users", {200, R"([{"Id":1,"Username":"admin","Role":1},{"Id":3,"Username":"bob","Role":2}])"});
        server.answer("/teams", {200, R"([{"Id":4,"Name":"web"}])"});
        server.answer("/team_memberships", {200, R"([{"Id":1,"UserID":3,"TeamID":4,"Role":2}])"});
        server.answer("/endpoint_groups", {200, R"([{"Id":1,"Name":"Unassigned"}])"});
        ServerProfile profile;
        profile.id = ServerId::create();
        profile.address = ServerAddress::parse(server.address()).address;
        profile.refreshEvery = std::chrono::seconds(0);
        session = std::make_unique<Session>(profile, *secrets, nullptr, ApiClient::systemManagers());
        session->openWith(Token);
    }
    ScriptedServer server;
    std::unique_ptr<SecretStore> secrets = makeSessionStore();
    std::unique_ptr<Session> session;
};

} // namespace

class TestDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAdministratorGetsEverything_data() { lines(); }
    void anAdministratorGetsEverything();
    void aTeamLeaderGetsWhatLeadersMaySee();
    void aStandardUserGetsThemselves_data() { lines(); }
    void aStandardUserGetsThemselves();
    void thereIsOnePerSession();
    void aPartThatFailsIsToldAndTheOthersStay();
    void whatWasReadStaysWhenItCannotBeReadAgain();
    void aSecondReadingReplacesTheFirst();
    void namesOfThoseWhoAreGoneAreNumbers();
    void diesWithItsSessionWhileReading();

private:
    static void lines()
    {
        QTest::addColumn<DemoLine>("line");
        QTest::newRow("2.19") << DemoLine::V2_19;
        QTest::newRow("2.21") << DemoLine::V2_21;
        QTest::newRow("2.23") << DemoLine::V2_23;
    }
};

void TestDirectory::anAdministratorGetsEverything()
{
    QFETCH(DemoLine, line);
    DemoSessions demo({.line = line});
    const Directory &directory = demo.freshDirectoryOf("admin");
    QCOMPARE(directory.state(), State::Ready);
    QVERIFY(directory.isComplete());
    const DirectoryContent &content = directory.content();
    QCOMPARE(content.users.size(), 7);
    QCOMPARE(content.teams.size(), 2);
    QCOMPARE(content.memberships.size(), 3);
    QCOMPARE(content.environments.size(), 4);
    QCOMPARE(content.groups.size(), 2);
    QCOMPARE(content.userName(UserId(3)), u"bob"_s);
    QVERIFY(content.environment(EnvironmentId(1))->policies.users.contains(UserId(3)));
    QVERIFY(!directory.problem());
}

void TestDirectory::aTeamLeaderGetsWhatLeadersMaySee()
{
    DemoSessions demo;
    const Directory &directory = demo.freshDirectoryOf("maria");
    QCOMPARE(directory.state(), State::Ready);
    QVERIFY(!directory.isComplete()); // Administrators are kept from her, and other teams.
    const QStringList names = namesOf(directory.content().users);
    QVERIFY(names.contains(u"maria"_s) && names.contains(u"bob"_s));
    QVERIFY(!names.contains(u"admin"_s));
    QCOMPARE(directory.content().teams.size(), 1);
    QCOMPARE(directory.content().membersOf(TeamId(1)).size(), 2);
}

void TestDirectory::aStandardUserGetsThemselves()
{
    QFETCH(DemoLine, line);
    DemoSessions demo({.line = line});
    const Directory &directory = demo.freshDirectoryOf("bob");
    QCOMPARE(directory.state(), State::Ready);
    QVERIFY(directory.isRefused(Part::Users));
    QCOMPARE(directory.error(Part::Users)->right, Right::Administrator);
    QVERIFY(directory.isRefused(Part::Memberships));
    QVERIFY(!directory.isComplete());
    QCOMPARE(namesOf(directory.content().users), QStringList{u"bob"_s});
    QCOMPARE(directory.content().memberships.size(), 2);
    QCOMPARE(directory.content().teams.size(), 2);
    QCOMPARE(directory.content().environments.size(), 4);
}

void TestDirectory::thereIsOnePerSession()
{
    DemoSessions demo;
    QCOMPARE(&Directory::of(demo.of("admin")), &Directory::of(demo.of("admin")));
    QVERIFY(&Directory::of(demo.of("admin")) != &Directory::of(demo.of("alice")));
    QCOMPARE(Directory::of(demo.of("alice")).state(), State::Empty);
}

void TestDirectory::aPartThatFailsIsToldAndTheOthersStay()
{
    Scripted scripted;
    scripted.server.answer("/team_memberships", {500, R"({"message":"Unable to retrieve team memberships from the database"})"});
    Directory &directory = Directory::of(*scripted.session);
    directory.load();
    QCOMPARE(directory.state(), State::Loading);
    QTRY_COMPARE(directory.state(), State::Failed);
    QCOMPARE(directory.content().users.size(), 2);
    QVERIFY(!directory.isComplete());
    QCOMPARE(directory.problem()->message, u"Unable to retrieve team memberships from the database"_s);
    QVERIFY(!directory.readAt().isValid());
    QVERIFY(!directory.error(Part::Users));

    scripted.server.answer("/team_memberships", {200, "[]"});
    directory.load();
    QTRY_COMPARE(directory.state(), State::Ready);
    QVERIFY(directory.readAt().isValid());
}

void TestDirectory::whatWasReadStaysWhenItCannotBeReadAgain()
{
    Scripted scripted;
    Directory &directory = Directory::of(*scripted.session);
    directory.load();
    QTRY_COMPARE(directory.state(), State::Ready);
    const QDateTime then = directory.readAt();
    scripted.server.answer("/users", {500, R"({"message":"no"})"});
    directory.reload();
    QTRY_COMPARE(directory.state(), State::Stale);
    QCOMPARE(directory.content().users.size(), 2);
    QCOMPARE(directory.readAt(), then);
    QVERIFY(directory.problem());
}

void TestDirectory::aSecondReadingReplacesTheFirst()
{
    Scripted scripted;
    Directory &directory = Directory::of(*scripted.session);
    QSignalSpy loaded(&directory, &Directory::loaded);
    directory.load();
    scripted.server.answer("/users", {200, R"([{"Id":1,"Username":"admin","Role":1}])"});
    directory.reload();
    QTRY_COMPARE(directory.state(), State::Ready);
    QCOMPARE(directory.content().users.size(), 1);
    QCOMPARE(loaded.count(), 1);
}

void TestDirectory::namesOfThoseWhoAreGoneAreNumbers()
{
    const DirectoryContent content{.users = {{UserId(2), u"line\nend"_s, Role::Standard}}};
    QCOMPARE(content.userName(UserId(9)), u"user 9"_s);
    QCOMPARE(content.teamName(TeamId(9)), u"team 9"_s);
    QCOMPARE(content.environmentName(EnvironmentId(9)), u"environment 9"_s);
    QVERIFY(!content.userName(UserId(2)).contains(u'\n'));
}

void TestDirectory::diesWithItsSessionWhileReading()
{
    Scripted scripted;
    scripted.server.answer("/users", {.hang = true});
    Directory::of(*scripted.session).load();
    QTRY_VERIFY(scripted.server.countOf("/users") > 0);
    scripted.session.reset(); // Under the sanitizers this is what matters.
    QVERIFY(!scripted.session);
}

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_directory.moc"
