// SPDX-License-Identifier: GPL-3.0-or-later
// The last channel of the canary hunt: what a crash leaves behind.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray Secret = "canary-in-the-core-5d1e77";

/// A crash in a folder of its own.
struct Crash {
    explicit Crash(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(QStringLiteral(CRASHING), arguments);
        process.write(Secret + '\n');
        process.closeWriteChannel();
        crashed = process.waitForFinished() && process.exitStatus() == QProcess::CrashExit;
        said = process.readAllStandardOutput();
        const QDir left(folder.path());
        files = left.entryList(QDir::Files | QDir::Hidden);
        for (const QString &name : files) {
            QFile file(left.filePath(name));
            holdsSecret |= file.open(QIODevice::ReadOnly) && file.readAll().contains(Secret);
        }
    }

    QTemporaryDir folder;
    bool crashed = false;
    QByteArray said; ///< Whether there may be a core file, and whether others may look into the memory.
    QStringList files;
    bool holdsSecret = false;
};

} // namespace

/// A release leaves no core file, whoever wants one, and nobody of the same user looks into its memory.
class TestCoreFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReleaseLeavesNone();
    void withoutTheGuardItIsNoticed();
};

void TestCoreFile::aReleaseLeavesNone()
{
    const Crash crash({u"--guarded"_s});
    QVERIFY(crash.crashed);
    QCOMPARE(crash.said, "0 0\n");
    QCOMPARE(crash.files, QStringList());
}

void TestCoreFile::withoutTheGuardItIsNoticed()
{
    const Crash crash({});
    QVERIFY(crash.crashed);
    QVERIFY(crash.said.endsWith(" 1\n"));
    if (crash.files.isEmpty())
        QSKIP("this machine keeps its core files elsewhere, or none");
    QVERIFY(crash.holdsSecret);
}

QTEST_GUILESS_MAIN(TestCoreFile)
#include "tst_corefile.moc"
