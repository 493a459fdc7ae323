// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/stackname.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestStackName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void docker_data();
    void docker();
    void kubernetes_data();
    void kubernetes();
    void objectNames_data();
    void objectNames();
};

void TestStackName::docker_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<StackNameProblem>("problem");
    QTest::newRow("good") << u"shop_2-x"_s << u"shop_2-x"_s << StackNameProblem::None;
    QTest::newRow("of the recording") << u"a-Café Ünï 7"_s << u"a-cafn7"_s << StackNameProblem::None; // api 4.1
    QTest::newRow("upper case") << u"Shop"_s << u"shop"_s << StackNameProblem::None;
    QTest::newRow("dots") << u"shop.eu"_s << u"shopeu"_s << StackNameProblem::None;
    QTest::newRow("dash first") << u"-x"_s << u"-x"_s << StackNameProblem::BadStart;
    QTest::newRow("underscore first") << u"_x"_s << u"_x"_s << StackNameProblem::BadStart;
    QTest::newRow("dash left first") << u"!-x"_s << u"-x"_s << StackNameProblem::BadStart;
    QTest::newRow("nothing left") << u"!!!"_s << u""_s << StackNameProblem::NothingLeft;
    QTest::newRow("another script") << u"日本"_s << u""_s << StackNameProblem::NothingLeft;
    QTest::newRow("empty") << u""_s << u""_s << StackNameProblem::Empty;
    QTest::newRow("blank") << u"  "_s << u""_s << StackNameProblem::NothingLeft;
}

void TestStackName::docker()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QFETCH(StackNameProblem, problem);
    const StackName found = dockerStackName(typed);
    QCOMPARE(found.name, name);
    QCOMPARE(found.problem, problem);
    QCOMPARE(found.changed, typed != name);
    QCOMPARE(stackNameSentence(found.problem).isEmpty(), problem == StackNameProblem::None);
}

void TestStackName::kubernetes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("label");
    QTest::addColumn<StackNameProblem>("problem");
    QTest::newRow("of the reference") << u"Worker Jobs (EU)"_s << u"Worker.Jobs.EU"_s << StackNameProblem::None; // api 7.1
    QTest::newRow("another script") << u"購物"_s << u""_s << StackNameProblem::None;
    QTest::newRow("63") << QString(63, u'a') << QString(63, u'a') << StackNameProblem::None;
    QTest::newRow("64") << QString(64, u'a') << QString(64, u'a') << StackNameProblem::TooLong;
    QTest::newRow("empty") << u""_s << u""_s << StackNameProblem::Empty;
}

void TestStackName::kubernetes()
{
    QFETCH(QString, typed);
    QFETCH(QString, label);
    QFETCH(StackNameProblem, problem);
    QCOMPARE(kubernetesLabel(typed), label);
    QCOMPARE(kubernetesStackName(typed).name, typed);
    QCOMPARE(kubernetesStackName(typed).problem, problem);
}

void TestStackName::objectNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << u"shop-2"_s << true;
    QTest::newRow("upper case") << u"Shop"_s << false;
    QTest::newRow("dash last") << u"shop-"_s << false;
    QTest::newRow("underscore") << u"a_b"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("64") << QString(64, u'a') << false;
}

void TestStackName::objectNames()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(isKubernetesName(name), good);
}

QTEST_GUILESS_MAIN(TestStackName)
#include "tst_stackname.moc"
