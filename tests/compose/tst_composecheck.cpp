// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composecheck.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestComposeCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void variables_data();
    void variables();
    void images_data();
    void images();
    void portsOfDifferentProfilesDoNotClash();
    void swarmIsMilder();
    void buildNeedsItsFolder();
    void imageReferences_data();
    void imageReferences();
    void includesBringWhatIsMissing();
    void severalMistakesAreAllFound();
    void laterDocuments();
    void everyCodeHasASentence();
    void sortedByLine();
};

namespace {

const QString Web = u"services:\n  web:\n    image: nginx:1\n"_s;

QString codesOf(const TextProblems &problems)
{
    QStringList words;
    for (const TextProblem &problem : problems)
        words.append(u"%1%2:%3"_s.arg(QString(QChar(u"EWH"[int(problem.severity)]))).arg(int(problem.code)).arg(problem.line));
    return words.join(u' ');
}

QString one(ProblemSeverity severity, ProblemCode code, int line)
{
    return codesOf({{severity, code, line, 1, {}}});
}

} // namespace

void TestComposeCheck::variables_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("expected");
    const QString undefined = one(ProblemSeverity::Warning, ProblemCode::UndefinedVariable, 4);
    const QString missing = one(ProblemSeverity::Error, ProblemCode::MissingRequiredVariable, 4);
    const QString unused = one(ProblemSeverity::Hint, ProblemCode::UnusedVariable, 0);
    QTest::newRow("defined") << u"$A ${A}"_s << QStringList{u"A"_s} << u""_s;
    QTest::newRow("undefined") << u"$A"_s << QStringList{} << undefined;
    QTest::newRow("once a line") << u"$A ${A} $A"_s << QStringList{} << undefined;
    QTest::newRow("default") << u"${A:-x} ${B-}"_s << QStringList{} << u""_s;
    QTest::newRow("alternative") << u"${A:+x}"_s << QStringList{} << u""_s;
    QTest::newRow("required") << u"'${A:?x}'"_s << QStringList{} << missing;
    QTest::newRow("required, there") << u"'${A?x}'"_s << QStringList{u"A"_s} << u""_s;
    QTest::newRow("empty") << u"'${EMPTY:?x}'"_s << QStringList{u"EMPTY"_s} << missing;
    QTest::newRow("empty is there") << u"'${EMPTY?x}'"_s << QStringList{u"EMPTY"_s} << u""_s;
    QTest::newRow("guarded") << u"${A:-${B}}"_s << QStringList{u"A"_s} << u""_s;
    QTest::newRow("escaped") << u"$$A"_s << QStringList{} << u""_s;
    QTest::newRow("of the server") << u"$HOME"_s << QStringList{} << u""_s;
    QTest::newRow("unused") << u"run"_s << QStringList{u"A"_s} << unused;
    QTest::newRow("used in a default") << u"${A:-$B}"_s << QStringList{u"A"_s, u"B"_s} << u""_s;
    QTest::newRow("for compose") << u"run"_s << QStringList{u"COMPOSE_PROFILES"_s} << u""_s;
    QTest::newRow("taken as it is") << u"run\n    environment: [A]"_s << QStringList{u"A"_s} << u""_s;
    QTest::newRow("taken by the file") << u"run\n    env_file: stack.env"_s << QStringList{u"A"_s} << u""_s;
    QTest::newRow("in a comment") << u"run # $B"_s << QStringList{} << u""_s;
}

void TestComposeCheck::variables()
{
    QFETCH(QString, command);
    QFETCH(QStringList, names);
    QFETCH(QString, expected);
    const QString text = Web + u"    command: "_s + command + u"\n"_s;
    QCOMPARE(codesOf(checkCompose(text, {.variables = names, .emptyVariables = {u"EMPTY"_s}})), expected);
    if (!expected.startsWith(u'E'))
        QCOMPARE(codesOf(checkCompose(text)), u""_s);
}

