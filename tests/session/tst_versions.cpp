// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/deployreason.h"
#include "app/session/sealedbytes.h"
#include "app/session/versionvault.h"
#include "tests/session/brokenstore.h"
#include "tests/session/stackbench.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

SeenVersion version(int number)
{
    return {QDateTime::fromSecsSinceEpoch(1'700'000'000 + number, Qt::UTC), u"services: # %1\r\n"_s.arg(number),
            {{u"SECRET"_s, u"canary-value-%1"_s.arg(number)}}, number, u"lea"_s, {}};
}

QByteArray allBytesIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace

class TestVersions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatOperationsSee();
    void restoresThroughTheGuardedUpdate();
    void oldOnesLeave();
    void sealedBytesTellEveryChange();
    void theVaultKeepsThemUnreadable();
    void withoutAKeychainNothingIsWritten();
    void aLostKeyLeavesTheFileAlone();
    void aDamagedFileIsSetAside();
    void reasonsOfDeploys_data();
    void reasonsOfDeploys();
};

void TestVersions::keepsWhatOperationsSee()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    VersionHistory history;
    history.follow(bench.operations);
    bench.run(UpdatePlan{.opened = bench.opened(1), .update = {.file = TwoServices + u"# 2\n"_s, .env = {{u"A"_s, u"1"_s}}}});
    const QList<SeenVersion> versions = history.versions(bench.profile.id, StackId(1));
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions.first().file, TwoServices);
    QCOMPARE(versions.last().env.first().value, u"1"_s);
}

void TestVersions::restoresThroughTheGuardedUpdate()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    VersionHistory history;
    history.follow(bench.operations);
    bench.run(UpdatePlan{.opened = bench.opened(1), .update = {.file = TwoServices + u"# 2\n"_s}});
    const PutBackPlan plan = VersionHistory::restore(history.versions(bench.profile.id, StackId(1)).first(), bench.opened(1));
    QCOMPARE(bench.run(plan)->outcome(), OperationOutcome::Done);
    QCOMPARE(bench.model.stack(1)->file, TwoServices);
    QCOMPARE(bench.run(plan)->outcome(), OperationOutcome::Refused); // It moved since.
}

void TestVersions::oldOnesLeave()
{
    VersionHistory history;
    const ServerId server = ServerId::create();
    for (int i = 0; i < VersionHistory::MostPerStack + 5; ++i)
        history.add(server, StackId(1), version(i));
    history.add(server, StackId(1), version(int(VersionHistory::MostPerStack) + 4)); // Alike.
    QCOMPARE(history.versions(server, StackId(1)).size(), VersionHistory::MostPerStack);
    QCOMPARE(history.versions(server, StackId(1)).first().updateDate, 5);
    history.forget(server);
    QVERIFY(history.versions(server, StackId(1)).isEmpty());
}

void TestVersions::sealedBytesTellEveryChange()
{
    const QByteArray key = sealed::newKey();
    const QByteArray plain = "file and variables";
    const QByteArray kept = sealed::seal(plain, key, "a");
    QVERIFY(!kept.contains(plain));
    QVERIFY(kept != sealed::seal(plain, key, "a")); // A nonce of its own each time.
    QCOMPARE(sealed::open(kept, key, "a"), plain);
    QVERIFY(!sealed::open(kept, key, "b"));
    QVERIFY(!sealed::open(kept, sealed::newKey(), "a"));
    for (qsizetype at = 0; at < kept.size(); ++at) {
        QByteArray changed = kept;
        changed[at] = char(changed.at(at) ^ 1);
        QVERIFY(!sealed::open(changed, key, "a"));
        QVERIFY(!sealed::open(kept.first(at), key, "a"));
    }
    QVERIFY(sealed::seal(plain, "short", "a").isEmpty());
    QCOMPARE(sealed::open(sealed::seal({}, key, {}), key, {}), QByteArray(""));
}

void TestVersions::theVaultKeepsThemUnreadable()
{
    QTemporaryDir folder;
    const ConfigDir config(folder.path());
    BrokenStore keychain{SecretState::Done};
    const ServerId server = ServerId::create();
    {
        VersionHistory history;
        VersionVault vault(history, config, keychain);
        vault.open(server);
        QTRY_COMPARE(vault.state(), VersionVault::State::Open);
        history.add(server, StackId(7), version(1));
        history.add(server, StackId(7), version(2));
    } // Writes what waits.
    const QByteArray bytes = allBytesIn(folder.path());
    QVERIFY(bytes.size() > 100);
    QVERIFY(!bytes.contains("canary") && !bytes.contains(QByteArray::fromHex("630061006e0061"))); // UTF-16 neither.
    QVERIFY(!bytes.contains(QByteArray::fromHex("00630061006e0061")));
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        QCOMPARE(QFile::permissions(files.next()) & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser), QFile::Permissions());
    VersionHistory history;
    history.add(server, StackId(7), version(3));
    VersionVault vault(history, config, keychain);
    vault.open(server);
    QTRY_COMPARE(vault.state(), VersionVault::State::Open);
    QCOMPARE(history.versions(server, StackId(7)), QList<SeenVersion>({version(1), version(2), version(3)}));
    vault.forget(server);
    QTRY_VERIFY(allBytesIn(folder.path()).isEmpty());
}

