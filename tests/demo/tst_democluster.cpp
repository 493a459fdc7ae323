// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the cluster of the demo when it is changed: pods come, are replaced and go as controllers do it.
#include "tests/demo/asker.h"

#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Shop = "/api/endpoints/4/kubernetes/apis/apps/v1/namespaces/shop/deployments/shop";
const QByteArray Pods = "/api/endpoints/4/kubernetes/api/v1/namespaces/shop/pods";

} // namespace

class DemoClusterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void scales();
    void aPatchForAnotherVersionIsRefused();
    void restartsOneByOne();
    void aPodThatIsDeletedIsMadeAnew();
    void anotherUidIsNotDeleted();
    void aPodOfAStatefulSetKeepsItsName();
    void aDeployResetsTheNumberAndKeepsTheRestart();
    void plainJsonIsNoPatch();
    void standardUsersAreRefusedByTheCluster();

private:
    Heard patch(const QByteArray &target, const QByteArray &body, const QByteArray &type = "application/merge-patch+json", const QByteArray &user = "admin")
    {
        RawHeaders headers = keyHeader(m_server->tokenOf(user));
        headers.append({"Content-Type", type});
        return Asker(*m_server).ask("PATCH", target, headers, body);
    }
    QJsonObject get(const QByteArray &target) { return Asker(*m_server).getAs("admin", target).json().toObject(); }
    int number(const QByteArray &target, const char *group, const char *member) { return get(target)[QLatin1StringView(group)][QLatin1StringView(member)].toInt(); }
    /// Names of the pods of the deployment "shop" that are not being ended.
    QStringList pods()
    {
        QStringList names;
        for (const QJsonValue &pod : get(Pods)["items"_L1].toArray())
            if (pod["metadata"_L1]["ownerReferences"_L1][0]["name"_L1].toString().startsWith("shop-"_L1)
                && pod["metadata"_L1]["ownerReferences"_L1][0]["kind"_L1] == "ReplicaSet"_L1 && pod["metadata"_L1]["deletionTimestamp"_L1].isUndefined())
                names.append(pod["metadata"_L1]["name"_L1].toString());
        return names;
    }

    std::unique_ptr<DemoServer> m_server;
};

void DemoClusterTest::init()
{
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->start());
}

void DemoClusterTest::scales()
{
    const QStringList before = pods();
    QCOMPARE(before.size(), 2);
    const Heard answer = patch(Shop, R"({"spec":{"replicas":4}})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()["spec"_L1]["replicas"_L1].toInt(), 4);
    QCOMPARE(answer.json()["metadata"_L1]["generation"_L1].toInt(), 2);
    QCOMPARE(answer.json()["status"_L1]["observedGeneration"_L1].toInt(), 1); // Its controller has not seen it yet.
    QTRY_COMPARE(number(Shop, "status", "readyReplicas"), 4);
    QCOMPARE(number(Shop, "status", "observedGeneration"), 2);
    QCOMPARE(pods().mid(0, 2), before); // Those of before stay.
    QCOMPARE(patch(Shop, R"({"spec":{"replicas":0}})").status, 200);
    QTRY_COMPARE(pods().size(), 0);
    QCOMPARE(patch(Shop, R"({"spec":{"replicas":-1}})").status, 422);
}

void DemoClusterTest::aPatchForAnotherVersionIsRefused()
{
    const QByteArray version = get(Shop)["metadata"_L1]["resourceVersion"_L1].toString().toUtf8();
    const QByteArray body = R"({"metadata":{"resourceVersion":")" + version + R"("},"spec":{"replicas":3}})";
    QCOMPARE(patch(Shop, body).status, 200);
    const Heard late = patch(Shop, QByteArray(body).replace(":3", ":5"));
    QCOMPARE(late.status, 409);
    QCOMPARE(late.json()["reason"_L1].toString(), u"Conflict"_s);
    QCOMPARE(number(Shop, "spec", "replicas"), 3);
}

void DemoClusterTest::restartsOneByOne()
{
    const QStringList before = pods();
    const QByteArray body = R"({"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-11-26T08:00:00Z"}}}}})";
    QCOMPARE(patch(Shop, body, "application/strategic-merge-patch+json").status, 200);
    QTRY_VERIFY(pods() != before);
    const QStringList halfWay = pods();
    QCOMPARE(halfWay.size(), 2);
    QVERIFY(halfWay.contains(before.first()) != halfWay.contains(before.last())); // One of both.
    QTRY_VERIFY(!pods().contains(before.first()) && !pods().contains(before.last()) && number(Shop, "status", "readyReplicas") == 2);
    QCOMPARE(number(Shop, "status", "updatedReplicas"), 2);
    const QStringList after = pods();
    QVERIFY(std::ranges::none_of(before, [&after](const QString &name) { return after.contains(name); }));
    QCOMPARE(patch(Shop, body, "application/strategic-merge-patch+json").status, 200); // The same once more changes nothing.
    QCOMPARE(number(Shop, "metadata", "generation"), 2);
}

void DemoClusterTest::aPodThatIsDeletedIsMadeAnew()
{
    const QStringList before = pods();
    const QByteArray target = Pods + '/' + before.first().toUtf8();
    const Heard answer = Asker(*m_server).sendAs("admin", "DELETE", target);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()["kind"_L1].toString(), u"Pod"_s);
    QVERIFY(answer.json()["metadata"_L1]["deletionTimestamp"_L1].isString());
    QTRY_COMPARE(Asker(*m_server).getAs("admin", target).status, 404);
    QCOMPARE(pods().size(), 2);
    QVERIFY(pods().contains(before.last()));
    QCOMPARE(Asker(*m_server).sendAs("admin", "DELETE", target).status, 404);
}

