// SPDX-License-Identifier: GPL-3.0-or-later
// The server itself: where it listens, to whom it answers, how it starts and ends, and its certificate.
#include "tests/demo/asker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsAndStops();
    void secretsAreNewOnEveryStart();
    void listensOnLoopbackOnly();
    void refusesOtherNames_data();
    void refusesOtherNames();
    void servesAnyNumber_data();
    void servesAnyNumber();
    void startsWithoutStallingItsCaller();
    void stopsWhileStacksAreMade();
    void refusesWrongMethodsAndPaths_data();
    void refusesWrongMethodsAndPaths();
    void answersManyAtOnce();
    void certificateIsLikePortainers();
    void servesOverTls();
    void bytesOfAnAnswer_data();
    void bytesOfAnAnswer();
    void serverLines_data();
    void serverLines();
};

namespace {

/// Local addresses of listening sockets on that port, as the kernel lists them: "0100007F" is 127.0.0.1.
QByteArrayList listeningAddresses(const char *table, int port)
{
    QByteArrayList found;
    QFile file(QString::fromLatin1(table));
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const QByteArray wanted = QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList columns = line.simplified().split(' ');
        const QByteArrayList local = columns.value(1).split(':');
        if (columns.value(3) == "0A" && local.value(1) == wanted)
            found.append(local.value(0));
    }
    return found;
}

} // namespace

void TestDemoServer::startsAndStops()
{
    DemoServer server;
    QVERIFY(server.address().isNull());
    QVERIFY(server.start());
    QVERIFY(server.start());
    QCOMPARE(server.address().host(), u"127.0.0.1"_s);
    const int port = server.address().port();
    QCOMPARE(Asker(server).get("/api/system/status").status, 200);
    server.stop();
    QVERIFY(server.address().isNull());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(port));
    QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(server.start());
    QCOMPARE(Asker(server).get("/api/system/status").status, 200);
}

void TestDemoServer::secretsAreNewOnEveryStart()
{
    const DemoServer one;
    const DemoServer other;
    const DemoServer standard({.asStandardUser = true});
    for (const QByteArray &token : {one.administratorToken(), one.standardUserToken()}) {
        QCOMPARE(token.left(4), "ptr_"_ba);
        QCOMPARE(QByteArray::fromBase64(token.mid(4)).size(), 32);
        QCOMPARE(token.size(), 48);
    }
    QVERIFY(one.administratorToken() != one.standardUserToken());
    QVERIFY(one.administratorToken() != other.administratorToken());
    QVERIFY(one.standardUserToken() != other.standardUserToken());
    QVERIFY(one.passwordOf("admin") != other.passwordOf("admin"));
    QVERIFY(one.passwordOf("admin") != one.passwordOf("alice"));
    QCOMPARE(one.token(), one.administratorToken());
    QCOMPARE(standard.token(), standard.standardUserToken());
    QVERIFY(one.tokenOf("nobody").isEmpty());
    QVERIFY(one.passwordOf("nobody").isEmpty());
}

void TestDemoServer::listensOnLoopbackOnly()
{
    for (const bool https : {false, true}) {
        DemoServer server({.https = https});
        QVERIFY(server.start());
        QCOMPARE(listeningAddresses("/proc/net/tcp", server.address().port()), QByteArrayList{"0100007F"});
        QCOMPARE(listeningAddresses("/proc/net/tcp6", server.address().port()), QByteArrayList());
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, quint16(server.address().port()));
            QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
        }
    }
}

void TestDemoServer::refusesOtherNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("address") << "127.0.0.1:PORT"_ba << 200;
    QTest::newRow("localhost") << "localhost:PORT"_ba << 200;
    QTest::newRow("capitals") << "LocalHost:PORT"_ba << 200;
    QTest::newRow("another name") << "evil.example.org:PORT"_ba << 403;
    QTest::newRow("without port") << "127.0.0.1"_ba << 403;
    QTest::newRow("another port") << "127.0.0.1:1"_ba << 403;
    QTest::newRow("name before") << "127.0.0.1.example.org:PORT"_ba << 403;
    QTest::newRow("name after") << "example.org.localhost:PORT"_ba << 403;
    QTest::newRow("any address") << "0.0.0.0:PORT"_ba << 403;
}

void TestDemoServer::refusesOtherNames()
{
    QFETCH(QByteArray, host);
    QFETCH(const int, status);
    DemoServer server;
    QVERIFY(server.start());
    host.replace("PORT", QByteArray::number(server.address().port()));
    RawHeaders headers = keyHeader(server.administratorToken());
    headers.append({"Host", host});
    const Heard heard = Asker(server).get("/api/stacks", headers);
    QCOMPARE(heard.status, status);
    QCOMPARE(heard.body.contains("grafana"), status == 200);
}

