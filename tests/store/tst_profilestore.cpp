// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profilestore.h"
#include "tests/store/filemodes.h"

#include <QDate>
#include <QDir>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace filemodes;
using namespace Qt::StringLiterals;

namespace {

ServerProfile profileNamed(const QString &name, const QString &address = u"https://nas:9443"_s)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = name;
    profile.address = ServerAddress::parse(address).address;
    return profile;
}

ServerProfile fullProfile()
{
    ServerProfile profile = profileNamed(u"Home; lab = \"one\", 100 % \\ \u00e9\u20ac\U0001F6A2 [x]"_s, u"http://[2001:db8::1]:9000/portainer"_s);
    profile.pinnedSha256 = QByteArray(31, '\xab') + '\0';
    profile.pinnedDer = QByteArray(2000, '\0') + "\x30\xff";
    profile.tokenPlace = TokenPlace::ThisSession;
    profile.tokenSaved = true;
    profile.userName = u"al\nice@@ByteArray("_s;
    profile.instanceId = u"299ab403-70a8-4c05-92f7-bf7a994d50df"_s;
    profile.lastVersion = u"2.23.0"_s;
    profile.extraHeaderNames = {u"CF-Access-Client-Id"_s, u"CF-Access-Client-Secret"_s};
    profile.refreshEvery = std::chrono::seconds(0);
    profile.enabled = false;
    return profile;
}

QStringList namesOf(const ProfileStore &store)
{
    QStringList names;
    for (const ServerProfile &profile : store.profiles())
        names.append(profile.name);
    return names;
}

} // namespace

/// The saved servers, and what can happen to their file.
class TestProfileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ::umask(022); }
    void init();
    void startsEmpty();
    void everyFieldComesBack_data();
    void everyFieldComesBack();
    void putReplacesById();
    void putWithoutLoadKeepsWhatIsThere();
    void incompleteEntriesAreRefused_data();
    void incompleteEntriesAreRefused();
    void removes();
    void reorders_data();
    void reorders();
    void saysWhenItChanged();
    void fileIsForItsOwner();
    void existingFileIsNarrowed();
    void fileIsIniWithoutSecrets();
    void keysOfNewerVersionsStay();
    void brokenFileIsSetAside_data();
    void brokenFileIsSetAside();
    void wholeEntriesOfABrokenFileStay();
    void brokenFileThatCannotBeMovedIsNeverOverwritten();
    void handEditedFileIsUnderstood();
    void readOnlyFolderIsTold();
    void fullDiskIsToldAndMendsItself();
    void missingFolderIsCreated();
    void survivesBeingKilled();

private:
    QString file() const { return m_dir->filePath(u"servers.ini"_s); }
    ConfigDir dir() const { return ConfigDir(m_dir->path()); }
    std::unique_ptr<ProfileStore> loaded() const;
    QStringList leftovers() const;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestProfileStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

std::unique_ptr<ProfileStore> TestProfileStore::loaded() const
{
    auto store = std::make_unique<ProfileStore>(dir());
    store->load();
    return store;
}

/// Everything in the folder but the file itself.
QStringList TestProfileStore::leftovers() const
{
    QStringList names = QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    names.removeAll(u"servers.ini"_s);
    return names;
}

void TestProfileStore::startsEmpty()
{
    const auto store = loaded();
    QVERIFY(store->profiles().isEmpty());
    QVERIFY(store->setAside().isEmpty());
    QVERIFY(store->problem().isEmpty());
    QVERIFY(!store->profile(ServerId::create()));
    QVERIFY2(!QFile::exists(file()), "reading alone must write nothing");
}

