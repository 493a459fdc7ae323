// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/servicewords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestServiceWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modes();
    void whatRollingBackChanges_data();
    void whatRollingBackChanges();
};

void TestServiceWords::modes()
{
    QCOMPARE(servicewords::mode(3, false), u"Replicated, 3"_s);
    QCOMPARE(servicewords::mode({}, false), u"Global"_s);
    QCOMPARE(servicewords::mode({}, true), u"Job"_s);
    QCOMPARE(servicewords::imageName(u"lab/web:1.0@sha256:ab"_s), u"lab/web:1.0"_s);
}

void TestServiceWords::whatRollingBackChanges_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("lines");
    const QByteArray plain = R"({"Name":"a","Mode":{"Replicated":{"Replicas":3}},"TaskTemplate":{"ForceUpdate":2,"ContainerSpec":{"Image":"web:1.1"}}})";
    const auto row = [&plain](const char *name, QByteArray now, QByteArray before, const QStringList &lines) {
        QTest::newRow(name) << (now.isEmpty() ? plain : now) << before << lines;
    };
    row("nothing before", {}, "{}", {});
    row("a forced update", {}, QByteArray(plain).replace("\"ForceUpdate\":2", "\"ForceUpdate\":1"), {u"nothing but its tasks: the settings before were the same"_s});
    row("image and number", {}, QByteArray(plain).replace("1.1", "1.0").replace("\"Replicas\":3", "\"Replicas\":1"),
        {u"image web:1.1 becomes web:1.0"_s, u"3 replicas become 1"_s});
    row("another digest", QByteArray(plain).replace("web:1.1", "web:1.1@sha256:aa"), QByteArray(plain).replace("web:1.1", "web:1.1@sha256:bb"),
        {u"image web:1.1 becomes what it was under that name before"_s});
    row("secrets are not told", QByteArray(plain).replace(R"("Image")", R"("Env":["TOKEN=sesame"],"Image")"), plain, {u"its environment variables"_s});
    row("limits", {}, QByteArray(plain).replace(R"("ForceUpdate":2)", R"("ForceUpdate":2,"Resources":{"Limits":{"MemoryBytes":1}})"),
        {u"its settings, other than image, replicas, variables, ports and mounts"_s});
    row("labels as well", {}, QByteArray(plain).replace("1.1", "1.0").replace(R"("Name":"a")", R"("Name":"a","Labels":{"x":"y"})"),
        {u"image web:1.1 becomes web:1.0"_s, u"other settings"_s});
}

void TestServiceWords::whatRollingBackChanges()
{
    QFETCH(const QByteArray, now);
    QFETCH(const QByteArray, before);
    QFETCH(const QStringList, lines);
    const auto object = [](const QByteArray &text) { return QJsonDocument::fromJson(text).object(); };
    QVERIFY(!object(now).isEmpty());
    QCOMPARE(servicewords::rollBack({.id = u"1"_s, .name = u"a"_s, .version = 1, .spec = object(now), .previous = object(before)}), lines);
}

QTEST_GUILESS_MAIN(TestServiceWords)
#include "tst_servicewords.moc"
