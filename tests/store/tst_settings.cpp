// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/settings.h"
#include "tests/store/filemodes.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace filemodes;
using namespace Qt::StringLiterals;

/// What the person chose, across restarts.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ::umask(022); }
    void init();
    void startsWithTheDefaults();
    void defaultsAreNotWritten();
    void choicesSurviveARestart();
    void backToTheDefaultForgetsTheKey();
    void aSignalPerChange();
    void nonsenseMeansTheDefault();
    void layoutsAreBytes_data();
    void layoutsAreBytes();
    void filesAreForTheirOwner();
    void brokenFileIsSetAside_data();
    void brokenFileIsSetAside();
    void keysOfNewerVersionsStay();
    void unwritableFolderStillWorks();
    void fullDiskKeepsTheOldFile();

private:
    ConfigDir dir() const { return ConfigDir(m_dir->path()); }
    QString at(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSettings::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestSettings::startsWithTheDefaults()
{
    const Settings settings(dir());
    QCOMPARE(settings.colourScheme(), ColourScheme::System);
    QCOMPARE(settings.widgetStyle(), WidgetStyle::Longshore);
    QCOMPARE(settings.detailPlace(), DetailPlace::Bottom);
    QCOMPARE(settings.layout(u"stacks/header"_s), QByteArray());
    QVERIFY(settings.setAside().isEmpty());
}

void TestSettings::defaultsAreNotWritten()
{
    {
        Settings settings(dir());
        settings.setColourScheme(ColourScheme::System);
        settings.setWidgetStyle(WidgetStyle::Longshore);
        settings.setLayout(u"stacks/header"_s, {});
    }
    QCOMPARE(bytesOf(at(u"longshore.ini"_s)).trimmed(), QByteArray());
    QCOMPARE(bytesOf(at(u"window.ini"_s)).trimmed(), QByteArray());
}

void TestSettings::choicesSurviveARestart()
{
    for (const ColourScheme scheme : {ColourScheme::Dark, ColourScheme::Light, ColourScheme::System}) {
        Settings(dir()).setColourScheme(scheme);
        QCOMPARE(Settings(dir()).colourScheme(), scheme);
    }
    for (const WidgetStyle style : {WidgetStyle::System, WidgetStyle::Longshore}) {
        Settings(dir()).setWidgetStyle(style);
        QCOMPARE(Settings(dir()).widgetStyle(), style);
    }
    for (const DetailPlace place : {DetailPlace::Right, DetailPlace::Hidden, DetailPlace::Bottom}) {
        Settings(dir()).setDetailPlace(place);
        QCOMPARE(Settings(dir()).detailPlace(), place);
    }
}

void TestSettings::backToTheDefaultForgetsTheKey()
{
    Settings(dir()).setColourScheme(ColourScheme::Dark);
    QVERIFY(bytesOf(at(u"longshore.ini"_s)).contains("dark"));
    Settings(dir()).setColourScheme(ColourScheme::System);
    QVERIFY(!bytesOf(at(u"longshore.ini"_s)).contains("scheme"));
}

void TestSettings::aSignalPerChange()
{
    Settings settings(dir());
    QSignalSpy schemes(&settings, &Settings::colourSchemeChanged);
    QSignalSpy styles(&settings, &Settings::widgetStyleChanged);
    QSignalSpy places(&settings, &Settings::detailPlaceChanged);
    settings.setColourScheme(ColourScheme::Dark);
    settings.setColourScheme(ColourScheme::Dark);
    settings.setWidgetStyle(WidgetStyle::System);
    settings.setDetailPlace(DetailPlace::Right);
    settings.setDetailPlace(DetailPlace::Bottom);
    QCOMPARE(schemes.count(), 1);
    QCOMPARE(schemes.at(0).at(0).value<ColourScheme>(), ColourScheme::Dark);
    QCOMPARE(styles.count(), 1);
    QCOMPARE(places.count(), 2);
}

void TestSettings::nonsenseMeansTheDefault()
{
    QVERIFY(putBytes(at(u"longshore.ini"_s), "[look]\nscheme=purple\nstyle=\n[window]\ndetail=@Invalid()\n"));
    const Settings settings(dir());
    QCOMPARE(settings.colourScheme(), ColourScheme::System);
    QCOMPARE(settings.widgetStyle(), WidgetStyle::Longshore);
    QCOMPARE(settings.detailPlace(), DetailPlace::Bottom);
    QVERIFY(settings.setAside().isEmpty());
}

void TestSettings::layoutsAreBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("abc");
    QTest::newRow("every byte") << [] {
        QByteArray all;
        for (int value = 0; value < 256; ++value)
            all.append(char(value));
        return all;
    }();
    QTest::newRow("looks like INI") << QByteArray("[x]\na=b;c, \"\\\n@ByteArray(");
    QTest::newRow("big") << QByteArray(200'000, '\x80');
}

void TestSettings::layoutsAreBytes()
{
    QFETCH(QByteArray, bytes);
    {
        Settings settings(dir());
        settings.setLayout(u"stacks/header"_s, bytes);
        settings.setLayout(u"main/geometry"_s, "other");
    }
    QCOMPARE(Settings(dir()).layout(u"stacks/header"_s), bytes);
    QCOMPARE(Settings(dir()).layout(u"main/geometry"_s), QByteArray("other"));
    QVERIFY(!bytesOf(at(u"longshore.ini"_s)).contains("header"));
}

void TestSettings::filesAreForTheirOwner()
{
    QVERIFY(putBytes(at(u"longshore.ini"_s), "[look]\nscheme=dark\n"));
    QVERIFY(setMode(at(u"longshore.ini"_s), 0644));
    {
        Settings settings(dir());
        QCOMPARE(modeOf(at(u"longshore.ini"_s)), 0600);
        settings.setColourScheme(ColourScheme::Light);
        settings.setLayout(u"a"_s, "b");
    }
    QCOMPARE(modeOf(at(u"longshore.ini"_s)), 0600);
    QCOMPARE(modeOf(at(u"window.ini"_s)), 0600);
}

void TestSettings::brokenFileIsSetAside_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("choices") << u"longshore.ini"_s;
    QTest::newRow("layout") << u"window.ini"_s;
}

