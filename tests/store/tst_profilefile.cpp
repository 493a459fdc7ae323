// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/filemodes.h"
#include "tests/store/profiles.h"

#include <QDate>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace filemodes;
using namespace profiles;

/// The file of the saved servers, and what can happen to it.
class TestProfileFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ::umask(022); }
    void init();
    void fileIsForItsOwner();
    void existingFileIsNarrowed();
    void fileIsIniWithoutSecrets();
    void keysOfNewerVersionsStay();
    void brokenFileIsSetAside_data();
    void brokenFileIsSetAside();
    void wholeEntriesOfABrokenFileStay();
    void brokenFileThatCannotBeMovedIsNeverOverwritten();
    void unreadableFileIsToldAndLeftAlone();
    void handEditedFileIsUnderstood();
    void whatIsNotUnderstoodFailsSafe_data();
    void whatIsNotUnderstoodFailsSafe();
    void optionsLeftAtTheirDefaultsAreNotWritten();
    void readOnlyFolderIsTold();
    void fullDiskIsToldAndMendsItself();
    void missingFolderIsCreated();
    void survivesBeingKilled();

private:
    std::unique_ptr<Folder> m_folder;
};

void TestProfileFile::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->isValid());
}

void TestProfileFile::fileIsForItsOwner()
{
    const auto store = m_folder->loaded();
    QVERIFY(store->put(profileNamed(u"one"_s)));
    QCOMPARE(modeOf(m_folder->file()), 0600);
    QVERIFY(store->put(profileNamed(u"two"_s)));
    QCOMPARE(modeOf(m_folder->file()), 0600);
    QCOMPARE(m_folder->leftovers(), QStringList());
}

void TestProfileFile::existingFileIsNarrowed()
{
    QVERIFY(m_folder->loaded()->put(profileNamed(u"one"_s)));
    QVERIFY(setMode(m_folder->file(), 0664));
    const auto store = m_folder->loaded();
    QCOMPARE(modeOf(m_folder->file()), 0600);
    QVERIFY(setMode(m_folder->file(), 0664));
    QVERIFY(store->put(profileNamed(u"two"_s)));
    QCOMPARE(modeOf(m_folder->file()), 0600);
}

void TestProfileFile::fileIsIniWithoutSecrets()
{
    QVERIFY(m_folder->loaded()->put(fullProfile()));
    QSettings ini(m_folder->file(), QSettings::IniFormat);
    QCOMPARE(ini.status(), QSettings::NoError);
    QCOMPARE(ini.childGroups().size(), 1);
    for (const QString &key : ini.allKeys())
        QVERIFY2(!key.contains(u"secret"_s, Qt::CaseInsensitive) && !key.contains(u"password"_s), qPrintable(key));
}

void TestProfileFile::keysOfNewerVersionsStay()
{
    const ServerProfile one = profileNamed(u"one"_s);
    QVERIFY(m_folder->loaded()->put(one));
    {
        QSettings ini(m_folder->file(), QSettings::IniFormat);
        ini.setValue(u"format"_s, 9);
        ini.setValue(u"server-"_s + one.id.text() + u"/future"_s, u"a, b"_s);
        ini.setValue(u"elsewhere/key"_s, 5);
    }
    const auto store = m_folder->loaded();
    QVERIFY(store->setAside().isEmpty());
    ServerProfile renamed = one;
    renamed.name = u"renamed"_s;
    QVERIFY(store->put(renamed));
    QVERIFY(store->put(profileNamed(u"two"_s)));
    const QSettings ini(m_folder->file(), QSettings::IniFormat);
    QCOMPARE(ini.value(u"format"_s).toInt(), 9);
    QCOMPARE(ini.value(u"server-"_s + one.id.text() + u"/future"_s).toString(), u"a, b"_s);
    QCOMPARE(ini.value(u"elsewhere/key"_s).toInt(), 5);
    QCOMPARE(namesOf(*m_folder->loaded()), (QStringList{u"renamed"_s, u"two"_s}));
}

