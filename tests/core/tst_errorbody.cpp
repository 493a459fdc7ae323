// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/errorbody.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestErrorBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void bans_data();
    void bans();
    void texts_data();
    void texts();
    void mayEcho();
    void carriesRight();
};

namespace {

QByteArray body(const QByteArray &message, const QByteArray &details)
{
    return "{\"message\":\"" + message + "\",\"details\":\"" + details + "\"}\n";
}

} // namespace

void TestErrorBody::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("kind");
    const auto row = [](int status, const QByteArray &said, Kind kind) {
        QTest::addRow("%d %s", status, said.simplified().constData()) << status << said << kindName(kind);
    };
    row(400, body("Invalid request payload", "EOF"), Kind::Server);
    row(401, body("Invalid JWT token", "Unauthorized"), Kind::Unauthorized);
    row(401, body("A valid authorisation token is missing", "Unauthorized"), Kind::Unauthorized);
    row(401, body("Auth not supported", "Authentication required"), Kind::Unauthorized);
    row(401, "", Kind::Unauthorized);
    row(401, body("Permission denied to delete the stack", "Unauthorized"), Kind::Forbidden);
    row(401, body("permission denied to delete the stack", "unauthorized"), Kind::Forbidden);
    row(401, body("PERMISSION denied to delete the stack", "Unauthorized"), Kind::Unauthorized);
    row(401, body("Permission denied to delete the stacks", "Unauthorized"), Kind::Unauthorized);
    row(401, body("User is not authorized to perform the action", "User is not authorized to perform the action"),
        Kind::Forbidden);
    row(403, body("Access denied", "Unauthorized"), Kind::Forbidden);
    row(403, body("Access denied", "Access denied to resource"), Kind::Forbidden);
    row(403, "Forbidden - CSRF token not found in request\n", Kind::Forbidden);
    row(404, body("Unable to find a stack", "Object not found (bucket=stacks, key=9)"), Kind::NotFound);
    row(404, "404 page not found\n", Kind::NotFound);
    row(408, body("Timeout waiting for the offline gate to signal", "Http: Handler timeout"), Kind::Server);
    row(409, body("Stack is already active", "Stack is already active"), Kind::Conflict);
    row(422, body("Invalid credentials", "Unauthorized"), Kind::Server);
    row(429, "slow down", Kind::RateLimited);
    row(500, body("failed to deploy a stack", "no configuration file provided"), Kind::Server);
    row(502, "", Kind::Server);
    row(503, body("Edge compute features are disabled", ""), Kind::Server);
    row(599, "", Kind::Server);
    row(600, "", Kind::Protocol);
    row(303, body("Administrator initialization timeout", ""), Kind::Protocol);
    row(200, body("fine", ""), Kind::Protocol);
    row(0, "", Kind::Protocol);
}

void TestErrorBody::kinds()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, said);
    const ApiError error = errorFromBody(status, said, {.path = {u"stacks"_s}});
    QTEST(kindName(error.kind), "kind");
    QCOMPARE(error.httpStatus, status);
}

void TestErrorBody::bans_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("route");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<bool>("banned");
    const QByteArray ban = body("Access denied", "Access denied to resource");
    const auto row = [](const char *name, Verb verb, const QString &route, const QByteArray &said, bool banned) {
        QTest::newRow(name) << int(verb) << route << said << banned;
    };
    row("sign-in", Verb::Post, u"auth"_s, ban, true);
    row("sign-in, 2.19", Verb::Post, u"auth"_s, body("Access denied", "access denied to resource"), true);
    row("sign-in by OAuth", Verb::Post, u"auth/oauth/validate"_s, ban, true);
    row("new access token", Verb::Post, u"users/3/tokens"_s, ban, true);
    row("new password", Verb::Put, u"users/3/passwd"_s, ban, true);
    row("list of tokens", Verb::Get, u"users/3/tokens"_s, ban, false);
    row("one token", Verb::Delete, u"users/3/tokens/4"_s, ban, false);
    row("sign-out", Verb::Post, u"auth/logout"_s, ban, false);
    row("any other route", Verb::Get, u"stacks/3"_s, ban, false);
    row("another refusal of the sign-in", Verb::Post, u"auth"_s, body("Access denied", "Unauthorized"), false);
    row("wrong current password", Verb::Put, u"users/3/passwd"_s, body("Current password doesn't match", "x"), false);
}

void TestErrorBody::bans()
{
    QFETCH(const int, verb);
    QFETCH(const QString, route);
    QFETCH(const QByteArray, said);
    QFETCH(const bool, banned);
    const ApiError error = errorFromBody(403, said, {.verb = Verb(verb), .path = route.split(u'/')});
    QCOMPARE(kindName(error.kind), kindName(banned ? Kind::RateLimited : Kind::Forbidden));
}

void TestErrorBody::texts_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("details");
    const auto row = [](const char *name, const QByteArray &said, const QString &message, const QString &details) {
        QTest::newRow(name) << said << message << details;
    };
    row("both", R"({"message":"a","details":"b\nc"})", u"a"_s, u"b\nc"_s);
    row("engine", R"({"message":"No such container: x"})", u"No such container: x"_s, {});
    row("no message", R"({"details":"b"})", {}, u"b"_s);
    row("nothing", "{}", {}, {});
    row("null", R"({"message":null,"details":null})", {}, {});
    row("other types", R"({"message":5,"details":["b"]})", {}, {});
    row("empty", "", {}, {});
    row("text", "404 page not found\n", {}, {});
    row("HTML", "<html>{\"message\":\"a\"}</html>", {}, {});
    row("list", R"([{"message":"a"}])", {}, {});
    row("space in front", R"( {"message":"a"})", {}, {});
    row("cut", R"({"message":"a","det)", {}, {});
    row("two objects", R"({"message":"a"}{"message":"b"})", {}, {});
    row("unicode", R"({"message":"\u00e9\ud83d\ude80"})", u"é🚀"_s, {});
    row("deep", "{\"message\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}", {}, {});
    const QByteArray longest = R"({"message":"a","details":")" + QByteArray(ErrorBodyCap - 28, 'x') + "\"}";
    row("as long as can be", longest, u"a"_s, QString(ErrorBodyCap - 28, u'x'));
    row("too long", longest + "\n", {}, {});
}

void TestErrorBody::texts()
{
    QFETCH(const QByteArray, said);
    const ApiError error = errorFromBody(500, said, {});
    QTEST(error.message, "message");
    QTEST(error.details, "details");
    QCOMPARE(kindName(error.kind), u"Server"_s);
}

void TestErrorBody::mayEcho()
{
    for (const int status : {400, 401, 403, 404, 409, 422, 500})
        QCOMPARE(errorFromBody(status, body("a", "b"), {}).mayEcho, status == 400);
}

void TestErrorBody::carriesRight()
{
    QCOMPARE(errorFromBody(403, {}, {.right = Right::Administrator}).right, Right::Administrator);
    QCOMPARE(errorFromBody(404, {}, {.right = Right::StackAccess}).right, Right::StackAccess);
}

QTEST_GUILESS_MAIN(TestErrorBody)
#include "tst_errorbody.moc"
