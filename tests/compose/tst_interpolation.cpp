// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/interpolation.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestInterpolation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replaces_data();
    void replaces();
    void fails_data();
    void fails();
    void namesTheUses();
    void deepNestingEnds();
    void longTextIsQuick();
};

namespace {

std::optional<QString> lookUp(const QString &name)
{
    if (name == u"A"_s)
        return u"va"_s;
    if (name == u"EMPTY"_s)
        return u""_s;
    return {};
}

} // namespace

void TestInterpolation::replaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    // The compose specification, chapter on interpolation; compose-go 2.2 was asked where it leaves room.
    QTest::newRow("none") << u"a b"_s << u"a b"_s;
    QTest::newRow("bare") << u"x$A-y"_s << u"xva-y"_s;
    QTest::newRow("braced") << u"x${A}y"_s << u"xvay"_s;
    QTest::newRow("missing") << u"x${B}y$C"_s << u"xy"_s;
    QTest::newRow("escaped") << u"$$A $${A} $$$A"_s << u"$A ${A} $va"_s;
    QTest::newRow("default, set") << u"${A:-d}${A-d}"_s << u"vava"_s;
    QTest::newRow("default, missing") << u"${B:-d}${B-e}"_s << u"de"_s;
    QTest::newRow("default, empty") << u"${EMPTY:-d}|${EMPTY-e}"_s << u"d|"_s;
    QTest::newRow("alternative, set") << u"${A:+x}${A+y}"_s << u"xy"_s;
    QTest::newRow("alternative, missing") << u"${B:+x}${B+y}"_s << u""_s;
    QTest::newRow("alternative, empty") << u"${EMPTY:+x}|${EMPTY+y}"_s << u"|y"_s;
    QTest::newRow("required, set") << u"${A:?e}${A?e}${EMPTY?e}"_s << u"vava"_s;
    QTest::newRow("nested") << u"${B:-${C:-${A}}}"_s << u"va"_s;
    QTest::newRow("two in a line") << u"${B:-1} and ${C:-2} and $A"_s << u"1 and 2 and va"_s;
    QTest::newRow("braces in a default") << u"${B:-{}}"_s << u"{}"_s;
    QTest::newRow("colons in a default") << u"${B:-http://a:80/?x=1}"_s << u"http://a:80/?x=1"_s;
    QTest::newRow("no reference") << u"5$ $1 $ $-"_s << u"5$ $1 $ $-"_s;
    QTest::newRow("over lines") << u"${B:-1}\n${C:-2}"_s << u"1\n2"_s;
    QTest::newRow("dollar at the end") << u"a$"_s << u"a$"_s;
}

void TestInterpolation::replaces()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Interpolated read = interpolate(text, lookUp);
    QCOMPARE(read.failure, Interpolated::Failure::None);
    QCOMPARE(read.text, expected);
}

void TestInterpolation::fails_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("invalid");
    QTest::newRow("digit") << u"a ${1}"_s << true;
    QTest::newRow("empty") << u"${}"_s << true;
    QTest::newRow("open") << u"${A"_s << true;
    QTest::newRow("open default") << u"${A:-b\n}"_s << true;
    QTest::newRow("space") << u"${A b}"_s << true;
    QTest::newRow("in a default") << u"${B:-${}}"_s << true;
    QTest::newRow("required") << u"${B?why}"_s << false;
    QTest::newRow("required, empty") << u"${EMPTY:?why}"_s << false;
}

void TestInterpolation::fails()
{
    QFETCH(QString, text);
    QFETCH(bool, invalid);
    const Interpolated read = interpolate(text, lookUp);
    QCOMPARE(read.failure, invalid ? Interpolated::Failure::Invalid : Interpolated::Failure::RequiredMissing);
    if (!invalid)
        QCOMPARE(read.message, u"why"_s);
    QString found;
    variableUses(text, &found);
    QCOMPARE(!found.isEmpty(), invalid);
}

void TestInterpolation::namesTheUses()
{
    const QList<VariableUse> uses = variableUses(u"$A ${B:-x${C?y}} $$D ${E+f}"_s);
    QCOMPARE(uses.size(), 4);
    QCOMPARE(uses[0].name, u"A"_s);
    QCOMPARE(uses[0].fallback, VariableFallback::None);
    QCOMPARE(uses[1].name, u"B"_s);
    QCOMPARE(uses[1].fallback, VariableFallback::Default);
    QVERIFY(uses[1].emptyCounts && !uses[1].guarded);
    QCOMPARE(uses[1].word, u"x${C?y}"_s);
    QCOMPARE(uses[2].name, u"C"_s);
    QVERIFY(uses[2].guarded);
    QCOMPARE(uses[3].fallback, VariableFallback::Alternative);
}

void TestInterpolation::deepNestingEnds()
{
    const QString deep = u"${B:-"_s.repeated(100'000) + u"}"_s.repeated(100'000);
    QCOMPARE(interpolate(deep, lookUp).failure, Interpolated::Failure::TooDeep);
    QString invalid;
    variableUses(deep, &invalid);
    QVERIFY(!invalid.isEmpty());
}

void TestInterpolation::longTextIsQuick()
{
    QCOMPARE(interpolate(u"${B:-x} "_s.repeated(100'000), lookUp).text, u"x "_s.repeated(100'000));
    QCOMPARE(interpolate(u"${A:-"_s.repeated(200'000), lookUp).failure, Interpolated::Failure::Invalid);
    QCOMPARE(interpolate(u"$"_s.repeated(1'000'000), lookUp).text.size(), 500'000);
}

QTEST_GUILESS_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