void TestProfileFile::brokenFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray id = ServerId::create().text().toLatin1();
    QTest::newRow("no key") << QByteArray("[servers]\nhello\n");
    QTest::newRow("group not closed") << QByteArray("[servers\nname=x\n");
    QTest::newRow("zeros") << QByteArray(512, '\0');
    QTest::newRow("junk") << QByteArray("\x7f""ELF\x02\x01\x01\0\0\0\xff\xfe=\n\0=", 16);
    QTest::newRow("server without its group") << "[General]\norder=" + id + "\n";
    QTest::newRow("server without an address") << "[server-" + id + "]\nname=x\n";
    QTest::newRow("address with a password") << "[server-" + id + "]\naddress=https://me:secret@nas\n";
    QTest::newRow("not an id") << QByteArray("[server-7]\naddress=https://nas\n");
    const auto proxied = [&](const char *lines) { return "[server-" + id + "]\naddress=https://nas\n" + lines; };
    QTest::newRow("proxy of an unknown kind") << proxied("proxy\\kind=carrier-pigeon\nproxy\\host=p\nproxy\\port=1\n");
    QTest::newRow("proxy without a host") << proxied("proxy\\kind=http\nproxy\\port=3128\n");
    QTest::newRow("proxy without a port") << proxied("proxy\\kind=http\nproxy\\host=p\n");
    QTest::newRow("proxy with a wrong port") << proxied("proxy\\kind=socks5\nproxy\\host=p\nproxy\\port=70000\n");
    QTest::newRow("proxy with a path") << proxied("proxy\\kind=http\nproxy\\host=p/x\nproxy\\port=80\n");
    QTest::newRow("proxy with a password") << proxied("proxy\\kind=http\nproxy\\host=me:secret@p\nproxy\\port=80\n");
    QTest::newRow("proxy with a line in its user") << proxied("proxy\\kind=http\nproxy\\host=p\nproxy\\port=80\nproxy\\user=a\\r\\nb\n");
    QTest::newRow("no proxy, but a host") << proxied("proxy\\kind=none\nproxy\\host=p\n");
    QTest::newRow("pin too short") << "[server-" + id + "]\naddress=https://nas\npin\\sha256=abcd\n";
    QTest::newRow("pin not hex") << "[server-" + id + "]\naddress=https://nas\npin\\sha256=" + QByteArray(64, 'z') + "\n";
}

void TestProfileFile::brokenFileIsSetAside()
{
    QFETCH(QByteArray, text);
    QVERIFY(putBytes(m_folder->file(), text));
    QVERIFY(setMode(m_folder->file(), 0644));
    const auto store = m_folder->loaded();
    QVERIFY(store->profiles().isEmpty());
    QVERIFY(store->problem().isEmpty());
    QVERIFY(store->setAside().startsWith(m_folder->file() + u".broken-"_s + QString::number(QDate::currentDate().year())));
    QCOMPARE(bytesOf(store->setAside()), text);
    QCOMPARE(modeOf(store->setAside()), 0600);
    QVERIFY(store->put(profileNamed(u"new"_s)));
    const auto again = m_folder->loaded();
    QVERIFY(again->setAside().isEmpty());
    QCOMPARE(namesOf(*again), QStringList{u"new"_s});
    QCOMPARE(bytesOf(store->setAside()), text);
}

void TestProfileFile::wholeEntriesOfABrokenFileStay()
{
    ServerProfile good = fullProfile();
    ServerProfile bad = profileNamed(u"bad"_s);
    bad.pinnedSha256 = QByteArray(32, '\xcd');
    const auto store = m_folder->loaded();
    QVERIFY(store->put(good));
    QVERIFY(store->put(bad));
    QVERIFY(putBytes(m_folder->file(), bytesOf(m_folder->file()).replace("cdcd", "cd")));
    const auto again = m_folder->loaded();
    QVERIFY(!again->setAside().isEmpty());
    QCOMPARE(again->profiles().size(), 1);
    QVERIFY(again->profiles().constFirst() == good);
    QVERIFY(bytesOf(again->setAside()).contains("bad"));
    const auto third = m_folder->loaded();
    QVERIFY(third->setAside().isEmpty());
    QCOMPARE(third->profiles().size(), 1);
}

void TestProfileFile::brokenFileThatCannotBeMovedIsNeverOverwritten()
{
    const QByteArray text = "[servers\n";
    QVERIFY(putBytes(m_folder->file(), text));
    QVERIFY(setMode(m_folder->file(), 0644));
    QVERIFY(setMode(m_folder->path(), 0500));
    {
        OrdinaryUser user(m_folder->path());
        QVERIFY(user.isGood());
        const auto store = m_folder->loaded();
        QVERIFY(store->setAside().isEmpty());
        QVERIFY(store->problem().contains(m_folder->file()));
        QVERIFY(setMode(m_folder->path(), 0700)); // Now it could be overwritten, and still must not.
        QVERIFY(!store->put(profileNamed(u"new"_s)));
        QVERIFY(store->problem().contains(m_folder->file()));
    }
    QCOMPARE(bytesOf(m_folder->file()), text);
}

