// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/serveraddress.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Problem = ServerAddress::Problem;

class ServerAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void refusesControlCharacters();
    void refusesWhatIsTooLong();
    void parsingItsOwnTextChangesNothing_data() { understands_data(); }
    void parsingItsOwnTextChangesNothing();
    void tellsWhatWasTyped();
    void apiAddresses_data();
    void apiAddresses();
    void refusesUnsafeParts();
    void pages();
    void nullIsEmpty();
};

void ServerAddressTest::understands_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");

    const std::pair<const char16_t *, const char16_t *> rows[] = {
        // Defaults
        {u"nas", u"https://nas:9443"},
        {u"https://nas", u"https://nas:9443"},
        {u"http://nas", u"http://nas:9000"},
        {u"nas:9443", u"https://nas:9443"},
        {u"nas:9000", u"https://nas:9000"},
        {u"https://nas:443", u"https://nas:443"},
        {u"https://nas:9000", u"https://nas:9000"},
        {u"http://nas:9443", u"http://nas:9443"},
        {u"http://nas:80", u"http://nas:80"},
        {u"nas:1", u"https://nas:1"},
        {u"nas:65535", u"https://nas:65535"},
        {u"localhost", u"https://localhost:9443"},
        {u"http://localhost:9000", u"http://localhost:9000"},
        {u"https", u"https://https:9443"},
        {u"https:9443", u"https://https:9443"},
        // Case and space around
        {u"NAS", u"https://nas:9443"},
        {u"HTTPS://NAS.Example.ORG:9443/Path", u"https://nas.example.org:9443/Path"},
        {u"Http://nas", u"http://nas:9000"},
        {u"  nas  ", u"https://nas:9443"},
        {u"\tnas:9443\n", u"https://nas:9443"},
        // Addresses
        {u"192.168.1.10", u"https://192.168.1.10:9443"},
        {u"192.168.1.10:9000", u"https://192.168.1.10:9000"},
        {u"http://10.0.0.1", u"http://10.0.0.1:9000"},
        {u"0.0.0.0", u"https://0.0.0.0:9443"},
        {u"255.255.255.255:1", u"https://255.255.255.255:1"},
        {u"[::1]", u"https://[::1]:9443"},
        {u"[::1]:9000", u"https://[::1]:9000"},
        {u"http://[::1]", u"http://[::1]:9000"},
        {u"[FE80::1]", u"https://[fe80::1]:9443"},
        {u"https://[2001:DB8:0:0:0:0:0:1]:443/p", u"https://[2001:db8::1]:443/p"},
        {u"[::ffff:10.0.0.1]", u"https://[::ffff:10.0.0.1]:9443"},
        // Names
        {u"nas.example.org", u"https://nas.example.org:9443"},
        {u"my-nas", u"https://my-nas:9443"},
        {u"my_nas", u"https://my_nas:9443"},
        {u"a.b.c.d.e", u"https://a.b.c.d.e:9443"},
        {u"3com.example", u"https://3com.example:9443"},
        {u"1.2.3.4.example", u"https://1.2.3.4.example:9443"},
        {u"k\u00f6ln.example", u"https://xn--kln-sna.example:9443"},
        {u"K\u00d6LN.example", u"https://xn--kln-sna.example:9443"},
        {u"b\u00fccher.example:8443", u"https://xn--bcher-kva.example:8443"},
        {u"\u65e5\u672c.jp", u"https://xn--wgv71a.jp:9443"},
        {u"xn--kln-sna.example", u"https://xn--kln-sna.example:9443"},
        {u"\uff4e\uff41\uff53", u"https://nas:9443"},
        // Paths
        {u"nas/", u"https://nas:9443"},
        {u"nas//", u"https://nas:9443"},
        {u"nas/portainer", u"https://nas:9443/portainer"},
        {u"nas/portainer/", u"https://nas:9443/portainer"},
        {u"nas/portainer///", u"https://nas:9443/portainer"},
        {u"https://example.org/tools/portainer", u"https://example.org:9443/tools/portainer"},
        {u"https://example.org:443/portainer/", u"https://example.org:443/portainer"},
        {u"nas/api", u"https://nas:9443"},
        {u"nas/api/", u"https://nas:9443"},
        {u"https://nas:9443/api//", u"https://nas:9443"},
        {u"nas/portainer/api", u"https://nas:9443/portainer"},
        {u"nas/portainer/api/", u"https://nas:9443/portainer"},
        {u"nas/api/api", u"https://nas:9443/api"},
        {u"nas/myapi", u"https://nas:9443/myapi"},
        {u"nas/api/portainer", u"https://nas:9443/api/portainer"},
        {u"nas/API", u"https://nas:9443/API"},
        {u"nas/a.b", u"https://nas:9443/a.b"},
        {u"nas/...", u"https://nas:9443/..."},
        {u"nas/~user", u"https://nas:9443/~user"},
        {u"nas/a%20b", u"https://nas:9443/a%20b"},
        {u"nas/k\u00f6ln", u"https://nas:9443/k%C3%B6ln"},
        {u"nas/k%c3%b6ln", u"https://nas:9443/k%C3%B6ln"},
        {u"nas/%41", u"https://nas:9443/A"},
        {u"nas/100%25", u"https://nas:9443/100%25"},
        {u"nas/a;b=c,d", u"https://nas:9443/a;b=c,d"},
        {u"nas/@me:1", u"https://nas:9443/@me:1"},
        {u"nas/\U0001F6A2", u"https://nas:9443/%F0%9F%9A%A2"},
        // Pasted from a browser
        {u"https://nas:9443/#!/home", u"https://nas:9443"},
        {u"https://nas:9443/#!/1/docker/stacks", u"https://nas:9443"},
        {u"nas#!/home", u"https://nas:9443"},
        {u"nas/#", u"https://nas:9443"},
        {u"https://example.org/portainer/#!/auth", u"https://example.org:9443/portainer"},
        {u"https://nas:9443/#!/stacks?filter=x", u"https://nas:9443"},
        {u"https://nas:9443/#!/users/a@b", u"https://nas:9443"},
        {u"http://192.168.1.10:9000/#!/auth", u"http://192.168.1.10:9000"},
    };
    for (const auto &[typed, text] : rows)
        QTest::newRow(qPrintable(QString::fromUtf16(typed).trimmed())) << QString::fromUtf16(typed) << QString::fromUtf16(text);
}

