// SPDX-License-Identifier: GPL-3.0-or-later
// "Information": every fact in words, and what is not known said as not known.
#include "ui/pages/informationpage.h"

#include "ui/widgets/factgrid.h"
#include "ui/widgets/tonelabel.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

QDateTime now()
{
    return QDateTime(QDate(2026, 11, 25), QTime(12, 0), Qt::UTC);
}

ServerInformation homeLab()
{
    ServerInformation facts;
    facts.profile.name = u"home-lab"_s;
    facts.profile.address = ServerAddress::parse(u"https://nas:9443"_s).address;
    facts.profile.instanceId = u"1f1f-2e2e"_s;
    facts.version = ServerVersion::fromText(u"2.23.0"_s);
    facts.asked = SystemVersion{.serverVersion = u"2.23.0"_s, .edition = u"CE"_s};
    facts.environments = 3;
    facts.stacks = 1200;
    facts.isRead = true;
    facts.certificate = {.der = "x", .sha256 = QByteArray(32, 'a'), .names = {u"nas"_s, u"192.168.1.5"_s}, .validFrom = now().addDays(-100),
                         .validUntil = now().addDays(200)};
    return facts;
}

ServerInformation with(auto change)
{
    ServerInformation facts = homeLab();
    change(facts);
    return facts;
}

struct Shown {
    explicit Shown(const ServerInformation &facts)
    {
        page.setFacts(facts, now());
        page.resize(760, 600);
        page.show();
        page.activateWindow();
        good = QTest::qWaitForWindowActive(&page);
    }
    QString value(const QString &label) const
    {
        for (const FactGroup &group : page.findChild<FactGrid *>(u"serverFacts"_s)->groups())
            for (const Fact &each : group.facts)
                if (each.label == label)
                    return each.value;
        return u"(no such fact)"_s;
    }
    ToneLabel &expiry() const { return *page.findChild<ToneLabel *>(u"certificateExpiry"_s); }
    InformationPage page;
    bool good = false;
};

} // namespace

class TestInformationPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheFacts();
    void whatIsNotKnownIsSaid();
    void editions_data();
    void editions();
    void tellsOfANewerVersion_data();
    void tellsOfANewerVersion();
    void tellsTheConnection_data();
    void tellsTheConnection();
    void warnsOfTheCertificate_data();
    void warnsOfTheCertificate();
    void featuresHaveWords();
    void serverTextIsCleaned();
    void theAddressIsALink();
};

void TestInformationPage::tellsTheFacts()
{
    Shown shown(homeLab());
    QCOMPARE(shown.value(u"Address"_s), u"https://nas:9443"_s);
    QCOMPARE(shown.value(u"Portainer"_s), u"2.23.0"_s);
    QCOMPARE(shown.value(u"Instance"_s), u"1f1f-2e2e"_s);
    QCOMPARE(shown.value(u"Environments"_s), u"3"_s);
    QCOMPARE(shown.value(u"Stacks"_s), QLocale().toString(1200));
    QCOMPARE(shown.value(u"Proxy"_s), u"none"_s);
    QCOMPARE(shown.value(u"Names"_s), u"nas, 192.168.1.5"_s);
    QVERIFY(shown.value(u"Valid"_s).endsWith("200 days left"_L1));
}

void TestInformationPage::whatIsNotKnownIsSaid()
{
    Shown shown(with([](ServerInformation &facts) {
        facts.version = {};
        facts.asked.reset();
        facts.isRead = false;
        facts.certificate = {};
        facts.profile.instanceId.clear();
    }));
    QCOMPARE(shown.value(u"Portainer"_s), u"not known"_s);
    QCOMPARE(shown.value(u"Edition"_s), u"not known yet"_s);
    QCOMPARE(shown.value(u"Newer version"_s), u"not known yet"_s);
    QCOMPARE(shown.value(u"Instance"_s), u"not known"_s);
    QCOMPARE(shown.value(u"Environments"_s), u"not known"_s);
    QCOMPARE(shown.value(u"Certificate"_s), u"not seen yet"_s);
    QVERIFY(shown.value(u"Asynchronous deploys"_s).startsWith("not known"_L1));
    shown.page.setFacts(with([](ServerInformation &facts) {
        facts.version = {};
        facts.profile.lastVersion = u"2.19.5"_s;
        facts.asked.reset();
        facts.askFailed = true;
    }), now());
    QCOMPARE(shown.value(u"Portainer"_s), u"2.19.5 when it was last asked"_s);
    QCOMPARE(shown.value(u"Newer version"_s), u"not known: the server did not say"_s);
}

void TestInformationPage::editions_data()
{
    QTest::addColumn<QString>("edition");
    QTest::addColumn<QString>("words");
    QTest::newRow("CE") << u"CE"_s << u"Community Edition"_s;
    QTest::newRow("EE") << u"EE"_s << u"Business Edition"_s;
    QTest::newRow("2.19 tells none") << QString() << u"not told by this version"_s;
    QTest::newRow("another") << u"Home\nlab"_s << u"Home lab"_s;
}