void TestDemoServer::servesAnyNumber_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("served");
    for (const int number : {0, 1, 2, 49, 50, 51, 1000})
        QTest::newRow(qPrintable(QString::number(number))) << number << number;
    QTest::newRow("too many") << 100'001 << 100'000;
    QTest::newRow("negative") << -1 << 0;
}

void TestDemoServer::servesAnyNumber()
{
    QFETCH(const int, asked);
    QFETCH(const int, served);
    DemoServer server({.stacks = asked});
    QVERIFY(server.start());
    const Heard heard = Asker(server).getAs("admin", "/api/stacks");
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.body.count("\"EndpointId\":"), served);
    const QJsonArray stacks = heard.json().toArray();
    QCOMPARE(stacks.size(), served);
    qint64 last = 0;
    for (const QJsonValue &each : stacks) {
        QVERIFY(each["Id"_L1].toInteger() > last);
        last = each["Id"_L1].toInteger();
    }
}

/// The thread that starts it goes on at once and keeps turning: what takes long, making the stacks, is done elsewhere.
void TestDemoServer::startsWithoutStallingItsCaller()
{
    DemoServer server({.stacks = 100'000});
    QElapsedTimer clock;
    clock.start();
    QVERIFY(server.start());
    const qint64 starting = clock.restart();
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(1);
    QCOMPARE(Asker(server).get("/api/system/status").status, 200); // Answered when the stacks are made.
    const qint64 making = clock.elapsed();
    qInfo("start() took %lld ms, making 100,000 stacks %lld ms, in which the caller turned %d times", starting, making, turns);
    QVERIFY(starting < making);
    QVERIFY(turns > 1);
}

void TestDemoServer::stopsWhileStacksAreMade()
{
    // Without a way to end early this would take a hundred times as long as making the stacks once.
    for (int round = 0; round < 100; ++round) {
        DemoServer server({.stacks = 100'000});
        QVERIFY(server.start());
        server.stop();
    }
}

void TestDemoServer::refusesWrongMethodsAndPaths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray notFound = "404 page not found\n";
    QTest::newRow("trailing slash") << "GET"_ba << "/api/stacks/"_ba << 404 << notFound;
    QTest::newRow("double slash") << "GET"_ba << "/api//stacks"_ba << 404 << notFound;
    QTest::newRow("unknown") << "GET"_ba << "/api/nothing"_ba << 404 << notFound;
    QTest::newRow("no api") << "GET"_ba << "/stacks"_ba << 404 << notFound;
    QTest::newRow("root") << "GET"_ba << "/"_ba << 404 << notFound;
    QTest::newRow("business edition") << "GET"_ba << "/api/stacks/1/images_status"_ba << 404 << notFound;
    QTest::newRow("PATCH") << "PATCH"_ba << "/api/stacks"_ba << 405 << ""_ba;
    QTest::newRow("HEAD") << "HEAD"_ba << "/api/system/status"_ba << 405 << ""_ba;
    QTest::newRow("OPTIONS") << "OPTIONS"_ba << "/api/stacks"_ba << 405 << ""_ba;
    QTest::newRow("POST to a status") << "POST"_ba << "/api/system/status"_ba << 405 << ""_ba;
}

void TestDemoServer::refusesWrongMethodsAndPaths()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    DemoServer server;
    QVERIFY(server.start());
    const Heard heard = Asker(server).ask(method, path, keyHeader(server.administratorToken()));
    QTEST(heard.status, "status");
    QTEST(heard.body, "body");
}

void TestDemoServer::answersManyAtOnce()
{
    DemoServer server;
    QVERIFY(server.start());
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(server.address().origin() + u"/api/stacks"_s));
    request.setRawHeader("X-API-Key", server.administratorToken());
    int whole = 0;
    for (int index = 0; index < 200; ++index) {
        QNetworkReply *reply = network.get(request);
        connect(reply, &QNetworkReply::finished, this, [&whole, reply] {
            whole += QJsonDocument::fromJson(reply->readAll()).array().size() == 50;
            reply->deleteLater();
        });
    }
    QTRY_COMPARE(whole, 200);
}

/// portainer-api.md 1.2
void TestDemoServer::certificateIsLikePortainers()
{
    const DemoServer server({.https = true});
    const DemoServer other({.https = true});
    const QSslCertificate certificate(server.certificateDer(), QSsl::Der);
    QVERIFY(!certificate.isNull());
    QVERIFY(server.certificateDer() != other.certificateDer());
    QVERIFY(certificate.subjectInfoAttributes().isEmpty());
    QVERIFY(certificate.issuerInfoAttributes().isEmpty());
    QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
    QCOMPARE(certificate.publicKey().length(), 256);
    QCOMPARE(certificate.version(), "3"_ba);
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{u"localhost"_s});
    QCOMPARE(names.values(QSsl::IpAddressEntry), QStringList{u"0.0.0.0"_s});
    QCOMPARE(names.size(), 2);
    QCOMPARE(certificate.effectiveDate().daysTo(certificate.expiryDate()), 5 * 365);
    QVERIFY(qAbs(certificate.effectiveDate().secsTo(QDateTime::currentDateTimeUtc())) < 600);
    const QString text = certificate.toText();
    QVERIFY(text.contains(u"ecdsa-with-SHA256"_s));
    QVERIFY(text.contains(u"CA:FALSE"_s));
    QVERIFY(text.contains(u"TLS Web Server Authentication"_s));
    QVERIFY(text.contains(u"Digital Signature, Key Encipherment"_s));
}

