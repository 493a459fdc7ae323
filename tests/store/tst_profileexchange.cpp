// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profileexchange.h"
#include "tests/store/profiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace profiles;
using namespace longshore::profileexchange;

namespace {

const QByteArray Pin = QByteArray(32, '\xab');

QByteArray fileWith(const QByteArray &server)
{
    return R"({"format":"longshore-servers","version":1,"servers":[{"name":"ok","address":"https://a:1"},)" + server + "]}";
}

QByteArray withMember(const QByteArray &member)
{
    return fileWith(R"({"name":"nas","address":"https://nas:9443",)" + member + "}");
}

} // namespace

/// The file that carries saved servers to another computer.
class TestProfileExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsCarriedComesBack();
    void nothingSecretIsCarried();
    void aPlainServerIsShort();
    void mistakesNameTheirPlace_data();
    void mistakesNameTheirPlace();
    void everyMistakeIsTold();
    void noCertificateIsTrustedByAFile();
};

void TestProfileExchange::whatIsCarriedComesBack()
{
    ServerProfile full = fullProfile();
    full.address = ServerAddress::parse(u"https://nas:9443/portainer"_s).address;
    full.pinnedSha256 = Pin;
    ServerProfile direct = profileNamed(u"direct"_s);
    direct.proxy.kind = ProxyChoice::Kind::None;
    const Reading reading = read(exported({full, direct}));
    QCOMPARE(reading.mistakes, QStringList());
    QCOMPARE(reading.servers.size(), 2);
    const ServerProfile &back = reading.servers.constFirst().profile;
    QCOMPARE(back.name, full.name);
    QCOMPARE(back.address, full.address);
    QCOMPARE(back.proxy, full.proxy);
    QCOMPARE(back.colour, full.colour);
    QCOMPARE(back.refreshEvery, full.refreshEvery);
    QCOMPARE(back.extraHeaderNames, full.extraHeaderNames);
    QCOMPARE(back.lockedEnvironments, full.lockedEnvironments);
    QVERIFY(back.readOnly && back.locked && !back.enabled);
    QCOMPARE(reading.servers.constFirst().sha256, Pin);
    QCOMPARE(reading.servers.at(1).profile.proxy, direct.proxy);
    // What belongs to this computer stays here.
    QVERIFY(back.id != full.id && !back.id.isNull());
    QVERIFY(!back.tokenSaved && back.tokenId == AccessTokenId(0));
    QVERIFY(back.userName.isEmpty() && back.instanceId.isEmpty() && back.clientCertificateFile.isEmpty());
}

void TestProfileExchange::nothingSecretIsCarried()
{
    const ServerProfile full = fullProfile();
    const QJsonObject server
        = QJsonDocument::fromJson(exported({full})).object().value("servers"_L1).toArray().at(0).toObject();
    // An allow-list: a member that is added later has to be thought about here.
    const QStringList allowed{u"address"_s, u"certificateSha256"_s, u"colour"_s, u"enabled"_s, u"guard"_s, u"headers"_s,
                              u"name"_s,    u"proxy"_s,             u"readOnly"_s, u"refreshSeconds"_s};
    for (const QString &key : server.keys())
        QVERIFY2(allowed.contains(key), qPrintable(key));
    QCOMPARE(server.value("proxy"_L1).toObject().keys(), (QStringList{u"host"_s, u"kind"_s, u"port"_s, u"user"_s}));
    const QString text = QString::fromUtf8(exported({full}));
    for (const QString &mine : {full.userName.left(2) + u"\nice"_s, full.instanceId, full.clientCertificateFile, full.id.text(),
                                QString::number(number(full.tokenId))})
        QVERIFY2(!text.contains(mine), qPrintable(mine));
}

void TestProfileExchange::aPlainServerIsShort()
{
    const QJsonObject top = QJsonDocument::fromJson(exported({profileNamed(u"nas"_s)})).object();
    QCOMPARE(top.value("version"_L1).toInt(), 1);
    QCOMPARE(top.value("servers"_L1).toArray().at(0).toObject(),
             (QJsonObject{{u"name"_s, u"nas"_s}, {u"address"_s, u"https://nas:9443"_s}}));
}

