// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own check, and what it says when a part of Qt is not installed: a copy of the program with a qt.conf
// beside it sees only the plug-ins that it is given.
#include <QDir>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QString said;
};

Outcome selfTest(const QString &program, const QHash<QString, QString> &variables = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : variables.asKeyValueRange())
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    process.start(program, {u"--self-test"_s});
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, u"crashed: "_s + QString::fromUtf8(process.readAllStandardError())};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestSelfTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysALineForEachPart();
    void aMissingPartIsSaid_data();
    void aMissingPartIsSaid();
    void aMissingKeychainLibraryIsSaid();
};

void TestSelfTest::saysALineForEachPart()
{
    const Outcome outcome = selfTest(QStringLiteral(LONGSHORE));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.said));
    const QStringList lines = outcome.said.split(u'\n', Qt::SkipEmptyParts);
    for (const QLatin1StringView part : {"platform"_L1, "TLS"_L1, "SVG"_L1, "keychain"_L1, "sample data, 50 stacks"_L1, "one frame"_L1})
        QVERIFY2(!lines.filter("ok   "_L1 + part).isEmpty(), qPrintable(outcome.said));
    QCOMPARE(lines.size(), 6);
}

void TestSelfTest::aMissingPartIsSaid_data()
{
    QTest::addColumn<QString>("missing");
    QTest::addColumn<QString>("line");
    QTest::newRow("nothing") << QString() << u"ok   one frame"_s;
    QTest::newRow("offscreen") << u"platforms/libqoffscreen.so"_s << u"FAIL This application failed to start"_s;
    QTest::newRow("desktop") << u"platforms/libqxcb.so"_s << u"FAIL platform offscreen and qxcb: "_s;
    QTest::newRow("TLS") << u"tls/libqopensslbackend.so"_s << u"FAIL TLS"_s;
    QTest::newRow("SVG") << u"imageformats/libqsvg.so"_s << u"FAIL SVG icons"_s;
}

void TestSelfTest::aMissingPartIsSaid()
{
    QFETCH(QString, missing);
    QFETCH(QString, line);
    QTemporaryDir folder;
    const QString program = folder.filePath(u"longshore"_s);
    QVERIFY(QFile::copy(QStringLiteral(LONGSHORE), program));
    write(folder.filePath(u"qt.conf"_s), "[Paths]\nPlugins=plugins\n");
    const QDir from(QLibraryInfo::path(QLibraryInfo::PluginsPath));
    for (const QString &kind : {u"platforms"_s, u"tls"_s, u"imageformats"_s, u"iconengines"_s}) {
        QVERIFY(QDir(folder.path()).mkpath(u"plugins/"_s + kind));
        for (const QString &name : QDir(from.filePath(kind)).entryList(QDir::Files)) {
            const QString path = kind + u'/' + name;
            // Without the engine, icons come from the image plug-in: what draws them goes as a whole.
            if (path == missing || (missing.contains("svg"_L1) && name.contains("svg"_L1)))
                continue;
            QVERIFY(QFile::link(from.filePath(path), folder.filePath(u"plugins/"_s + path)));
        }
    }
    const Outcome outcome = selfTest(program);
    QVERIFY2(outcome.said.contains(line), qPrintable(outcome.said));
    QCOMPARE(outcome.code, missing.isEmpty() ? 0 : 1);
}

void TestSelfTest::aMissingKeychainLibraryIsSaid()
{
    QTemporaryDir folder;
    write(folder.filePath(u"libsecret-1.so.0"_s), "not a library");
    const Outcome outcome = selfTest(QStringLiteral(LONGSHORE), {{u"LD_LIBRARY_PATH"_s, folder.path()}});
    QVERIFY2(outcome.said.contains("FAIL keychain back end"_L1), qPrintable(outcome.said));
    QCOMPARE(outcome.code, 1);
}

QTEST_GUILESS_MAIN(TestSelfTest)
#include "tst_selftest.moc"
