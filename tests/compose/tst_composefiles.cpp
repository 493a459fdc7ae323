// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composecheck.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void addFiles(const QString &folder, int least)
{
    QTest::addColumn<QString>("path");
    const QDir dir(QStringLiteral(TEST_DATA "/compose/files/") + folder);
    const QStringList names = dir.entryList({u"*.yml"_s}, QDir::Files);
    QVERIFY2(names.size() >= least, qPrintable(QString::number(names.size())));
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << dir.filePath(name);
}

QString described(const TextProblems &problems)
{
    QStringList lines;
    for (const TextProblem &problem : problems) {
        const char *severities[] = {"error", "warning", "hint"};
        lines.append(u"%1:%2 %3 %4"_s.arg(problem.line).arg(problem.column).arg(QString::fromLatin1(severities[int(problem.severity)]), problemSentence(problem)));
    }
    return lines.join(u'\n');
}

TextProblems withoutHints(TextProblems problems)
{
    problems.removeIf([](const TextProblem &problem) { return problem.severity == ProblemSeverity::Hint; });
    return problems;
}

} // namespace

/// Files in the shapes of public projects: none of the good ones raises an alarm, each bad one exactly the planted one.
class TestComposeFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodFilesRaiseNoAlarm_data() { addFiles(u"good"_s, 40); }
    void goodFilesRaiseNoAlarm();
    void goodFilesNameTheirVariables_data() { addFiles(u"good"_s, 40); }
    void goodFilesNameTheirVariables();
    void plantedMistakesAreFound_data() { addFiles(u"bad"_s, 40); }
    void plantedMistakesAreFound();
    void goodFilesAreFoundWrongOnceBroken_data() { addFiles(u"good"_s, 40); }
    void goodFilesAreFoundWrongOnceBroken();
};

void TestComposeFiles::goodFilesRaiseNoAlarm()
{
    QFETCH(QString, path);
    const ComposeFile file = parseComposeFile(textOf(path));
    QVERIFY(file.readable);
    QVERIFY(!file.services.isEmpty());
    const TextProblems alarms = withoutHints(checkCompose(file, {.fromGit = true}));
    QVERIFY2(alarms.isEmpty(), qPrintable(described(alarms)));
}

void TestComposeFiles::goodFilesNameTheirVariables()
{
    QFETCH(QString, path);
    const ComposeFile file = parseComposeFile(textOf(path));
    QStringList names;
    for (const VariableUse &use : file.variables) {
        QVERIFY(use.line > 0 && use.column > 0);
        const QString line = textOf(path).remove(u'\r').section(u'\n', use.line - 1, use.line - 1).mid(use.column - (path.endsWith(u"bom.yml"_s) ? 0 : 1));
        QVERIFY2(line.startsWith(u'$' + use.name) || line.startsWith(u"${"_s + use.name), qPrintable(use.name + u" is not at "_s + line));
        names.append(use.name);
    }
    const TextProblems alarms = withoutHints(checkCompose(file, {.variables = names, .fromGit = true}));
    QVERIFY2(alarms.isEmpty(), qPrintable(described(alarms)));
}

void TestComposeFiles::plantedMistakesAreFound()
{
    QFETCH(QString, path);
    static const QRegularExpression head(u"^# expect: (\\d+) (error|warning) (.*)\n"_s);
    const QString text = textOf(path);
    const QRegularExpressionMatch expected = head.match(text);
    QVERIFY(expected.hasMatch());
    const TextProblems found = withoutHints(checkCompose(text, {.variables = QStringList{u"TAG"_s}}));
    QVERIFY2(found.size() == 1, qPrintable(described(found)));
    QVERIFY2(found.first().line == expected.captured(1).toInt(), qPrintable(described(found)));
    QCOMPARE(found.first().severity == ProblemSeverity::Error, expected.captured(2) == u"error"_s);
    QVERIFY2(problemSentence(found.first()).contains(expected.captured(3)), qPrintable(described(found)));
    QVERIFY(found.first().column > 0);
}

void TestComposeFiles::goodFilesAreFoundWrongOnceBroken()
{
    QFETCH(QString, path);
    if (path.endsWith(u"json.yml"_s) || path.endsWith(u"flow.yml"_s))
        return; // What is behind the last brace is another document there.
    const TextProblems found = checkCompose(textOf(path) + u"\n\"open: [\n"_s, {.fromGit = true});
    QVERIFY(hasErrors(found));
}

QTEST_GUILESS_MAIN(TestComposeFiles)
#include "tst_composefiles.moc"