void ServerAddressTest::understands()
{
    QFETCH(QString, typed);
    const auto parsed = ServerAddress::parse(typed);
    QCOMPARE(parsed.problem, Problem::None);
    QVERIFY(!parsed.address.isNull());
    QTEST(parsed.address.text(), "text");
}

void ServerAddressTest::parsingItsOwnTextChangesNothing()
{
    QFETCH(QString, text);
    const auto once = ServerAddress::parse(text);
    QCOMPARE(once.address.text(), text.endsWith("/api"_L1) ? text.chopped(4) : text);
    QVERIFY(once.portTyped);
}

void ServerAddressTest::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Problem>("problem");

    const std::pair<const char16_t *, Problem> rows[] = {
        {u"", Problem::Empty},
        {u"   \t\n", Problem::Empty},
        // User information
        {u"admin@nas", Problem::UserInfo},
        {u"admin:secret@nas", Problem::UserInfo},
        {u"https://admin:secret@nas:9443", Problem::UserInfo},
        {u"https://@nas", Problem::UserInfo},
        {u"https://nas@evil.example/", Problem::UserInfo},
        {u"ftp://admin:secret@nas", Problem::UserInfo},
        {u"admin:pass#word@nas", Problem::UserInfo},
        {u"admin#x@nas", Problem::UserInfo},
        // Schemes
        {u"ftp://nas", Problem::Scheme},
        {u"file:///etc/passwd", Problem::Scheme},
        {u"ws://nas", Problem::Scheme},
        {u"httpss://nas", Problem::Scheme},
        {u"://nas", Problem::Scheme},
        {u" https ://nas", Problem::Scheme},
        {u"https:nas", Problem::Scheme},
        {u"http:/nas", Problem::Scheme},
        {u"https:", Problem::Scheme},
        {u"https:\\\\nas", Problem::Scheme},
        // Hosts
        {u"https://", Problem::Host},
        {u"http:///path", Problem::Host},
        {u"//nas", Problem::Host},
        {u"/portainer", Problem::Host},
        {u":9443", Problem::Host},
        {u"#!/home", Problem::Host},
        {u"?x=1", Problem::Host},
        {u"my nas", Problem::Host},
        {u"nas\u200b", Problem::Host},
        {u"n\u00adas", Problem::Host},
        {u"nas%41", Problem::Host},
        {u"nas.", Problem::Host},
        {u".nas", Problem::Host},
        {u"a..b", Problem::Host},
        {u"-nas", Problem::Host},
        {u"nas-", Problem::Host},
        {u"na$s", Problem::Host},
        {u"nas,b", Problem::Host},
        {u"a\uff20b", Problem::Host},
        {u"127.1", Problem::Host},
        {u"1", Problem::Host},
        {u"2130706433", Problem::Host},
        {u"0x7f000001", Problem::Host},
        {u"0x7f.0.0.0x1", Problem::Host},
        {u"256.1.1.1", Problem::Host},
        {u"1.2.3.4.5", Problem::Host},
        {u"010.0.0.1", Problem::Host},
        {u"nas.1", Problem::Host},
        {u"::1", Problem::Host},
        {u"[::1", Problem::Host},
        {u"::1]", Problem::Host},
        {u"[]", Problem::Host},
        {u"[nas]", Problem::Host},
        {u"[1.2.3.4]", Problem::Host},
        {u"[::1]x", Problem::Host},
        {u"[::1]x:9443", Problem::Host},
        {u"[fe80::1%eth0]", Problem::Host},
        {u"[v1.x:y]", Problem::Host},
        {u"[1:2:3:4:5:6:7:8:9]", Problem::Host},
        {u"[::g]", Problem::Host},
        // Ports
        {u"nas:", Problem::Port},
        {u"nas:0", Problem::Port},
        {u"nas:65536", Problem::Port},
        {u"nas:99999", Problem::Port},
        {u"nas:123456", Problem::Port},
        {u"nas:-1", Problem::Port},
        {u"nas:+9443", Problem::Port},
        {u"nas:09443", Problem::Port},
        {u"nas:94 43", Problem::Port},
        {u"nas: 9443", Problem::Port},
        {u"nas:abc", Problem::Port},
        {u"nas:9443:9000", Problem::Port},
        {u"nas:\u0669\u0664", Problem::Port},
        {u"javascript:alert(1)", Problem::Port},
        {u"[::1]:", Problem::Port},
        // Queries
        {u"nas?x=1", Problem::Query},
        {u"nas/?", Problem::Query},
        {u"nas/p?X-API-KEY=1", Problem::Query},
        {u"nas/p?x#!/home", Problem::Query},
        // Paths
        {u"nas/..", Problem::Path},
        {u"nas/a/../b", Problem::Path},
        {u"nas/./a", Problem::Path},
        {u"nas/%2e%2e/a", Problem::Path},
        {u"nas/%2E", Problem::Path},
        {u"nas//a", Problem::Path},
        {u"nas/a//b", Problem::Path},
        {u"nas/a b", Problem::Path},
        {u"nas/a\tb", Problem::Path},
        {u"nas/a\\b", Problem::Path},
        {u"nas\\a", Problem::Path},
        {u"nas/a%2fb", Problem::Path},
        {u"nas/a%5cb", Problem::Path},
        {u"nas/a%00b", Problem::Path},
        {u"nas/a%0d%0ab", Problem::Path},
        {u"nas/a%ffb", Problem::Path},
        {u"nas/a%", Problem::Path},
        {u"nas/a%2", Problem::Path},
        {u"nas/a%zz", Problem::Path},
        {u"nas/a\u202eb", Problem::Path},
        {u"nas/x://y", Problem::Path},
    };
    int number = 0;
    for (const auto &[typed, problem] : rows)
        QTest::addRow("%d %s", ++number, qPrintable(QString::fromUtf16(typed).simplified())) << QString::fromUtf16(typed) << problem;
}

