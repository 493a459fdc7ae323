// SPDX-License-Identifier: GPL-3.0-or-later
// Every recorded exchange of this client's requests, of every server line, through the requests' own decoders.
#include "app/core/errorbody.h"
#include "app/portainer/requests.h"
#include "tests/portainer/recording.h"
#include "tests/portainer/stackcompare.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsTried();
    void decodes_data();
    void decodes();
    void countsStacks_data();
    void countsStacks();
    void namesOfKubernetesStacks();
    void gitStack();
    void gatedByTheFirstRun();

private:
    template <typename T, typename Compare>
    void check(const Recording &recording, const Request<T> &request, Compare &&compare);
    bool checkKnownRoute(const Recording &recording);
    bool checkSystemRoute(const Recording &recording);
    bool checkPeopleRoute(const Recording &recording);
    bool checkStackRoute(const Recording &recording);
    bool checkEnvironmentRoute(const Recording &recording);
};

namespace {

QString file(const QString &name)
{
    return QStringLiteral(TEST_DATA "/recordings/") + name + u".json"_s;
}

/// What a refusal means, worked out from the status alone; no recording here is one of the exceptions.
ApiError::Kind expectedKind(int status)
{
    switch (status) {
    case 401:
        return ApiError::Kind::Unauthorized;
    case 403:
        return ApiError::Kind::Forbidden;
    case 404:
        return ApiError::Kind::NotFound;
    case 303:
        return ApiError::Kind::Protocol;
    default:
        return ApiError::Kind::Server;
    }
}

void compareRefusal(const Recording &recording, const RequestParts &request)
{
    const ApiError error = errorFromBody(recording.answer.status, recording.answer.body, request);
    QCOMPARE(kindName(error.kind), kindName(expectedKind(recording.answer.status)));
    QCOMPARE(error.httpStatus, recording.answer.status);
    QCOMPARE(error.message, recording.body["message"_L1].toString());
    QCOMPARE(error.details, recording.body["details"_L1].toString());
    QCOMPARE(error.mayEcho, recording.answer.status == 400);
    QCOMPARE(error.right, request.right);
}

/// The same answer with its keys in another order and without space.
Answer reordered(const Recording &recording)
{
    Answer answer = recording.answer;
    if (!recording.body.isString())
        answer.body = recording.body.isArray() ? QJsonDocument(recording.body.toArray()).toJson(QJsonDocument::Compact)
                                               : QJsonDocument(recording.body.toObject()).toJson(QJsonDocument::Compact);
    return answer;
}

void compareStatus(const SystemStatus &status, const QJsonValue &json)
{
    QCOMPARE(status.version, json["Version"_L1].toString());
    QCOMPARE(status.instanceId, json["InstanceID"_L1].toString());
    QVERIFY(status.serverVersion() >= OldestSupported);
}

void comparePublicSettings(const PublicSettings &settings, const QJsonValue &json)
{
    QCOMPARE(int(settings.authenticationMethod), json["AuthenticationMethod"_L1].toInt());
    QCOMPARE(settings.requiredPasswordLength, json["RequiredPasswordLength"_L1].toInt());
    QCOMPARE(settings.oauthLoginUri, json["OAuthLoginURI"_L1].toString());
    QCOMPARE(settings.teamSync, json["TeamSync"_L1].toBool());
    const QVariantMap features = json["Features"_L1].toObject().toVariantMap();
    QCOMPARE(settings.features.keys(), features.keys());
    for (auto feature = features.begin(); feature != features.end(); ++feature)
        QCOMPARE(settings.features.value(feature.key()), feature.value().toBool());
}

void compareSettings(const ServerSettings &settings, const QJsonValue &json)
{
    QCOMPARE(settings.logoUrl, json["LogoURL"_L1].toString());
    QCOMPARE(int(settings.authenticationMethod), json["AuthenticationMethod"_L1].toInt());
    QCOMPARE(settings.requiredPasswordLength, json["InternalAuthSettings"_L1]["RequiredPasswordLength"_L1].toInt());
    QCOMPARE(settings.snapshotInterval, json["SnapshotInterval"_L1].toString());
    QCOMPARE(settings.templatesUrl, json["TemplatesURL"_L1].toString());
    QCOMPARE(settings.userSessionTimeout, json["UserSessionTimeout"_L1].toString());
    QCOMPARE(settings.kubeconfigExpiry, json["KubeconfigExpiry"_L1].toString());
    QCOMPARE(settings.edgeComputeFeatures, json["EnableEdgeComputeFeatures"_L1].toBool());
    QCOMPARE(settings.telemetry, json["EnableTelemetry"_L1].toBool());
    QCOMPARE(settings.helmRepositoryUrl, json["HelmRepositoryURL"_L1].toString());
}

void compareUser(const User &user, const QJsonValue &json)
{
    QCOMPARE(number(user.id), json["Id"_L1].toInteger());
    QCOMPARE(user.name, json["Username"_L1].toString());
    QCOMPARE(int(user.role), json["Role"_L1].toInt());
    QCOMPARE(user.isAdministrator(), json["Role"_L1].toInt() == 1);
    QCOMPARE(user.forceChangePassword, json["forceChangePassword"_L1].toBool());
}

void compareEnvironment(const Environment &environment, const QJsonValue &json)
{
    QCOMPARE(number(environment.id), json["Id"_L1].toInteger());
    QCOMPARE(environment.name, json["Name"_L1].toString());
    QCOMPARE(environment.type.code, json["Type"_L1].toInteger());
    QCOMPARE(int(environment.type.value), json["Type"_L1].toInt());
    QCOMPARE(environment.containerEngine, json["ContainerEngine"_L1].toString());
    QCOMPARE(environment.url, json["URL"_L1].toString());
    QCOMPARE(environment.publicUrl, json["PublicURL"_L1].toString());
    QCOMPARE(environment.status.code, json["Status"_L1].toInteger());
    QCOMPARE(int(environment.status.value), json["Status"_L1].toInt());
    QCOMPARE(environment.heartbeat, json["Heartbeat"_L1].toBool());
    QCOMPARE(environment.groupId, json["GroupId"_L1].toInteger());
    QCOMPARE(environment.lastCheckInDate, json["LastCheckInDate"_L1].toInteger());
    QCOMPARE(environment.stackManagementForRegularUsers,
        json["SecuritySettings"_L1]["allowStackManagementForRegularUsers"_L1].toBool());
}

template <typename T, typename Compare>
void compareAll(const QList<T> &values, const QJsonValue &json, Compare &&compare)
{
    QCOMPARE(values.size(), json.toArray().size());
    for (qsizetype i = 0; i < values.size(); ++i)
        compare(values.at(i), json.toArray().at(i));
}

void compareStack(const Stack &stack, const QJsonValue &json)
{
    QCOMPARE(differences(stack, json.toObject()).join(u", "_s), QString());
    QCOMPARE(QJsonDocument::fromJson(stack.json.text().toByteArray()).object(), json.toObject());
}

void comparePage(const EnvironmentPage &page, const Recording &recording)
{
    compareAll(page.environments, recording.body, compareEnvironment);
    QCOMPARE(page.totalCount, recording.answer.header("X-Total-Count").toLongLong());
    QCOMPARE(page.totalAvailable, recording.answer.header("X-Total-Available").toLongLong());
}

} // namespace