void TestProfileFile::unreadableFileIsToldAndLeftAlone()
{
    QVERIFY(m_folder->loaded()->put(profileNamed(u"old"_s)));
    const QByteArray before = bytesOf(m_folder->file());
    QVERIFY(setMode(m_folder->file(), 0000));
    {
        OrdinaryUser user(m_folder->path());
        QVERIFY(user.isGood());
        const auto store = m_folder->loaded();
        QVERIFY(store->profiles().isEmpty());
        QVERIFY(store->setAside().isEmpty());
        QVERIFY(store->problem().contains(m_folder->file()));
        QVERIFY(!store->put(profileNamed(u"new"_s)));
        QVERIFY(store->problem().contains(m_folder->file()));
    }
    QVERIFY(setMode(m_folder->file(), 0600));
    QCOMPARE(bytesOf(m_folder->file()), before);
    QCOMPARE(m_folder->leftovers(), QStringList());
}

void TestProfileFile::handEditedFileIsUnderstood()
{
    const ServerId one = ServerId::create();
    const ServerId two = ServerId::create();
    QVERIFY(putBytes(m_folder->file(), "[General]\norder=" + two.text().toLatin1() + "\n; a remark\n[server-" + one.text().toLatin1()
                         + "]\naddress=nas\nrefresh=often\ntoken\\place=somewhere\n[server-" + two.text().toLatin1()
                         + "]\nname=Two\naddress=http://two\nrefresh=-5\n"));
    const auto store = m_folder->loaded();
    QVERIFY(store->setAside().isEmpty());
    QCOMPARE(namesOf(*store), (QStringList{u"Two"_s, u"nas"_s}));
    const ServerProfile nas = store->profiles().at(1);
    QCOMPARE(nas.address.text(), u"https://nas:9443"_s);
    QCOMPARE(nas.refreshEvery, std::chrono::seconds(30));
    QCOMPARE(nas.tokenPlace, TokenPlace::Keychain);
    QVERIFY(nas.enabled);
    QVERIFY(!nas.tokenSaved);
    QCOMPARE(store->profiles().at(0).refreshEvery, std::chrono::seconds(30));
}

void TestProfileFile::whatIsNotUnderstoodFailsSafe_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("readOnly");
    QTest::addColumn<bool>("locked");
    QTest::addColumn<int>("environments");
    QTest::newRow("nothing") << QByteArray() << false << false << 0;
    QTest::newRow("read-only") << QByteArray("read-only=true") << true << false << 0;
    QTest::newRow("read-only, said oddly") << QByteArray("read-only=maybe") << true << false << 0;
    QTest::newRow("not read-only") << QByteArray("read-only=false") << false << false << 0;
    QTest::newRow("guarded, said oddly") << QByteArray("guard\\server=yes") << false << true << 0;
    QTest::newRow("environments") << QByteArray("guard\\environments=3, 4, 3") << false << false << 2;
    QTest::newRow("one environment") << QByteArray("guard\\environments=3") << false << false << 1;
    QTest::newRow("no number among them") << QByteArray("guard\\environments=3, prod") << false << true << 1;
    QTest::newRow("an impossible one") << QByteArray("guard\\environments=0") << false << true << 0;
    QTest::newRow("too big a one") << QByteArray("guard\\environments=99999999999999999999") << false << true << 0;
    QTest::newRow("unknown colour") << QByteArray("colour=mauve") << false << false << 0;
    QTest::newRow("a token id below zero") << QByteArray("token\\id=-4") << false << false << 0;
}

void TestProfileFile::whatIsNotUnderstoodFailsSafe()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, readOnly);
    QFETCH(bool, locked);
    QFETCH(int, environments);
    QVERIFY(putBytes(m_folder->file(), "[server-" + ServerId::create().text().toLatin1() + "]\naddress=https://nas\n" + line + '\n'));
    const auto store = m_folder->loaded();
    QVERIFY(store->setAside().isEmpty());
    QCOMPARE(store->profiles().size(), 1);
    const ServerProfile profile = store->profiles().constFirst();
    QCOMPARE(profile.readOnly, readOnly);
    QCOMPARE(profile.locked, locked);
    QCOMPARE(profile.lockedEnvironments.size(), environments);
    QCOMPARE(profile.colour, ServerColour::None);
    QCOMPARE(profile.tokenId, AccessTokenId(0));
    QCOMPARE(profile.proxy, ProxyChoice());
}