void TestInformationPage::editions()
{
    QFETCH(QString, edition);
    QFETCH(QString, words);
    Shown shown(with([&](ServerInformation &facts) { facts.asked->edition = edition; }));
    QCOMPARE(shown.value(u"Edition"_s), words);
}

void TestInformationPage::tellsOfANewerVersion_data()
{
    QTest::addColumn<bool>("available");
    QTest::addColumn<QString>("latest");
    QTest::addColumn<QString>("words");
    QTest::newRow("one") << true << u"2.33.1"_s << u"2.33.1 is available"_s;
    QTest::newRow("none") << false << QString() << u"the server knows of none newer; without internet it cannot tell"_s;
    QTest::newRow("one without a name") << true << QString() << u"the server knows of none newer; without internet it cannot tell"_s;
}

void TestInformationPage::tellsOfANewerVersion()
{
    QFETCH(bool, available);
    QFETCH(QString, latest);
    QFETCH(QString, words);
    Shown shown(with([&](ServerInformation &facts) {
        facts.asked->updateAvailable = available;
        facts.asked->latestVersion = latest;
    }));
    QCOMPARE(shown.value(u"Newer version"_s), words);
}

void TestInformationPage::tellsTheConnection_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<QString>("encryption");
    QTest::newRow("trusted by the system") << u"https://nas"_s << false << u"encrypted; trusted as this computer trusts"_s;
    QTest::newRow("one certificate alone") << u"https://nas"_s << true << u"encrypted; one certificate alone is trusted"_s;
    QTest::newRow("plain http") << u"http://nas"_s << false << u"not encrypted: plain http"_s;
}

void TestInformationPage::tellsTheConnection()
{
    QFETCH(QString, address);
    QFETCH(bool, pinned);
    QFETCH(QString, encryption);
    Shown shown(with([&](ServerInformation &facts) {
        facts.profile.address = ServerAddress::parse(address).address;
        facts.profile.pinnedSha256 = pinned ? QByteArray(32, 'a') : QByteArray();
        facts.proxy = u"proxy.example.com:3128"_s;
        facts.profile.clientCertificateFile = u"/media/keys/alice.p12"_s;
    }));
    QCOMPARE(shown.value(u"Encryption"_s), encryption);
    QCOMPARE(shown.value(u"Proxy"_s), u"proxy.example.com:3128"_s);
    QCOMPARE(shown.value(u"Client certificate"_s), u"/media/keys/alice.p12"_s);
    QCOMPARE(shown.value(u"Certificate"_s) == "none: plain http"_L1, address.startsWith("http:"_L1));
}

void TestInformationPage::warnsOfTheCertificate_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("words");
    QTest::newRow("in time") << 31 << QString();
    QTest::newRow("30 days ahead") << 30 << u"expires in 30 days"_s;
    QTest::newRow("gone") << -1 << u"expired on"_s;
}

void TestInformationPage::warnsOfTheCertificate()
{
    QFETCH(int, days);
    QFETCH(QString, words);
    Shown shown(with([&](ServerInformation &facts) { facts.certificate.validUntil = now().addDays(days); }));
    QCOMPARE(shown.expiry().isVisible(), !words.isEmpty());
    QVERIFY2(shown.expiry().text().contains(words), qPrintable(shown.expiry().text()));
    QCOMPARE(shown.expiry().role(), ColourRole::Warning);
}

void TestInformationPage::featuresHaveWords()
{
    Shown shown(homeLab());
    QCOMPARE(shown.value(u"Asynchronous deploys"_s), u"needs 2.45"_s);
    QCOMPARE(shown.value(u"Podman environments"_s), u"yes"_s);
    QCOMPARE(shown.value(u"Container health in snapshots"_s), u"gone since 2.21"_s);
}

void TestInformationPage::serverTextIsCleaned()
{
    Shown shown(with([](ServerInformation &facts) {
        facts.profile.instanceId = u"a\u202eb\n"_s;
        facts.asked->updateAvailable = true;
        facts.asked->latestVersion = u"2.3\n3"_s;
        facts.certificate.names = {u"a\nb"_s};
    }));
    for (const QString &label : {u"Instance"_s, u"Newer version"_s, u"Names"_s})
        QVERIFY2(!shown.value(label).contains(u'\n') && !shown.value(label).contains(u'\u202e'), qPrintable(label));
}

void TestInformationPage::theAddressIsALink()
{
    Shown shown(homeLab());
    QSignalSpy opened(&shown.page, &InformationPage::linkActivated);
    Q_EMIT shown.page.findChild<FactGrid *>(u"serverFacts"_s)->linkActivated(QUrl(u"https://nas:9443"_s));
    QCOMPARE(opened.size(), 1);
    for (const FactGroup &group : shown.page.findChild<FactGrid *>(u"serverFacts"_s)->groups())
        for (const Fact &each : group.facts)
            QCOMPARE(each.link.isValid(), each.label == "Address"_L1);
}

QTEST_MAIN(TestInformationPage)
#include "tst_informationpage.moc"
