// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "ui/models/variablesmodel.h"
#include "ui/pages/factwords.h"
#include "ui/pages/selectionsummary.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Fact factOf(const QList<FactGroup> &groups, const QString &label)
{
    for (const FactGroup &group : groups) {
        for (const Fact &fact : group.facts) {
            if (fact.label == label)
                return fact;
        }
    }
    return {.label = u"missing: "_s + label, .value = u"missing"_s};
}

QString everyText(const QList<FactGroup> &groups)
{
    QString text;
    for (const FactGroup &group : groups) {
        for (const Fact &fact : group.facts)
            text += fact.label + u'|' + fact.value + u'|' + fact.tooltip + u'|' + fact.link.toString() + u'\n';
    }
    return text;
}

} // namespace

class TestStackFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void interval_data();
    void interval();
    void overviewOfAGitStack();
    void overviewOfAPlainStack();
    void overviewOfAKubernetesStack();
    void composeFormatAsSent();
    void orphan();
    void linksOnlyToTheWeb_data();
    void linksOnlyToTheWeb();
    void gitMasksTheWebhook();
    void access_data();
    void access();
    void hostileTextIsCleaned();
    void deployments();
    void summary();
};

void TestStackFacts::interval_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("words");
    QTest::newRow("minutes") << u"5m"_s << u"every 5\u00a0min"_s;
    QTest::newRow("mixed") << u"1h30m"_s << u"every 1\u00a0h 30\u00a0min"_s;
    QTest::newRow("zeros") << u"24h0m0s"_s << u"every 24\u00a0h"_s;
    QTest::newRow("all zero") << u"0s"_s << u"every 0s"_s;
    QTest::newRow("no duration") << u"soon"_s << u"every soon"_s;
    QTest::newRow("fraction") << u"1.5h"_s << u"every 1.5h"_s;
    QTest::newRow("hostile") << u"5m\nx"_s << u"every 5m x"_s;
}

void TestStackFacts::interval()
{
    QFETCH(QString, sent);
    QTEST(factwords::everyInterval(sent), "words");
}

void TestStackFacts::overviewOfAGitStack()
{
    const QList<FactGroup> facts = overviewFacts(samples::details(samples::gitStack(12, u"shop"_s)));
    QCOMPARE(factOf(facts, u"Type"_s).value, u"Compose, standalone engine"_s);
    QCOMPARE(factOf(facts, u"Control"_s).value, u"Total: created in Portainer"_s);
    QCOMPARE(factOf(facts, u"Created"_s).value, u"16 Sep 2024, 21:13 UTC by admin"_s);
    QCOMPARE(factOf(facts, u"Created"_s).tooltip, u"16 September 2024, 21:13:05 UTC"_s);
    QCOMPARE(factOf(facts, u"Updated"_s).value, u"23 Nov 2024, 19:40 UTC by maria"_s);
    QCOMPARE(factOf(facts, u"Ownership"_s).value, u"Restricted: team web, team 9, maria"_s);
    QCOMPARE(factOf(facts, u"Variables"_s).value, u"4, values masked"_s);
    QCOMPARE(factOf(facts, u"Compose format"_s).value, u"Yes (derived from the type)"_s);
    QCOMPARE(factOf(facts, u"Repository"_s).value, u"https://git.example/shop.git"_s);
    QCOMPARE(factOf(facts, u"Commit"_s).value, u"2e71920bf1"_s);
    QCOMPARE(factOf(facts, u"Commit"_s).copy, u"2e71920bf1ee1bbac976d320f8f274411fba3bad"_s);
    QCOMPARE(factOf(facts, u"Signs in as"_s).value, u"bot"_s);
    QCOMPARE(factOf(facts, u"Automatic updates"_s).value, u"by webhook"_s);
    QCOMPARE(factOf(facts, u"Server"_s).value, u"home-lab, Portainer 2.23.0"_s);
    QCOMPARE(factOf(facts, u"Environment"_s).value, u"local (id 1)"_s);
    QCOMPARE(factOf(facts, u"Project path"_s).copy, u"/data/compose/12"_s);
    QCOMPARE(factOf(facts, u"Compose file name"_s).value, u"docker-compose.yml"_s);
    QCOMPARE(factOf(facts, u"Additional files"_s).value, u"docker-compose.prod.yml, docker-compose.eu.yml"_s);
    QCOMPARE(factOf(facts, u"Stack id"_s).value, u"12"_s);
    for (const QLatin1StringView secret : {samples::SecretValue, samples::SecretWebhook, samples::SecretInUrl})
        QVERIFY2(!everyText(facts).contains(secret), secret.data());
}

