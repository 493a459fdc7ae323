// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that signing in by password can meet has a sentence of its own, on every line of servers.
#include "tests/shell/connecthost.h"

#include <QSet>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 15000; // ms, for machines with much to do

/// What is met, how a person gets there, and what is said of it.
struct Situation {
    const char *name;
    DemoOptions options;
    QByteArray password; ///< Empty: the right one of alice.
    bool readOnly = false;
    QStringList words; ///< All of them are in the sentence.
    bool signsIn = false; ///< It is said afterwards, and nothing is in the way.
    int times = 1; ///< How often it is tried until then, at most.
};

QList<Situation> situations()
{
    return {
        {"wrong password", {}, "wrong", false, {u"does not know this user name with this password"_s, u"Nothing is tried again by itself"_s}},
        {"too many sign-ins", {}, "wrong", false, {u"one hour"_s, u"An access token works meanwhile"_s}, false, 20},
        {"forced password change", {.shortPasswordOf = "alice"}, {}, false, {u"wants a longer password for alice"_s, u"Server > My account"_s}, true},
        {"session expired in mid-way", {.requestsPerSession = 1}, {}, false, {u"no longer knew it"_s, u"the session expired"_s, u"Sign in again"_s}},
        {"clocks apart", {.clockSkewSeconds = 7200}, {}, false, {u"The clock of 127.0.0.1 is 2 h ahead of this computer's"_s, u"NTP"_s}, true},
        {"clocks apart, and the session lost", {.requestsPerSession = 1, .clockSkewSeconds = -36000}, {}, false,
         {u"Its clock is 10 h behind this computer's"_s, u"then sign in again"_s}},
        {"no administrator", {.firstRun = DemoFirstRun::NoAdministrator}, "whatever", false, {u"nobody has created its administrator yet"_s}},
        {"first run over", {.firstRun = DemoFirstRun::TimedOut}, "whatever", false, {u"no administrator was created within five minutes"_s, u"Restart it"_s}},
        {"another service signs in", {.authentication = DemoAuthentication::OAuth}, {}, false, {u"through another service"_s, u"paste it"_s}},
        {"read-only", {}, {}, true, {u"Longshore is set to read-only"_s, u"Paste an access token instead"_s}},
    };
}

/// Where the window says it: under the stage, in its line, or afterwards in the main window.
QString sentenceOf(ConnectHost &host)
{
    if (!host.told.isEmpty())
        return host.told.last().first().toString();
    if (const QString failure = host.said("stageFailure"); !failure.isEmpty())
        return failure;
    for (const QLabel *label : host.findChildren<QLabel *>())
        if (label->isVisible() && label->text().contains("administrator yet"_L1))
            return label->text();
    return {};
}

QString sansPort(QString sentence, int port)
{
    return sentence.remove(u":%1"_s.arg(port));
}

} // namespace

class TestConnectSentences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_data();
    void each();
    void noTwoAreTheSame();

private:
    QHash<QString, QSet<QString>> m_said; ///< By situation, over all lines.
};

void TestConnectSentences::each_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("situation");
    const QList<QPair<const char *, DemoLine>> lines{{"2.19", DemoLine::V2_19}, {"2.21", DemoLine::V2_21}, {"2.23", DemoLine::V2_23}};
    const QList<Situation> all = situations();
    for (const auto &[name, line] : lines)
        for (int at = 0; at < all.size(); ++at)
            QTest::addRow("%s: %s", name, all.at(at).name) << int(line) << at;
}

void TestConnectSentences::each()
{
    QFETCH(int, line);
    QFETCH(int, situation);
    Situation met = situations().at(situation);
    met.options.line = DemoLine(line);
    ConnectHost host(met.options);
    QVERIFY(host.started && host.open());
    host.typeAddress();
    const QByteArray password = met.password.isEmpty() ? host.demo.passwordOf("alice") : met.password;
    for (int time = 0; time < met.times; ++time) {
        host.typePassword("alice", password);
        if (met.readOnly)
            host.switchOfAll->setOn(true); // In the very moment.
        QTRY_VERIFY_WITH_TIMEOUT(!sentenceOf(host).isEmpty() && (!host.window() || host.find("address")->isEnabled()), Long);
        if (sentenceOf(host).contains(met.words.first()))
            break;
    }
    const QString said = sentenceOf(host);
    for (const QString &word : std::as_const(met.words))
        QVERIFY2(said.contains(word), qPrintable(said));
    QCOMPARE(host.connected.size(), met.signsIn ? 1 : 0);
    QVERIFY(said.endsWith(u'.') || said.contains("administrator yet"_L1));
    QVERIFY(!host.demo.wasSignOutMisused());
    m_said[QString::fromLatin1(met.name)].insert(sansPort(said, host.demo.address().port()));
}

// Numbers of minutes aside a situation says the same on every line, and no other says it.
void TestConnectSentences::noTwoAreTheSame()
{
    if (m_said.size() < situations().size())
        QSKIP("not all of them were met");
    QSet<QString> all;
    qsizetype count = 0;
    for (const QSet<QString> &sentences : std::as_const(m_said)) {
        all.unite(sentences);
        count += sentences.size();
    }
    QCOMPARE(all.size(), count);
}

QTEST_MAIN(TestConnectSentences)
#include "tst_connectsentences.moc"
