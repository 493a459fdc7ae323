// SPDX-License-Identifier: GPL-3.0-or-later
// What consoles run in containers, run by the shells that are here, cut as a server cuts it.
#include "app/session/podcommands.h"
#include "app/session/podmarks.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QString Word = u"5eed0123abcd"_s;

/// The words as a server makes them of a command.
QStringList cut(const QString &command)
{
    return command.split(u' ');
}

bool begin(QProcess &process, const QString &command)
{
    const QStringList words = cut(command);
    process.start(words.constFirst(), words.mid(1));
    return process.waitForStarted();
}

QList<QByteArrayList> marksIn(const QByteArray &output)
{
    QList<QByteArrayList> marks;
    for (const PodMarks::Piece &piece : PodMarks(Word.toLatin1()).take(output))
        if (!piece.words.isEmpty())
            marks.append(piece.words);
    return marks;
}

/// A shell with a command that ignores what can be ignored.
void hold(QProcess &process)
{
    process.write("echo $LONGSHORE_CONSOLE $TERM\ntrap '' HUP INT TERM\necho holding\nexec sleep 300\n");
}

} // namespace

class TestPodCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(u"/proc/self/environ"_s) || QStandardPaths::findExecutable(u"sh"_s).isEmpty())
            QSKIP("There is no such system here.");
    }
    void areCutWhereTheyMayBe();
    void tellsBeginAndEnd_data();
    void tellsBeginAndEnd();
    void saysThatThereIsNone();
    void sweepsWhatHoldsOut();
    void sweepsNothingElse();
    void sizesNothingThatIsGone();
};

void TestPodCommands::areCutWhereTheyMayBe()
{
    const QStringList console = cut(podcommands::console(u"sh"_s, Word, {u"bash"_s, u"sh"_s}, 30, 100));
    QCOMPARE(console.size(), 4);
    QCOMPARE(console.mid(0, 2), (QStringList{u"sh"_s, u"-c"_s}));
    QCOMPARE(cut(podcommands::sweeper(u"ash"_s, Word)).size(), 3);
    QCOMPARE(cut(podcommands::sizing(u"bash"_s, Word, 17, 30, 100)).size(), 3);
}

void TestPodCommands::tellsBeginAndEnd_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("shell");
    for (const char *host : {"sh", "bash"})
        for (const char *shell : {"sh", "bash"})
            QTest::addRow("%s for %s", host, shell) << QString::fromLatin1(host) << QString::fromLatin1(shell);
}

void TestPodCommands::tellsBeginAndEnd()
{
    QFETCH(QString, host);
    QFETCH(QString, shell);
    if (QStandardPaths::findExecutable(host).isEmpty() || QStandardPaths::findExecutable(shell).isEmpty())
        QSKIP("There is no such shell here.");
    QProcess process;
    QVERIFY(begin(process, podcommands::console(host, Word, {u"nosuchshell"_s, shell}, 30, 100)));
    process.write("echo $LONGSHORE_CONSOLE $TERM\nexit 7\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(20'000));
    const QByteArray output = process.readAllStandardOutput();
    const QList<QByteArrayList> marks = marksIn(output);
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks.at(0).at(0), "begin");
    QCOMPARE(marks.at(0).at(1), shell.toLatin1());
    QCOMPARE(marks.at(0).at(2).toLongLong(), process.processId() == 0 ? marks.at(0).at(2).toLongLong() : process.processId());
    QVERIFY(marks.at(0).at(3) != "0"); // This is no terminal, so it has no size.
    QCOMPARE(marks.at(1), (QByteArrayList{"end", "7"}));
    QVERIFY(output.contains(Word.toLatin1() + " xterm-256color\n"));
}

void TestPodCommands::saysThatThereIsNone()
{
    QProcess process;
    QVERIFY(begin(process, podcommands::console(u"sh"_s, Word, {u"nosuchshell"_s}, 30, 100)));
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(marksIn(process.readAllStandardOutput()), (QList<QByteArrayList>{{"none"}}));
}

void TestPodCommands::sweepsWhatHoldsOut()
{
    QProcess console;
    QVERIFY(begin(console, podcommands::console(u"sh"_s, Word, {u"sh"_s}, 30, 100)));
    hold(console);
    QByteArray said;
    QVERIFY(QTest::qWaitFor([&] { return (said += console.readAllStandardOutput()).contains("holding"); }, 20'000));
    QProcess sweeper;
    QVERIFY(begin(sweeper, podcommands::sweeper(u"sh"_s, Word)));
    QVERIFY(sweeper.waitForFinished(60'000));
    QCOMPARE(marksIn(sweeper.readAllStandardOutput()), (QList<QByteArrayList>{{"swept", "0"}}));
    QVERIFY(console.state() == QProcess::NotRunning || console.waitForFinished(20'000));
}

void TestPodCommands::sweepsNothingElse()
{
    QProcess console;
    QVERIFY(begin(console, podcommands::console(u"sh"_s, u"another"_s, {u"sh"_s}, 30, 100)));
    QProcess sweeper;
    QVERIFY(begin(sweeper, podcommands::sweeper(u"sh"_s, Word)));
    QVERIFY(sweeper.waitForFinished(60'000));
    QCOMPARE(marksIn(sweeper.readAllStandardOutput()), (QList<QByteArrayList>{{"swept", "0"}}));
    console.write("exit 3\n");
    QVERIFY(console.waitForFinished(20'000));
    QVERIFY(console.readAllStandardOutput().contains(";end;3\a"));
}

void TestPodCommands::sizesNothingThatIsGone()
{
    QProcess process;
    QVERIFY(begin(process, podcommands::sizing(u"sh"_s, Word, 999'999'999, 30, 100)));
    QVERIFY(process.waitForFinished(20'000));
    const QList<QByteArrayList> marks = marksIn(process.readAllStandardOutput());
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.at(0).at(0), "sized");
    QVERIFY(marks.at(0).at(1) != "0");
}

QTEST_GUILESS_MAIN(TestPodCommands)
#include "tst_podcommands.moc"
