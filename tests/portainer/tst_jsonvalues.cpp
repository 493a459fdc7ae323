// SPDX-License-Identifier: GPL-3.0-or-later
// The spelling of strings and of values nobody asked for, and the answers that are no stacks.
#include "app/portainer/requests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestJsonValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strings_data();
    void strings();
    void unknownValues_data();
    void unknownValues();
    void fileByteForByte_data();
    void fileByteForByte();
    void otherObjects_data();
    void otherObjects();
    void pageTotals_data();
    void pageTotals();
};

namespace {

Answer answerOf(const QByteArray &body)
{
    return {200, body, {}};
}

} // namespace

void TestJsonValues::strings_data()
{
    QTest::addColumn<QByteArray>("spelt");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const QByteArray &spelt, const QString &text) {
        QTest::newRow(name) << spelt << text << true;
    };
    const auto bad = [](const char *name, const QByteArray &spelt) { QTest::newRow(name) << spelt << QString() << false; };
    row("nothing", "", QString());
    row("every escape", R"(\"\\\/\b\f\n\r\t)", u"\"\\/\b\f\n\r\t"_s);
    row("NUL", R"(a\u0000b)", u"a"_s + QChar(0) + u"b"_s);
    row("control", R"(\u0001\u001f)", u"\u0001\u001F"_s);
    row("pair", R"(\ud83d\ude80)", u"🚀"_s);
    row("lone high surrogate", R"(a\ud83db)", u"a"_s + QChar(0xD83D) + u"b"_s);
    row("lone low surrogate", R"(\uDE80)", QString(QChar(0xDE80)));
    row("surrogates the wrong way round", R"(\ude80\ud83d)", QString(QChar(0xDE80)) + QChar(0xD83D));
    row("high surrogate at the end", R"(x\ud83d)", u"x"_s + QChar(0xD83D));
    row("UTF-8 and escape", "é\\u00e9日\\n", u"éé日\n"_s);
    row("byte order mark", "\xEF\xBB\xBFx", QString(QChar(0xFEFF)) + u"x"_s);
    row("two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF", QString(2, QChar(0xFEFF)));
    row("byte order mark behind an escape", "\\n\xEF\xBB\xBFx", u"\n"_s + QChar(0xFEFF) + u"x"_s);
    row("long ASCII", QByteArray(1000, 'x'), QString(1000, u'x'));
    row("backslash as ninth", R"(12345678\\)", u"12345678\\"_s);
    row("last of UTF-8", "\xF4\x8F\xBF\xBF", u"\U0010FFFF"_s);
    row("brackets", "[{,:}]", u"[{,:}]"_s);
    bad("unknown escape", R"(\x41)");
    bad("upper-case escape", R"(\N)");
    bad("short unit", R"(\u12)");
    bad("unit that is none", R"(\u12g4)");
    bad("unit with a sign", R"(\u+123)");
    bad("zero escape", R"(\0)");
}

void TestJsonValues::strings()
{
    QFETCH(const QByteArray, spelt);
    QFETCH(const bool, valid);
    // Name is read for itself, SwarmId through the texts in common, Other is only checked.
    for (const QByteArray key : {"Name", "SwarmId", "Other"}) {
        const Result<Stack> stack =
            requests::stack(StackId(1)).decode(answerOf(R"({"Id":1,")" + key + "\":\"" + spelt + "\"}"));
        QCOMPARE(bool(stack), valid);
        if (!stack)
            QCOMPARE(stack.error().message, u"stack."_s + QString::fromLatin1(key) + u": broken JSON"_s);
        else if (key != "Other")
            QTEST(key == "Name" ? stack->name : stack->swarmId, "text");
    }
}

