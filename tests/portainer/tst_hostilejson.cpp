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
    void cutAnywhere();
    void cutAnywhereInALongList();
    void changedAnywhere();
    void changedAnywhereInALongList();
    void invalidUtf8InALongList();
    void textWithoutRoomBehind();
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
    const auto row = [](const char *name, const QByteArray &body, const QString &outcome) {
        QTest::newRow(name) << body << outcome;
    };
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
    row("NUL in a string", QByteArray("[{\"Id\":1,\"Name\":\"a\0b\"}]", 23), u"stacks: broken JSON"_s);
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
    row("far too deep", R"([{"Id":1,"Other":)" + nested('[', 1'000'000, ']') + "}]",
        u"stacks[0].Other: nested too deeply"_s);
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
        QVERIFY2(
            !requests::stacks().decode(answerOf(whole.first(length))), qPrintable(u"believed after %1 bytes"_s.arg(length)));
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
        QVERIFY2(document.isArray() && document.array().at(0)["Id"_L1].isDouble(),
            qPrintable(error.errorString() + u": "_s + QString::fromUtf8(around)));
    }
    QVERIFY(believed > 100); // Many changes only change a text: without them this test would show nothing.
}

/// The same for a text that is read in blocks.
void TestHostileJson::changedAnywhereInALongList()
{
    const QByteArray whole = longList();
    QRandomGenerator random(15);
    int believed = 0;
    for (int i = 0; i < 25; ++i) {
        QByteArray changed = whole;
        changed[random.bounded(changed.size())] = "{}[]\":, 0x"[random.bounded(10)];
        const Result<QList<Stack>> stacks = requests::stacks().decode(answerOf(changed));
        if (!stacks)
            continue;
        ++believed;
        QCOMPARE(stacks->size(), QJsonDocument::fromJson(changed).array().size());
    }
    QVERIFY(believed > 0);
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

QTEST_GUILESS_MAIN(TestHostileJson)
#include "tst_hostilejson.moc"
