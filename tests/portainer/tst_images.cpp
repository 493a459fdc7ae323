// SPDX-License-Identifier: GPL-3.0-or-later
// Images as engines and registries said them in the recordings, and how images are called.
#include "app/portainer/imagerequests.h"
#include "tests/portainer/recording.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Recording recorded(const QString &name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/images/") + name + u".json"_s);
}

QStringList textsOf(const QJsonValue &json)
{
    QStringList texts;
    for (const QJsonValue &each : json.toArray())
        texts.append(each.toString());
    return texts;
}

} // namespace

class TestImages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsImages();
    void readsTheRegistrysDigest_data();
    void readsTheRegistrysDigest();
    void aRegistryThatWantsALogIn();
    void names_data();
    void names();
    void repositories_data();
    void repositories();
    void whatLeadsTheServerAstray();
};

void TestImages::readsImages()
{
    const Recording recording = recorded(u"list"_s);
    const Request<QList<EngineImage>> request = requests::images(EnvironmentId(1));
    QCOMPARE(u"/api"_s + request.route(), recording.path);
    const Result<QList<EngineImage>> images = request.decode(recording.answer);
    QVERIFY(images);
    QCOMPARE(images->size(), 3);
    for (qsizetype i = 0; i < images->size(); ++i) {
        const QJsonValue json = recording.body[i];
        const EngineImage &image = images->at(i);
        QCOMPARE(image.id, json["Id"_L1].toString());
        QCOMPARE(image.created, json["Created"_L1].toInteger());
        QCOMPARE(image.size, json["Size"_L1].toInteger());
        QCOMPARE(image.tags, textsOf(json["RepoTags"_L1]));
        QCOMPARE(image.digests, textsOf(json["RepoDigests"_L1])); // Null for what never came from a registry.
    }
    const Result<QList<EngineImage>> nameless =
        request.decode({200, R"([{"Id":"sha256:1","RepoTags":["<none>:<none>"],"RepoDigests":["<none>@<none>"],"Created":1,"Size":2}])", {}});
    QVERIFY(nameless && nameless->constFirst().tags.isEmpty() && nameless->constFirst().digests.isEmpty());
}

void TestImages::readsTheRegistrysDigest_data()
{
    QTest::addColumn<bool>("isPulled");
    QTest::newRow("distribution") << true;
    QTest::newRow("distribution-newer") << false;
}

/// The digest that was recorded before and after another image was pushed, against the list of images that was recorded with it.
void TestImages::readsTheRegistrysDigest()
{
    QFETCH(const bool, isPulled);
    const Recording recording = recorded(QString::fromLatin1(QTest::currentDataTag()));
    const Request<QString> request = requests::registryDigest(EnvironmentId(1), u"127.0.0.1:5000/lab/web:b"_s);
    const Result<QString> digest = request.decode(recording.answer);
    QVERIFY(digest);
    QCOMPARE(*digest, recording.body["Descriptor"_L1]["digest"_L1].toString());
    const QStringList pulled = textsOf(recorded(u"list"_s).body[1]["RepoDigests"_L1]);
    QCOMPARE(pulled.contains(u"127.0.0.1:5000/lab/web@"_s + *digest), isPulled);
    QVERIFY(!request.decode({200, R"({"Descriptor":{}})", {}}));
}

/// It says nothing of the access token: only a refusal without an engine's headers is the server's own.
void TestImages::aRegistryThatWantsALogIn()
{
    const Request<QString> request = requests::registryDigest(EnvironmentId(1), u"team/app:1"_s);
    QVERIFY(request.expected.contains(401));
    const Result<QString> ofRegistry = request.decode({401, R"({"message":"unauthorized: authentication required"})", {{"Api-Version", "1.41"}}});
    QVERIFY(!ofRegistry);
    QCOMPARE(ofRegistry.error().kind, ApiError::Kind::Forbidden);
    QCOMPARE(ofRegistry.error().message, u"unauthorized: authentication required"_s);
    const Result<QString> ofServer = request.decode({401, R"({"message":"Invalid JWT token"})", {}});
    QVERIFY(!ofServer);
    QCOMPARE(ofServer.error().kind, ApiError::Kind::Unauthorized);
}

void TestImages::names_data()
{
    QTest::addColumn<ImageName>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("nginx") << ImageName{u"nginx"_s, u"latest"_s, {}} << u"nginx:latest"_s;
    QTest::newRow("nginx:1.27") << ImageName{u"nginx"_s, u"1.27"_s, {}} << u"nginx:1.27"_s;
    QTest::newRow("127.0.0.1:5000/lab/web") << ImageName{u"127.0.0.1:5000/lab/web"_s, u"latest"_s, {}} << u"127.0.0.1:5000/lab/web:latest"_s;
    QTest::newRow("127.0.0.1:5000/lab/web:b") << ImageName{u"127.0.0.1:5000/lab/web"_s, u"b"_s, {}} << u"127.0.0.1:5000/lab/web:b"_s;
    QTest::newRow("nginx@sha256:12") << ImageName{u"nginx"_s, {}, u"sha256:12"_s} << u"nginx@sha256:12"_s;
    QTest::newRow("nginx:1.27@sha256:12") << ImageName{u"nginx"_s, u"1.27"_s, u"sha256:12"_s} << u"nginx:1.27"_s;
}

void TestImages::names()
{
    QFETCH(const ImageName, name);
    QFETCH(const QString, text);
    QCOMPARE(ImageName::of(QString::fromLatin1(QTest::currentDataTag())), name);
    QCOMPARE(name.text(), text);
    QVERIFY(ImageName::of(u"sha256:f440ad1cb602"_s).isNull());
    QVERIFY(ImageName::of({}).isNull());
}

void TestImages::repositories_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("as it is") << u"ghcr.io/a/b"_s << u"ghcr.io/a/b"_s << true;
    QTest::newRow("official") << u"nginx"_s << u"docker.io/library/nginx"_s << true;
    QTest::newRow("official, short host") << u"docker.io/nginx"_s << u"nginx"_s << true;
    QTest::newRow("of somebody") << u"grafana/grafana"_s << u"docker.io/grafana/grafana"_s << true;
    QTest::newRow("old host") << u"index.docker.io/grafana/grafana"_s << u"grafana/grafana"_s << true;
    QTest::newRow("other registry") << u"quay.io/library/nginx"_s << u"nginx"_s << false;
    QTest::newRow("local") << u"localhost/nginx"_s << u"nginx"_s << false;
    QTest::newRow("other image") << u"nginx"_s << u"nginx/nginx"_s << false;
}

void TestImages::repositories()
{
    QFETCH(const QString, name);
    QFETCH(const QString, other);
    QFETCH(const bool, isSame);
    QCOMPARE(ImageName::of(name).isOfSameRepository(other), isSame);
}

void TestImages::whatLeadsTheServerAstray()
{
    QVERIFY(!ImageName::of(u"acme/edge/app:1"_s).canBeAskedFor());
    QVERIFY(!ImageName::of(u"edge/app"_s).canBeAskedFor());
    QVERIFY(ImageName::of(u"acme/app:edge"_s).canBeAskedFor());
    QVERIFY(ImageName::of(u"acme/edgeapp:1"_s).canBeAskedFor());
}

QTEST_GUILESS_MAIN(TestImages)
#include "tst_images.moc"