template <typename T, typename Compare>
void TestRecordings::check(const Recording &recording, const Request<T> &request, Compare &&compare)
{
    QCOMPARE(recording.method, verbName(request.verb));
    QCOMPARE(u"/api"_s + request.route(), recording.path);
    if (!request.expected.contains(recording.answer.status))
        return compareRefusal(recording, request);
    const Result<T> asSent = request.decode(recording.answer);
    QVERIFY2(asSent, asSent ? "" : qPrintable(asSent.error().message));
    compare(*asSent);
    const Result<T> otherOrder = request.decode(reordered(recording));
    QVERIFY2(otherOrder, otherOrder ? "" : qPrintable(otherOrder.error().message));
    compare(*otherOrder);
}

bool TestRecordings::checkSystemRoute(const Recording &recording)
{
    const auto compareBody = [&](auto &&compare) {
        return [&recording, compare](const auto &value) { compare(value, recording.body); };
    };
    if (recording.path == u"/api/system/status"_s)
        check(recording, requests::systemStatus(), compareBody(compareStatus));
    else if (recording.path == u"/api/status"_s)
        check(recording, requests::deprecatedStatus(), compareBody(compareStatus));
    else if (recording.path == u"/api/settings/public"_s)
        check(recording, requests::publicSettings(), compareBody(comparePublicSettings));
    else if (recording.path == u"/api/settings"_s)
        check(recording, requests::settings(), compareBody(compareSettings));
    else if (recording.path == u"/api/users/admin/check"_s)
        check(recording, requests::administratorExists(),
            [&](bool exists) { QCOMPARE(exists, recording.answer.status == 204); });
    else
        return false;
    return true;
}