void TestProfileStore::everyFieldComesBack_data()
{
    QTest::addColumn<ServerProfile>("profile");
    QTest::newRow("defaults") << profileNamed(u"nas"_s);
    QTest::newRow("everything") << fullProfile();
    ServerProfile oneHeader = fullProfile();
    oneHeader.extraHeaderNames = {u"X-One"_s};
    QTest::newRow("one header") << oneHeader;
    ServerProfile long_ = fullProfile();
    long_.name = QString(20'000, u'\u00fc');
    long_.refreshEvery = std::chrono::seconds(300);
    QTest::newRow("long name") << long_;
    ServerProfile numeric = profileNamed(u"0123"_s);
    numeric.userName = u"true"_s;
    numeric.lastVersion = u"2.10"_s;
    QTest::newRow("text that looks like a number") << numeric;
    ServerProfile spaces = profileNamed(u"  spaces  "_s);
    spaces.userName = u"@Variant(x)"_s;
    QTest::newRow("spaces and marks") << spaces;
}

void TestProfileStore::everyFieldComesBack()
{
    QFETCH(ServerProfile, profile);
    QVERIFY(loaded()->put(profile));
    const auto again = loaded();
    QVERIFY(again->setAside().isEmpty());
    QCOMPARE(again->profiles().size(), 1);
    const ServerProfile back = again->profiles().constFirst();
    QCOMPARE(back.name, profile.name);
    QCOMPARE(back.address.text(), profile.address.text());
    QCOMPARE(back.extraHeaderNames, profile.extraHeaderNames);
    QVERIFY(back == profile);
    QVERIFY(again->profile(profile.id) == profile);
}

void TestProfileStore::putReplacesById()
{
    const auto store = loaded();
    ServerProfile first = fullProfile();
    const ServerProfile second = profileNamed(u"second"_s);
    QVERIFY(store->put(first));
    QVERIFY(store->put(second));
    first = profileNamed(u"renamed"_s, u"https://other"_s);
    first.id = store->profiles().constFirst().id;
    QVERIFY(store->put(first)); // Also takes back every optional field.
    const auto again = loaded();
    QCOMPARE(namesOf(*again), (QStringList{u"renamed"_s, u"second"_s}));
    QVERIFY(again->profiles().constFirst() == first);
}

void TestProfileStore::putWithoutLoadKeepsWhatIsThere()
{
    QVERIFY(loaded()->put(profileNamed(u"one"_s)));
    ProfileStore store(dir());
    QVERIFY(store.put(profileNamed(u"two"_s)));
    QCOMPARE(namesOf(*loaded()), (QStringList{u"one"_s, u"two"_s}));
}

void TestProfileStore::incompleteEntriesAreRefused_data()
{
    QTest::addColumn<ServerProfile>("profile");
    ServerProfile profile = profileNamed(u"x"_s);
    profile.id = {};
    QTest::newRow("no id") << profile;
    profile = profileNamed(u"x"_s);
    profile.address = {};
    QTest::newRow("no address") << profile;
    profile = profileNamed(u"x"_s);
    profile.pinnedSha256 = QByteArray(20, 'x'); // A SHA-1.
    QTest::newRow("short pin") << profile;
    profile = profileNamed(u"x"_s);
    profile.refreshEvery = std::chrono::seconds(-1);
    QTest::newRow("negative time") << profile;
}

void TestProfileStore::incompleteEntriesAreRefused()
{
    QFETCH(ServerProfile, profile);
    const auto store = loaded();
    QVERIFY(!store->put(profile));
    QVERIFY(store->profiles().isEmpty());
    QVERIFY(store->put(profileNamed(QString()))); // Without a name the host serves.
    QCOMPARE(namesOf(*loaded()), QStringList{u"nas"_s});
}

void TestProfileStore::removes()
{
    const auto store = loaded();
    const ServerProfile one = fullProfile();
    QVERIFY(store->put(one));
    QVERIFY(store->put(profileNamed(u"two"_s)));
    QVERIFY(store->remove(one.id));
    QVERIFY(store->remove(ServerId::create()));
    QCOMPARE(namesOf(*store), QStringList{u"two"_s});
    QCOMPARE(namesOf(*loaded()), QStringList{u"two"_s});
    QVERIFY2(!bytesOf(file()).contains(one.id.text().toLatin1()), "something of a forgotten server stayed");
}

void TestProfileStore::reorders_data()
{
    QTest::addColumn<QList<int>>("order"); // -1 is a server that is not there.
    QTest::addColumn<QString>("expected");
    QTest::newRow("reverse") << QList<int>{3, 2, 1, 0} << u"dcba"_s;
    QTest::newRow("same") << QList<int>{0, 1, 2, 3} << u"abcd"_s;
    QTest::newRow("rest stays behind, in order") << QList<int>{2} << u"cabd"_s;
    QTest::newRow("none") << QList<int>{} << u"abcd"_s;
    QTest::newRow("unknown id") << QList<int>{-1, 1, -1, 0} << u"bacd"_s;
    QTest::newRow("named twice") << QList<int>{1, 0, 1} << u"bacd"_s;
}

void TestProfileStore::reorders()
{
    QFETCH(QList<int>, order);
    QFETCH(QString, expected);
    const auto store = loaded();
    for (const QChar name : u"abcd"_s)
        QVERIFY(store->put(profileNamed(name)));
    QList<ServerId> ids;
    for (const int at : order)
        ids.append(at < 0 ? ServerId::create() : store->profiles().at(at).id);
    QVERIFY(store->reorder(ids));
    QCOMPARE(namesOf(*store).join(QString()), expected);
    QCOMPARE(namesOf(*loaded()).join(QString()), expected);
}

void TestProfileStore::saysWhenItChanged()
{
    const auto store = loaded();
    QSignalSpy changed(store.get(), &ProfileStore::changed);
    const ServerProfile one = profileNamed(u"one"_s);
    store->put(one);
    QCOMPARE(changed.count(), 1);
    store->put(one);
    store->remove(ServerId::create());
    store->reorder({one.id});
    QCOMPARE(changed.count(), 1);
    store->remove(one.id);
    QCOMPARE(changed.count(), 2);
}

void TestProfileStore::fileIsForItsOwner()
{
    const auto store = loaded();
    QVERIFY(store->put(profileNamed(u"one"_s)));
    QCOMPARE(modeOf(file()), 0600);
    QVERIFY(store->put(profileNamed(u"two"_s)));
    QCOMPARE(modeOf(file()), 0600);
    QCOMPARE(leftovers(), QStringList());
}

void TestProfileStore::existingFileIsNarrowed()
{
    QVERIFY(loaded()->put(profileNamed(u"one"_s)));
    QVERIFY(setMode(file(), 0664));
    const auto store = loaded();
    QCOMPARE(modeOf(file()), 0600);
    QVERIFY(setMode(file(), 0664));
    QVERIFY(store->put(profileNamed(u"two"_s)));
    QCOMPARE(modeOf(file()), 0600);
}

void TestProfileStore::fileIsIniWithoutSecrets()
{
    QVERIFY(loaded()->put(fullProfile()));
    QSettings ini(file(), QSettings::IniFormat);
    QCOMPARE(ini.status(), QSettings::NoError);
    QCOMPARE(ini.childGroups().size(), 1);
    for (const QString &key : ini.allKeys())
        QVERIFY2(!key.contains(u"secret"_s, Qt::CaseInsensitive) && !key.contains(u"password"_s), qPrintable(key));
}

void TestProfileStore::keysOfNewerVersionsStay()
{
    const ServerProfile one = profileNamed(u"one"_s);
    QVERIFY(loaded()->put(one));
    {
        QSettings ini(file(), QSettings::IniFormat);
        ini.setValue(u"format"_s, 9);
        ini.setValue(u"server-"_s + one.id.text() + u"/future"_s, u"a, b"_s);
        ini.setValue(u"elsewhere/key"_s, 5);
    }
    const auto store = loaded();
    QVERIFY(store->setAside().isEmpty());
    ServerProfile renamed = one;
    renamed.name = u"renamed"_s;
    QVERIFY(store->put(renamed));
    QVERIFY(store->put(profileNamed(u"two"_s)));
    const QSettings ini(file(), QSettings::IniFormat);
    QCOMPARE(ini.value(u"format"_s).toInt(), 9);
    QCOMPARE(ini.value(u"server-"_s + one.id.text() + u"/future"_s).toString(), u"a, b"_s);
    QCOMPARE(ini.value(u"elsewhere/key"_s).toInt(), 5);
    QCOMPARE(namesOf(*loaded()), (QStringList{u"renamed"_s, u"two"_s}));
}

void TestProfileStore::brokenFileIsSetAside_data()
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
    QTest::newRow("pin too short") << "[server-" + id + "]\naddress=https://nas\npin\\sha256=abcd\n";
    QTest::newRow("pin not hex") << "[server-" + id + "]\naddress=https://nas\npin\\sha256=" + QByteArray(64, 'z') + "\n";
}

