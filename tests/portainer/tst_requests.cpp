// SPDX-License-Identifier: GPL-3.0-or-later
// What each request asks for, as a value.
#include "app/portainer/requests.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Query = QList<QPair<QString, QString>>;


class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks_data();
    void asks();
    void publicOnesCarryNothing_data() { asks_data(); }
    void publicOnesCarryNothing();
    void onlyReads_data() { asks_data(); }
    void onlyReads();
    void pages();
    void capsBySize();
    void administratorExists_data();
    void administratorExists();
};

namespace {

template <typename T>
RequestParts parts(const Request<T> &request)
{
    if (!request.decode)
        qFatal("a request without decoder");
    return request;
}

} // namespace

void TestRequests::asks_data()
{
    QTest::addColumn<RequestParts>("request");
    QTest::addColumn<QString>("route");
    QTest::addColumn<Query>("query");
    QTest::addColumn<int>("right");
    QTest::addColumn<bool>("isPublic");
    const auto row = [](const char *name, const RequestParts &request, const QString &route, const Query &query, Right right,
                         bool isPublic = false) {
        QTest::newRow(name) << request << route << query << int(right) << isPublic;
    };
    row("systemStatus", parts(requests::systemStatus()), u"/system/status"_s, {}, Right::None, true);
    row("deprecatedStatus", parts(requests::deprecatedStatus()), u"/status"_s, {}, Right::None, true);
    row("publicSettings", parts(requests::publicSettings()), u"/settings/public"_s, {}, Right::None, true);
    row("administratorExists", parts(requests::administratorExists()), u"/users/admin/check"_s, {}, Right::None, true);
    row("settings", parts(requests::settings()), u"/settings"_s, {}, Right::Administrator);
    row("me", parts(requests::me()), u"/users/me"_s, {}, Right::SignedIn);
    row("user", parts(requests::user(UserId(12))), u"/users/12"_s, {}, Right::Administrator);
    row("users", parts(requests::users()), u"/users"_s, {}, Right::Administrator);
    row("teams", parts(requests::teams()), u"/teams"_s, {}, Right::SignedIn);
    row("stacks", parts(requests::stacks()), u"/stacks"_s, {}, Right::SignedIn);
    row("stack", parts(requests::stack(StackId(9'007'199'254'740'993))), u"/stacks/9007199254740993"_s, {},
        Right::StackAccess);
    row("stackFile", parts(requests::stackFile(StackId(5))), u"/stacks/5/file"_s, {}, Right::StackAccess);
    row("environments", parts(requests::environments()), u"/endpoints"_s, {{u"excludeSnapshots"_s, u"true"_s}},
        Right::SignedIn);
    row("environment", parts(requests::environment(EnvironmentId(3))), u"/endpoints/3"_s,
        {{u"excludeSnapshot"_s, u"true"_s}}, Right::EnvironmentAccess);
}

void TestRequests::asks()
{
    QFETCH(const RequestParts, request);
    QTEST(request.route(), "route");
    QTEST(request.query, "query");
    QTEST(int(request.right), "right");
    const bool isCheck = request.route() == u"/users/admin/check"_s;
    QCOMPARE(request.expected, isCheck ? (QList<int>{204, 404}) : QList<int>{200});
    QCOMPARE(request.format, isCheck ? AnswerFormat::Nothing : AnswerFormat::Json);
}

void TestRequests::publicOnesCarryNothing()
{
    QFETCH(const RequestParts, request);
    QFETCH(const bool, isPublic);
    QCOMPARE(request.credential, isPublic ? Credential::None : Credential::AccessToken);
    QCOMPARE(request.deadline, isPublic ? DeadlineClass::Probe : DeadlineClass::Read);
    QCOMPARE(request.byteCap <= 1024 * 1024, isPublic);
}

void TestRequests::onlyReads()
{
    QFETCH(const RequestParts, request);
    QCOMPARE(request.verb, Verb::Get);
    QVERIFY(!request.mutating);
    QVERIFY(request.body.isEmpty());
}

void TestRequests::pages()
{
    const Query second{{u"excludeSnapshots"_s, u"true"_s}, {u"start"_s, u"101"_s}, {u"limit"_s, u"100"_s}};
    QCOMPARE(requests::environments(101, 100).query, second);
    QCOMPARE(requests::environments(5, 0).query, (Query{{u"excludeSnapshots"_s, u"true"_s}}));
}

void TestRequests::capsBySize()
{
    QCOMPARE(requests::stacks().byteCap, 256LL * 1024 * 1024);
    QVERIFY(requests::environments().byteCap < requests::stacks().byteCap);
    QVERIFY(requests::stack(StackId(1)).byteCap < requests::environments().byteCap);
    QVERIFY(requests::systemStatus().byteCap <= 64 * 1024);
}

void TestRequests::administratorExists_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("yes") << 204 << QByteArray() << u"yes"_s;
    QTest::newRow("no")
        << 404
        << QByteArray(R"({"message":"No administrator account found inside the database","details":"Object not found"})")
        << u"no"_s;
    QTest::newRow("another web server") << 404 << QByteArray("404 page not found\n") << u"NotFound"_s;
    QTest::newRow("nothing there") << 404 << QByteArray() << u"NotFound"_s;
    QTest::newRow("another 404") << 404 << QByteArray(R"({"message":"Not found"})") << u"NotFound"_s;
}

void TestRequests::administratorExists()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Result<bool> exists = requests::administratorExists().decode({status, body, {}});
    QTEST(exists ? (*exists ? u"yes"_s : u"no"_s) : kindName(exists.error().kind), "outcome");
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