void DemoClusterTest::anotherUidIsNotDeleted()
{
    const QStringList before = pods();
    const Heard answer = Asker(*m_server).sendAs("admin", "DELETE", Pods + '/' + before.first().toUtf8(),
                                                 R"({"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"of-before"}})");
    QCOMPARE(answer.status, 409);
    QVERIFY(answer.text("message").contains(u"does not match the UID in record"_s));
    QCOMPARE(pods(), before);
}

void DemoClusterTest::aPodOfAStatefulSetKeepsItsName()
{
    const QByteArray all = "/api/endpoints/4/kubernetes/api/v1/pods";
    QString name;
    QString where;
    QString uid;
    for (const QJsonValue &pod : get(all)["items"_L1].toArray()) {
        if (pod["metadata"_L1]["ownerReferences"_L1][0]["kind"_L1].toString() != "StatefulSet"_L1)
            continue;
        name = pod["metadata"_L1]["name"_L1].toString();
        where = pod["metadata"_L1]["namespace"_L1].toString();
        uid = pod["metadata"_L1]["uid"_L1].toString();
        break;
    }
    QVERIFY(!name.isEmpty());
    const QByteArray target = "/api/endpoints/4/kubernetes/api/v1/namespaces/" + where.toUtf8() + "/pods/" + name.toUtf8();
    QCOMPARE(Asker(*m_server).sendAs("admin", "DELETE", target).status, 200);
    QTRY_VERIFY(get(target)["metadata"_L1]["uid"_L1].isString() && get(target)["metadata"_L1]["uid"_L1].toString() != uid);
}

/// portainer-api.md 7.1: any deploy resets what was changed aside. What no manifest says stays, as the note of a restart.
void DemoClusterTest::aDeployResetsTheNumberAndKeepsTheRestart()
{
    QCOMPARE(patch(Shop, R"({"spec":{"replicas":5,"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"x"}}}}})").status, 200);
    Asker asker(*m_server);
    const QByteArray id = QByteArray::number(asker.stackId("k8s", "shop"));
    const QByteArray file = asker.getAs("admin", "/api/stacks/" + id + "/file").text("StackFileContent").toUtf8();
    const QByteArray body = QJsonDocument(QJsonObject{{u"StackFileContent"_s, QString::fromUtf8(file + "\n# again\n")}, {u"StackName"_s, u"shop"_s}}).toJson();
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/stacks/" + id + "?endpointId=4", body).status, 200);
    QCOMPARE(number(Shop, "spec", "replicas"), 2);
    QCOMPARE(get(Shop)["spec"_L1]["template"_L1]["metadata"_L1]["annotations"_L1]["kubectl.kubernetes.io/restartedAt"_L1].toString(), u"x"_s);
}

void DemoClusterTest::plainJsonIsNoPatch()
{
    const Heard answer = patch(Shop, R"({"spec":{"replicas":4}})", "application/json");
    QCOMPARE(answer.status, 415);
    QCOMPARE(answer.json()["reason"_L1].toString(), u"UnsupportedMediaType"_s);
}

void DemoClusterTest::standardUsersAreRefusedByTheCluster()
{
    const Heard answer = patch(Shop, R"({"spec":{"replicas":4}})", "application/merge-patch+json", "kim");
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json()["kind"_L1].toString(), u"Status"_s);
    QVERIFY(answer.text("message").contains(u"cannot patch resource \"deployments\""_s));
    QCOMPARE(number(Shop, "spec", "replicas"), 2);
}

QTEST_GUILESS_MAIN(DemoClusterTest)
#include "tst_democluster.moc"
