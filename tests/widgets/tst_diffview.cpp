// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/diffcolumns.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/emptystate.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace longshore;

class TestDiffView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsBothSidesInEqualRows();
    void showsOneColumnWithSigns();
    void goesFromDifferenceToDifference();
    void saysWhenNothingDiffers();
    void comparesThree();
    void aMegabyteIsCompared();
    void carriageReturnsOpenNoRow();

private:
    static DiffColumns *columns(const DiffView &view) { return view.findChild<DiffColumns *>(); }
    static QString count(const DiffView &view) { return view.findChild<QLabel *>(u"differenceCount"_s)->text(); }
    static bool compare(DiffView &view, const QString &before, const QString &after)
    {
        QSignalSpy done(&view, &DiffView::compared);
        view.setTexts({u"On the server"_s, before}, {u"Yours"_s, after}, CodeView::Language::Yaml);
        return QTest::qWaitFor([&] { return done.count() > 0; }, 30'000);
    }
};

void TestDiffView::showsBothSidesInEqualRows()
{
    DiffView view;
    QVERIFY(showActive(view));
    QVERIFY(compare(view, u"a\nb\nd\n"_s, u"a\nb\nc\nd\n"_s));
    QCOMPARE(view.differences(), 1);
    QCOMPARE(columns(view)->columnText(0), u"a\nb\n\nd"_s); // An empty row where the other side has a line.
    QCOMPARE(columns(view)->columnText(1), u"a\nb\nc\nd"_s);
    QCOMPARE(count(view), u"1 difference"_s);
    QCOMPARE(spokenName(view.findChild<QWidget *>(u"diffText0"_s)), u"On the server"_s);
    QCOMPARE(spokenName(view.findChild<QWidget *>(u"diffText1"_s)), u"Yours"_s);
}

void TestDiffView::showsOneColumnWithSigns()
{
    DiffView view;
    QVERIFY(showActive(view));
    QVERIFY(compare(view, u"a\nb\n"_s, u"a\nc\n"_s));
    QSignalSpy changed(&view, &DiffView::unifiedChanged);
    QTest::mouseClick(view.findChild<QToolButton *>(u"unifiedDiff"_s), Qt::LeftButton);
    QVERIFY(view.isUnified());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(columns(view)->columnText(0), u"  a\n- b\n+ c"_s); // Readable without a colour.
}

void TestDiffView::goesFromDifferenceToDifference()
{
    DiffView view;
    view.resize(800, 300);
    QVERIFY(showActive(view));
    QStringList before;
    for (int i = 0; i < 100; ++i)
        before.append(u"line %1"_s.arg(i));
    QStringList after = before;
    after[10] = u"ten"_s;
    after[50] = u"fifty"_s;
    after[90] = u"ninety"_s;
    QVERIFY(compare(view, before.join(u'\n'), after.join(u'\n')));
    QCOMPARE(count(view), u"Difference 1 of 3"_s);
    QCOMPARE(columns(view)->currentRow(), 10);
    QTest::keyClick(&view, Qt::Key_F7);
    QCOMPARE(columns(view)->currentRow(), 50);
    QTest::mouseClick(view.findChild<QToolButton *>(u"nextDifference"_s), Qt::LeftButton);
    QCOMPARE(columns(view)->currentRow(), 90);
    QVERIFY(!view.findChild<QToolButton *>(u"nextDifference"_s)->isEnabled());
    QTest::keyClick(&view, Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(count(view), u"Difference 2 of 3"_s);
}

void TestDiffView::saysWhenNothingDiffers()
{
    DiffView view;
    QVERIFY(showActive(view));
    QVERIFY(compare(view, u"a\n"_s, u"a\n"_s));
    QCOMPARE(view.differences(), 0);
    QVERIFY(view.findChild<EmptyState *>()->isVisible());
    QCOMPARE(view.findChild<EmptyState *>()->sentence(), u"No difference."_s);
    QVERIFY(compare(view, u"a\nb\n"_s, u"a\r\nb\r\n"_s));
    QCOMPARE(view.findChild<EmptyState *>()->sentence(), u"Only line ends differ."_s);
}

void TestDiffView::comparesThree()
{
    DiffView view;
    QVERIFY(showActive(view));
    QSignalSpy done(&view, &DiffView::compared);
    view.setThreeTexts({u"Yours"_s, u"a\nB\nc\nd\n"_s}, {u"Before"_s, u"a\nb\nc\nd\n"_s}, {u"Theirs"_s, u"a\nb\nc\nD\n"_s}, CodeView::Language::Yaml);
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(view.differences(), 2);
    QVERIFY(!view.hasConflicts());
    QCOMPARE(view.merged(), u"a\nB\nc\nD\n"_s);
    view.setThreeTexts({u"Yours"_s, u"a\nB\n"_s}, {u"Before"_s, u"a\nb\n"_s}, {u"Theirs"_s, u"a\nX\n"_s}, CodeView::Language::Yaml);
    QTRY_COMPARE(done.count(), 2);
    QVERIFY(view.hasConflicts());
    QCOMPARE(columns(view)->columnText(0), u"a\nB"_s);
    QCOMPARE(columns(view)->columnText(2), u"a\nX"_s);
}

void TestDiffView::aMegabyteIsCompared()
{
    DiffView view;
    QVERIFY(showActive(view));
    const QString before = u"  - \"8080:80\" # a line of a long file\n"_s.repeated(30'000);
    QVERIFY(compare(view, before, before + u"more\n"_s));
    QCOMPARE(view.differences(), 1);
}

void TestDiffView::carriageReturnsOpenNoRow()
{
    DiffView view;
    QVERIFY(showActive(view));
    QVERIFY(compare(view, u"a\nb\rc\nd\n"_s, u"a\nb\rc\ne\n"_s));
    QCOMPARE(columns(view)->columnText(0).count(u'\n'), columns(view)->columnText(1).count(u'\n'));
    QVERIFY(!columns(view)->columnText(0).contains(u'\r'));
}

QTEST_MAIN(TestDiffView)
#include "tst_diffview.moc"