void ServerAddressTest::refuses()
{
    QFETCH(QString, typed);
    const auto parsed = ServerAddress::parse(typed);
    QTEST(parsed.problem, "problem");
    QVERIFY(parsed.address.isNull());
    QCOMPARE(parsed.address, ServerAddress());
}

void ServerAddressTest::refusesControlCharacters()
{
    for (char16_t c = 0; c < 0xa0; ++c) {
        if ((c >= 0x20 && c < 0x7f))
            continue;
        const QString control{QChar(c)};
        QVERIFY2(ServerAddress::parse(u"na"_s + control + u"s"_s).address.isNull(), qPrintable(QString::number(c, 16)));
        QVERIFY2(ServerAddress::parse(u"nas:94"_s + control + u"43"_s).address.isNull(), qPrintable(QString::number(c, 16)));
        QVERIFY2(ServerAddress::parse(u"nas/a"_s + control + u"b"_s).address.isNull(), qPrintable(QString::number(c, 16)));
    }
    QCOMPARE(ServerAddress::parse(u"nas/a"_s + QChar(char16_t(0xd800)) + u"b"_s).problem, Problem::Path);
}

void ServerAddressTest::refusesWhatIsTooLong()
{
    const QString label(63, u'a');
    QCOMPARE(ServerAddress::parse(label).address.host(), label);
    QCOMPARE(ServerAddress::parse(label + u'a').problem, Problem::Host);
    const QString longest = QStringList{label, label, label, QString(61, u'b')}.join(u'.');
    QCOMPARE(longest.size(), 253);
    QCOMPARE(ServerAddress::parse(longest).problem, Problem::None);
    QCOMPARE(ServerAddress::parse(longest + u'b').problem, Problem::Host);
    QCOMPARE(ServerAddress::parse(u"nas/"_s + QString(1023, u'p')).problem, Problem::None);
    QCOMPARE(ServerAddress::parse(u"nas/"_s + QString(1024, u'p')).problem, Problem::Path);
}