void TestProfileFile::optionsLeftAtTheirDefaultsAreNotWritten()
{
    ServerProfile profile = fullProfile();
    QVERIFY(m_folder->loaded()->put(profile));
    const ServerProfile plain = profileNamed(u"plain"_s);
    profile = ServerProfile{.id = profile.id, .name = plain.name, .address = plain.address};
    QVERIFY(m_folder->loaded()->put(profile));
    for (const QString &key : QSettings(m_folder->file(), QSettings::IniFormat).allKeys())
        QVERIFY2(!key.contains(u"proxy"_s) && !key.contains(u"guard"_s) && !key.contains(u"certificate"_s) && !key.contains(u"token/id"_s),
                 qPrintable(key));
    QVERIFY(m_folder->loaded()->profiles().constFirst() == profile);
}

void TestProfileFile::readOnlyFolderIsTold()
{
    QVERIFY(m_folder->loaded()->put(profileNamed(u"old"_s)));
    const QByteArray before = bytesOf(m_folder->file());
    QVERIFY(::chown(QFile::encodeName(m_folder->file()).constData(), 65534, 65534) == 0 || ::geteuid() != 0);
    QVERIFY(setMode(m_folder->path(), 0500));
    {
        OrdinaryUser user(m_folder->path());
        QVERIFY(user.isGood());
        const auto store = m_folder->loaded();
        QCOMPARE(namesOf(*store), QStringList{u"old"_s});
        QSignalSpy changed(store.get(), &ProfileStore::changed);
        QVERIFY(!store->put(profileNamed(u"new"_s)));
        QVERIFY(store->problem().contains(m_folder->path()));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(namesOf(*store), (QStringList{u"old"_s, u"new"_s}));
    }
    QCOMPARE(bytesOf(m_folder->file()), before);
    QVERIFY(setMode(m_folder->path(), 0700));
    QCOMPARE(m_folder->leftovers(), QStringList());
}

void TestProfileFile::fullDiskIsToldAndMendsItself()
{
    const auto store = m_folder->loaded();
    QVERIFY(store->put(profileNamed(u"old"_s)));
    const QByteArray before = bytesOf(m_folder->file());
    ServerProfile big = fullProfile();
    for (const rlim_t room : {0, 100, 3000}) {
        FullDisk full(room);
        QVERIFY(!store->put(big));
        QVERIFY(!store->problem().isEmpty());
        QCOMPARE(bytesOf(m_folder->file()), before);
        big.userName += u'x';
    }
    QCOMPARE(m_folder->leftovers(), QStringList());
    QVERIFY(store->put(store->profiles().constLast())); // Room again: the same entry is now written.
    QVERIFY(store->problem().isEmpty());
    QCOMPARE(m_folder->loaded()->profiles().size(), 2);
}

void TestProfileFile::missingFolderIsCreated()
{
    ProfileStore store(ConfigDir(m_folder->at(u"a/longshore"_s)));
    QVERIFY(store.put(profileNamed(u"one"_s)));
    QCOMPARE(modeOf(m_folder->at(u"a/longshore"_s)), 0700);
    QCOMPARE(modeOf(m_folder->at(u"a/longshore/servers.ini"_s)), 0600);
}

void TestProfileFile::survivesBeingKilled()
{
    const auto store = m_folder->loaded();
    QVERIFY(store->put(fullProfile()));
    QVERIFY(store->put(profileNamed(u"second"_s)));
    int rounds = 0;
    for (int kill = 0; kill < 40; ++kill) {
        QProcess child;
        child.start(QStringLiteral(SAVELOOP), {m_folder->path()});
        QVERIFY2(child.waitForReadyRead(20'000), qPrintable(child.errorString()));
        QTest::qSleep(kill % 20); // Somewhere in the middle of a save.
        child.kill();
        QVERIFY(child.waitForFinished(20'000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const QList<QByteArray> said = child.readAllStandardOutput().split('\n');
        rounds += int(said.size());
        const auto after = m_folder->loaded();
        QVERIFY2(after->setAside().isEmpty(), "the file was torn");
        QCOMPARE(after->profiles().size(), 2);
        for (const ServerProfile &profile : after->profiles()) { // One is at most one save ahead of the other.
            const int number = QStringView(profile.userName).mid(profile.userName.lastIndexOf(u'u') + 1).toInt();
            QVERIFY(number == 0 || profile.userName == QString(number % 4000, u'u') + QString::number(number));
        }
        // What was said to be saved is there.
        const int lastWhole = said.value(said.size() - 2).toInt();
        const QString first = after->profiles().constFirst().userName;
        QVERIFY(QStringView(first).mid(first.lastIndexOf(u'u') + 1).toInt() >= lastWhole);
    }
    qInfo() << "killed 40 times after" << rounds << "saves";
}

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profilefile.moc"
