// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo promises to show: one stack for everything a client has to cope with, and to each person their own.
#include "tests/demo/asker.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void environments();
    void hasEachCase_data();
    void hasEachCase();
    void datesAreOfTheLastTwoYears();
    void namesWithNumbersNeedNaturalSort();
    void variablesOfAllKinds();
    void sameStacksOnEveryStart();
    void moreStacksKeepTheFirstFifty();
    void manyStacksAreVaried();
    void filesFitTheirStacks();
    void oneFileHasWindowsLineEnds();
    void listsOfOthers_data();
    void listsOfOthers();
    void noKubernetesStackIsListedForOthers();
    void nobodySeesMoreByIdThanTheyMay();

private:
    QJsonArray stacks(const QByteArray &user, const QByteArray &query = {}) { return m_asker.getAs(user, "/api/stacks" + query).json().toArray(); }

    DemoServer m_server;
    Asker m_asker{m_server};
    QJsonArray m_stacks;
};

namespace {

using Predicate = bool (*)(const QJsonObject &stack);

bool isType(const QJsonObject &stack, int type)
{
    return stack["Type"_L1].toInt() == type;
}

bool isActive(const QJsonObject &stack)
{
    return stack["Status"_L1].toInt() == 1;
}

QJsonValue control(const QJsonObject &stack, QLatin1StringView member)
{
    return stack["ResourceControl"_L1][member];
}

QStringList names(const QJsonArray &stacks)
{
    QStringList all;
    for (const QJsonValue &each : stacks)
        all.append(each["Name"_L1].toString());
    return all;
}

QString fileOf(const Heard &heard)
{
    return heard.text("StackFileContent");
}

} // namespace


void TestDemoSample::initTestCase()
{
    QVERIFY(m_server.start());
    m_stacks = stacks("admin");
    QCOMPARE(m_stacks.size(), 50);
}

void TestDemoSample::environments()
{
    const Heard heard = m_asker.getAs("admin", "/api/endpoints?excludeSnapshots=true");
    QStringList found;
    for (const QJsonValue &each : heard.json().toArray())
        found.append(u"%1 %2 %3"_s.arg(each["Name"_L1].toString()).arg(each["Type"_L1].toInt()).arg(each["Status"_L1].toInt()));
    QCOMPARE(found, (QStringList{u"local 1 1"_s, u"swarm-b 1 1"_s, u"k8s 5 1"_s, u"workshop 4 2"_s}));
    QCOMPARE(heard.header("X-Total-Count"), "4"_ba);
    QCOMPARE(heard.header("X-Total-Available"), "4"_ba);
}