void TestProfileExchange::mistakesNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("start");
    QTest::newRow("nothing") << QByteArray() << u"The file is no list"_s;
    QTest::newRow("other JSON") << QByteArray("[1]") << u"The file is no list"_s;
    QTest::newRow("other format") << QByteArray(R"({"format":"x","version":1,"servers":[]})") << u"The file is no list"_s;
    QTest::newRow("newer") << QByteArray(R"({"format":"longshore-servers","version":2,"servers":[],"more":1})") << u"version: "_s;
    QTest::newRow("no version") << QByteArray(R"({"format":"longshore-servers","servers":[]})") << u"version: "_s;
    QTest::newRow("no servers") << QByteArray(R"({"format":"longshore-servers","version":1})") << u"servers: "_s;
    QTest::newRow("servers are no list") << QByteArray(R"({"format":"longshore-servers","version":1,"servers":{}})") << u"servers: "_s;
    QTest::newRow("more at the top") << QByteArray(R"({"format":"longshore-servers","version":1,"servers":[],"x":1})") << u"x: "_s;
    QTest::newRow("no object") << fileWith("7") << u"servers[1]: "_s;
    QTest::newRow("no name") << fileWith(R"({"address":"https://nas:1"})") << u"servers[1].name: "_s;
    QTest::newRow("long name") << fileWith(R"({"address":"https://nas:1","name":")" + QByteArray(201, 'n') + "\"}") << u"servers[1].name: "_s;
    QTest::newRow("no address") << fileWith(R"({"name":"nas"})") << u"servers[1].address: "_s;
    QTest::newRow("user in the address") << fileWith(R"({"name":"n","address":"https://me:secret@nas:1"})") << u"servers[1].address: "_s;
    QTest::newRow("no scheme") << fileWith(R"({"name":"n","address":"nas:9443"})") << u"servers[1].address: "_s;
    QTest::newRow("token") << withMember(R"("accessToken":"ptr_x")") << u"servers[1].accessToken: "_s;
    QTest::newRow("seconds") << withMember(R"("refreshSeconds":1.5)") << u"servers[1].refreshSeconds: "_s;
    QTest::newRow("seconds below zero") << withMember(R"("refreshSeconds":-1)") << u"servers[1].refreshSeconds: "_s;
    QTest::newRow("seconds as text") << withMember(R"("refreshSeconds":"30")") << u"servers[1].refreshSeconds: "_s;
    QTest::newRow("colour") << withMember(R"("colour":"mauve")") << u"servers[1].colour: "_s;
    QTest::newRow("read-only as text") << withMember(R"("readOnly":"yes")") << u"servers[1].readOnly: "_s;
    QTest::newRow("header") << withMember(R"("headers":["A","X-API-Key"])") << u"servers[1].headers[1]: "_s;
    QTest::newRow("header twice") << withMember(R"("headers":["A","a"])") << u"servers[1].headers[1]: "_s;
    QTest::newRow("header with its value") << withMember(R"("headers":[{"A":"b"}])") << u"servers[1].headers[0]: "_s;
    QTest::newRow("proxy kind") << withMember(R"("proxy":{"kind":"ftp"})") << u"servers[1].proxy.kind: "_s;
    QTest::newRow("proxy port") << withMember(R"("proxy":{"kind":"http","host":"p","port":0})") << u"servers[1].proxy.port: "_s;
    QTest::newRow("proxy host") << withMember(R"("proxy":{"kind":"http","host":"a b","port":1})") << u"servers[1].proxy: "_s;
    QTest::newRow("proxy password") << withMember(R"("proxy":{"kind":"http","host":"p","port":1,"password":"x"})")
                                    << u"servers[1].proxy.password: "_s;
    QTest::newRow("guard") << withMember(R"("guard":{"server":true,"environments":[1,1]})") << u"servers[1].guard.environments[1]: "_s;
    QTest::newRow("certificate") << withMember(R"("certificateSha256":"abcd")") << u"servers[1].certificateSha256: "_s;
    QTest::newRow("certificate in capitals") << withMember(R"("certificateSha256":")" + Pin.toHex().toUpper() + '"')
                                             << u"servers[1].certificateSha256: "_s;
    QTest::newRow("certificate of a plain server")
        << fileWith(R"({"name":"n","address":"http://nas:9000","certificateSha256":")" + Pin.toHex() + "\"}")
        << u"servers[1].certificateSha256: "_s;
    QTest::newRow("too big") << QByteArray(2 * 1024 * 1024, ' ') << u"The file is too big"_s;
}

void TestProfileExchange::mistakesNameTheirPlace()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, start);
    const Reading reading = read(file);
    QVERIFY(reading.servers.isEmpty());
    QCOMPARE(reading.mistakes.size(), 1);
    QVERIFY2(reading.mistakes.constFirst().startsWith(start), qPrintable(reading.mistakes.constFirst()));
    QVERIFY(!reading.mistakes.constFirst().contains(u"secret"_s));
}

void TestProfileExchange::everyMistakeIsTold()
{
    const Reading reading = read(R"({"format":"longshore-servers","version":1,"servers":[{"name":"","address":"x"},{"colour":3}]})");
    QCOMPARE(reading.mistakes.size(), 5);
    QVERIFY(reading.servers.isEmpty());
}

void TestProfileExchange::noCertificateIsTrustedByAFile()
{
    const Reading reading = read(withMember(R"("certificateSha256":")" + Pin.toHex() + '"'));
    QCOMPARE(reading.mistakes, QStringList());
    QVERIFY(reading.servers.at(1).profile.pinnedSha256.isEmpty());
    QVERIFY(reading.servers.at(1).profile.pinnedDer.isEmpty());
    QCOMPARE(reading.servers.at(1).sha256, Pin);
}

QTEST_GUILESS_MAIN(TestProfileExchange)
#include "tst_profileexchange.moc"
