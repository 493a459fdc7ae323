// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are broken, cut, absurd or forged: an error or the exact value, and never a crash.
#include "app/portainer/requests.h"
#include "tests/portainer/stackcompare.h"
#include "tests/portainer/stackgenerator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestHostileJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_data();
    void lists();
    void strings_data();
    void strings();
    void unknownValues_data();
    void unknownValues();
    void cutAnywhere();
    void cutAnywhereInALongList();
    void changedAnywhere();
    void invalidUtf8InALongList();
    void textWithoutRoomBehind();
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

/// "12" stacks, or what the error says.
QString outcome(const Result<QList<Stack>> &stacks)
{
    return stacks ? QString::number(stacks->size()) : stacks.error().message;
}

QByteArray smallList()
{
    StackGenerator generator(11);
    const QJsonArray list{jsonOf(generator.stack(1)), jsonOf(generator.stack(2)), jsonOf(generator.stack(3))};
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray longList()
{
    StackGenerator generator(12);
    QJsonArray list;
    for (int i = 0; i < 3000; ++i)
        list.append(jsonOf(generator.stack(i)));
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray nested(char open, int depth, char close)
{
    return QByteArray(depth, open) + QByteArray(depth, close);
}

} // namespace

void TestHostileJson::lists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const QByteArray &body, const QString &outcome) { QTest::newRow(name) << body << outcome; };
    row("empty", "", u"stacks: empty"_s);
    row("space", " \n\t\r ", u"stacks: empty"_s);
    row("null", "null", u"0"_s);
    row("null with space", " null\n", u"0"_s);
    row("nothing in it", "[]", u"0"_s);
    row("nothing in it, with space", " [ ] \n", u"0"_s);
    row("half a null", "nul", u"stacks: expected a list"_s);
    row("object", "{}", u"stacks: expected a list"_s);
    row("number", "5", u"stacks: expected a list"_s);
    row("text", "\"[]\"", u"stacks: expected a list"_s);
    row("truth", "true", u"stacks: expected a list"_s);
    row("HTML", "<!DOCTYPE html><html></html>", u"stacks: expected a list"_s);
    row("two lists", "[][]", u"stacks: text after the end"_s);
    row("text behind", "[] x", u"stacks: broken JSON"_s);
    row("bracket behind", "[]]", u"stacks: text after the end"_s);
    row("open", "[", u"stacks: broken JSON"_s);
    row("open object", "[{", u"stacks: broken JSON"_s);
    row("open object, closed list", "[{]", u"stacks[0]: broken JSON"_s);
    row("comma at the end", R"([{"Id":1},])", u"stacks[1]: expected an object"_s);
    row("comma at the front", R"([,{"Id":1}])", u"stacks[0]: expected an object"_s);
    row("no comma", R"([{"Id":1}{"Id":2}])", u"stacks[1]: broken JSON"_s);
    row("no colon", R"([{"Id" 1}])", u"stacks[0]: broken JSON"_s);
    row("no key", R"([{:1}])", u"stacks[0]: broken JSON"_s);
    row("key that is a number", R"([{1:1}])", u"stacks[0]: broken JSON"_s);
    row("comma before the brace", R"([{"Id":1,}])", u"stacks[0]: broken JSON"_s);
    row("two values", R"([{"Id":1 2}])", u"stacks[0]: broken JSON"_s);
    row("single quotes", "[{'Id':1}]", u"stacks[0]: broken JSON"_s);
    row("comment", "[/* */]", u"stacks[0]: expected an object"_s);
    row("list of null", "[null]", u"stacks[0]: expected an object"_s);
    row("list of lists", "[[]]", u"stacks[0]: expected an object"_s);
    row("largest id", R"([{"Id":9223372036854775807}])", u"1"_s);
    row("smallest id", R"([{"Id":-9223372036854775808}])", u"1"_s);
    row("too large an id", R"([{"Id":9223372036854775808}])", u"stacks[0].Id: expected an integer"_s);
    row("far too large", R"([{"Id":)" + QByteArray(5000, '9') + "}]", u"stacks[0].Id: expected an integer"_s);
    row("leading zero", R"([{"Id":007}])", u"stacks[0].Id: expected an integer"_s);
    row("plus", R"([{"Id":+1}])", u"stacks[0].Id: expected an integer"_s);
    row("minus alone", R"([{"Id":-}])", u"stacks[0].Id: expected an integer"_s);
    row("letters behind the number", R"([{"Id":12abc}])", u"stacks[0].Id: expected an integer"_s);
    row("not a number", R"([{"Id":NaN}])", u"stacks[0].Id: expected an integer"_s);
    row("almost true", R"([{"Id":1,"FromAppTemplate":truex}])", u"stacks[0].FromAppTemplate: expected true or false"_s);
    row("almost null", R"([{"Id":1,"Name":nulL}])", u"stacks[0].Name: expected a string"_s);
    row("open string", R"([{"Id":1,"Name":"a}])", u"stacks: broken JSON"_s);
    row("line end in a string", "[{\"Id\":1,\"Name\":\"a\nb\"}]", u"stacks: broken JSON"_s);
    row("NUL in a string", QByteArray("[{\"Id\":1,\"Name\":\"a\0b\"}]", 24), u"stacks: broken JSON"_s);
    row("NUL behind", QByteArray("[]\0", 3), u"stacks: broken JSON"_s);
    row("byte order mark", "\xEF\xBB\xBF[]", u"stacks: expected a list"_s);
    row("invalid UTF-8", "[{\"Id\":1,\"Name\":\"\xFF\"}]", u"stacks: invalid UTF-8"_s);
    row("overlong UTF-8", "[{\"Id\":1,\"Name\":\"\xC0\x80\"}]", u"stacks: invalid UTF-8"_s);
    row("surrogate in UTF-8", "[{\"Id\":1,\"Name\":\"\xED\xA0\x80\"}]", u"stacks: invalid UTF-8"_s);
    row("cut UTF-8", "[{\"Id\":1,\"Name\":\"\xE2\x82\"}]", u"stacks: invalid UTF-8"_s);
    row("escape in a key that JSON has not", R"([{"Id":1,"St\qtus":1}])", u"stacks[0]: broken JSON"_s);
    row("escaped quote in a key", R"([{"Id":1,"a\"b\\":1}])", u"1"_s);
    row("string then colon", R"([{"Id":1,"Other":"a":2}])", u"stacks[0]: broken JSON"_s);
    row("deep unknown list", R"([{"Id":1,"Other":)" + nested('[', 100, ']') + "}]", u"1"_s);
    row("too deep", R"([{"Id":1,"Other":)" + nested('[', 129, ']') + "}]", u"stacks[0].Other: nested too deeply"_s);
    row("far too deep", R"([{"Id":1,"Other":)" + nested('[', 1'000'000, ']') + "}]", u"stacks[0].Other: nested too deeply"_s);
    row("far too deep at the top", nested('[', 1'000'000, ']'), u"stacks[0]: expected an object"_s);
    row("deep where an object belongs", R"([{"Id":1,"GitConfig":)" + nested('[', 100'000, ']') + "}]",
        u"stacks[0].GitConfig: expected an object"_s);
}