void TestComposeCheck::images_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("expected");
    const QString none = one(ProblemSeverity::Hint, ProblemCode::NoTag, 3);
    const QString latest = one(ProblemSeverity::Hint, ProblemCode::LatestTag, 3);
    QTest::newRow("tag") << u"nginx:1.27"_s << u""_s;
    QTest::newRow("no tag") << u"nginx"_s << none;
    QTest::newRow("latest") << u"docker.io/library/nginx:latest"_s << latest;
    QTest::newRow("port of a registry") << u"localhost:5000/a/b"_s << none;
    QTest::newRow("digest") << u"nginx@sha256:905c4ee67b8e0aa955331960d2aa745781e6bd89afc44a8584bfd13bc890f0ae"_s << u""_s;
    QTest::newRow("variable tag") << u"nginx:${TAG}"_s << u""_s;
    QTest::newRow("default latest") << u"nginx:${TAG:-latest}"_s << latest;
    QTest::newRow("whole variable") << u"${IMAGE}"_s << u""_s;
    QTest::newRow("variable registry") << u"${REGISTRY:-a}/nginx:1"_s << u""_s;
}

void TestComposeCheck::images()
{
    QFETCH(QString, image);
    QFETCH(QString, expected);
    QCOMPARE(codesOf(checkCompose(u"services:\n  web:\n    image: "_s + image + u"\n"_s)), expected);
}

void TestComposeCheck::portsOfDifferentProfilesDoNotClash()
{
    const QString text = u"services:\n  a: {image: 'x:1', ports: ['80:80'], profiles: [%1]}\n  b: {image: 'x:1', ports: ['80:80'], profiles: [%2]}\n"_s;
    QCOMPARE(codesOf(checkCompose(text.arg(u"one"_s, u"two"_s))), u""_s);
    QCOMPARE(codesOf(checkCompose(text.arg(u"one"_s, u"two, one"_s))), one(ProblemSeverity::Error, ProblemCode::DuplicatePort, 3));
    QCOMPARE(codesOf(checkCompose(text.arg(u""_s, u""_s))), one(ProblemSeverity::Error, ProblemCode::DuplicatePort, 3));
}

void TestComposeCheck::swarmIsMilder()
{
    const QString text = u"services:\n  a: {image: 'x:1', ports: ['80:80']}\n  b: {image: 'x:1', ports: ['80:80']}\n"_s;
    QCOMPARE(codesOf(checkCompose(text, {.swarm = true})), one(ProblemSeverity::Warning, ProblemCode::DuplicatePort, 3));
    // But a swarm builds nothing.
    QCOMPARE(codesOf(checkCompose(u"services:\n  a: {build: .}\n"_s, {.swarm = true})), one(ProblemSeverity::Error, ProblemCode::NoImageOrBuild, 2));
}

void TestComposeCheck::buildNeedsItsFolder()
{
    const QString text = u"services:\n  a:\n    build: %1\n"_s;
    QCOMPARE(codesOf(checkCompose(text.arg(u"./a"_s))), one(ProblemSeverity::Warning, ProblemCode::BuildWithoutSource, 3));
    QCOMPARE(codesOf(checkCompose(text.arg(u"./a"_s), {.fromGit = true})), u""_s);
    QCOMPARE(codesOf(checkCompose(text.arg(u"https://example.org/a.git"_s))), u""_s);
}

void TestComposeCheck::includesBringWhatIsMissing()
{
    QCOMPARE(codesOf(checkCompose(u"include: [other.yml]\nservices:\n  a: {image: 'x:1', depends_on: [b], networks: [n], volumes: ['v:/v']}\n"_s, {.variables = QStringList{u"A"_s}})), u""_s);
    QCOMPARE(codesOf(checkCompose(u"include: [other.yml]\n"_s)), u""_s);
}

void TestComposeCheck::severalMistakesAreAllFound()
{
    const TextProblems found = checkCompose(u"services:\n  a:\n    ports: 80\n    networks: [n]\n  b: {image: 'x:1', volumes: ['vol:/v'], foo: 1}\nbar: 1\n"_s);
    QCOMPARE(codesOf(found),
             codesOf({{ProblemSeverity::Error, ProblemCode::NoImageOrBuild, 2, 3, {}},
                      {ProblemSeverity::Error, ProblemCode::WrongType, 3, 12, {}},
                      {ProblemSeverity::Error, ProblemCode::UndefinedNetwork, 4, 16, {}},
                      {ProblemSeverity::Error, ProblemCode::UndefinedVolume, 5, 1, {}},
                      {ProblemSeverity::Warning, ProblemCode::UnknownKey, 5, 1, {}},
                      {ProblemSeverity::Error, ProblemCode::UnknownTopLevelKey, 6, 1, {}}}));
}

