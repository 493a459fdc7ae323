// SPDX-License-Identifier: GPL-3.0-or-later
// Who may use what, and the rest that administrators read, from recorded answers.
#include "app/portainer/requests.h"
#include "tests/portainer/recording.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestAccessJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPoliciesOfOne();
    void readsPoliciesOfAll();
    void keepsRolesAsTheyAre();
    void refusesKeysThatAreNoIds();
    void readsGroups();
    void readsMemberships();
    void readsControls();
    void readsVersions();
    void readsHiddenLabels();
};

namespace {

Recording recording(const QString &name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/") + name + u".json"_s);
}

template <typename Id>
QStringList keysOf(const QMap<Id, qint64> &policies)
{
    QStringList keys;
    for (auto at = policies.cbegin(); at != policies.cend(); ++at)
        keys.append(QString::number(number(at.key())));
    keys.sort();
    return keys;
}

QStringList keysOf(const QJsonValue &map)
{
    QStringList keys = map.toObject().keys();
    keys.sort();
    return keys;
}

void compare(const EnvironmentAccess &access, const QJsonValue &json)
{
    QCOMPARE(number(access.id), json["Id"_L1].toInteger());
    QCOMPARE(access.name, json["Name"_L1].toString());
    QCOMPARE(number(access.group), json["GroupId"_L1].toInteger());
    QCOMPARE(keysOf(access.policies.users), keysOf(json["UserAccessPolicies"_L1]));
    QCOMPARE(keysOf(access.policies.teams), keysOf(json["TeamAccessPolicies"_L1]));
}

} // namespace

void TestAccessJson::readsPoliciesOfOne()
{
    const Recording granted = recording(u"2.23/access/environment/01-grant"_s);
    const Result<EnvironmentAccess> access = requests::setEnvironmentAccess(EnvironmentId(1), {}).decode(granted.answer);
    QVERIFY(access);
    compare(*access, granted.body);
    QCOMPARE(access->policies.users, (QMap<UserId, qint64>{{UserId(2), 0}}));
    const Recording inspected = recording(u"2.23/access/environment/03-inspect-environment"_s);
    const Result<EnvironmentAccess> again = requests::environmentAccess(EnvironmentId(1)).decode(inspected.answer);
    QVERIFY(again);
    compare(*again, inspected.body);
}

void TestAccessJson::readsPoliciesOfAll()
{
    for (const QString &name : {u"2.23/environments/list"_s, u"2.23/access/environment/02-list-environments"_s, u"2.19/environments/list"_s}) {
        const Recording list = recording(name);
        const Result<QList<EnvironmentAccess>> all = requests::environmentAccesses().decode(list.answer);
        QVERIFY(all);
        QCOMPARE(all->size(), list.body.toArray().size());
        for (qsizetype i = 0; i < all->size(); ++i)
            compare(all->at(i), list.body.toArray().at(i));
    }
}

void TestAccessJson::keepsRolesAsTheyAre()
{
    const QByteArray body = R"({"Id":3,"Name":"a","UserAccessPolicies":{"12":{"RoleId":4},"2":{"RoleId":0}},"TeamAccessPolicies":null})";
    const Result<EnvironmentAccess> access = requests::environmentAccess(EnvironmentId(3)).decode({200, body, {}});
    QVERIFY(access);
    QCOMPARE(access->policies.users, (QMap<UserId, qint64>{{UserId(2), 0}, {UserId(12), 4}}));
    QVERIFY(access->policies.teams.isEmpty());
}

void TestAccessJson::refusesKeysThatAreNoIds()
{
    const QByteArray body = R"({"Id":3,"Name":"a","UserAccessPolicies":{"bob":{"RoleId":0}}})";
    QVERIFY(!requests::environmentAccess(EnvironmentId(3)).decode({200, body, {}}));
    QVERIFY(!requests::environmentGroups().decode({200, '[' + body + ']', {}}));
}

void TestAccessJson::readsGroups()
{
    const Recording list = recording(u"2.23/environments/groups"_s);
    const Result<QList<EnvironmentGroup>> groups = requests::environmentGroups().decode(list.answer);
    QVERIFY(groups);
    QCOMPARE(groups->size(), list.body.toArray().size());
    for (qsizetype i = 0; i < groups->size(); ++i) {
        const QJsonValue json = list.body.toArray().at(i);
        QCOMPARE(number(groups->at(i).id), json["Id"_L1].toInteger());
        QCOMPARE(groups->at(i).name, json["Name"_L1].toString());
        QCOMPARE(keysOf(groups->at(i).policies.teams), keysOf(json["TeamAccessPolicies"_L1]));
    }
}

void TestAccessJson::readsMemberships()
{
    const Recording list = recording(u"2.23/access/memberships-of-member"_s);
    const Result<QList<TeamMembership>> memberships = requests::membershipsOf(UserId(2)).decode(list.answer);
    QVERIFY(memberships);
    QCOMPARE(*memberships, (QList<TeamMembership>{{MembershipId(1), UserId(2), TeamId(1), TeamRole::Member}}));
}

void TestAccessJson::readsControls()
{
    const Recording team = recording(u"2.23/access/resource-control/14-team"_s);
    const Result<ResourceControl> control = requests::changeOwnership(ResourceControlId(3), {}).decode(team.answer);
    QVERIFY(control);
    QCOMPARE(control->id, ResourceControlId(3));
    QCOMPARE(control->resourceId, u"1_a-file"_s);
    QCOMPARE(control->teams, QList<TeamId>{TeamId(1)});
    QCOMPARE(control->ownership(), Ownership::Restricted);
}

void TestAccessJson::readsVersions()
{
    const Recording user = recording(u"2.23/access/system-version"_s);
    const Result<SystemVersion> version = requests::systemVersion().decode(user.answer);
    QVERIFY(version);
    QCOMPARE(version->serverVersion, u"2.23.0"_s);
    QCOMPARE(version->edition, u"CE"_s);
    QVERIFY(!version->updateAvailable);
    const Result<SystemVersion> old = requests::systemVersion().decode({200, R"({"ServerVersion":"2.19.5"})", {}});
    QVERIFY(old);
    QVERIFY(old->edition.isEmpty());
}

void TestAccessJson::readsHiddenLabels()
{
    const QByteArray body = R"({"AuthenticationMethod":1,"BlackListedLabels":[{"name":"io.example.hide","value":"yes"}],
        "GlobalDeploymentOptions":{"hideStacksFunctionality":true},"EdgeAgentCheckinInterval":5,"TrustOnFirstConnect":true})";
    const Result<ServerSettings> settings = requests::settings().decode({200, body, {}});
    QVERIFY(settings);
    QCOMPARE(settings->hiddenLabels, (QList<HiddenLabel>{{u"io.example.hide"_s, u"yes"_s}}));
    QVERIFY(settings->hideStacksFunctionality);
    QVERIFY(settings->trustOnFirstConnect);
    QCOMPARE(settings->edgeCheckinInterval, 5);
}

QTEST_GUILESS_MAIN(TestAccessJson)
#include "tst_accessjson.moc"
