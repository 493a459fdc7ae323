// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Information" on the sample server of every line: what it tells, and how true that is.
#include "windowbench.h"

#include "ui/pages/informationpage.h"
#include "ui/widgets/factgrid.h"

#include <QLabel>
#include <QSignalSpy>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Information : WindowBench {
    explicit Information(const DemoOptions &options = {}, const QByteArray &user = "admin")
        : WindowBench(options, user)
    {
        window = open(u"information"_s);
        page = window ? static_cast<InformationPage *>(window->section(u"information"_s)) : nullptr;
    }
    Fact fact(const QString &label) const
    {
        for (const FactGroup &group : page->findChild<FactGrid *>(u"serverFacts"_s)->groups())
            for (const Fact &each : group.facts)
                if (each.label == label)
                    return each;
        return {};
    }
    QString value(const QString &label) const { return fact(label).value; }
    void setProfile(auto change)
    {
        ServerProfile next = session().profile();
        change(next);
        session().setProfile(next);
    }

    ServerWindow *window = nullptr;
    InformationPage *page = nullptr;
};

} // namespace

class TestInformationFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsVersionAndWhatItHas_data();
    void tellsVersionAndWhatItHas();
    void countsAreThoseOfTheUser_data();
    void countsAreThoseOfTheUser();
    void theCertificateAsItWasShown();
    void asksForTheLatestVersionOnceAnHour();
    void asksAgainAfterAFailure();
    void aStoppedServerKeepsWhatIsKnown();
    void signedOutIsSaid();
    void theAddressOpensPortainer();
};

void TestInformationFeed::tellsVersionAndWhatItHas_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("edition");
    QTest::addColumn<QString>("lacks");
    QTest::newRow("2.19") << int(DemoLine::V2_19) << u"2.19"_s << u"not told by this version"_s << u"needs 2.20"_s;
    QTest::newRow("2.21") << int(DemoLine::V2_21) << u"2.21"_s << u"Community Edition"_s << u"yes"_s;
    QTest::newRow("2.23") << int(DemoLine::V2_23) << u"2.23"_s << u"Community Edition"_s << u"yes"_s;
}

void TestInformationFeed::tellsVersionAndWhatItHas()
{
    QFETCH(int, line);
    QFETCH(QString, version);
    QFETCH(QString, edition);
    QFETCH(QString, lacks);
    Information information(lineOf(line));
    QVERIFY(information.page);
    QTRY_VERIFY(information.value(u"Portainer"_s).startsWith(version));
    QTRY_COMPARE(information.value(u"Edition"_s), edition);
    QCOMPARE(information.value(u"Forced update of a service"_s), lacks);
    QCOMPARE(information.value(u"Asynchronous deploys"_s), u"needs 2.45"_s);
    QCOMPARE(information.value(u"Address"_s), information.demo.address().text());
    QCOMPARE(information.value(u"Proxy"_s), u"none"_s);
    QCOMPARE(information.value(u"Certificate"_s), u"none: plain http"_s);
    QCOMPARE(information.value(u"Encryption"_s), u"not encrypted: plain http"_s);
}

void TestInformationFeed::countsAreThoseOfTheUser_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QString>("environments");
    QTest::newRow("an administrator") << "admin"_ba << u"4"_s;
    QTest::newRow("a standard user") << "alice"_ba << u"1"_s;
}

void TestInformationFeed::countsAreThoseOfTheUser()
{
    QFETCH(QByteArray, user);
    QFETCH(QString, environments);
    Information information({}, user);
    QVERIFY(information.page);
    QTRY_COMPARE(information.value(u"Environments"_s), environments);
    QTRY_VERIFY(information.value(u"Stacks"_s).toInt() > 0);
}

