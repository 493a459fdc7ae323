// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's logs of pods beside those a real server handed on.
#include "app/logs/linereader.h"
#include "tests/demo/asker.h"
#include "tests/demo/exchange.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Cluster = "/api/endpoints/4/kubernetes/api/v1/namespaces/";

Exchange recorded(const QString &name)
{
    const QList<Exchange> all = allExchanges();
    return *std::ranges::find(all, u"2.23/kubernetes/"_s + name, &Exchange::name);
}

} // namespace

class DemoPodLogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void plainLinesWithStamps();
    void goesOnFromASecond();
    void manyContainersNeedAName();
    void saysWhyThereIsNone();

private:
    QByteArray podIn(const QByteArray &nameSpace, const QByteArray &selector = {})
    {
        const QJsonArray pods = Asker(m_server).getAs("admin", Cluster + nameSpace + "/pods?labelSelector=" + selector).json().toObject()["items"_L1].toArray();
        return pods.last().toObject()["metadata"_L1].toObject()["name"_L1].toString().toUtf8();
    }

    DemoServer m_server;
};

void DemoPodLogsTest::plainLinesWithStamps()
{
    const Exchange real = recorded(u"pod-log"_s);
    const Heard heard = Asker(m_server).getAs("admin", Cluster + "shop/pods/" + podIn("shop") + "/log?timestamps=true&tailLines=3");
    QCOMPARE(heard.status, real.status);
    QCOMPARE(heard.header("Content-Type"), real.answerHeaders.value("content-type"));
    QCOMPARE(heard.header("Cache-Control"), real.answerHeaders.value("cache-control"));
    for (const QByteArray &text : {heard.body, real.answer.toString().toUtf8()}) { // Both are read as three lines with stamps.
        QList<qint64> stamps;
        LineReader reader;
        reader.feed(text, [&](const LogLine &line) { stamps.append(line.stamp); });
        QCOMPARE(stamps.size(), 3);
        QVERIFY(stamps.first() > 0 && stamps.first() < stamps.last());
        QVERIFY(!reader.isBroken());
    }
}

void DemoPodLogsTest::goesOnFromASecond()
{
    const QByteArray path = Cluster + "shop/pods/" + podIn("shop") + "/log?timestamps=true";
    const QByteArrayList lines = Asker(m_server).getAs("admin", path + "&tailLines=10").body.trimmed().split('\n');
    const QByteArray second = lines.at(5).left(19) + 'Z';
    const QByteArrayList later = Asker(m_server).getAs("admin", path + "&sinceTime=" + second).body.trimmed().split('\n');
    QVERIFY(later.first().left(19) >= second.left(19));
    QVERIFY(later.contains(lines.at(5)));
}

void DemoPodLogsTest::manyContainersNeedAName()
{
    const Exchange real = recorded(u"pod-log-container-missing"_s);
    QVERIFY(Asker(m_server).sendAs("admin", "POST", "/api/stacks/create/kubernetes/string?endpointId=4",
        R"({"StackName":"two","Namespace":"tools","StackFileContent":"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec: {selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: api, image: 'example/api:3.1'}, {name: proxy, image: 'example/proxy:1.0'}]}}}\n"})")
                .status == 200);
    const QByteArray pod = podIn("tools", "app%3Dapi");
    const Heard heard = Asker(m_server).getAs("admin", Cluster + "tools/pods/" + pod + "/log");
    QCOMPARE(heard.status, real.status);
    QString words = real.answer.toObject()["message"_L1].toString();
    QCOMPARE(heard.text("message"), words.replace(u"api-649cd8fdbb-vfm8k"_s, QString::fromUtf8(pod)));
    QCOMPARE(heard.text("reason"), real.answer.toObject()["reason"_L1].toString());
    QCOMPARE(Asker(m_server).getAs("admin", Cluster + "tools/pods/" + pod + "/log?container=proxy").status, 200);
}

void DemoPodLogsTest::saysWhyThereIsNone()
{
    QCOMPARE(Asker(m_server).getAs("admin", Cluster + "shop/pods/nosuch/log").status, 404);
    QCOMPARE(Asker(m_server).getAs("kim", Cluster + "shop/pods/" + podIn("shop") + "/log").status, 403);
}

QTEST_GUILESS_MAIN(DemoPodLogsTest)
#include "tst_demopodlogs.moc"