void TestHostileJson::lists()
{
    QFETCH(const QByteArray, body);
    const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf(body));
    QTEST(outcome(stacks), "outcome");
    QVERIFY(stacks || stacks.error().kind == ApiError::Kind::Protocol);
}

void TestHostileJson::strings_data()
{
    QTest::addColumn<QByteArray>("spelt");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const QByteArray &spelt, const QString &text) { QTest::newRow(name) << spelt << text << true; };
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

void TestHostileJson::strings()
{
    QFETCH(const QByteArray, spelt);
    QFETCH(const bool, valid);
    // Name is read for itself, SwarmId through the texts in common, Other is only checked.
    for (const QByteArray key : {"Name", "SwarmId", "Other"}) {
        const Result<Stack> stack = requests::stack(StackId(1)).decode(answerOf(R"({"Id":1,")" + key + "\":\"" + spelt + "\"}"));
        QCOMPARE(bool(stack), valid);
        if (!stack)
            QCOMPARE(stack.error().message, u"stack."_s + QString::fromLatin1(key) + u": broken JSON"_s);
        else if (key != "Other")
            QTEST(key == "Name" ? stack->name : stack->swarmId, "text");
    }
}

void TestHostileJson::unknownValues_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("valid");
    for (const char *good : {"1e999", "-0", "0.5", "1E+2", "-1.5e-10", "123456789012345678901234567890", "[]", "{}", "[[],{}]", "\"\"",
                             "true", "null", R"([1,"a",{"b":[null]}])"})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const char *bad : {"01", "1.", ".5", "1e", "1e+", "--1", "0x10", "1_000", "tru", "nulls", "Infinity", "[1,]", "[1 2]", "{\"a\"}",
                            "{\"a\":}", "{\"a\":1,}", "{a:1}", "[", "{", "\"\\q\"", "[tru]", "{\"a\":[01]}", "", "'a'", "{\"\\q\":1}"})
        QTest::newRow(bad) << QByteArray(bad) << false;
}

void TestHostileJson::unknownValues()
{
    QFETCH(const QByteArray, value);
    QTEST(bool(requests::stacks().decode(answerOf(R"([{"Id":1,"Other":)" + value + R"(,"Name":"a"}])"))), "valid");
}

void TestHostileJson::cutAnywhere()
{
    const QByteArray whole = smallList();
    QCOMPARE(outcome(requests::stacks().decode(answerOf(whole))), u"3"_s);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf(whole.first(length)));
        QVERIFY2(!stacks, qPrintable(u"believed after %1 bytes"_s.arg(length)));
    }
}

