// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composefile.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestComposeFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void services();
    void resources();
    void ports_data();
    void ports();
    void mounts_data();
    void mounts();
    void variablesHaveTheirPlaces();
    void fingerprintsSeeTheContentOnly();
    void unreadable_data();
    void unreadable();
};

namespace {

ComposeService onlyService(const QString &keys)
{
    const ComposeFile file = parseComposeFile(u"services:\n  web:\n    image: nginx\n    "_s + keys + u"\n"_s);
    return file.services.isEmpty() ? ComposeService{} : file.services.first();
}

} // namespace

void TestComposeFile::services()
{
    const ComposeFile file = parseComposeFile(uR"(name: shop
x-base: &base
  restart: always
services:
  web:
    <<: *base
    image: nginx:1.27
    depends_on: [db]
    networks: {front: {aliases: [www]}, back: }
    environment:
      A: 1
      B:
    env_file: [a.env, {path: b.env}]
    profiles: [debug]
    deploy: {replicas: 3}
  db:
    image: postgres:16
    environment: [C=d=e, F]
    secrets: [key, {source: other}]
    extends: {service: web, file: x.yml}
    network_mode: host
    scale: 2
)"_s);
    QVERIFY(file.readable && file.problems.isEmpty());
    QCOMPARE(file.name, u"shop"_s);
    QCOMPARE(file.services.size(), 2);
    const ComposeService &web = file.services[0];
    QCOMPARE(web.restart, u"always"_s);
    QCOMPARE(web.image, (Located{u"nginx:1.27"_s, 7, 12}));
    QCOMPARE(web.line, 5);
    QCOMPARE(web.endLine, 15);
    QCOMPARE(web.dependsOn.first().text, u"db"_s);
    QCOMPARE(web.networks.size(), 2);
    QCOMPARE(web.networks[1].text, u"back"_s);
    QCOMPARE(web.environment, (QList<ComposeEnvironment>{{u"A"_s, u"1"_s, true, 11}, {u"B"_s, u""_s, false, 12}}));
    QCOMPARE(web.envFiles[1].text, u"b.env"_s);
    QCOMPARE(web.profiles.first().text, u"debug"_s);
    QCOMPARE(web.replicas, 3);
    const ComposeService *db = file.service(u"db"_s);
    QVERIFY(db);
    QCOMPARE(db->environment, (QList<ComposeEnvironment>{{u"C"_s, u"d=e"_s, true, 18}, {u"F"_s, u""_s, false, 18}}));
    QCOMPARE(db->secrets[1].text, u"other"_s);
    QCOMPARE(db->extendsService.text, u"web"_s);
    QCOMPARE(db->extendsFile, u"x.yml"_s);
    QCOMPARE(db->networkMode, u"host"_s);
    QCOMPARE(db->replicas, 2);
}

void TestComposeFile::resources()
{
    const ComposeFile file = parseComposeFile(u"services: {}\nvolumes:\n  a:\n  b: {external: true, name: real}\n  c: {external: {name: old}}\nnetworks: {n: {driver: overlay}}\n"_s);
    QCOMPARE(file.volumes.size(), 3);
    QVERIFY(!file.volumes[0].external && file.volumes[0].name.isEmpty());
    QVERIFY(file.volumes[1].external);
    QCOMPARE(file.volumes[1].name, u"real"_s);
    QVERIFY(file.volumes[2].external);
    QCOMPARE(file.volumes[2].name, u"old"_s);
    QCOMPARE(findResource(file.networks, u"n"_s)->driver, u"overlay"_s);
    QVERIFY(!findResource(file.networks, u"m"_s));
}

void TestComposeFile::ports_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected"); // address published target protocol, or "bad" or "open"
    QTest::newRow("container") << u"\"80\""_s << u"|0-0|80-80|tcp"_s;
    QTest::newRow("number") << u"80"_s << u"|0-0|80-80|tcp"_s;
    QTest::newRow("both") << u"\"8080:80\""_s << u"|8080-8080|80-80|tcp"_s;
    QTest::newRow("address") << u"\"127.0.0.1:8080:80/udp\""_s << u"127.0.0.1|8080-8080|80-80|udp"_s;
    QTest::newRow("ranges") << u"\"3000-3005:4000-4005\""_s << u"|3000-3005|4000-4005|tcp"_s;
    QTest::newRow("range to one") << u"\"3000-3005:80\""_s << u"|3000-3005|80-80|tcp"_s;
    QTest::newRow("IPv6") << u"\"[::1]:8080:80\""_s << u"::1|8080-8080|80-80|tcp"_s;
    QTest::newRow("address, no port") << u"\"127.0.0.1::80\""_s << u"127.0.0.1|0-0|80-80|tcp"_s;
    QTest::newRow("long") << u"{target: 80, published: \"8080\", protocol: udp, host_ip: 10.0.0.1}"_s << u"10.0.0.1|8080-8080|80-80|udp"_s;
    QTest::newRow("long, range") << u"{target: 80, published: 8080-8090}"_s << u"|8080-8090|80-80|tcp"_s;
    QTest::newRow("variable") << u"\"${PORT:-80}:80\""_s << u"open"_s;
    QTest::newRow("too large") << u"\"65536:80\""_s << u"bad"_s;
    QTest::newRow("word") << u"\"http:80\""_s << u"bad"_s;
    QTest::newRow("ranges of other lengths") << u"\"80-82:80-81\""_s << u"bad"_s;
    QTest::newRow("one to a range") << u"\"80:80-81\""_s << u"bad"_s;
    QTest::newRow("backwards") << u"\"82-80:82-80\""_s << u"bad"_s;
    QTest::newRow("protocol") << u"\"80:80/http\""_s << u"bad"_s;
    QTest::newRow("nothing") << u"\"\""_s << u"bad"_s;
}