void TestStackFacts::overviewOfAPlainStack()
{
    const QList<FactGroup> facts = overviewFacts(samples::details(samples::stack(3, u"web"_s)));
    QCOMPARE(factOf(facts, u"Updated"_s).value, u"never"_s);
    QCOMPARE(factOf(facts, u"Repository"_s).value, u"not from git"_s);
    QCOMPARE(factOf(facts, u"Variables"_s).value, u"none"_s);
    QCOMPARE(factOf(facts, u"Ownership"_s).value, u"Administrators"_s);
    QCOMPARE(factOf(facts, u"Prune on update"_s).value, QString());
}

void TestStackFacts::overviewOfAKubernetesStack()
{
    const QList<FactGroup> facts = overviewFacts(samples::details(samples::kubernetesStack(5, u"my-namespace"_s)));
    QCOMPARE(factOf(facts, u"Type"_s).value, u"Kubernetes, manifest"_s);
    QCOMPARE(factOf(facts, u"Namespace"_s).value, u"my-namespace"_s);
    QCOMPARE(factOf(facts, u"Compose format"_s).value, u"No (derived from the type)"_s);
    QCOMPARE(factOf(facts, u"Manifest"_s).value, u"k8s-deployment.yml"_s);
}

void TestStackFacts::composeFormatAsSent()
{
    Stack stack = samples::kubernetesStack(5, u"n"_s);
    stack.isComposeFormat = true;
    QCOMPARE(factOf(overviewFacts(samples::details(stack)), u"Compose format"_s).value, u"Yes"_s);
}

void TestStackFacts::orphan()
{
    StackDetails details = samples::details(samples::stack(3, u"web"_s, 7));
    details.row.control = Control::Orphaned;
    details.row.environmentName.clear();
    const QList<FactGroup> facts = overviewFacts(details);
    QCOMPARE(factOf(facts, u"Control"_s).value, u"Orphaned: its environment is gone"_s);
    QCOMPARE(factOf(facts, u"Environment"_s).value, u"Environment 7, which is gone"_s);
}

void TestStackFacts::linksOnlyToTheWeb_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QUrl>("link");
    QTest::newRow("https") << u"https://git.example/a"_s << QUrl(u"https://git.example/a"_s);
    QTest::newRow("http") << u"http://git.example/a"_s << QUrl(u"http://git.example/a"_s);
    QTest::newRow("user and password") << u"https://u:p@git.example/a"_s << QUrl(u"https://git.example/a"_s);
    QTest::newRow("ssh") << u"ssh://git.example/a"_s << QUrl();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QUrl();
    QTest::newRow("script") << u"javascript:alert(1)"_s << QUrl();
    QTest::newRow("no host") << u"https:///a"_s << QUrl();
    QTest::newRow("scp") << u"git@git.example:a.git"_s << QUrl();
    QTest::newRow("empty") << QString() << QUrl();
}

void TestStackFacts::linksOnlyToTheWeb()
{
    QFETCH(QString, url);
    Stack stack = samples::gitStack(3, u"web"_s);
    stack.gitConfig->url = url;
    QTEST(factOf(overviewFacts(samples::details(stack)), u"Repository"_s).link, "link");
}

void TestStackFacts::gitMasksTheWebhook()
{
    const StackDetails details = samples::details(samples::gitStack(12, u"shop"_s));
    QCOMPARE(factOf(gitFacts(details, false), u"Webhook id"_s).value, VariablesModel::mask());
    QVERIFY(!everyText(gitFacts(details, false)).contains(samples::SecretWebhook));
    QCOMPARE(factOf(gitFacts(details, true), u"Webhook id"_s).value, QString(samples::SecretWebhook));
    QVERIFY(!everyText(gitFacts(details, true)).contains(samples::SecretInUrl));
    QCOMPARE(factOf(gitFacts(details, false), u"Commit"_s).value, u"2e71920bf1ee1bbac976d320f8f274411fba3bad"_s);
    QVERIFY(gitFacts(samples::details(samples::stack(1, u"a"_s)), false).isEmpty());
}

