// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/filemodes.h"
#include "tests/store/profiles.h"

#include <QSignalSpy>
#include <QTest>

using namespace filemodes;
using namespace profiles;

/// The saved servers as a list.
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

private:
    std::unique_ptr<Folder> m_folder;
};

void TestProfileStore::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->isValid());
}

void TestProfileStore::startsEmpty()
{
    const auto store = m_folder->loaded();
    QVERIFY(store->profiles().isEmpty());
    QVERIFY(store->setAside().isEmpty());
    QVERIFY(store->problem().isEmpty());
    QVERIFY(!store->profile(ServerId::create()));
    QVERIFY2(!QFile::exists(m_folder->file()), "reading alone must write nothing");
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
    ServerProfile asking = profileNamed(u"asking"_s);
    asking.tokenPlace = TokenPlace::AskEveryTime;
    asking.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"proxy.example.com"_s, .port = 3128, .userName = {}};
    asking.lockedEnvironments = {EnvironmentId(12)};
    QTest::newRow("asks every time, through a proxy") << asking;
    ServerProfile direct = profileNamed(u"direct"_s);
    direct.proxy.kind = ProxyChoice::Kind::None;
    direct.colour = ServerColour::Blue;
    QTest::newRow("no proxy") << direct;
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
    QVERIFY(m_folder->loaded()->put(profile));
    const auto again = m_folder->loaded();
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
    const auto store = m_folder->loaded();
    ServerProfile first = fullProfile();
    const ServerProfile second = profileNamed(u"second"_s);
    QVERIFY(store->put(first));
    QVERIFY(store->put(second));
    first = profileNamed(u"renamed"_s, u"https://other"_s);
    first.id = store->profiles().constFirst().id;
    QVERIFY(store->put(first)); // Also takes back every optional field.
    const auto again = m_folder->loaded();
    QCOMPARE(namesOf(*again), (QStringList{u"renamed"_s, u"second"_s}));
    QVERIFY(again->profiles().constFirst() == first);
}

void TestProfileStore::putWithoutLoadKeepsWhatIsThere()
{
    QVERIFY(m_folder->loaded()->put(profileNamed(u"one"_s)));
    ProfileStore store(m_folder->dir());
    QVERIFY(store.put(profileNamed(u"two"_s)));
    QCOMPARE(namesOf(*m_folder->loaded()), (QStringList{u"one"_s, u"two"_s}));
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
    const auto store = m_folder->loaded();
    QVERIFY(!store->put(profile));
    QVERIFY(store->profiles().isEmpty());
    QVERIFY(store->put(profileNamed(QString()))); // Without a name the host serves.
    QCOMPARE(namesOf(*m_folder->loaded()), QStringList{u"nas"_s});
}

void TestProfileStore::removes()
{
    const auto store = m_folder->loaded();
    const ServerProfile one = fullProfile();
    QVERIFY(store->put(one));
    QVERIFY(store->put(profileNamed(u"two"_s)));
    QVERIFY(store->remove(one.id));
    QVERIFY(store->remove(ServerId::create()));
    QCOMPARE(namesOf(*store), QStringList{u"two"_s});
    QCOMPARE(namesOf(*m_folder->loaded()), QStringList{u"two"_s});
    QVERIFY2(!bytesOf(m_folder->file()).contains(one.id.text().toLatin1()), "something of a forgotten server stayed");
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
    const auto store = m_folder->loaded();
    for (const QChar name : u"abcd"_s)
        QVERIFY(store->put(profileNamed(name)));
    QList<ServerId> ids;
    for (const int at : order)
        ids.append(at < 0 ? ServerId::create() : store->profiles().at(at).id);
    QVERIFY(store->reorder(ids));
    QCOMPARE(namesOf(*store).join(QString()), expected);
    QCOMPARE(namesOf(*m_folder->loaded()).join(QString()), expected);
}

void TestProfileStore::saysWhenItChanged()
{
    const auto store = m_folder->loaded();
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

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
