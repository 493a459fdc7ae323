// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/profileedit.h"
#include "app/session/secretkeys.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

ServerProfile saved(const QString &address = u"https://nas:9443"_s)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = u"home-lab"_s;
    profile.address = ServerAddress::parse(address).address;
    profile.pinnedSha256 = QByteArray(32, 'p');
    profile.pinnedDer = "der";
    profile.tokenSaved = true;
    profile.tokenId = AccessTokenId(5);
    profile.userName = u"alice"_s;
    profile.instanceId = u"instance"_s;
    profile.lastVersion = u"2.23.0"_s;
    profile.extraHeaderNames = {u"CF-Access-Client-Id"_s};
    profile.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"proxy"_s, .port = 3128, .userName = u"me"_s};
    profile.clientCertificateFile = u"own.p12"_s;
    return profile;
}

QStringList texts(const QList<SecretKey> &keys)
{
    QStringList all;
    for (const SecretKey &key : keys)
        all.append(key.text());
    return all;
}

ServerProfile at(ServerProfile profile, const QString &address)
{
    profile.address = ServerAddress::parse(address).address;
    return profile;
}

} // namespace

/// Tokens, addresses and pins belong together, whatever is edited.
class TestProfileEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void editingBackBringsNothingBack();
    void swappingTwoServers();
    void duplicateThenEdit();
    void aPinIsNotTakenOver();
    void forgettingThePin();
    void otherOptions_data();
    void otherOptions();
    void secretsAreBoundToWhoGetsThem();
    void theClientCertificateStaysWhereItWasMeant_data();
    void theClientCertificateStaysWhereItWasMeant();
};

void TestProfileEdit::addresses_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("elsewhere");
    QTest::addColumn<bool>("otherOrigin");
    QTest::newRow("the same") << u"https://nas:9443"_s << false << false;
    QTest::newRow("the same, written otherwise") << u"NAS"_s << false << false;
    QTest::newRow("scheme") << u"http://nas:9443"_s << true << true;
    QTest::newRow("host") << u"https://nas2:9443"_s << true << true;
    QTest::newRow("host with a dot more") << u"https://nas.:9443"_s << true << true;
    QTest::newRow("port") << u"https://nas:9444"_s << true << true;
    QTest::newRow("path") << u"https://nas:9443/other"_s << true << false;
}

void TestProfileEdit::addresses()
{
    QFETCH(QString, to);
    QFETCH(bool, elsewhere);
    QFETCH(bool, otherOrigin);
    const ServerProfile before = saved();
    const ServerProfile wanted = at(before, to);
    if (wanted.address.isNull())
        return; // Not an address at all: it cannot be saved.
    const ProfileEdit edit = editOf(before, wanted);
    QCOMPARE(edit.isElsewhere, elsewhere);
    QCOMPARE(edit.reconnects, elsewhere);
    QCOMPARE(edit.after.tokenSaved, !elsewhere);
    QCOMPARE(edit.after.tokenId, elsewhere ? AccessTokenId(0) : before.tokenId);
    QCOMPARE(edit.after.instanceId.isEmpty(), elsewhere);
    QCOMPARE(edit.dropsPin, otherOrigin);
    QCOMPARE(edit.after.pinnedSha256.isEmpty(), otherOrigin);
    QCOMPARE(edit.after.pinnedDer.isEmpty(), otherOrigin);
    QCOMPARE(edit.stale.isEmpty(), !elsewhere);
    if (elsewhere) {
        QVERIFY(texts(edit.stale).contains(secretkeys::accessToken(before).text()));
        QVERIFY(texts(edit.stale).contains(secretkeys::header(before, u"CF-Access-Client-Id"_s).text()));
        QVERIFY(editSentence(before, edit).contains(u"is not sent to"_s));
    }
    QCOMPARE(editSentence(before, edit).contains(u"trusted certificate"_s), otherOrigin);
    QCOMPARE(edit.after.name, before.name);
    QCOMPARE(edit.after.id, before.id);
}

void TestProfileEdit::editingBackBringsNothingBack()
{
    const ServerProfile before = saved();
    const ServerProfile there = editOf(before, at(before, u"https://nas2:9443"_s)).after;
    const ProfileEdit back = editOf(there, at(there, u"https://nas:9443"_s));
    QVERIFY(back.isElsewhere);
    QVERIFY(!back.after.tokenSaved);
    QVERIFY(back.after.pinnedSha256.isEmpty());
}