void ServerAddressTest::tellsWhatWasTyped()
{
    QVERIFY(!ServerAddress::parse(u"nas"_s).schemeTyped);
    QVERIFY(ServerAddress::parse(u"http://nas"_s).schemeTyped);
    QVERIFY(ServerAddress::parse(u"ftp://nas"_s).schemeTyped);
    QVERIFY(!ServerAddress::parse(u"https://nas/p"_s).portTyped);
    QVERIFY(ServerAddress::parse(u"nas:9443"_s).portTyped);
    QVERIFY(!ServerAddress::parse(u"[::1]"_s).portTyped);
    const ServerAddress address = ServerAddress::parse(u"http://[::1]:80/p"_s).address;
    QVERIFY(!address.isEncrypted());
    QCOMPARE(address.host(), u"::1"_s);
    QCOMPARE(address.port(), 80);
    QCOMPARE(address.path(), u"/p"_s);
    QCOMPARE(address.origin(), u"http://[::1]:80"_s);
    QCOMPARE(address.hostAndPort(), u"[::1]:80"_s);
}

void ServerAddressTest::apiAddresses_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QList<QPair<QString, QString>>>("query");
    QTest::addColumn<QByteArray>("url");

    using Query = QList<QPair<QString, QString>>;
    QTest::newRow("plain") << u"nas"_s << QStringList{u"stacks"_s} << Query{} << QByteArray("https://nas:9443/api/stacks");
    QTest::newRow("under a path") << u"http://nas/p"_s << QStringList{u"stacks"_s, u"5"_s, u"file"_s} << Query{}
                                  << QByteArray("http://nas:9000/p/api/stacks/5/file");
    QTest::newRow("slash in a name") << u"nas"_s << QStringList{u"a/b"_s} << Query{} << QByteArray("https://nas:9443/api/a%2Fb");
    QTest::newRow("dots in a name") << u"nas"_s << QStringList{u"../x"_s} << Query{} << QByteArray("https://nas:9443/api/..%2Fx");
    QTest::newRow("question and hash") << u"nas"_s << QStringList{u"a?b#c"_s} << Query{} << QByteArray("https://nas:9443/api/a%3Fb%23c");
    QTest::newRow("percent") << u"nas"_s << QStringList{u"a%2Fb"_s} << Query{} << QByteArray("https://nas:9443/api/a%252Fb");
    QTest::newRow("line end") << u"nas"_s << QStringList{u"a\r\nX: y"_s} << Query{} << QByteArray("https://nas:9443/api/a%0D%0AX%3A%20y");
    QTest::newRow("not ASCII") << u"nas"_s << QStringList{u"k\u00f6ln"_s} << Query{} << QByteArray("https://nas:9443/api/k%C3%B6ln");
    QTest::newRow("query") << u"nas"_s << QStringList{u"endpoints"_s}
                           << Query{{u"start"_s, u"1"_s}, {u"types[]"_s, u"a b&c=d+e#f"_s}}
                           << QByteArray("https://nas:9443/api/endpoints?start=1&types%5B%5D=a%20b%26c%3Dd%2Be%23f");
    QTest::newRow("IPv6") << u"[::1]:1/p"_s << QStringList{u"x"_s} << Query{} << QByteArray("https://[::1]:1/p/api/x");
    QTest::newRow("encoded base") << u"nas/a%20b"_s << QStringList{u"x"_s} << Query{} << QByteArray("https://nas:9443/a%20b/api/x");
}