void TestComposeCheck::laterDocuments()
{
    QCOMPARE(codesOf(checkCompose(Web + u"---\nservices: {}\n"_s)), one(ProblemSeverity::Warning, ProblemCode::SeveralDocuments, 5));
    QCOMPARE(codesOf(checkCompose(Web + u"---\n"_s)), one(ProblemSeverity::Error, ProblemCode::SeveralDocuments, 5));
}

void TestComposeCheck::everyCodeHasASentence()
{
    for (int code = 0; code <= int(ProblemCode::ManifestGenerateName); ++code) {
        const QString sentence = problemSentence({ProblemSeverity::Error, ProblemCode(code), 1, 1, {u"one"_s, u"text"_s, u"list"_s}});
        QVERIFY2(!sentence.isEmpty(), qPrintable(QString::number(code)));
        QVERIFY2(sentence.endsWith(u'.') || sentence.endsWith(u'?') || sentence.endsWith(u"text"_s), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u"%1"_s) && !sentence.contains(u"%2"_s) && !sentence.contains(u"%3"_s), qPrintable(sentence));
    }
}

void TestComposeCheck::imageReferences_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<bool>("good");
    const QString digest = u"@sha256:"_s + u"0a"_s.repeated(32);
    for (const QString &good : {u"nginx"_s, u"nginx:1.27-alpine"_s, u"library/nginx:1"_s, u"ghcr.io/owner/some_app:v1.2.3"_s, u"registry.example:5000/lab/web:1.0"_s,
                                u"localhost/web"_s, u"[2001:db8::1]:5000/web:1"_s, u"nginx"_s + digest, u"reg:5000/a/b:1"_s + digest, u"a__b/c--d:_x"_s, u"Nas:5000/web"_s,
                                u"nginx:${TAG}"_s, u"${REGISTRY}/web:${TAG}:x"_s})
        QTest::newRow(qPrintable(good)) << good << true;
    for (const QString &bad : {u"a:b:c"_s, u"lab/web:none:9"_s, u"Nginx:1"_s, u"nginx:"_s, u":1"_s, u"nginx:1 2"_s, u"/nginx"_s, u"nginx/"_s, u"nginx@sha256:12"_s, u"a..b:1"_s,
                               u"-nginx"_s, u"nginx:-1"_s, u"https://nginx"_s})
        QTest::newRow(qPrintable(bad)) << bad << false;
}

/// By the grammar that the engine itself reads references with.
void TestComposeCheck::imageReferences()
{
    QFETCH(QString, image);
    QFETCH(bool, good);
    const TextProblems problems = checkCompose(u"services:\n  web:\n    image: \"%1\"\n"_s.arg(image));
    const auto found = std::ranges::find(problems, ProblemCode::BadImage, &TextProblem::code);
    QCOMPARE(found == problems.end(), good);
    if (!good)
        QCOMPARE(found->line, 3);
}

void TestComposeCheck::sortedByLine()
{
    TextProblems problems{{ProblemSeverity::Hint, ProblemCode::UnusedVariable, 0, 0, {}},
                          {ProblemSeverity::Warning, ProblemCode::UnknownKey, 3, 1, {}},
                          {ProblemSeverity::Error, ProblemCode::WrongType, 3, 9, {}},
                          {ProblemSeverity::Hint, ProblemCode::NoTag, 2, 1, {}}};
    sortProblems(problems);
    QList<int> lines;
    for (const TextProblem &problem : problems)
        lines.append(problem.line);
    QCOMPARE(lines, (QList<int>{2, 3, 3, 0}));
    QCOMPARE(problems[1].severity, ProblemSeverity::Error);
    QVERIFY(hasErrors(problems));
}

QTEST_GUILESS_MAIN(TestComposeCheck)
#include "tst_composecheck.moc"