void TestProfileStore::brokenFileIsSetAside()
{
    QFETCH(QByteArray, text);
    QVERIFY(putBytes(file(), text));
    QVERIFY(setMode(file(), 0644));
    const auto store = loaded();
    QVERIFY(store->profiles().isEmpty());
    QVERIFY(store->problem().isEmpty());
    QVERIFY(store->setAside().startsWith(file() + u".broken-"_s + QString::number(QDate::currentDate().year())));
    QCOMPARE(bytesOf(store->setAside()), text);
    QCOMPARE(modeOf(store->setAside()), 0600);
    QVERIFY(store->put(profileNamed(u"new"_s)));
    const auto again = loaded();
    QVERIFY(again->setAside().isEmpty());
    QCOMPARE(namesOf(*again), QStringList{u"new"_s});
    QCOMPARE(bytesOf(store->setAside()), text);
}

void TestProfileStore::wholeEntriesOfABrokenFileStay()
{
    ServerProfile good = fullProfile();
    ServerProfile bad = profileNamed(u"bad"_s);
    bad.pinnedSha256 = QByteArray(32, '\xcd');
    const auto store = loaded();
    QVERIFY(store->put(good));
    QVERIFY(store->put(bad));
    QVERIFY(putBytes(file(), bytesOf(file()).replace("cdcd", "cd")));
    const auto again = loaded();
    QVERIFY(!again->setAside().isEmpty());
    QCOMPARE(again->profiles().size(), 1);
    QVERIFY(again->profiles().constFirst() == good);
    QVERIFY(bytesOf(again->setAside()).contains("bad"));
    const auto third = loaded();
    QVERIFY(third->setAside().isEmpty());
    QCOMPARE(third->profiles().size(), 1);
}