void ServerAddressTest::apiAddresses()
{
    QFETCH(QString, base);
    QFETCH(QStringList, path);
    using Query = QList<QPair<QString, QString>>;
    QFETCH(Query, query);
    QFETCH(QByteArray, url);
    const QByteArray asked = ServerAddress::parse(base).address.apiUrl(path, query).toEncoded(QUrl::FullyEncoded);
    // Characters such as ':' may stand plainly or encoded; what separates parts must stand where the row says.
    QCOMPARE(QByteArray::fromPercentEncoding(asked), QByteArray::fromPercentEncoding(url));
    for (const char separator : {'/', '?', '#', '&', '=', '%'})
        QVERIFY2(separator == '%' ? asked.count('%') <= url.count('%') : asked.count(separator) == url.count(separator), asked.constData());
    for (const char never : {' ', '\r', '\n'})
        QVERIFY(!asked.contains(never));
}

void ServerAddressTest::refusesUnsafeParts()
{
    const ServerAddress nas = ServerAddress::parse(u"nas"_s).address;
    for (const QString &part : {u""_s, u"."_s, u".."_s})
        QVERIFY(!nas.apiUrl({u"stacks"_s, part, u"file"_s}).isValid());
    QVERIFY(nas.apiUrl({u"stacks"_s, u"..."_s}).isValid());
}

void ServerAddressTest::pages()
{
    const ServerAddress nas = ServerAddress::parse(u"nas/p"_s).address;
    QCOMPARE(nas.pageUrl().toString(), u"https://nas:9443/p/"_s);
    QCOMPARE(nas.pageUrl(u"#!/account"_s).toString(), u"https://nas:9443/p/#!/account"_s);
    QCOMPARE(nas.pageUrl(u"!/account"_s).toString(), u"https://nas:9443/p/#!/account"_s);
}

void ServerAddressTest::nullIsEmpty()
{
    const ServerAddress none;
    QVERIFY(none.isNull());
    QCOMPARE(none.origin(), QString());
    QCOMPARE(none.text(), QString());
    QCOMPARE(none.hostAndPort(), QString());
    QVERIFY(none.apiUrl({u"x"_s}).isEmpty());
    QVERIFY(none.pageUrl().isEmpty());
}

QTEST_GUILESS_MAIN(ServerAddressTest)
#include "tst_serveraddress.moc"
