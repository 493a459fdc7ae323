// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/structure/cppsource.h"
#include "tests/structure/houserules.h"
#include "tests/structure/planted.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestFile = 400;
constexpr int LongestTest = 650; ///< Tables of cases are long, and read from top to bottom.
constexpr int LongestFunction = 60;
constexpr int MedianFunction = 5;

const QString Root = QStringLiteral(PROJECT_ROOT);
const QStringList Sources{u"*.h"_s, u"*.cpp"_s};

QList<SourceFile> program()
{
    return sourceFiles(Root, {u"app"_s, u"ui"_s}, Sources);
}

SourceFile fileOf(const QString &path, const QString &text)
{
    return {path, text};
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Everything people write, but for recorded answers of servers.
QList<SourceFile> written()
{
    QList<SourceFile> files = sourceFiles(Root, {u"app"_s, u"ui"_s, u"tests"_s, u"docs"_s},
                                          {u"*.h"_s, u"*.cpp"_s, u"*.txt"_s, u"*.md"_s, u"*.py"_s, u"*.cmake"_s});
    files.append(sourceFiles(Root, {u"packaging"_s, u".ci"_s}, {u"*"_s}));
    files.append(sourceFiles(Root, {u"tests"_s}, {u"run"_s, u"make"_s}));
    for (const char *name : {"README.md", "CONTRIBUTING.md", "CMakeLists.txt", "CMakePresets.json"})
        files.append(fileOf(QString::fromLatin1(name), textOf(Root + u'/' + QLatin1StringView(name))));
    files.removeIf([](const SourceFile &file) { return file.path.startsWith(u"tests/recordings/"_s); });
    return files;
}

} // namespace

#define QVERIFY_NONE(found) QVERIFY2((found).isEmpty(), qPrintable(QLatin1Char('\n') + (found).join(QLatin1Char('\n'))))

/// The rules of the house hold, and each is seen to notice what breaks it.
class TestHouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreShort();
    void functionsAreShort();
    void nothingWaits();
    void everyFileNamesItsLicence();
    void theProjectSpeaksOfItselfAlone();
    void headersSayWhatTheirTypesAreFor();
    void everyNameIsOneType();
    void topLevelIsAsAgreed();

    void noticesLongFiles();
    void measuresFunctions_data();
    void measuresFunctions();
    void noticesWaiting_data();
    void noticesWaiting();
    void noticesMissingLicence();
    void noticesPrivateWords();
    void noticesMissingPurpose();
    void noticesNamesTakenTwice();
    void noticesATopLevelOfOnesOwn();
};

void TestHouse::filesAreShort()
{
    QVERIFY(program().size() > 50); // Read the right place at all.
    const QStringList found = houserules::tooLong(program(), LongestFile);
    QVERIFY_NONE(found);
    const QStringList tests = houserules::tooLong(sourceFiles(Root, {u"tests"_s}, Sources), LongestTest);
    QVERIFY_NONE(tests);
}

void TestHouse::functionsAreShort()
{
    const QStringList found = houserules::longFunctions(program(), LongestFunction);
    QVERIFY_NONE(found);
    const int median = houserules::medianFunction(program());
    qInfo() << "median function:" << median << "lines";
    QVERIFY(median >= 1);
    QVERIFY(median <= MedianFunction);
}

void TestHouse::nothingWaits()
{
    const QStringList found = houserules::waiting(program());
    QVERIFY_NONE(found);
}

void TestHouse::everyFileNamesItsLicence()
{
    QList<SourceFile> files = written();
    static const QStringList without{u"md"_s, u"json"_s, u"png"_s, u"svg"_s}; // Kinds of files that hold no such line.
    files.removeIf([](const SourceFile &file) { return without.contains(QFileInfo(file.path).suffix()); });
    const QStringList found = houserules::withoutLicence(files);
    QVERIFY_NONE(found);
}

void TestHouse::theProjectSpeaksOfItselfAlone()
{
    const QStringList found = houserules::privateWords(written());
    QVERIFY_NONE(found);
}

void TestHouse::headersSayWhatTheirTypesAreFor()
{
    const QStringList found = houserules::withoutPurpose(sourceFiles(Root, {u"app"_s}, {u"*.h"_s}));
    QVERIFY_NONE(found);
}

