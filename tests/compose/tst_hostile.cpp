// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composecheck.h"
#include "app/compose/envtext.h"
#include "app/compose/manifestcheck.h"
#include "app/compose/textdiff.h"
#include "app/compose/threeway.h"
#include "app/compose/variablerules.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace longshore;
using namespace Qt::StringLiterals;

/// Texts that were written to bring a reader down. Each is read in a thread with a small stack and has to come back.
class TestHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void texts_data();
    void texts();
    void laughsAreRefused();
    void deepNestingIsRefused();
    void largeIsRefused();
    void randomMutations();

private:
    static void inSmallThread(const std::function<void()> &work);
};

void TestHostile::inSmallThread(const std::function<void()> &work)
{
    QThread *thread = QThread::create(work);
    thread->setStackSize(512 * 1024); // The least that a platform gives a worker by default.
    thread->start();
    QVERIFY(thread->wait(120'000));
    delete thread;
}

namespace {

void readEverything(const QString &text)
{
    const ComposeFile file = parseComposeFile(text);
    for (const TextProblem &problem : checkCompose(file, {.variables = QStringList{}}))
        problemSentence(problem);
    checkManifest(text);
    parseEnvText(text, EnvTextMeaning::AsMeant);
    readVariables({{u"A"_s, text}, {u"B"_s, u"1"_s}}, VariableReader::Standalone);
    readVariable({u"A"_s, suggestedSpelling(text)}, VariableReader::Standalone);
    compareTexts(text, QString(text).replace(u'a', u'b'));
    compareThree(text, QString(text).replace(u'a', u'b'), QString(text).replace(u'a', u'c'));
}

QString laughs(int levels)
{
    QString text = u"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"_s;
    for (int i = 1; i <= levels; ++i) {
        const QString below = u"*a%1"_s.arg(i - 1);
        text += u"a%1: &a%1 [%2]\n"_s.arg(i).arg(QStringList(9, below).join(u','));
    }
    return text;
}

QString mergeLaughs(int levels)
{
    QString text = u"x-0: &m0 {image: a}\n"_s;
    for (int i = 1; i <= levels; ++i)
        text += u"x-%1: &m%1\n  <<: [*m%2, *m%2, *m%2]\n  k%1: {<<: *m%2}\n"_s.arg(i).arg(i - 1);
    return text + u"services: {a: *m%1}\n"_s.arg(levels);
}

} // namespace

void TestHostile::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("brackets") << u"["_s.repeated(500'000);
    QTest::newRow("braces") << u"{a: "_s.repeated(200'000);
    QTest::newRow("pairs of brackets") << u"["_s.repeated(400'000) + u"]"_s.repeated(400'000);
    QTest::newRow("dashes") << u"- "_s.repeated(400'000);
    QTest::newRow("question marks") << u"? "_s.repeated(400'000);
    QString deep;
    for (int i = 0; i < 1400; ++i)
        deep += QString(i, u' ') + u"a:\n"_s;
    QTest::newRow("steps") << deep;
    QTest::newRow("anchors") << u"&a "_s.repeated(300'000);
    QTest::newRow("quotes") << u"\"'"_s.repeated(500'000);
    QTest::newRow("spaces") << u"a:"_s + QString(1'000'000, u' ') + u"b"_s;
    QTest::newRow("comments") << u"# \n"_s.repeated(330'000);
    QTest::newRow("one key") << u"services:\n  "_s + QString(1'000'000, u'k') + u": 1\n"_s;
    QString keys = u"services:\n"_s;
    for (int i = 0; i < 60'000; ++i)
        keys += u"  s%1: {}\n"_s.arg(i);
    QTest::newRow("services") << keys;
    QString chain = u"services:\n"_s;
    for (int i = 0; i < 20'000; ++i)
        chain += u"  s%1: {extends: s%2, depends_on: [s%2]}\n"_s.arg(i).arg(i + 1);
    QTest::newRow("chain") << chain;
    QTest::newRow("circle") << chain + u"  s20000: {depends_on: [s0], extends: s0}\n"_s;
    QTest::newRow("unknown keys") << QString(keys).replace(u"{}"_s, u"{foo: 1}"_s);
    QString ports = u"services:\n  a:\n    image: x\n    ports:\n"_s;
    for (int i = 0; i < 30'000; ++i)
        ports += u"    - 1-65535:1-65535\n"_s;
    QTest::newRow("ports") << ports;
    QTest::newRow("references") << u"services: {a: {image: \""_s + u"${A:-"_s.repeated(150'000) + u"\"}}\n"_s;
    QTest::newRow("dollars") << u"services: {a: {image: \""_s + u"$A "_s.repeated(300'000) + u"\"}}\n"_s;
    QTest::newRow("lines of dollars") << u"services:\n  a:\n    image: |\n"_s + u"      $A ${B:-c}\n"_s.repeated(60'000);
    QTest::newRow("documents") << u"---\n"_s.repeated(250'000);
    QTest::newRow("equals") << u"A=\n"_s.repeated(300'000);
    QTest::newRow("open quotes") << u"A='\nB=\"\n"_s.repeated(120'000);
    QTest::newRow("flow in one line") << u"services: {a: {image: x, environment: {"_s + u"K: \"v\", "_s.repeated(2) + u"}}}"_s;
    QString json = u"{\"services\": {\"a\": {\"image\": \"x\", \"labels\": {"_s;
    for (int i = 0; i < 50'000; ++i)
        json += u"\"k%1\": \"v\","_s.arg(i);
    QTest::newRow("one line of a megabyte") << json + u"\"end\": \"\"}}}}"_s;
    QTest::newRow("laughs") << laughs(12);
    QTest::newRow("laughs of merges") << mergeLaughs(30);
    QTest::newRow("NULs") << QString(500'000, QChar(0));
    QTest::newRow("half characters") << QString(500'000, QChar(0xd800));
}

void TestHostile::texts()
{
    QFETCH(QString, text);
    inSmallThread([&text] { readEverything(text); });
}

void TestHostile::laughsAreRefused()
{
    const YamlText read = readYaml(laughs(9));
    QCOMPARE(read.problems.size(), 1);
    QCOMPARE(read.problems.first().code, ProblemCode::TooManyAliases);
    // A few are what people write.
    QVERIFY(readYaml(laughs(1)).problems.isEmpty());
    QString usual = u"x: &x {a: 1, b: 2}\nuse:\n"_s;
    for (int i = 0; i < 200; ++i)
        usual += u"  k%1: {<<: *x, c: %1}\n"_s.arg(i);
    QVERIFY(readYaml(usual).problems.isEmpty());
}

void TestHostile::deepNestingIsRefused()
{
    const YamlText deep = readYaml(u"["_s.repeated(300) + u"]"_s.repeated(300));
    QCOMPARE(deep.problems.size(), 1);
    QCOMPARE(deep.problems.first().code, ProblemCode::TooDeep);
    QVERIFY(readYaml(u"["_s.repeated(150) + u"]"_s.repeated(150)).problems.isEmpty());
}

void TestHostile::largeIsRefused()
{
    QCOMPARE(readYaml(QString(YamlText::MostBytes + 1, u'a')).problems.first().code, ProblemCode::TooLarge);
    QVERIFY(readYaml(u"a: "_s + QString(1024 * 1024, u'a')).problems.isEmpty());
}

void TestHostile::randomMutations()
{
    const QString base = u"x: &x {a: b}\nservices:\n  web:\n    <<: *x\n    image: \"nginx:1\"\n    ports: ['80:80', {target: 1}]\n    command: |\n      ${A:-b} $$\nvolumes: {v: {external: true}}\n"_s;
    static const QStringList bits{u"\t"_s, u"\n"_s, u": "_s, u"- "_s, u"&a"_s, u"*x"_s, u"<<: "_s, u"["_s, u"]"_s, u"{"_s, u"}"_s, u"'"_s, u"\""_s, u"${"_s, u"!"_s, u"%"_s, u"|"_s, u"---\n"_s, u"\u2028"_s, QString(QChar(0))};
    inSmallThread([&base] {
        QRandomGenerator random(17);
        for (int i = 0; i < 5000; ++i) {
            QString text = base;
            for (quint32 j = random.bounded(5u) + 1; j > 0; --j) {
                if (random.bounded(2) == 0)
                    text.insert(random.bounded(int(text.size()) + 1), bits[random.bounded(int(bits.size()))]);
                else
                    text.remove(random.bounded(int(text.size())), random.bounded(6));
                if (text.isEmpty())
                    text = base;
            }
            readEverything(text);
        }
    });
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
