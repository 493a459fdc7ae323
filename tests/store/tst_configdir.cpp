// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/configdir.h"
#include "app/store/privatefile.h"
#include "tests/store/filemodes.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace filemodes;
using namespace Qt::StringLiterals;

/// Whose eyes the folder and its files are for.
class TestConfigDir : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void createsTheFolderForItsOwner();
    void createsParents();
    void narrowsItsOwnFolder_data();
    void narrowsItsOwnFolder();
    void narrowsAnEmptyFolder();
    void leavesAFolderOfOtherThingsAlone();
    void takesAPrivateFolderWithOtherThings();
    void saysWhyNot_data();
    void saysWhyNot();
    void namesFiles();
    void standardFollowsThePlatform();

    void fileIsWrittenForItsOwner();
    void fileIsNarrowedWhenRead();
    void fileIsNarrowedWhenWritten();
    void fullDiskKeepsTheOldFile_data();
    void fullDiskKeepsTheOldFile();
    void readOnlyFolderKeepsTheOldFile();
    void tooBigIsRefused();
    void ensureKeepsContent();
    void setAsideNeverOverwrites();

private:
    QString at(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestConfigDir::initTestCase()
{
    ::umask(022); // The usual one: nothing may lean on main's stricter mask.
}

void TestConfigDir::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestConfigDir::createsTheFolderForItsOwner()
{
    ConfigDir dir(at(u"longshore"_s));
    QVERIFY2(dir.prepare(), qPrintable(dir.problem()));
    QCOMPARE(modeOf(dir.path()), 0700);
    QVERIFY(dir.problem().isEmpty());
}

void TestConfigDir::createsParents()
{
    ConfigDir dir(at(u"a/b/longshore"_s));
    QVERIFY(dir.prepare());
    QCOMPARE(modeOf(at(u"a/b/longshore"_s)), 0700);
}

void TestConfigDir::narrowsItsOwnFolder_data()
{
    QTest::addColumn<QString>("ours");
    QTest::newRow("settings") << u"longshore.ini"_s;
    QTest::newRow("layout") << u"window.ini"_s;
    QTest::newRow("servers") << u"servers.ini"_s;
}

void TestConfigDir::narrowsItsOwnFolder()
{
    QFETCH(QString, ours);
    QDir().mkdir(at(u"longshore"_s));
    QVERIFY(putBytes(at(u"longshore/"_s + ours), ""));
    QVERIFY(setMode(at(u"longshore"_s), 0755));
    ConfigDir dir(at(u"longshore"_s));
    QVERIFY(dir.prepare());
    QCOMPARE(modeOf(dir.path()), 0700);
}

void TestConfigDir::narrowsAnEmptyFolder()
{
    QDir().mkdir(at(u"empty"_s));
    QVERIFY(setMode(at(u"empty"_s), 0777));
    ConfigDir dir(at(u"empty"_s));
    QVERIFY(dir.prepare());
    QCOMPARE(modeOf(dir.path()), 0700);
}

void TestConfigDir::leavesAFolderOfOtherThingsAlone()
{
    QDir().mkdir(at(u"home"_s));
    QVERIFY(putBytes(at(u"home/.bashrc"_s), "x"));
    QVERIFY(setMode(at(u"home"_s), 0755));
    ConfigDir dir(at(u"home"_s));
    QVERIFY(!dir.prepare());
    QVERIFY(dir.problem().contains(at(u"home"_s)));
    QCOMPARE(modeOf(at(u"home"_s)), 0755);
}

void TestConfigDir::takesAPrivateFolderWithOtherThings()
{
    QVERIFY(putBytes(at(u"something"_s), "x"));
    ConfigDir dir(m_dir->path()); // QTemporaryDir makes it 0700.
    QVERIFY(dir.prepare());
}

void TestConfigDir::saysWhyNot_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a file") << u"file"_s;
    QTest::newRow("below a file") << u"file/longshore"_s;
    QTest::newRow("read-only folder") << u"readonly"_s;
    QTest::newRow("below a read-only folder") << u"readonly/longshore"_s;
}

void TestConfigDir::saysWhyNot()
{
    QFETCH(QString, path);
    QVERIFY(putBytes(at(u"file"_s), "x"));
    QDir().mkdir(at(u"readonly"_s));
    QVERIFY(setMode(m_dir->path(), 0755));
    QVERIFY(setMode(at(u"readonly"_s), 0500));
    OrdinaryUser user(at(u"readonly"_s));
    QVERIFY(user.isGood());
    ConfigDir dir(at(path));
    QVERIFY(!dir.prepare());
    QVERIFY(dir.problem().contains(at(path)));
}

