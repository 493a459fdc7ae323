// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/portconflicts.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

/// Ports that a new stack wants, against those that an engine has given away.
class TestPortConflicts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void isSaid();
};

void TestPortConflicts::finds_data()
{
    QTest::addColumn<QString>("ports");
    QTest::addColumn<int>("port"); // 0: none.
    QTest::newRow("taken") << u"['8080:80']"_s << 8080;
    QTest::newRow("free") << u"['8081:80']"_s << 0;
    QTest::newRow("chosen by the engine") << u"['80']"_s << 0;
    QTest::newRow("another protocol") << u"['8080:80/udp']"_s << 0;
    QTest::newRow("udp") << u"['53:53/udp']"_s << 53;
    QTest::newRow("a range") << u"['8079-8081:79-81']"_s << 8080;
    QTest::newRow("a range for one port") << u"['8079-8081:80']"_s << 0;
    QTest::newRow("one address, taken on all") << u"['127.0.0.1:8080:80']"_s << 8080;
    QTest::newRow("another address") << u"['127.0.0.1:9000:80']"_s << 0;
    QTest::newRow("the same address") << u"['10.0.0.1:9000:80']"_s << 9000;
    QTest::newRow("all addresses, taken on one") << u"['9000:80']"_s << 9000;
    QTest::newRow("by a variable") << u"['${PORT}:80']"_s << 0;
    QTest::newRow("long form") << u"[{target: 80, published: 8080}]"_s << 8080;
    QTest::newRow("its own") << u"['7000:80']"_s << 0;
}

void TestPortConflicts::finds()
{
    QFETCH(QString, ports);
    QFETCH(int, port);
    const QList<TakenPort> taken{{{}, 8080, u"tcp"_s, u"proxy-web-1"_s, u"proxy"_s}, {u"0.0.0.0"_s, 53, u"udp"_s, u"dns"_s, {}}, {u"10.0.0.1"_s, 9000, u"tcp"_s, u"one"_s, {}},
                                 {{}, 7000, u"tcp"_s, u"shop-web-1"_s, u"shop"_s}};
    const ComposeFile file = parseComposeFile(u"services:\n  web:\n    image: x:1\n    ports: %1\n"_s.arg(ports));
    const QList<PortConflict> found = portConflicts(file, u"shop"_s, taken);
    QCOMPARE(found.isEmpty() ? 0 : found.first().port, port);
    QVERIFY(found.size() <= 1);
}

void TestPortConflicts::isSaid()
{
    QCOMPARE(conflictWords({8080, u"tcp"_s, u"web"_s, {{}, 8080, u"tcp"_s, u"proxy-web-1"_s, u"proxy"_s}}), u"Port 8080 of web is taken by proxy-web-1 of the stack proxy."_s);
    QCOMPARE(conflictWords({53, u"udp"_s, u"dns"_s, {{}, 53, u"udp"_s, u"bind"_s, {}}}), u"Port 53/udp of dns is taken by bind."_s);
}

QTEST_GUILESS_MAIN(TestPortConflicts)
#include "tst_portconflicts.moc"