void TestComposeFile::ports()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    const ComposeService service = onlyService(u"ports: ["_s + written + u"]"_s);
    QCOMPARE(service.ports.size(), 1);
    const ComposePort &port = service.ports.first();
    QCOMPARE(port.valid, expected != u"bad"_s);
    QCOMPARE(port.hasVariables, expected == u"open"_s);
    if (expected == u"bad"_s || expected == u"open"_s)
        return;
    QCOMPARE(u"%1|%2-%3|%4-%5|%6"_s.arg(port.hostAddress).arg(port.publishedFirst).arg(port.publishedLast).arg(port.targetFirst).arg(port.targetLast).arg(port.protocol), expected);
}

void TestComposeFile::mounts_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    QTest::newRow("volume") << u"data:/var/lib"_s << u"0|data|/var/lib|rw"_s;
    QTest::newRow("read only") << u"'data:/var/lib:ro,z'"_s << u"0|data|/var/lib|ro"_s;
    QTest::newRow("anonymous") << u"/var/lib"_s << u"1||/var/lib|rw"_s;
    QTest::newRow("path") << u"/srv:/var/lib"_s << u"2|/srv|/var/lib|rw"_s;
    QTest::newRow("relative") << u"./a:/b"_s << u"2|./a|/b|rw"_s;
    QTest::newRow("home") << u"~/a:/b"_s << u"2|~/a|/b|rw"_s;
    QTest::newRow("Windows") << u"'C:\\a:/b'"_s << u"2|C:\\a|/b|rw"_s;
    QTest::newRow("long volume") << u"{type: volume, source: data, target: /b, read_only: true}"_s << u"0|data|/b|ro"_s;
    QTest::newRow("long anonymous") << u"{type: volume, target: /b}"_s << u"1||/b|rw"_s;
    QTest::newRow("long bind") << u"{type: bind, source: ./a, target: /b}"_s << u"2|./a|/b|rw"_s;
    QTest::newRow("tmpfs") << u"{type: tmpfs, target: /b}"_s << u"3||/b|rw"_s;
    QTest::newRow("variable") << u"'${A:-./x}:/b'"_s << u"0|${A:-./x}|/b|rw"_s;
}

void TestComposeFile::mounts()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    const ComposeService service = onlyService(u"volumes: ["_s + written + u"]"_s);
    QCOMPARE(service.mounts.size(), 1);
    const ComposeMount &mount = service.mounts.first();
    QCOMPARE(u"%1|%2|%3|%4"_s.arg(QString::number(int(mount.kind)), mount.source, mount.target, mount.readOnly ? u"ro"_s : u"rw"_s), expected);
    QCOMPARE(mount.hasVariables, written.contains(u'$'));
}

void TestComposeFile::variablesHaveTheirPlaces()
{
    const ComposeFile file = parseComposeFile(u"services:\r\n  web:\r\n    image: a:${TAG} # ${NOT}\r\n    command: |\r\n      one\r\n      two $X ${Y:-$Z}\r\n    labels: [\"$X\"]\r\nx-a: '$$no ${W?m}'\r\n"_s);
    QStringList places;
    for (const VariableUse &use : file.variables)
        places.append(u"%1@%2:%3"_s.arg(use.name).arg(use.line).arg(use.column));
    QCOMPARE(places, (QStringList{u"TAG@3:14"_s, u"X@6:11"_s, u"Y@6:14"_s, u"Z@6:19"_s, u"X@7:15"_s, u"W@8:12"_s}));
}

void TestComposeFile::fingerprintsSeeTheContentOnly()
{
    const auto fingerprint = [](const QString &labels) {
        for (const ComposeKey &key : onlyService(labels).keys) {
            if (key.name == u"labels"_s)
                return key.fingerprint;
        }
        return QString();
    };
    const QString first = fingerprint(u"labels: {a: '1', b: x}"_s);
    QVERIFY(!first.isEmpty());
    QCOMPARE(fingerprint(u"labels:\n      b: \"x\" # comment\n      a: \"1\""_s), first);
    QVERIFY(fingerprint(u"labels: {a: '1', b: y}"_s) != first);
    QVERIFY(fingerprint(u"labels: {a: '1', bx: ''}"_s) != first);
}

void TestComposeFile::unreadable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ProblemCode>("code");
    QTest::newRow("nothing") << u""_s << ProblemCode::NoText;
    QTest::newRow("comment") << u"# a\n"_s << ProblemCode::NoText;
    QTest::newRow("list") << u"- a\n"_s << ProblemCode::NotMapping;
    QTest::newRow("text") << u"hello"_s << ProblemCode::NotMapping;
    QTest::newRow("syntax") << u"a: [\n"_s << ProblemCode::YamlSyntax;
}

void TestComposeFile::unreadable()
{
    QFETCH(QString, text);
    QFETCH(ProblemCode, code);
    const ComposeFile file = parseComposeFile(text);
    QVERIFY(!file.readable);
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(file.problems.first().code, code);
}

QTEST_GUILESS_MAIN(TestComposeFile)
#include "tst_composefile.moc"