void TestDemoSample::hasEachCase_data()
{
    QTest::addColumn<Predicate>("fits");
    const auto row = [](const char *name, Predicate fits) { QTest::newRow(name) << fits; };
    row("compose, active", [](const QJsonObject &stack) { return isType(stack, 2) && isActive(stack); });
    row("compose, inactive", [](const QJsonObject &stack) { return isType(stack, 2) && !isActive(stack); });
    row("swarm, active", [](const QJsonObject &stack) { return isType(stack, 1) && isActive(stack) && !stack["SwarmId"_L1].toString().isEmpty(); });
    row("swarm, inactive", [](const QJsonObject &stack) { return isType(stack, 1) && !isActive(stack); });
    row("kubernetes, active", [](const QJsonObject &stack) { return isType(stack, 3) && isActive(stack); });
    row("kubernetes, inactive", [](const QJsonObject &stack) { return isType(stack, 3) && !isActive(stack); });
    row("kubernetes with a namespace and no name", [](const QJsonObject &stack) {
        return isType(stack, 3) && stack["Name"_L1].toString().isEmpty() && !stack["Namespace"_L1].toString().isEmpty();
    });
    row("kubernetes without a namespace", [](const QJsonObject &stack) { return isType(stack, 3) && stack["Namespace"_L1].toString().isEmpty(); });
    row("kubernetes name as typed", [](const QJsonObject &stack) { return stack["Name"_L1].toString().contains(u' '); });
    row("git with everything", [](const QJsonObject &stack) {
        const QJsonValue git = stack["GitConfig"_L1];
        static const QRegularExpression commit(u"^[0-9a-f]{40}$"_s);
        return git["ConfigHash"_L1].toString().contains(commit) && !git["Authentication"_L1]["Username"_L1].toString().isEmpty()
            && !stack["AutoUpdate"_L1]["Interval"_L1].toString().isEmpty() && !stack["AdditionalFiles"_L1].toArray().isEmpty();
    });
    row("git without log-in", [](const QJsonObject &stack) { return stack["GitConfig"_L1].isObject() && stack["GitConfig"_L1]["Authentication"_L1].isNull(); });
    row("git by webhook", [](const QJsonObject &stack) { return !stack["AutoUpdate"_L1]["Webhook"_L1].toString().isEmpty(); });
    row("git on kubernetes", [](const QJsonObject &stack) { return isType(stack, 3) && stack["GitConfig"_L1].isObject(); });
    row("orphan", [](const QJsonObject &stack) { return stack["EndpointId"_L1].toInt() == 3; });
    row("on an edge environment", [](const QJsonObject &stack) { return stack["EndpointId"_L1].toInt() == 6; });
    row("for administrators", [](const QJsonObject &stack) { return control(stack, "AdministratorsOnly"_L1).toBool(); });
    row("public", [](const QJsonObject &stack) { return control(stack, "Public"_L1).toBool(); });
    row("private", [](const QJsonObject &stack) { return control(stack, "UserAccesses"_L1).toArray().size() == 1; });
    row("restricted to a team", [](const QJsonObject &stack) { return control(stack, "TeamAccesses"_L1).toArray().size() == 1; });
    row("docker without a control", [](const QJsonObject &stack) { return !isType(stack, 3) && stack["ResourceControl"_L1].isNull(); });
    row("no variables said", [](const QJsonObject &stack) { return stack["Env"_L1].isNull(); });
    row("no variables", [](const QJsonObject &stack) { return stack["Env"_L1].isArray() && stack["Env"_L1].toArray().isEmpty(); });
    row("many variables", [](const QJsonObject &stack) { return stack["Env"_L1].toArray().size() >= 20; });
    row("from a template", [](const QJsonObject &stack) { return stack["FromAppTemplate"_L1].toBool(); });
    row("prune", [](const QJsonObject &stack) { return stack["Option"_L1]["Prune"_L1].toBool(); });
    row("never updated", [](const QJsonObject &stack) { return stack["UpdateDate"_L1].toInteger() == 0 && stack["UpdatedBy"_L1].toString().isEmpty(); });
    row("updated", [](const QJsonObject &stack) { return stack["UpdateDate"_L1].toInteger() > 0 && !stack["UpdatedBy"_L1].toString().isEmpty(); });
    row("long name", [](const QJsonObject &stack) { return stack["Name"_L1].toString().size() > 100; });
    row("short name", [](const QJsonObject &stack) { return stack["Name"_L1].toString().size() == 1; });
}

void TestDemoSample::hasEachCase()
{
    QFETCH(const Predicate, fits);
    QVERIFY(std::any_of(m_stacks.begin(), m_stacks.end(), [fits](const QJsonValue &each) { return fits(each.toObject()); }));
}