void TestVersions::withoutAKeychainNothingIsWritten()
{
    QTemporaryDir folder;
    const ServerId server = ServerId::create();
    const auto memory = makeSessionStore();
    for (const bool lasts : {false, true}) {
        BrokenStore locked{SecretState::Locked};
        VersionHistory history;
        {
            VersionVault vault(history, ConfigDir(folder.path()), lasts ? static_cast<SecretStore &>(locked) : *memory);
            vault.open(server);
            QTRY_COMPARE(vault.state(), VersionVault::State::MemoryOnly);
            history.add(server, StackId(7), version(1));
        }
        QVERIFY(allBytesIn(folder.path()).isEmpty());
        QCOMPARE(history.versions(server, StackId(7)).size(), 1);
    }
}

void TestVersions::aLostKeyLeavesTheFileAlone()
{
    QTemporaryDir folder;
    const ServerId server = ServerId::create();
    BrokenStore first{SecretState::Done};
    {
        VersionHistory history;
        VersionVault vault(history, ConfigDir(folder.path()), first);
        vault.open(server);
        QTRY_COMPARE(vault.state(), VersionVault::State::Open);
        history.add(server, StackId(7), version(1));
    }
    const QByteArray before = allBytesIn(folder.path());
    BrokenStore other{SecretState::Done}; // As a locked keyring looks.
    VersionHistory history;
    {
        VersionVault vault(history, ConfigDir(folder.path()), other);
        vault.open(server);
        QTRY_COMPARE(vault.state(), VersionVault::State::MemoryOnly);
        history.add(server, StackId(7), version(2));
    }
    QCOMPARE(allBytesIn(folder.path()), before);
}

void TestVersions::aDamagedFileIsSetAside()
{
    QTemporaryDir folder;
    const ServerId server = ServerId::create();
    BrokenStore keychain{SecretState::Done};
    for (int round = 0; round < 2; ++round) {
        VersionHistory history;
        {
            VersionVault vault(history, ConfigDir(folder.path()), keychain);
            vault.open(server);
            QTRY_COMPARE(vault.state(), VersionVault::State::Open);
            QVERIFY(history.versions(server, StackId(7)).isEmpty());
            history.add(server, StackId(7), version(1));
        }
        QFile file(folder.path() + u"/versions/"_s + server.text() + u".sealed"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("x");
    }
}

void TestVersions::reasonsOfDeploys_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("reason");
    // As recorded from servers (portainer-api.md 4.5 to 4.8).
    QTest::newRow("yaml") << u"failed to deploy a stack: yaml: line 2: did not find expected ',' or ']'\n"_s << u"The file is no YAML at line 2."_s;
    QTest::newRow("bind mount") << u"stack config file is invalid: bind-mount disabled for non administrator users"_s << u"forbid bind mounts"_s;
    QTest::newRow("git credential") << u"Invalid git credential"_s << u"did not accept the user name and password"_s;
    QTest::newRow("git reference") << u"unable to clone git repository: failed to clone git repository: reference not found"_s << u"no such branch or tag"_s;
    QTest::newRow("git repository") << u"unable to clone git repository: failed to clone git repository: repository not found"_s << u"no such git repository"_s;
    QTest::newRow("image") << u"failed to deploy a stack:  web Pulling \n web Error manifest for registry.example:5000/lab/nothing:9 not found: manifest unknown"_s
                           << u"There is no image registry.example:5000/lab/nothing:9 to be had."_s;
    QTest::newRow("no image name") << u"failed to deploy a stack: Error response from daemon: no such image: lab/web:none:9: invalid reference format"_s
                                   << u"There is no image lab/web:none:9 to be had."_s; // Seen on 2.23.
    QTest::newRow("pull") << u"failed to pull images of the stack:  web Pulling"_s << u"so nothing was touched"_s;
    QTest::newRow("port") << u"Bind for 0.0.0.0:8080 failed: port is already allocated"_s << u"Port 8080 is taken"_s;
    QTest::newRow("dead engine") << u"Cannot connect to the Docker daemon at tcp://127.0.0.1:2999. Is the docker daemon running?"_s << u"cannot reach the engine"_s;
    QTest::newRow("variable") << u"failed to read /data/compose/112/stack.env: line 2: key cannot contain a space\n"_s << u"The value of a variable cannot be read"_s;
    QTest::newRow("too soon") << u"failed to create service b-crew_web: Error response from daemon: network b-crew_net not found"_s << u"still going away"_s;
    QTest::newRow("in progress") << u"Stack deployment is already in progress"_s << u"being deployed already"_s;
    QTest::newRow("unknown") << u"services.web Additional property imagee is not allowed"_s << QString();
}

void TestVersions::reasonsOfDeploys()
{
    QFETCH(QString, words);
    QFETCH(QString, reason);
    const QString said = deployReason({.kind = ApiError::Kind::Server, .httpStatus = 500, .message = words}, u"nas"_s);
    QVERIFY2(reason.isEmpty() ? said.isEmpty() : said.contains(reason), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