void TestHostileJson::cutAnywhereInALongList()
{
    const QByteArray whole = longList();
    QVERIFY(whole.size() > 1024 * 1024);
    QCOMPARE(outcome(requests::stacks().decode(answerOf(whole))), u"3000"_s);
    QRandomGenerator random(13);
    for (int i = 0; i < 30; ++i) {
        const qsizetype length = 1024 * 1024 + random.bounded(whole.size() - 1024 * 1024);
        QVERIFY2(!requests::stacks().decode(answerOf(whole.first(length))), qPrintable(u"believed after %1 bytes"_s.arg(length)));
    }
    // At a border between two stacks, once with the bracket that makes a list of it again.
    const qsizetype border = whole.indexOf("},{\"AdditionalFiles\":", 1024 * 1024 + 300 * 1024) + 1;
    QVERIFY(!requests::stacks().decode(answerOf(whole.first(border))));
    QVERIFY(requests::stacks().decode(answerOf(whole.first(border) + ']')));
}

/// Whatever is believed, QJsonDocument reads as a list of objects with integer ids too.
void TestHostileJson::changedAnywhere()
{
    static constexpr std::string_view spares = "{}[]\":,\\ 0-.tnul\x01\x7F\x80\xC3\xFF";
    const QByteArray whole = smallList();
    QRandomGenerator random(14);
    int believed = 0;
    for (int i = 0; i < 6000; ++i) {
        QByteArray changed = whole;
        for (int left = 1 + random.bounded(2); left > 0; --left)
            changed[random.bounded(changed.size())] = spares.at(random.bounded(quint32(spares.size())));
        if (!requests::stacks().decode(answerOf(changed)))
            continue;
        ++believed;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(changed, &error);
        const QByteArray around = changed.mid(std::max(0, error.offset - 40), 60);
        QVERIFY2(document.isArray() && document.array().at(0)["Id"_L1].isDouble(), qPrintable(error.errorString() + u": "_s + QString::fromUtf8(around)));
    }
    QVERIFY(believed > 100); // Many changes only change a text: without them this test would show nothing.
}

void TestHostileJson::invalidUtf8InALongList()
{
    QByteArray text = longList();
    text[text.indexOf("web", text.size() - 4000) + 1] = '\xFF';
    QCOMPARE(outcome(requests::stacks().decode(answerOf(text))), u"stacks: invalid UTF-8"_s);
}

void TestHostileJson::textWithoutRoomBehind()
{
    const QByteArray whole = smallList();
    QByteArray roomy = whole;
    roomy.reserve(whole.size() + AnswerPadding);
    const QByteArray foreign = QByteArray::fromRawData(whole.constData(), whole.size());
    QByteArray moved = "xxxx" + whole;
    moved.remove(0, 4);
    for (const QByteArray &text : {whole, roomy, foreign, moved}) {
        const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf(text));
        QCOMPARE(outcome(stacks), u"3"_s);
        QCOMPARE(stacks->at(0).json.text().data(), text.constData() + 1);
        QVERIFY(whole.contains(stacks->at(2).json.text()));
    }
}

void TestHostileJson::fileByteForByte_data()
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

void TestHostileJson::fileByteForByte()
{
    QFETCH(const QString, content);
    const QByteArray body = QJsonDocument(QJsonObject{{"StackFileContent"_L1, content}}).toJson(QJsonDocument::Compact);
    const Result<StackFile> stackFile = requests::stackFile(StackId(1)).decode(answerOf(body));
    QVERIFY(stackFile);
    QVERIFY(stackFile->content == content);
}

void TestHostileJson::otherObjects_data()
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
    row("public", R"({"AuthenticationMethod":1,"Features":null,"OAuthLoginURI":null,"TeamSync":null,"RequiredPasswordLength":null})");
    row("public", R"({"AuthenticationMethod":1,"Features":{"a":1}})", u"settings.Features.a: expected true or false"_s);
    row("public", R"({"AuthenticationMethod":1,"Features":[]})", u"settings.Features: expected an object"_s);
    row("public", R"({"AuthenticationMethod":"1"})", u"settings.AuthenticationMethod: expected an integer"_s);
    row("public", R"({"AuthenticationMethod":1,"RequiredPasswordLength":4294967296})",
        u"settings.RequiredPasswordLength: expected a smaller integer"_s);
    row("public", "{}", u"settings.AuthenticationMethod: missing"_s);
    row("settings", R"({"AuthenticationMethod":2,"InternalAuthSettings":null})");
    row("settings", R"({"AuthenticationMethod":2,"InternalAuthSettings":{"RequiredPasswordLength":"x"}})",
        u"settings.InternalAuthSettings.RequiredPasswordLength: expected an integer"_s);
    row("settings", R"({"AuthenticationMethod":2,"EnableTelemetry":1})", u"settings.EnableTelemetry: expected true or false"_s);
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
    return kind == "environments" ? mistakeOf(requests::environments(), body) : mistakeOf(requests::environment(EnvironmentId(1)), body);
}

} // namespace

void TestHostileJson::otherObjects()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const QByteArray, body);
    QTEST(mistakeOf(kind, body), "mistake");
}

void TestHostileJson::pageTotals_data()
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

void TestHostileJson::pageTotals()
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

QTEST_GUILESS_MAIN(TestHostileJson)
#include "tst_hostilejson.moc"