bool TestRecordings::checkPeopleRoute(const Recording &recording)
{
    const QStringList parts = recording.path.split(u'/', Qt::SkipEmptyParts);
    const auto compareOne = [&](const User &user) { compareUser(user, recording.body); };
    if (recording.path == u"/api/users/me"_s)
        check(recording, requests::me(), compareOne);
    else if (recording.path == u"/api/users"_s)
        check(
            recording, requests::users(), [&](const QList<User> &users) { compareAll(users, recording.body, compareUser); });
    else if (recording.path == u"/api/teams"_s)
        check(recording, requests::teams(), [&](const QList<Team> &teams) {
            compareAll(teams, recording.body, [](const Team &team, const QJsonValue &json) {
                QCOMPARE(number(team.id), json["Id"_L1].toInteger());
                QCOMPARE(team.name, json["Name"_L1].toString());
            });
        });
    else if (parts.size() == 3 && parts.at(1) == u"users"_s)
        check(recording, requests::user(UserId(parts.at(2).toLongLong())), compareOne);
    else
        return false;
    return true;
}

bool TestRecordings::checkStackRoute(const Recording &recording)
{
    const QStringList parts = recording.path.split(u'/', Qt::SkipEmptyParts);
    if (parts.value(1) != u"stacks"_s)
        return false;
    const StackId id{parts.value(2).toLongLong()};
    if (parts.size() == 2)
        check(recording, requests::stacks(),
            [&](const QList<Stack> &stacks) { compareAll(stacks, recording.body, compareStack); });
    else if (parts.size() == 3)
        check(recording, requests::stack(id), [&](const Stack &stack) { compareStack(stack, recording.body); });
    else
        check(recording, requests::stackFile(id),
            [&](const StackFile &answer) { QCOMPARE(answer.content, recording.body["StackFileContent"_L1].toString()); });
    return true;
}

bool TestRecordings::checkEnvironmentRoute(const Recording &recording)
{
    const QStringList parts = recording.path.split(u'/', Qt::SkipEmptyParts);
    if (parts.value(1) != u"endpoints"_s)
        return false;
    if (parts.size() == 2)
        check(recording, requests::environments(), [&](const EnvironmentPage &page) { comparePage(page, recording); });
    else
        check(recording, requests::environment(EnvironmentId(parts.at(2).toLongLong())),
            [&](const Environment &environment) { compareEnvironment(environment, recording.body); });
    return true;
}

bool TestRecordings::checkKnownRoute(const Recording &recording)
{
    return checkSystemRoute(recording) || checkPeopleRoute(recording) || checkStackRoute(recording)
        || checkEnvironmentRoute(recording);
}

/// The routes of requests.h, as they stand in recordings.
static const QRegularExpression &routesOfOurs()
{
    static const QRegularExpression routes(
        u"^/api/(system/status|status|settings/public|settings|users/admin/check|users/me|users/\\d+|users|teams|"
        "stacks|stacks/\\d+|stacks/\\d+/file|endpoints|endpoints/\\d+)$"_s);
    return routes;
}

