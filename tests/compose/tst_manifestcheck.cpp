// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/manifestcheck.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestManifestCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsItsObjects();
    void readsJson();
    void neverSends_data();
    void neverSends();
    void sends_data();
    void sends();
};

void TestManifestCheck::readsItsObjects()
{
    const Manifest read = checkManifest(uR"(---
# the first
apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web, namespace: shop}
  spec:
    template:
      spec:
        containers:
        - name: web
          image: nginx:1.27
- {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}}
---
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: system:shop:reader
...
)"_s);
    QVERIFY2(read.problems.isEmpty(), qPrintable(read.problems.isEmpty() ? QString() : problemSentence(read.problems.first())));
    QCOMPARE(read.objects.size(), 4);
    QCOMPARE(read.objects[0], (ManifestObject{u"v1"_s, u"Namespace"_s, u"shop"_s, u""_s, 3, 6}));
    QCOMPARE(read.objects[1].kind, u"Deployment"_s);
    QCOMPARE(read.objects[1].nameSpace, u"shop"_s);
    QCOMPARE(read.objects[1].line, 11);
    QCOMPARE(read.objects[2].name, u"web"_s);
    QCOMPARE(read.objects[3].line, 23);
    QVERIFY(read.mayBeSent());
}

void TestManifestCheck::readsJson()
{
    const Manifest read = checkManifest(uR"({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"b": "c\nd"}})"_s);
    QVERIFY(read.mayBeSent());
    QCOMPARE(read.objects.size(), 1);
}

void TestManifestCheck::neverSends_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    const QString good = u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"_s;
    QTest::newRow("what hung the server") << u"a: b: c"_s << 1; // api 7.1
    QTest::newRow("tab") << good + u"data:\n\tb: c\n"_s << 6;
    QTest::newRow("open quote") << good + u"data: {b: \"c}\n"_s << 5;
    QTest::newRow("in the second document") << good + u"---\nkind: [\n"_s << 6;
    QTest::newRow("double key") << good + u"kind: Secret\n"_s << 5;
    QTest::newRow("NUL") << good + u"data: "_s + QChar(0) << 5;
    QTest::newRow("newer YAML") << u"%YAML 1.2\n---\n"_s + good << 1;
    QTest::newRow("template left in it") << u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ name }}\n"_s << 4;
    QTest::newRow("nothing") << u""_s << 1;
    QTest::newRow("comments only") << u"# a\n---\n"_s << 1;
    QTest::newRow("list") << u"- a\n"_s << 1;
    QTest::newRow("text") << u"hello\n"_s << 1;
    QTest::newRow("compose file") << u"services:\n  web:\n    image: nginx\n"_s << 1;
    QTest::newRow("no kind") << u"apiVersion: v1\nmetadata: {name: a}\n"_s << 1;
    QTest::newRow("no name") << u"apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {a: b}\n"_s << 4;
    QTest::newRow("no metadata") << u"apiVersion: v1\nkind: Pod\n"_s << 1;
    QTest::newRow("generated name") << u"apiVersion: v1\nkind: Pod\nmetadata:\n  generateName: a-\n"_s << 4;
    QTest::newRow("name that is a bool for kubectl") << u"apiVersion: v1\nkind: Pod\nmetadata:\n  name: y\n"_s << 4; // api 7.1
    QTest::newRow("name that is a number") << u"apiVersion: v1\nkind: Pod\nmetadata:\n  name: 123\n"_s << 4;
    QTest::newRow("name with a space") << u"apiVersion: v1\nkind: Pod\nmetadata:\n  name: a b\n"_s << 4;
    QTest::newRow("list without items") << u"apiVersion: v1\nkind: List\n"_s << 1;
    QTest::newRow("list of text") << u"apiVersion: v1\nkind: List\nitems:\n- a\n"_s << 4;
}

void TestManifestCheck::neverSends()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const Manifest read = checkManifest(text);
    QVERIFY(!read.mayBeSent());
    QVERIFY2(read.problems.first().line == line, qPrintable(QString::number(read.problems.first().line)));
    for (const TextProblem &problem : read.problems)
        QVERIFY(!problemSentence(problem).isEmpty());
}

void TestManifestCheck::sends_data()
{
    QTest::addColumn<QString>("text");
    const QString good = u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"_s;
    QTest::newRow("plain") << good;
    QTest::newRow("Windows") << QString(good).replace(u'\n', u"\r\n"_s);
    QTest::newRow("byte order mark") << QChar(QChar::ByteOrderMark) + good;
    QTest::newRow("quoted y") << u"apiVersion: v1\nkind: Pod\nmetadata: {name: 'y'}\n"_s;
    QTest::newRow("script") << good + u"data:\n  run.sh: |\n    #!/bin/sh\n    echo \"a: b: c\"\n    \tindented by a tab\n"_s;
    QTest::newRow("anchors") << good + u"data: &x {a: b}\nmore: *x\n"_s;
    QTest::newRow("dots in a name") << u"apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: crontabs.stable.example.com\n"_s;
}

void TestManifestCheck::sends()
{
    QFETCH(QString, text);
    const Manifest read = checkManifest(text);
    QVERIFY2(read.mayBeSent(), qPrintable(read.problems.isEmpty() ? QString() : problemSentence(read.problems.first())));
    QCOMPARE(read.objects.size(), 1);
}

QTEST_GUILESS_MAIN(TestManifestCheck)
#include "tst_manifestcheck.moc"