void TestHouse::everyNameIsOneType()
{
    const QList<SourceFile> headers = sourceFiles(Root, {u"app"_s, u"ui"_s}, {u"*.h"_s});
    int count = 0;
    for (const SourceFile &header : headers)
        count += int(cppsource::definedTypes(header.text).size());
    QVERIFY(count > 50);
    const QStringList found = houserules::definedTwice(headers);
    QVERIFY_NONE(found);
}

void TestHouse::topLevelIsAsAgreed()
{
    const QStringList found = houserules::topLevel(Root);
    QVERIFY_NONE(found);
}

void TestHouse::noticesLongFiles()
{
    const QString line = u"int x;\n"_s;
    QCOMPARE(houserules::tooLong({fileOf(u"a"_s, line.repeated(400))}, 400), QStringList());
    QCOMPARE(houserules::tooLong({fileOf(u"a"_s, line.repeated(401))}, 400), QStringList{u"a: 401 lines"_s});
}

void TestHouse::measuresFunctions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("lengths");
    QTest::newRow("free function") << u"int f()\n{\n    a;\n    b;\n}\n"_s << QList<int>{2};
    QTest::newRow("empty") << u"A::A()\n{\n}\n"_s << QList<int>{0};
    QTest::newRow("with initialisers") << u"A::A()\n    : x(1)\n    , y(2)\n{\n    a;\n}\n"_s << QList<int>{1};
    QTest::newRow("in a class") << u"class A\n{\npublic:\n    int f() const\n    {\n        a;\n    }\n    int g() const { return 1; }\n};\n"_s
                                << QList<int>{1, 1};
    QTest::newRow("derived class") << u"class A : public B,\n          public C\n{\n    int f() { return 1; }\n};\n"_s << QList<int>{1};
    QTest::newRow("braces in between") << u"void f()\n{\n    if (a) {\n        b;\n    }\n    for (;;) { c; }\n}\n"_s << QList<int>{4};
    QTest::newRow("brace in a comment and in text") << u"void f()\n{\n    // }\n    a(\"{\");\n}\n"_s << QList<int>{2};
    QTest::newRow("namespace, struct, enum") << u"namespace a\n{\nstruct B\n{\n    int x;\n};\nenum class C\n{\n    d\n};\n}\n"_s << QList<int>();
    QTest::newRow("initialiser is none") << u"const X x{f(1), {2}};\nint y = g({3});\n"_s << QList<int>();
}

void TestHouse::measuresFunctions()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, lengths);
    QList<int> measured;
    for (const cppsource::Function &function : cppsource::functions(text))
        measured.append(function.length);
    QCOMPARE(measured, lengths);
    const QString longOne = u"void f()\n{\n"_s + u"    a;\n"_s.repeated(61) + u"}\n"_s;
    QCOMPARE(houserules::longFunctions({fileOf(u"x.cpp"_s, longOne)}, 60), QStringList{u"x.cpp:2: a function of 61 lines"_s});
    QCOMPARE(houserules::longFunctions({fileOf(u"x.cpp"_s, longOne)}, 61), QStringList());
    QCOMPARE(houserules::medianFunction({fileOf(u"x.cpp"_s, longOne)}), 61);
}

void TestHouse::noticesWaiting_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("waits");
    QTest::newRow("dialog") << u"dialog.exec();"_s << true;
    QTest::newRow("dialog by pointer") << u"dialog->exec();"_s << true;
    QTest::newRow("message box") << u"QMessageBox::exec();"_s << true;
    QTest::newRow("loop") << u"QEventLoop loop;"_s << true;
    QTest::newRow("events") << u"qApp->processEvents();"_s << true;
    QTest::newRow("future") << u"future.waitForFinished();"_s << true;
    QTest::newRow("socket") << u"socket->waitForConnected(3000);"_s << true;
    QTest::newRow("sleep") << u"QThread::msleep(5);"_s << true;
    QTest::newRow("comment") << u"// never exec() or QEventLoop"_s << false;
    QTest::newRow("text") << u"f(\"QEventLoop\");"_s << false;
    QTest::newRow("another word") << u"executor.execute();"_s << false;
    QTest::newRow("the program's own loop") << u"return QApplication::exec();"_s << false;
    QTest::newRow("open") << u"dialog->open();"_s << false;
}