void TestConfigDir::namesFiles()
{
    QCOMPARE(ConfigDir(u"/a/b/"_s).file(u"servers.ini"_s), u"/a/b/servers.ini"_s);
    QCOMPARE(ConfigDir(u"/a/../b"_s).path(), u"/b"_s);
    QVERIFY(QDir::isAbsolutePath(ConfigDir(u"here"_s).path()));
}

void TestConfigDir::standardFollowsThePlatform()
{
    const QByteArray before = qgetenv("XDG_CONFIG_HOME");
    qputenv("XDG_CONFIG_HOME", "/somewhere/else");
    const QString path = ConfigDir::standard().path();
    qputenv("XDG_CONFIG_HOME", before);
    QCOMPARE(path, u"/somewhere/else/longshore"_s);
}

void TestConfigDir::fileIsWrittenForItsOwner()
{
    PrivateFile file(at(u"f"_s));
    QVERIFY(!file.exists());
    QVERIFY(file.write("one"));
    QCOMPARE(modeOf(file.path()), 0600);
    QCOMPARE(bytesOf(file.path()), "one");
    QCOMPARE(file.read(100), "one");
}

void TestConfigDir::fileIsNarrowedWhenRead()
{
    QVERIFY(putBytes(at(u"f"_s), "one"));
    QVERIFY(setMode(at(u"f"_s), 0644));
    PrivateFile file(at(u"f"_s));
    QCOMPARE(file.read(100), "one");
    QCOMPARE(modeOf(file.path()), 0600);
}

void TestConfigDir::fileIsNarrowedWhenWritten()
{
    QVERIFY(putBytes(at(u"f"_s), "one"));
    QVERIFY(setMode(at(u"f"_s), 0666));
    QVERIFY(PrivateFile(at(u"f"_s)).write("two"));
    QCOMPARE(modeOf(at(u"f"_s)), 0600);
    QCOMPARE(bytesOf(at(u"f"_s)), "two");
}

void TestConfigDir::fullDiskKeepsTheOldFile_data()
{
    QTest::addColumn<int>("room");
    QTest::addColumn<int>("size");
    QTest::newRow("no room at all") << 0 << 10;
    QTest::newRow("cut in the middle of a buffer") << 5000 << 10'000;
    QTest::newRow("cut in the middle of a big file") << 1'000'000 << 3'000'000;
}

void TestConfigDir::fullDiskKeepsTheOldFile()
{
    QFETCH(int, room);
    QFETCH(int, size);
    PrivateFile file(at(u"f"_s));
    QVERIFY(file.write("old"));
    {
        FullDisk full(room);
        QVERIFY(!file.write(QByteArray(size, 'n')));
    }
    QVERIFY(!file.problem().isEmpty());
    QCOMPARE(bytesOf(file.path()), "old");
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"f"_s});
    QVERIFY(file.write(QByteArray(size, 'n')));
    QVERIFY(file.problem().isEmpty());
}

void TestConfigDir::readOnlyFolderKeepsTheOldFile()
{
    PrivateFile file(at(u"f"_s));
    QVERIFY(file.write("old"));
    QVERIFY(setMode(m_dir->path(), 0500));
    {
        OrdinaryUser user(m_dir->path());
        QVERIFY(user.isGood());
        QVERIFY(!file.write("new"));
        QVERIFY(file.setAside().isEmpty());
        QVERIFY(!file.problem().isEmpty());
    }
    QCOMPARE(bytesOf(at(u"f"_s)), "old");
}

void TestConfigDir::tooBigIsRefused()
{
    PrivateFile file(at(u"f"_s));
    QVERIFY(file.write("12345"));
    QCOMPARE(file.read(5), "12345");
    QCOMPARE(file.read(4), QByteArray());
    QVERIFY(!file.problem().isEmpty());
}

void TestConfigDir::ensureKeepsContent()
{
    PrivateFile file(at(u"f"_s));
    QVERIFY(file.ensure());
    QCOMPARE(modeOf(file.path()), 0600);
    QVERIFY(file.write("kept"));
    QVERIFY(setMode(file.path(), 0640));
    QVERIFY(file.ensure());
    QCOMPARE(modeOf(file.path()), 0600);
    QCOMPARE(bytesOf(file.path()), "kept");
}

void TestConfigDir::setAsideNeverOverwrites()
{
    PrivateFile file(at(u"f"_s));
    QStringList names;
    for (const char *content : {"one", "two", "three"}) {
        QVERIFY(file.write(content));
        names.append(file.setAside());
        QVERIFY(!file.exists());
        QCOMPARE(bytesOf(names.last()), content);
        QCOMPARE(modeOf(names.last()), 0600);
    }
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 3);
    QVERIFY(names.first().startsWith(at(u"f.broken-"_s)));
    QCOMPARE(bytesOf(names.first()), "one");
}

QTEST_GUILESS_MAIN(TestConfigDir)
#include "tst_configdir.moc"
