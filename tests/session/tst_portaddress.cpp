// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/portaddress.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestPortAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hosts_data();
    void hosts();
    void urls_data();
    void urls();
};

void TestPortAddress::hosts_data()
{
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::newRow("public address") << u"apps.lan"_s << u"tcp://10.0.0.5:2375"_s << u"apps.lan"_s;
    QTest::newRow("public address with scheme and port") << u"https://apps.lan:8443/x"_s << QString() << u"apps.lan"_s;
    QTest::newRow("the engine's own") << QString() << u"tcp://10.0.0.5:2375"_s << u"10.0.0.5"_s;
    QTest::newRow("an engine beside the server") << QString() << u"unix:///var/run/docker.sock"_s << u"nas.lan"_s;
    QTest::newRow("nothing said") << QString() << QString() << u"nas.lan"_s;
}

void TestPortAddress::hosts()
{
    QFETCH(const QString, publicUrl);
    QFETCH(const QString, url);
    Environment environment;
    environment.publicUrl = publicUrl;
    environment.url = url;
    QTEST(publicHost(environment, ServerAddress::parse(u"https://nas.lan:9443"_s).address), "host");
}

void TestPortAddress::urls_data()
{
    QTest::addColumn<PortMapping>("port");
    QTest::addColumn<QString>("url");
    QTest::newRow("plain") << PortMapping{u"0.0.0.0"_s, 80, 8080, u"tcp"_s} << u"http://nas.lan:8080"_s;
    QTest::newRow("secure outside") << PortMapping{u"0.0.0.0"_s, 80, 8443, u"tcp"_s} << u"https://nas.lan:8443"_s;
    QTest::newRow("secure inside") << PortMapping{u"::"_s, 9443, 9000, u"tcp"_s} << u"https://nas.lan:9000"_s;
    QTest::newRow("one address only") << PortMapping{u"10.1.1.1"_s, 80, 81, u"tcp"_s} << u"http://10.1.1.1:81"_s;
    QTest::newRow("its own host only") << PortMapping{u"127.0.0.1"_s, 80, 81, u"tcp"_s} << QString();
    QTest::newRow("udp") << PortMapping{u"0.0.0.0"_s, 53, 53, u"udp"_s} << QString();
    QTest::newRow("not published") << PortMapping{QString(), 80, 0, u"tcp"_s} << QString();
}

void TestPortAddress::urls()
{
    QFETCH(const PortMapping, port);
    QTEST(portUrl(port, u"nas.lan"_s).toString(), "url");
}

QTEST_GUILESS_MAIN(TestPortAddress)
#include "tst_portaddress.moc"