void TestHouse::noticesWaiting()
{
    QFETCH(QString, code);
    QFETCH(bool, waits);
    QCOMPARE(houserules::waiting({fileOf(u"ui/pages/x.cpp"_s, code)}).size(), waits ? 1 : 0);
}

void TestHouse::noticesMissingLicence()
{
    const QString head = u"SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    QCOMPARE(houserules::withoutLicence({fileOf(u"a"_s, u"// "_s + head), fileOf(u"b"_s, u"# "_s + head), fileOf(u"c"_s, u"#!/bin/sh\n# "_s + head)}).size(), 0);
    QCOMPARE(houserules::withoutLicence({fileOf(u"a"_s, u"\n// "_s + head), fileOf(u"b"_s, QString()), fileOf(u"c"_s, u"// SPDX-License-Identifier: MIT\n"_s)}).size(), 3);
}

void TestHouse::noticesPrivateWords()
{
    const QString bad = u"see /wo" "rk/x\nand /ho" "me/someone/y\n// TO" "DO: later\n"_s;
    QCOMPARE(houserules::privateWords({fileOf(u"a"_s, bad)}).size(), 3);
    QCOMPARE(houserules::privateWords({fileOf(u"a"_s, u"<a>/<b>/network/x, ~/.config/longshore, todo list\n"_s)}).size(), 0);
}

void TestHouse::noticesMissingPurpose()
{
    const QString good = u"/// What for.\nclass A\n{\n};\n/// What for.\ntemplate <typename T>\nstruct B {\n};\nclass C;\nstruct D::E {\n};\n"_s;
    QCOMPARE(cppsource::undocumentedTypes(good), QStringList());
    const QString bad = u"class A\n{\n};\n\n// Not for readers of the header.\nstruct B {\n};\n/// Of another.\n\nclass F final : public G\n{\n};\n"_s;
    QCOMPARE(cppsource::undocumentedTypes(bad), (QStringList{u"A"_s, u"B"_s, u"F"_s}));
    QCOMPARE(houserules::withoutPurpose({fileOf(u"a.h"_s, bad)}).size(), 3);
}

void TestHouse::noticesNamesTakenTwice()
{
    const SourceFile one = fileOf(u"a.h"_s, u"struct A;\nclass B : public C\n{\n    struct Inner {\n    };\n};\nenum class D { E, F };\n"_s);
    QCOMPARE(cppsource::definedTypes(one.text), (QStringList{u"B"_s, u"D"_s}));
    const SourceFile other = fileOf(u"b.h"_s, u"class A\n{\n    struct Inner {\n    };\n};\nenum class D {\n    E\n};\n// struct B {\nvoid f(struct B *b);\n"_s);
    QCOMPARE(houserules::definedTwice({one, other}), QStringList{u"b.h: D is defined in a.h as well"_s});
    const SourceFile apart = fileOf(u"c.h"_s, u"namespace x::y {\nnamespace z {\nenum class D {\n};\n} // namespace z\nclass B\n{\n};\n} // namespace x::y\nclass G\n{\n};\n"_s);
    QCOMPARE(cppsource::definedTypes(apart.text), (QStringList{u"x::y::z::D"_s, u"x::y::B"_s, u"G"_s}));
    QCOMPARE(houserules::definedTwice({one, apart}), QStringList());
}

void TestHouse::noticesATopLevelOfOnesOwn()
{
    Planted planted;
    for (const char *name : {"CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md", "LICENSE", "README.md", "app/x", "docs/x", "packaging/x", "resources/x", "tests/x", "ui/x", ".gitignore"})
        QVERIFY(planted.put(QString::fromLatin1(name), ""));
    QCOMPARE(houserules::topLevel(planted.root()), QStringList());
    planted.put(u"notes.txt"_s, "");
    QFile::remove(planted.root() + u"/LICENSE"_s);
    QCOMPARE(houserules::topLevel(planted.root()), (QStringList{u"LICENSE is missing"_s, u"notes.txt does not belong there"_s}));
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
