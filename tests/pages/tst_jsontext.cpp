// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/variablesmodel.h"
#include "ui/pages/jsontext.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestJsonText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsOrderAndSpelling();
    void refuses_data();
    void refuses();
    void masks_data();
    void masks();
    void showsOnRequest();
    void isDeepButBounded();
};

void TestJsonText::keepsOrderAndSpelling()
{
    const QByteArray json = R"( {"b":1.50e+3,"a":[],"n":{},"list":[1,-0.0,{"x":null}],"s":"a\u00e9\/\"{[,:]}","big":12345678901234567890123,"b":true} )";
    const QByteArray expected = R"({
  "b": 1.50e+3,
  "a": [],
  "n": {},
  "list": [
    1,
    -0.0,
    {
      "x": null
    }
  ],
  "s": "a\u00e9\/\"{[,:]}",
  "big": 12345678901234567890123,
  "b": true
})";
    QCOMPARE(indentedJson(json, JsonSecrets::Masked).value(), expected);
    QCOMPARE(indentedJson(expected, JsonSecrets::Shown).value(), expected);
    QCOMPARE(indentedJson("17", JsonSecrets::Shown).value(), QByteArray("17"));
    QCOMPARE(indentedJson("[]", JsonSecrets::Shown).value(), QByteArray("[]"));
}

void TestJsonText::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    const QList<QByteArray> bad{"", " ", "{", "}", "[", "[1", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:2}", "[1 2]", "{\"a\":1 \"b\":2}",
                                "[1]]", "1 2", "nul", "01", "+1", ".5", "1.", "'a'", "\"open", "\"open\\\"", "{\"a\" 1}", "{\"a\"::1}", "[1}", "{]", "{{}:1}",
                                "[\"a\":1]", "NaN", "tru", "{} {}", "[1],"};
    for (const QByteArray &json : bad)
        QTest::addRow("%s", json.constData()) << json;
}

void TestJsonText::refuses()
{
    QFETCH(QByteArray, json);
    QVERIFY(!indentedJson(json, JsonSecrets::Masked));
    QVERIFY(!indentedJson(json, JsonSecrets::Shown));
}

void TestJsonText::masks_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("stays"); // Must still be readable.
    QTest::newRow("value of a variable") << QByteArray(R"({"Env":[{"name":"DB_PASSWORD","value":"s3cret"}]})") << QByteArray("DB_PASSWORD");
    QTest::newRow("value before its name") << QByteArray(R"({"Env":[{"value":"s3cret","name":"N"}]})") << QByteArray("\"N\"");
    QTest::newRow("key in another case") << QByteArray(R"({"env":[{"Name":"N","VALUE":"s3cret"}]})") << QByteArray("\"N\"");
    QTest::newRow("escaped key") << QByteArray("{\"\\u0045nv\":[{\"name\":\"N\",\"value\":\"s3cret\"}]}") << QByteArray("\"N\"");
    QTest::newRow("variables as plain strings") << QByteArray(R"({"Env":["A=s3cret"],"Name":"x"})") << QByteArray("\"x\"");
    QTest::newRow("deeper variables") << QByteArray(R"({"Old":{"Env":[{"name":"N","value":"s3cret"}]}})") << QByteArray("\"N\"");
    QTest::newRow("webhook") << QByteArray(R"({"AutoUpdate":{"Interval":"5m","Webhook":"s3cret"}})") << QByteArray("\"5m\"");
    QTest::newRow("password") << QByteArray(R"({"Authentication":{"Username":"bot","Password":"s3cret"}})") << QByteArray("\"bot\"");
    QTest::newRow("list of tokens") << QByteArray(R"({"Tokens":["s3cret","s3cret"],"Name":"x"})") << QByteArray("\"x\"");
    QTest::newRow("user in an address") << QByteArray(R"({"URL":"https://bot:s3cret@git.example/shop.git"})") << QByteArray("@git.example/shop.git");
    QTest::newRow("escaped slashes") << QByteArray(R"({"URL":"https:\/\/bot:s3cret@git.example\/shop.git"})") << QByteArray("@git.example");
    QTest::newRow("at sign in the password") << QByteArray(R"({"URL":"https://bot:s3@s3cret@git.example/shop.git"})") << QByteArray("@git.example");
}

void TestJsonText::masks()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, stays);
    QVERIFY(json.contains("s3cret"));
    const QByteArray masked = indentedJson(json, JsonSecrets::Masked).value();
    QVERIFY2(!masked.contains("s3cret"), masked.constData());
    QVERIFY2(masked.contains(stays), masked.constData());
    QVERIFY(masked.contains(VariablesModel::mask().toUtf8()));
}

void TestJsonText::showsOnRequest()
{
    const QByteArray shown = indentedJson(R"({"Env":[{"name":"N","value":"s3cret"}]})", JsonSecrets::Shown).value();
    QVERIFY(shown.contains("\"value\": \"s3cret\""));
    const QByteArray empty = indentedJson(R"({"Env":[{"name":"N","value":""}]})", JsonSecrets::Masked).value();
    QVERIFY(empty.contains("\"value\": \"\"")); // Nothing to hide.
}

void TestJsonText::isDeepButBounded()
{
    const QByteArray fits = QByteArray(500, '[') + QByteArray(500, ']');
    QVERIFY(indentedJson(fits, JsonSecrets::Masked));
    const QByteArray tooDeep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
    QVERIFY(!indentedJson(tooDeep, JsonSecrets::Masked));
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