void TestStackFacts::access_data()
{
    QTest::addColumn<QList<qint64>>("users");
    QTest::addColumn<QList<qint64>>("teams");
    QTest::addColumn<bool>("isPublic");
    QTest::addColumn<bool>("administratorsOnly");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("who");
    const QList<qint64> none;
    QTest::newRow("administrators") << none << none << false << true << u"Administrators"_s << u"Administrators of home-lab only."_s;
    QTest::newRow("public") << none << none << true << false << u"Public"_s << u"Everyone with access to local."_s;
    QTest::newRow("private") << QList<qint64>{3} << none << false << false << u"Private"_s << u"One user, and administrators of home-lab."_s;
    QTest::newRow("restricted") << QList<qint64>{3, 8} << QList<qint64>{4} << false << false << u"Restricted"_s
                                << u"The users and teams named here, and administrators of home-lab."_s;
}

void TestStackFacts::access()
{
    QFETCH(QList<qint64>, users);
    QFETCH(QList<qint64>, teams);
    QFETCH(bool, isPublic);
    QFETCH(bool, administratorsOnly);
    Stack stack = samples::stack(3, u"web"_s);
    ResourceControl control;
    for (const qint64 id : users)
        control.users.append(UserId(id));
    for (const qint64 id : teams)
        control.teams.append(TeamId(id));
    control.isPublic = isPublic;
    control.administratorsOnly = administratorsOnly;
    stack.resourceControl = control;
    const QList<FactGroup> facts = accessFacts(samples::details(stack));
    QTEST(factOf(facts, u"Level"_s).value, "level");
    QTEST(factOf(facts, u"Who may use it"_s).value, "who");
    if (users.size() == 2)
        QCOMPARE(factOf(facts, u"Users"_s).value, u"maria, user 8"_s);
    QVERIFY(accessFacts(samples::details(samples::kubernetesStack(1, u"n"_s))).isEmpty());
}

void TestStackFacts::hostileTextIsCleaned()
{
    Stack stack = samples::gitStack(12, u"shop"_s);
    stack.projectPath = u"/data\u202e/evil\x01\ntail"_s;
    stack.createdBy = u"a\u2066b\nc"_s;
    stack.entryPoint = u"x\u202ey.yml"_s;
    const QList<FactGroup> facts = overviewFacts(samples::details(stack));
    const QString text = everyText(facts).remove(u'\n');
    for (const QChar c : {QChar(0x202e), QChar(0x2066), QChar(1), QChar(u'\r')})
        QVERIFY2(!text.contains(c), qPrintable(QString::number(c.unicode(), 16)));
    QCOMPARE(factOf(facts, u"Project path"_s).copy, stack.projectPath); // Exactly, for whoever asks for it.
}

void TestStackFacts::deployments()
{
    Stack stack = samples::stack(3, u"web"_s);
    stack.deploymentStatus = {{3, 1'726'521'185, {}}, {4, 1'726'521'245, u"no such image"_s}, {9, 0, u"?"_s}};
    const QList<FactGroup> facts = overviewFacts(samples::details(stack));
    QCOMPARE(facts.last().title, u"Last deployments"_s);
    QCOMPARE(facts.last().facts.size(), 3);
    QCOMPARE(facts.last().facts[1].value, u"Error: no such image"_s);
    QCOMPARE(facts.last().facts[1].label, u"16 Sep 2024, 21:14 UTC"_s);
    QCOMPARE(facts.last().facts[2].value, u"Unknown (9): ?"_s);
}

void TestStackFacts::summary()
{
    SelectionSummary summary;
    summary.add(samples::row(samples::stack(1, u"a"_s)));
    summary.add(samples::row(samples::stack(2, u"b"_s)));
    Stack inactive = samples::stack(3, u"c"_s);
    inactive.status = {StackStatus::Inactive, 2};
    summary.add(samples::row(inactive, u"prod"_s));
    QVERIFY(summary.title().startsWith(u"3"_s));
    QCOMPARE(factOf(summary.facts(), u"Active"_s).value, u"2"_s);
    QCOMPARE(factOf(summary.facts(), u"Inactive"_s).value, u"1"_s);
    QCOMPARE(factOf(summary.facts(), u"Compose"_s).value, u"3"_s);
    QCOMPARE(factOf(summary.facts(), u"home-lab / prod"_s).value, u"1"_s);
    QCOMPARE(summary.facts().first().facts.first().label, u"Active"_s); // The most frequent first.
    QCOMPARE(summary.facts().size(), 3); // One server: nothing to count.
    for (int i = 0; i < 30; ++i)
        summary.add(samples::row(samples::stack(10 + i, u"x"_s), u"env-%1"_s.arg(i)));
    QCOMPARE(factOf(summary.facts(), u"All others"_s).value, u"12"_s); // 32 environments, 20 of them listed.
}

QTEST_GUILESS_MAIN(TestStackFacts)
#include "tst_stackfacts.moc"
