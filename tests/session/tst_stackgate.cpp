// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackgate.h"
#include "tests/session/stackbench.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

class TestStackGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lets_data();
    void lets();
    void warningsLetThrough();
    void nothingThatIsBlockedIsSent_data();
    void nothingThatIsBlockedIsSent();
    void secretsAreNotNamed();
};

void TestStackGate::lets_data()
{
    QTest::addColumn<StackType>("type");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isOpen");
    const QString good = u"services:\n  web:\n    image: nginx:1.27\n"_s;
    const QString manifest = u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"_s;
    QTest::newRow("good") << StackType::Compose << good << u"1"_s << true;
    QTest::newRow("good with CRLF, mark and no last line end")
        << StackType::Compose << (u'\uFEFF' + QString(good).replace(u'\n', u"\r\n"_s).trimmed()) << u"žluť 😀"_s << true;
    QTest::newRow("no YAML") << StackType::Compose << u"services: [\n"_s << u"1"_s << false;
    QTest::newRow("no services") << StackType::Compose << u"volumes: {}\n"_s << u"1"_s << false;
    QTest::newRow("unknown key") << StackType::Compose << u"services:\n  web:\n    imagee: nginx\n"_s << u"1"_s << false;
    QTest::newRow("quote that stays open") << StackType::Compose << good << u"\"open"_s << false;
    QTest::newRow("the same on Swarm, which reads no quotes") << StackType::Swarm << good << u"\"open"_s << true;
    QTest::newRow("line end and a space") << StackType::Compose << good << u"one\ntwo words"_s << false;
    QTest::newRow("manifest") << StackType::Kubernetes << manifest << u"1"_s << true;
    QTest::newRow("manifest that would hang the server") << StackType::Kubernetes << u"apiVersion: v1\nkind: [\n"_s << u"1"_s << false;
    QTest::newRow("empty") << StackType::Kubernetes << u" \n"_s << u"1"_s << false;
}

void TestStackGate::lets()
{
    QFETCH(StackType, type);
    QFETCH(QString, file);
    QFETCH(QString, value);
    QFETCH(bool, isOpen);
    const GateVerdict verdict = checkBeforeSending({type, u"shop"_s, file, {{u"A"_s, value}}});
    QVERIFY2(verdict.isOpen() == isOpen, qPrintable(verdict.blocks.join(u'\n')));
}

void TestStackGate::warningsLetThrough()
{
    const GateVerdict verdict = checkBeforeSending({StackType::Compose, u"shop"_s, u"services:\n  web:\n    image: nginx:latest\n"_s,
                                                    {{u"A"_s, u"pass #word"_s}}});
    QVERIFY(verdict.isOpen());
    QVERIFY(!verdict.warnings.isEmpty());
}

void TestStackGate::nothingThatIsBlockedIsSent_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<int>("type");
    for (const bool isNew : {false, true})
        for (const int type : {1, 2, 3})
            QTest::addRow("%s, type %d", isNew ? "create" : "update", type) << isNew << type;
}

void TestStackGate::nothingThatIsBlockedIsSent()
{
    QFETCH(bool, isNew);
    QFETCH(int, type);
    StackBench bench;
    const int environment = type == 3 ? 9 : 1;
    bench.model.add(u"shop"_s, type == 3 ? u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"_s : TwoServices, {}, type, environment);
    bench.open();
    const QString bad = u"a: [\n"_s;
    const NewStack fresh{.type = StackType(type), .environmentId = EnvironmentId(environment), .name = u"other"_s, .file = bad};
    const Operation *operation = bench.run(isNew ? Plan(CreatePlan{fresh}) : Plan(UpdatePlan{.opened = bench.opened(1), .update = {.file = bad}}));
    QCOMPARE(operation->outcome(), OperationOutcome::Refused);
    QVERIFY2(operation->sentence().contains(u"Line "_s), qPrintable(operation->sentence()));
    QCOMPARE(bench.model.changes(), 0);
    QVERIFY(type == 3 || bench.model.runs(u"shop"_s));
}

void TestStackGate::secretsAreNotNamed()
{
    const GateVerdict verdict = checkBeforeSending({StackType::Compose, u"shop"_s, TwoServices,
                                                    {{u"A"_s, u"\"hunter2"_s}, {u"B"_s, u"hunter2 #x"_s}, {u"C"_s, u"hunter2\nhunter2 x"_s}}});
    QVERIFY(!verdict.blocks.isEmpty());
    QVERIFY(!(verdict.blocks + verdict.warnings).join(u'\n').contains(u"hunter2"_s));
}

QTEST_GUILESS_MAIN(TestStackGate)
#include "tst_stackgate.moc"