void TestDemoServer::servesOverTls()
{
    DemoServer server({.https = true});
    QVERIFY(server.start());
    QVERIFY(server.address().isEncrypted());
    const Heard heard = Asker(server).getAs("admin", "/api/stacks");
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.json().toArray().size(), 50);
    QCOMPARE(heard.certificateDer, server.certificateDer());
    QCOMPARE(heard.tlsErrors, (QSet<QSslError::SslError>{QSslError::SelfSignedCertificate, QSslError::HostNameMismatch}));
    QTcpSocket plain;
    plain.connectToHost(QHostAddress::LocalHost, quint16(server.address().port()));
    plain.write("GET /api/system/status HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(plain.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!plain.readAll().contains("InstanceID"));
}

/// Header by header, in the spelling of the server (portainer-api.md 1.4).
void TestDemoServer::bytesOfAnAnswer_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArrayList>("head"); // Without Content-Length and Date.
    const QByteArray json = "Content-Type: application/json";
    const QByteArray nosniff = "X-Content-Type-Options: nosniff";
    const QByteArray xss = "X-Xss-Protection: 1; mode=block";
    const QByteArray csrf = "X-Csrf-Token: ";
    QTest::newRow("2.19") << DemoLine::V2_19 << "/api/status"_ba << QByteArrayList{"HTTP/1.1 200 OK", json, nosniff, xss};
    QTest::newRow("2.21") << DemoLine::V2_21 << "/api/status"_ba << QByteArrayList{"HTTP/1.1 200 OK", json, nosniff, csrf};
    QTest::newRow("2.23") << DemoLine::V2_23 << "/api/status"_ba << QByteArrayList{"HTTP/1.1 200 OK", json, nosniff, csrf};
    QTest::newRow("no content") << DemoLine::V2_23 << "/api/users/admin/check"_ba << QByteArrayList{"HTTP/1.1 204 No Content", nosniff, csrf};
    QTest::newRow("refusal, 2.19") << DemoLine::V2_19 << "/api/stacks"_ba << QByteArrayList{"HTTP/1.1 401 Unauthorized", json, nosniff, xss};
    QTest::newRow("refusal, 2.23") << DemoLine::V2_23 << "/api/stacks"_ba << QByteArrayList{"HTTP/1.1 401 Unauthorized", json, nosniff};
}

void TestDemoServer::bytesOfAnAnswer()
{
    QFETCH(const DemoLine, line);
    QFETCH(const QByteArray, target);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(server.address().port()));
    socket.write("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.address().port()) + "\r\n\r\n");
    QByteArray answer;
    QTRY_VERIFY((answer += socket.readAll()).contains("\r\n\r\n"));
    QByteArrayList head = answer.left(answer.indexOf("\r\n\r\n")).replace("\r\n", "\n").split('\n');
    head.removeIf([](const QByteArray &each) { return each.startsWith("Content-Length: ") || each.startsWith("Date: "); });
    QTEST(head, "head");
}

void TestDemoServer::serverLines_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<QString>("version");
    QTest::newRow("2.19") << DemoLine::V2_19 << u"2.19.5"_s;
    QTest::newRow("2.21") << DemoLine::V2_21 << u"2.21.4"_s;
    QTest::newRow("2.23") << DemoLine::V2_23 << u"2.23.0"_s;
}

void TestDemoServer::serverLines()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    DemoServer again({.line = line});
    QVERIFY(server.start());
    QVERIFY(again.start());
    const Heard heard = Asker(server).get("/api/system/status");
    QTEST(heard.text("Version"), "version");
    QCOMPARE(heard.text("InstanceID"), Asker(again).get("/api/system/status").text("InstanceID"));
}

QTEST_GUILESS_MAIN(TestDemoServer)
#include "tst_demoserver.moc"