void TestSettings::brokenFileIsSetAside()
{
    QFETCH(QString, name);
    const QByteArray broken = "[look\nscheme dark\n";
    QVERIFY(putBytes(at(name), broken));
    QString kept;
    {
        Settings settings(dir());
        kept = settings.setAside();
        QVERIFY(kept.startsWith(at(name + u".broken-"_s)));
        QCOMPARE(bytesOf(kept), broken);
        settings.setColourScheme(ColourScheme::Dark);
        settings.setLayout(u"a"_s, "b");
    }
    const Settings settings(dir());
    QVERIFY(settings.setAside().isEmpty());
    QCOMPARE(settings.colourScheme(), ColourScheme::Dark);
    QCOMPARE(settings.layout(u"a"_s), QByteArray("b"));
    QCOMPARE(bytesOf(kept), broken);
}

void TestSettings::keysOfNewerVersionsStay()
{
    QVERIFY(putBytes(at(u"longshore.ini"_s), "[look]\nfuture=7\n"));
    Settings(dir()).setColourScheme(ColourScheme::Dark);
    QVERIFY(bytesOf(at(u"longshore.ini"_s)).contains("future=7"));
}

void TestSettings::unwritableFolderStillWorks()
{
    Settings(dir()).setColourScheme(ColourScheme::Dark);
    QFile::setPermissions(at(u"longshore.ini"_s), QFile::ReadOwner);
    QVERIFY(setMode(m_dir->path(), 0500));
    {
        OrdinaryUser user(m_dir->path());
        QVERIFY(user.isGood());
        Settings settings(ConfigDir(m_dir->filePath(u"missing"_s)));
        settings.setColourScheme(ColourScheme::Light);
        QCOMPARE(settings.colourScheme(), ColourScheme::Light);
    }
    QCOMPARE(Settings(dir()).colourScheme(), ColourScheme::Dark);
}

void TestSettings::fullDiskKeepsTheOldFile()
{
    Settings(dir()).setLayout(u"a"_s, "old");
    const QByteArray before = bytesOf(at(u"window.ini"_s));
    {
        FullDisk full(10);
        Settings settings(dir());
        settings.setLayout(u"a"_s, QByteArray(1000, 'n'));
    }
    QCOMPARE(bytesOf(at(u"window.ini"_s)), before);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