static bool isOurs(const Recording &recording)
{
    return recording.method == "GET" && routesOfOurs().match(recording.path).hasMatch();
}

void TestRecordings::everyFileIsTried()
{
    QMap<QString, int> ours;
    std::set<QString> routes;
    const QStringList files = recordingFiles();
    for (const QString &each : files) {
        const Recording recording = readRecording(each);
        if (!isOurs(recording))
            continue;
        ++ours[recording.name.section(u'/', 0, 0)];
        routes.insert(QString(recording.path).replace(QRegularExpression(u"\\d+"_s), u"{id}"_s));
    }
    // Counted by hand when the recordings were taken over: whoever adds one says so here.
    QCOMPARE(ours, (QMap<QString, int>{{u"2.19"_s, 17}, {u"2.21"_s, 16}, {u"2.23"_s, 92}}));
    QCOMPARE(routes.size(), std::size_t(14));
}

void TestRecordings::decodes_data()
{
    QTest::addColumn<QString>("path");
    const QStringList files = recordingFiles();
    for (const QString &each : files) {
        const Recording recording = readRecording(each);
        if (isOurs(recording))
            QTest::newRow(qPrintable(recording.name)) << each;
    }
}

void TestRecordings::decodes()
{
    QFETCH(const QString, path);
    QVERIFY(checkKnownRoute(readRecording(path)));
}

void TestRecordings::countsStacks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("count");
    QTest::newRow("fifty and what was there") << u"2.23/stacks/list-fifty"_s << 58;
    QTest::newRow("none") << u"2.23/stacks/list-none"_s << 0;
    QTest::newRow("one") << u"2.23/stacks/list-one"_s << 1;
    QTest::newRow("of a user without environment") << u"2.23/access/no-environment/list-stacks"_s << 0;
}

void TestRecordings::countsStacks()
{
    QFETCH(const QString, name);
    QFETCH(const int, count);
    const Result<QList<Stack>> stacks = requests::stacks().decode(readRecording(file(name)).answer);
    QVERIFY(stacks);
    QCOMPARE(stacks->size(), count);
}

void TestRecordings::namesOfKubernetesStacks()
{
    const Result<QList<Stack>> stacks =
        requests::stacks().decode(readRecording(file(u"2.23/kubernetes/stack-list"_s)).answer);
    QVERIFY(stacks);
    QCOMPARE(stacks->at(0).displayName(), u"shop"_s);
    QCOMPARE(stacks->at(1).displayName(), u"(unnamed stack 2)"_s);
    for (const Stack &stack : *stacks) {
        QCOMPARE(stack.type.value, StackType::Kubernetes);
        QVERIFY(!stack.usesComposeFormat());
        QVERIFY(!stack.resourceControl);
    }
}

void TestRecordings::gitStack()
{
    const Result<Stack> stack = requests::stack(StackId(9)).decode(readRecording(file(u"2.23/git/02-inspect"_s)).answer);
    QVERIFY(stack);
    QVERIFY(stack->gitConfig);
    QCOMPARE(stack->name, u"a-git"_s);
    QCOMPARE(stack->entryPoint, u"deploy/docker-compose.yml"_s);
    QCOMPARE(stack->gitConfig->configFilePath, u"deploy/docker-compose.yml"_s);
    QCOMPARE(stack->gitConfig->configHash.size(), 40);
    QVERIFY(stack->usesComposeFormat());
}

void TestRecordings::gatedByTheFirstRun()
{
    const Recording gate = readRecording(file(u"2.23/system/first-run-timeout-system-status"_s));
    QCOMPARE(gate.answer.status, 303);
    QCOMPARE(gate.answer.header("redirect-reason"), "AdminInitTimeout");
    QVERIFY(!requests::systemStatus().expected.contains(303));
    QVERIFY(requests::deprecatedStatus().decode(readRecording(file(u"2.23/system/first-run-timeout-status"_s)).answer));
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