void TestJsonValues::unknownValues_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("valid");
    for (const char *good : {"1e999", "-0", "0.5", "1E+2", "-1.5e-10", "123456789012345678901234567890", "[]", "{}",
             "[[],{}]", "\"\"", "true", "null", R"([1,"a",{"b":[null]}])"})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const char *bad :
        {"01", "1.", ".5", "1e", "1e+", "--1", "0x10", "1_000", "tru", "nulls", "Infinity", "[1,]", "[1 2]", "{\"a\"}",
            "{\"a\":}", "{\"a\":1,}", "{a:1}", "[", "{", "\"\\q\"", "[tru]", "{\"a\":[01]}", "", "'a'", "{\"\\q\":1}"})
        QTest::newRow(bad) << QByteArray(bad) << false;
}

void TestJsonValues::unknownValues()
{
    QFETCH(const QByteArray, value);
    QTEST(bool(requests::stacks().decode(answerOf(R"([{"Id":1,"Other":)" + value + R"(,"Name":"a"}])"))), "valid");
}

void TestJsonValues::fileByteForByte_data()
{
    QTest::addColumn<QString>("content");
    QTest::newRow("empty") << QString();
    QTest::newRow("CRLF") << u"services:\r\n  web:\r\n"_s;
    QTest::newRow("byte order mark") << QString(QChar(0xFEFF)) + u"services:\n"_s;
    QTest::newRow("no final newline") << u"services: {}"_s;
    QTest::newRow("unicode") << u"# Ünï 日本 🚢\n"_s;
    QTest::newRow("300 kB") << QString(300'000, u'#');
    QTest::newRow("2 MB") << u"- \"a\\tb\"\n"_s.repeated(200'000);
}

void TestJsonValues::fileByteForByte()
{
    QFETCH(const QString, content);
    const QByteArray body = QJsonDocument(QJsonObject{{"StackFileContent"_L1, content}}).toJson(QJsonDocument::Compact);
    const Result<StackFile> stackFile = requests::stackFile(StackId(1)).decode(answerOf(body));
    QVERIFY(stackFile);
    QVERIFY(stackFile->content == content);
}

void TestJsonValues::otherObjects_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("mistake"); // Empty: none.
    const auto row = [](const char *kind, const QByteArray &body, const QString &mistake = {}) {
        QTest::addRow("%s %s", kind, body.left(60).constData()) << QByteArray(kind) << body << mistake;
    };
    row("status", R"({"Version":"2.23.0","InstanceID":"x"})");
    row("status", R"({"Version":"2.23.0"})", u"status.InstanceID: missing"_s);
    row("status", R"({"InstanceID":"x"})", u"status.Version: missing"_s);
    row("status", R"({"Version":"","InstanceID":"x"})", u"status.Version: empty"_s);
    row("status", R"({"Version":"2.23.0","InstanceID":""})", u"status.InstanceID: empty"_s);
    row("status", R"({"Version":2.23,"InstanceID":"x"})", u"status.Version: expected a string"_s);
    row("status", R"({"Version":null,"InstanceID":"x"})", u"status.Version: expected a string"_s);
    row("status", R"({"status":"ok"})", u"status.Version: missing"_s);
    row("status", "[]", u"status: expected an object"_s);
    row("status", "null", u"status: expected an object"_s);
    row("status", "<html>", u"status: expected an object"_s);
    row("public", R"({"AuthenticationMethod":9})");
    row("public",
        R"({"AuthenticationMethod":1,"Features":null,"OAuthLoginURI":null,"TeamSync":null,"RequiredPasswordLength":null})");
    row("public", R"({"AuthenticationMethod":1,"Features":{"a":1}})", u"settings.Features.a: expected true or false"_s);
    row("public", R"({"AuthenticationMethod":1,"Features":[]})", u"settings.Features: expected an object"_s);
    row("public", R"({"AuthenticationMethod":"1"})", u"settings.AuthenticationMethod: expected an integer"_s);
    row("public", R"({"AuthenticationMethod":1,"RequiredPasswordLength":4294967296})",
        u"settings.RequiredPasswordLength: expected a smaller integer"_s);
    row("public", "{}", u"settings.AuthenticationMethod: missing"_s);
    row("settings", R"({"AuthenticationMethod":2,"InternalAuthSettings":null})");
    row("settings", R"({"AuthenticationMethod":2,"InternalAuthSettings":{"RequiredPasswordLength":"x"}})",
        u"settings.InternalAuthSettings.RequiredPasswordLength: expected an integer"_s);
    row("settings", R"({"AuthenticationMethod":2,"EnableTelemetry":1})",
        u"settings.EnableTelemetry: expected true or false"_s);
    row("user", R"({"Id":1,"Username":"admin","Role":7})");
    row("user", R"({"Username":"admin"})", u"user.Id: missing"_s);
    row("user", R"({"Id":1})", u"user.Username: missing"_s);
    row("user", R"({"Id":1,"Username":"a","Role":"1"})", u"user.Role: expected an integer"_s);
    row("users", "null");
    row("users", R"([{"Id":1,"Username":"a"},{"Id":"2","Username":"b"}])", u"users[1].Id: expected an integer"_s);
    row("teams", R"([{"Id":1,"Name":null}])");
    row("teams", R"([{"Id":1,"Name":{}}])", u"teams[0].Name: expected a string"_s);
    row("file", "{}", u"file.StackFileContent: missing"_s);
    row("file", R"({"StackFileContent":null})", u"file.StackFileContent: expected a string"_s);
    row("environments", "null");
    row("environments", R"([{"Id":1,"SecuritySettings":null,"Snapshots":null,"TagIds":null}])");
    row("environments", R"([{"Id":1,"SecuritySettings":{"allowStackManagementForRegularUsers":"no"}}])",
        u"environments[0].SecuritySettings.allowStackManagementForRegularUsers: expected true or false"_s);
    row("environments", R"([{"Id":1,"Snapshots":[{"Time":tru}]}])", u"environments[0].Snapshots.Time: broken JSON"_s);
    row("environment", R"({"Name":"a"})", u"environment.Id: missing"_s);
    row("environment", R"({"Id":1,"Heartbeat":0})", u"environment.Heartbeat: expected true or false"_s);
}

namespace {

template <typename T>
QString mistakeOf(const Request<T> &request, const QByteArray &body)
{
    const Result<T> result = request.decode(answerOf(body));
    return result ? QString() : result.error().message;
}

QString mistakeOf(const QByteArray &kind, const QByteArray &body)
{
    if (kind == "status")
        return mistakeOf(requests::systemStatus(), body);
    if (kind == "public")
        return mistakeOf(requests::publicSettings(), body);
    if (kind == "settings")
        return mistakeOf(requests::settings(), body);
    if (kind == "user")
        return mistakeOf(requests::me(), body);
    if (kind == "users")
        return mistakeOf(requests::users(), body);
    if (kind == "teams")
        return mistakeOf(requests::teams(), body);
    if (kind == "file")
        return mistakeOf(requests::stackFile(StackId(1)), body);
    return kind == "environments" ? mistakeOf(requests::environments(), body)
                                  : mistakeOf(requests::environment(EnvironmentId(1)), body);
}

} // namespace

void TestJsonValues::otherObjects()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const QByteArray, body);
    QTEST(mistakeOf(kind, body), "mistake");
}

void TestJsonValues::pageTotals_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("total");
    QTest::newRow("number") << QByteArray("12") << qint64(12);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("none") << QByteArray() << qint64(-1);
    QTest::newRow("text") << QByteArray("many") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
    QTest::newRow("two") << QByteArray("1, 2") << qint64(-1);
    QTest::newRow("huge") << QByteArray("99999999999999999999") << qint64(-1);
}

void TestJsonValues::pageTotals()
{
    QFETCH(const QByteArray, header);
    Answer answer = answerOf("[]");
    if (!header.isEmpty())
        answer.headers = {{"x-total-count", header}, {"X-TOTAL-AVAILABLE", header}};
    const Result<EnvironmentPage> page = requests::environments().decode(answer);
    QVERIFY(page);
    QTEST(page->totalCount, "total");
    QTEST(page->totalAvailable, "total");
}

QTEST_GUILESS_MAIN(TestJsonValues)
#include "tst_jsonvalues.moc"