void TestProfileEdit::swappingTwoServers()
{
    const ServerProfile one = saved(u"https://one:9443"_s);
    const ServerProfile two = saved(u"https://two:9443"_s);
    const ServerProfile newOne = editOf(one, at(one, u"https://two:9443"_s)).after;
    const ServerProfile newTwo = editOf(two, at(two, u"https://one:9443"_s)).after;
    for (const ServerProfile &profile : {newOne, newTwo})
        QVERIFY(!profile.tokenSaved && profile.pinnedSha256.isEmpty());
    // Even if the old entries could not be forgotten: nobody looks under their keys.
    const QStringList old{secretkeys::accessToken(one).text(), secretkeys::accessToken(two).text()};
    QVERIFY(!old.contains(secretkeys::accessToken(newOne).text()));
    QVERIFY(!old.contains(secretkeys::accessToken(newTwo).text()));
}

void TestProfileEdit::duplicateThenEdit()
{
    const ServerProfile before = saved();
    const ServerProfile copy = duplicateOf(before, {before});
    QCOMPARE(copy.name, u"home-lab (copy)"_s);
    QCOMPARE(duplicateOf(before, {before, copy}).name, u"home-lab (copy 2)"_s);
    QVERIFY(copy.id != before.id);
    QVERIFY(!copy.tokenSaved && copy.tokenId == AccessTokenId(0));
    QVERIFY(secretkeys::accessToken(copy).text() != secretkeys::accessToken(before).text());
    QCOMPARE(copy.pinnedSha256, before.pinnedSha256); // The same server: its certificate is the same.
    QCOMPARE(copy.extraHeaderNames, before.extraHeaderNames);
    const ProfileEdit edit = editOf(copy, at(copy, u"https://nas2:9443"_s));
    QVERIFY(edit.after.pinnedSha256.isEmpty());
    QVERIFY(!edit.after.tokenSaved);
    for (const SecretKey &key : edit.stale)
        QCOMPARE(key.server, copy.id);
}

void TestProfileEdit::aPinIsNotTakenOver()
{
    ServerProfile before = saved();
    ServerProfile wanted = before;
    wanted.pinnedSha256 = QByteArray(32, 'x');
    wanted.pinnedDer = "other";
    QVERIFY(editOf(before, wanted).after.pinnedSha256.isEmpty());
    before.pinnedSha256.clear();
    before.pinnedDer.clear();
    QVERIFY(editOf(before, wanted).after.pinnedSha256.isEmpty());
    wanted.address = ServerAddress::parse(u"https://other:1"_s).address;
    QVERIFY(editOf(before, wanted).after.pinnedSha256.isEmpty());
}

void TestProfileEdit::forgettingThePin()
{
    const ServerProfile before = saved();
    ServerProfile wanted = before;
    wanted.pinnedSha256.clear();
    wanted.pinnedDer.clear();
    const ProfileEdit edit = editOf(before, wanted);
    QVERIFY(edit.reconnects && !edit.isElsewhere && !edit.dropsPin);
    QVERIFY(edit.after.pinnedSha256.isEmpty());
    QVERIFY(edit.after.tokenSaved);
}

void TestProfileEdit::otherOptions_data()
{
    QTest::addColumn<ServerProfile>("wanted");
    QTest::addColumn<bool>("reconnects");
    QTest::addColumn<QStringList>("stale");
    const ServerProfile before = saved();
    const auto row = [&](const char *name, auto change, bool reconnects, const QList<SecretKey> &stale = {}) {
        ServerProfile wanted = before;
        change(wanted);
        QTest::newRow(name) << wanted << reconnects << texts(stale);
    };
    row("name", [](ServerProfile &p) { p.name = u"lab"_s; }, false);
    row("colour", [](ServerProfile &p) { p.colour = ServerColour::Red; }, false);
    row("read-only", [](ServerProfile &p) { p.readOnly = true; }, false);
    row("guard", [](ServerProfile &p) { p.locked = true; }, false);
    row("refresh", [](ServerProfile &p) { p.refreshEvery = std::chrono::seconds(0); }, false);
    row("header removed", [](ServerProfile &p) { p.extraHeaderNames.clear(); }, true, {secretkeys::header(before, u"CF-Access-Client-Id"_s)});
    row("header added", [](ServerProfile &p) { p.extraHeaderNames.append(u"X-More"_s); }, true);
    row("proxy off", [](ServerProfile &p) { p.proxy = {}; }, true, {secretkeys::proxyPassword(before)});
    row("another proxy", [](ServerProfile &p) { p.proxy.host = u"evil"_s; }, true, {secretkeys::proxyPassword(before)});
    row("another user of the proxy", [](ServerProfile &p) { p.proxy.userName = u"you"_s; }, true, {secretkeys::proxyPassword(before)});
    row("another certificate", [](ServerProfile &p) { p.clientCertificateFile = u"x.p12"_s; }, true, {secretkeys::passPhrase(before)});
    row("no certificate", [](ServerProfile &p) { p.clientCertificateFile.clear(); }, true, {secretkeys::passPhrase(before)});
}