void TestProfileStore::brokenFileThatCannotBeMovedIsNeverOverwritten()
{
    const QByteArray text = "[servers\n";
    QVERIFY(putBytes(file(), text));
    QVERIFY(setMode(file(), 0644));
    QVERIFY(setMode(m_dir->path(), 0500));
    {
        OrdinaryUser user(m_dir->path());
        QVERIFY(user.isGood());
        const auto store = loaded();
        QVERIFY(store->setAside().isEmpty());
        QVERIFY(store->problem().contains(file()));
        QVERIFY(setMode(m_dir->path(), 0700)); // Now it could be overwritten, and still must not.
        QVERIFY(!store->put(profileNamed(u"new"_s)));
        QVERIFY(store->problem().contains(file()));
    }
    QCOMPARE(bytesOf(file()), text);
}

void TestProfileStore::handEditedFileIsUnderstood()
{
    const ServerId one = ServerId::create();
    const ServerId two = ServerId::create();
    QVERIFY(putBytes(file(), "[General]\norder=" + two.text().toLatin1() + "\n; a remark\n[server-" + one.text().toLatin1()
                         + "]\naddress=nas\nrefresh=often\ntoken\\place=somewhere\n[server-" + two.text().toLatin1()
                         + "]\nname=Two\naddress=http://two\nrefresh=-5\n"));
    const auto store = loaded();
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

void TestProfileStore::readOnlyFolderIsTold()
{
    QVERIFY(loaded()->put(profileNamed(u"old"_s)));
    const QByteArray before = bytesOf(file());
    QVERIFY(::chown(QFile::encodeName(file()).constData(), 65534, 65534) == 0 || ::geteuid() != 0);
    QVERIFY(setMode(m_dir->path(), 0500));
    {
        OrdinaryUser user(m_dir->path());
        QVERIFY(user.isGood());
        const auto store = loaded();
        QCOMPARE(namesOf(*store), QStringList{u"old"_s});
        QSignalSpy changed(store.get(), &ProfileStore::changed);
        QVERIFY(!store->put(profileNamed(u"new"_s)));
        QVERIFY(store->problem().contains(m_dir->path()));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(namesOf(*store), (QStringList{u"old"_s, u"new"_s}));
    }
    QCOMPARE(bytesOf(file()), before);
    QVERIFY(setMode(m_dir->path(), 0700));
    QCOMPARE(leftovers(), QStringList());
}

void TestProfileStore::fullDiskIsToldAndMendsItself()
{
    const auto store = loaded();
    QVERIFY(store->put(profileNamed(u"old"_s)));
    const QByteArray before = bytesOf(file());
    ServerProfile big = fullProfile();
    for (const rlim_t room : {0, 100, 3000}) {
        FullDisk full(room);
        QVERIFY(!store->put(big));
        QVERIFY(!store->problem().isEmpty());
        QCOMPARE(bytesOf(file()), before);
        big.userName += u'x';
    }
    QCOMPARE(leftovers(), QStringList());
    QVERIFY(store->put(store->profiles().constLast())); // Room again: the same entry is now written.
    QVERIFY(store->problem().isEmpty());
    QCOMPARE(loaded()->profiles().size(), 2);
}

void TestProfileStore::missingFolderIsCreated()
{
    ProfileStore store(ConfigDir(m_dir->filePath(u"a/longshore"_s)));
    QVERIFY(store.put(profileNamed(u"one"_s)));
    QCOMPARE(modeOf(m_dir->filePath(u"a/longshore"_s)), 0700);
    QCOMPARE(modeOf(m_dir->filePath(u"a/longshore/servers.ini"_s)), 0600);
}

void TestProfileStore::survivesBeingKilled()
{
    const auto store = loaded();
    QVERIFY(store->put(fullProfile()));
    QVERIFY(store->put(profileNamed(u"second"_s)));
    int rounds = 0;
    for (int kill = 0; kill < 40; ++kill) {
        QProcess child;
        child.start(QStringLiteral(SAVELOOP), {m_dir->path()});
        QVERIFY2(child.waitForReadyRead(20'000), qPrintable(child.errorString()));
        QTest::qSleep(kill % 20); // Somewhere in the middle of a save.
        child.kill();
        QVERIFY(child.waitForFinished(20'000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const QList<QByteArray> said = child.readAllStandardOutput().split('\n');
        rounds += int(said.size());
        const auto after = loaded();
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

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