void TestDemoSample::datesAreOfTheLastTwoYears()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QSet<qint64> months;
    for (const QJsonValue &each : std::as_const(m_stacks)) {
        const qint64 created = each["CreationDate"_L1].toInteger();
        const qint64 updated = each["UpdateDate"_L1].toInteger();
        QVERIFY(created <= now && created > now - 731 * 86'400LL);
        QVERIFY(updated == 0 || (updated >= created && updated <= now));
        months.insert((now - created) / (30 * 86'400));
    }
    QVERIFY(months.size() >= 12);
}

void TestDemoSample::namesWithNumbersNeedNaturalSort()
{
    const QStringList all = names(m_stacks);
    for (const QString &name : {u"web1"_s, u"web2"_s, u"web10"_s, u"web20"_s, u"stage2-web"_s, u"stage10-web"_s})
        QVERIFY2(all.contains(name), qPrintable(name));
    QCOMPARE(all.count(u"shop"_s), 3); // One name on three environments.
}

void TestDemoSample::variablesOfAllKinds()
{
    QStringList secrets;
    bool empty = false, newline = false, quotes = false, twice = false, beyondAscii = false;
    for (const QJsonValue &stack : std::as_const(m_stacks)) {
        QSet<QString> seen;
        for (const QJsonValue &each : stack["Env"_L1].toArray()) {
            const QString name = each["name"_L1].toString();
            const QString value = each["value"_L1].toString();
            if (name.contains(QRegularExpression(u"PASSWORD|TOKEN|SECRET|KEY"_s)))
                secrets.append(value);
            empty = empty || value.isEmpty();
            newline = newline || value.contains(u'\n');
            quotes = quotes || (value.contains(u'"') && value.contains(u'\'') && value.contains(u'\\'));
            beyondAscii = beyondAscii || value.contains(u"東京"_s);
            twice = twice || seen.contains(name);
            seen.insert(name);
        }
    }
    QVERIFY(secrets.size() >= 20);
    QVERIFY(empty && newline && quotes && twice && beyondAscii);
}

void TestDemoSample::sameStacksOnEveryStart()
{
    DemoServer other;
    QVERIFY(other.start());
    QJsonArray theirs = Asker(other).getAs("admin", "/api/stacks").json().toArray();
    QCOMPARE(theirs.size(), m_stacks.size());
    for (qsizetype index = 0; index < theirs.size(); ++index) {
        QJsonObject one = m_stacks.at(index).toObject();
        QJsonObject two = theirs.at(index).toObject();
        // Dates count from the start of the server.
        for (const QLatin1StringView date : {"CreationDate"_L1, "UpdateDate"_L1}) {
            QVERIFY(qAbs(one[date].toInteger() - two[date].toInteger()) < 600);
            one.remove(date);
            two.remove(date);
        }
        QCOMPARE(two, one);
    }
}

void TestDemoSample::moreStacksKeepTheFirstFifty()
{
    DemoServer more({.stacks = 500});
    QVERIFY(more.start());
    const QStringList all = names(Asker(more).getAs("admin", "/api/stacks").json().toArray());
    QCOMPARE(all.size(), 500);
    QCOMPARE(all.mid(0, 50), names(m_stacks));
}

void TestDemoSample::manyStacksAreVaried()
{
    DemoServer many({.stacks = 2000});
    QVERIFY(many.start());
    QSet<QString> places;
    QMap<QString, int> counts;
    for (const QJsonValue &each : Asker(many).getAs("admin", "/api/stacks").json().toArray()) {
        places.insert(each["Name"_L1].toString() + u'@' + QString::number(each["EndpointId"_L1].toInt()));
        ++counts[u"type %1"_s.arg(each["Type"_L1].toInt())];
        ++counts[u"status %1"_s.arg(each["Status"_L1].toInt())];
        ++counts[each["GitConfig"_L1].isObject() ? u"git"_s : u"no git"_s];
        ++counts[each["CreatedBy"_L1].toString()];
    }
    QCOMPARE(places.size(), 2000); // No name twice on one environment.
    for (const QString &kind : {u"type 1"_s, u"type 2"_s, u"type 3"_s, u"status 1"_s, u"status 2"_s, u"git"_s, u"no git"_s, u"alice"_s, u"maria"_s})
        QVERIFY2(counts.value(kind) >= 100, qPrintable(u"%1: %2"_s.arg(kind).arg(counts.value(kind))));
}

void TestDemoSample::filesFitTheirStacks()
{
    int longest = 0;
    for (const QJsonValue &each : std::as_const(m_stacks)) {
        const Heard heard = m_asker.getAs("admin", "/api/stacks/" + QByteArray::number(each["Id"_L1].toInteger()) + "/file");
        QCOMPARE(heard.status, 200);
        const QString text = fileOf(heard);
        const bool kubernetes = each["Type"_L1].toInt() == 3;
        QCOMPARE(text.startsWith(u"apiVersion: "_s), kubernetes);
        QCOMPARE(text.contains(QRegularExpression(u"^services:\\r?$"_s, QRegularExpression::MultilineOption)), !kubernetes);
        QCOMPARE(text.contains(u"driver: overlay"_s), each["Type"_L1].toInt() == 1);
        QVERIFY(text.count(kubernetes ? u"\nkind: "_s : u"    image: "_s) >= 2);
        QVERIFY(!text.contains(u'\t'));
        QVERIFY(text.endsWith(u'\n'));
        if (kubernetes && !each["Namespace"_L1].toString().isEmpty())
            QVERIFY(text.contains(u"  namespace: "_s + each["Namespace"_L1].toString() + u'\n'));
        for (const QJsonValue &variable : each["Env"_L1].toArray()) {
            if (!kubernetes && each["Name"_L1] == "vault"_L1)
                QVERIFY2(text.contains(u"${"_s + variable["name"_L1].toString()), qPrintable(variable["name"_L1].toString()));
        }
        longest = std::max(longest, int(text.count(u'\n')));
    }
    QVERIFY2(longest >= 200, qPrintable(QString::number(longest)));
}

void TestDemoSample::oneFileHasWindowsLineEnds()
{
    const QByteArray id = QByteArray::number(m_asker.stackId("local", "homeassistant"));
    const QString text = fileOf(m_asker.getAs("admin", "/api/stacks/" + id + "/file"));
    QVERIFY(text.count(u'\n') > 50);
    QCOMPARE(text.count(u"\r\n"_s), text.count(u'\n'));
}

void TestDemoSample::listsOfOthers_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QSet<int>>("environments");
    QTest::addColumn<int>("count"); // By hand from the table of the sample.
    const QSet<int> everywhere{1, 2, 6}; // The list asks for no access to the environment.
    QTest::newRow("alice: her own five and what is public") << "alice"_ba << everywhere << 13;
    QTest::newRow("bob: own, public, and his team's") << "bob"_ba << everywhere << 18;
    QTest::newRow("maria: public and her team's") << "maria"_ba << everywhere << 15;
    QTest::newRow("kim: public") << "kim"_ba << everywhere << 8;
    QTest::newRow("noor: public") << "noor"_ba << everywhere << 8;
}

void TestDemoSample::listsOfOthers()
{
    QFETCH(const QByteArray, user);
    QSet<int> found;
    const QJsonArray listed = stacks(user);
    for (const QJsonValue &each : listed)
        found.insert(each["EndpointId"_L1].toInt());
    QTEST(found, "environments");
    QTEST(int(listed.size()), "count");
}

void TestDemoSample::noKubernetesStackIsListedForOthers()
{
    for (const QByteArray &user : {"alice"_ba, "bob"_ba, "maria"_ba, "kim"_ba}) {
        for (const QJsonValue &each : stacks(user))
            QVERIFY(each["Type"_L1].toInt() != 3);
    }
    for (const QJsonValue &each : stacks("admin", "?filters=%7B%22EndpointID%22:4%7D"))
        QVERIFY(each["Type"_L1].toInt() != 3);
}

/// Whatever the list hides is refused by its id too, but for Kubernetes stacks of an environment one may use; and the
/// list also holds stacks of environments one may not use, which are refused.
void TestDemoSample::nobodySeesMoreByIdThanTheyMay()
{
    for (const QByteArray &user : {"alice"_ba, "maria"_ba, "kim"_ba, "noor"_ba}) {
        QSet<qint64> listed;
        for (const QJsonValue &each : stacks(user))
            listed.insert(each["Id"_L1].toInteger());
        QSet<int> environments;
        for (const QJsonValue &each : m_asker.getAs(user, "/api/endpoints?excludeSnapshots=true").json().toArray())
            environments.insert(each["Id"_L1].toInt());
        for (const QJsonValue &each : std::as_const(m_stacks)) {
            const qint64 id = each["Id"_L1].toInteger();
            const bool allowed = environments.contains(each["EndpointId"_L1].toInt()) && (listed.contains(id) || each["Type"_L1].toInt() == 3);
            const int refusal = each["EndpointId"_L1].toInt() == 3 ? 404 : 403;
            for (const char *suffix : {"", "/file"})
                QCOMPARE(m_asker.getAs(user, "/api/stacks/" + QByteArray::number(id) + suffix).status, allowed ? 200 : refusal);
        }
    }
}

QTEST_GUILESS_MAIN(TestDemoSample)
#include "tst_demosample.moc"