void TestInformationFeed::theCertificateAsItWasShown()
{
    DemoOptions options;
    options.https = true;
    Information information;
    DemoServer encrypted(options);
    QVERIFY(encrypted.start());
    ServerProfile profile = information.profile;
    profile.id = ServerId::create();
    profile.address = encrypted.address();
    profile.pinnedDer = encrypted.certificateDer();
    profile.pinnedSha256 = QCryptographicHash::hash(profile.pinnedDer, QCryptographicHash::Sha256);
    information.servers.addTemporary(profile, encrypted.tokenOf("admin"));
    QTRY_VERIFY(information.servers.session(profile.id)->user());
    information.windows.show(profile.id, u"information"_s);
    information.page = static_cast<InformationPage *>(information.windows.window(profile.id)->section(u"information"_s));
    QTRY_VERIFY(!information.value(u"SHA-256"_s).isEmpty());
    QCOMPARE(information.value(u"SHA-256"_s).simplified().remove(u' ').remove(u':').toLower(), QString::fromLatin1(profile.pinnedSha256.toHex()));
    QVERIFY(!information.value(u"Valid"_s).isEmpty());
    QCOMPARE(information.value(u"Encryption"_s), u"encrypted; one certificate alone is trusted"_s);
}

void TestInformationFeed::asksForTheLatestVersionOnceAnHour()
{
    Information information;
    QVERIFY(information.page);
    QTRY_COMPARE(information.value(u"Edition"_s), u"Community Edition"_s);
    for (int round = 0; round < 3; ++round)
        QTest::keyClick(information.window, Qt::Key_F5);
    QSignalSpy done(&information.session(), &Session::refreshFinished);
    QVERIFY(done.wait());
    QCOMPARE(information.demo.timesAsked("GET", "system/version"), 1);
    QCOMPARE(information.demo.writesAsked(), 0);
}

void TestInformationFeed::asksAgainAfterAFailure()
{
    Information information;
    QVERIFY(information.page);
    QTRY_COMPARE(information.value(u"Edition"_s), u"Community Edition"_s);
    QTRY_VERIFY(!information.session().isRefreshing()); // What is under way would wait for its answer.
    information.demo.stop();
    QTest::keyClick(information.window, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!information.page->problem().isEmpty(), 20'000);
    QCOMPARE(information.value(u"Edition"_s), u"Community Edition"_s); // What was told once stays.
}

void TestInformationFeed::aStoppedServerKeepsWhatIsKnown()
{
    Information information;
    QVERIFY(information.page);
    QTRY_VERIFY(information.value(u"Portainer"_s).startsWith("2."_L1));
    QTRY_VERIFY(!information.session().isRefreshing()); // What is under way would wait for its answer.
    information.demo.stop();
    QTest::keyClick(information.window, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(information.page->banner().isVisible(), 20'000);
    const QString said = information.page->banner().sentence();
    QVERIFY2(said.startsWith("Showing what was known at"_L1) && said.contains("home-lab is not answering."_L1), qPrintable(said));
    QVERIFY(information.value(u"Portainer"_s).startsWith("2."_L1));
}

void TestInformationFeed::signedOutIsSaid()
{
    Information information;
    QVERIFY(information.page);
    QTRY_VERIFY(information.value(u"Portainer"_s).startsWith("2."_L1));
    QSignalSpy asked(&information.windows, &ServerWindows::signInRequested);
    information.session().signOut();
    QTRY_VERIFY(information.page->banner().isVisible());
    QTest::keyClick(information.window, Qt::Key_F5); // Looking again does not make it true.
    QVERIFY2(information.page->problem().contains("ign in"_L1), qPrintable(information.page->problem()));
    auto *again = information.page->banner().findChild<QAbstractButton *>(u"bannerAction"_s);
    QVERIFY(again && again->isVisible());
    again->setFocus();
    QTest::keyClick(again, Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
}

void TestInformationFeed::theAddressOpensPortainer()
{
    Information information;
    QVERIFY(information.page);
    QSignalSpy opened(&information.windows, &ServerWindows::linkActivated);
    QVERIFY(information.fact(u"Address"_s).link.isValid());
    auto *grid = information.page->findChild<FactGrid *>(u"serverFacts"_s);
    QWidget *address = nullptr;
    for (QWidget *each : grid->findChildren<QWidget *>())
        if (!address && each->focusPolicy() != Qt::NoFocus && each->isVisible())
            address = each;
    QVERIFY(address);
    address->setFocus();
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toUrl().host(), information.demo.address().host());
}

QTEST_MAIN(TestInformationFeed)
#include "tst_informationfeed.moc"