void TestProfileEdit::otherOptions()
{
    QFETCH(ServerProfile, wanted);
    QFETCH(bool, reconnects);
    QFETCH(QStringList, stale);
    ServerProfile before = saved();
    before.id = wanted.id;
    const ProfileEdit edit = editOf(before, wanted);
    QVERIFY(!edit.isElsewhere && !edit.dropsPin);
    QVERIFY(edit.after.tokenSaved);
    QCOMPARE(edit.reconnects, reconnects);
    QCOMPARE(texts(edit.stale), stale);
    QVERIFY(editSentence(before, edit).isEmpty());
}

void TestProfileEdit::secretsAreBoundToWhoGetsThem()
{
    const ServerProfile profile = saved();
    const QString id = profile.id.text();
    QCOMPARE(texts(secretkeys::allOf(profile)),
             (QStringList{u"longshore/"_s + id + u"/https://nas:9443/access-token"_s, u"longshore/"_s + id + u"/file/versions"_s,
                          u"longshore/"_s + id + u"/https://nas:9443/header/CF-Access-Client-Id"_s,
                          u"longshore/"_s + id + u"/http://proxy:3128/proxy"_s, u"longshore/"_s + id + u"/file/client-certificate"_s}));
    ServerProfile socks = profile;
    socks.proxy.kind = ProxyChoice::Kind::Socks5;
    QVERIFY(secretkeys::proxyPassword(socks).text() != secretkeys::proxyPassword(profile).text());
    ServerProfile plain = profile;
    plain.extraHeaderNames.clear();
    plain.proxy = {};
    plain.clientCertificateFile.clear();
    QCOMPARE(secretkeys::allOf(plain).size(), 2);
}

void TestProfileEdit::theClientCertificateStaysWhereItWasMeant_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("agreed");
    QTest::addColumn<QString>("after");
    QTest::newRow("nothing edited") << u"https://nas:9443"_s << u"own.p12"_s << false << u"own.p12"_s;
    QTest::newRow("another path of the same origin") << u"https://nas:9443/portainer"_s << u"own.p12"_s << false << u"own.p12"_s;
    QTest::newRow("another host") << u"https://nas2:9443"_s << u"own.p12"_s << false << QString();
    QTest::newRow("another port") << u"https://nas:9444"_s << u"own.p12"_s << false << QString();
    QTest::newRow("another scheme") << u"http://nas:9443"_s << u"own.p12"_s << false << QString();
    QTest::newRow("another host, and it was said so") << u"https://nas2:9443"_s << u"own.p12"_s << true << u"own.p12"_s;
    QTest::newRow("another host, another file chosen") << u"https://nas2:9443"_s << u"other.p12"_s << false << u"other.p12"_s;
    QTest::newRow("another host, none any more") << u"https://nas2:9443"_s << QString() << false << QString();
}

void TestProfileEdit::theClientCertificateStaysWhereItWasMeant()
{
    QFETCH(QString, to);
    QFETCH(QString, file);
    QFETCH(bool, agreed);
    QFETCH(QString, after);
    const ServerProfile before = saved();
    ServerProfile wanted = at(before, to);
    wanted.clientCertificateFile = file;
    const ProfileEdit edit = editOf(before, wanted, agreed);
    QCOMPARE(edit.after.clientCertificateFile, after);
    const bool dropped = after.isEmpty() && !file.isEmpty();
    QCOMPARE(edit.dropsOwnCertificate, dropped);
    QCOMPARE(editSentence(before, edit).contains("client certificate is not shown"_L1), dropped);
    QCOMPARE(texts(edit.stale).contains(secretkeys::passPhrase(before).text()), before.clientCertificateFile != after);
}

QTEST_GUILESS_MAIN(TestProfileEdit)
#include "tst_profileedit.moc"
