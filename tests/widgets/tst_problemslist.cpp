// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/problemslist.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace longshore;
using Severity = CodeProblem::Severity;



class TestProblemsList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysHowMany_data();
    void saysHowMany();
    void saysThatNothingWasFound();
    void isAProperModel();
    void enterAndClickGoThere();
    void controlReturnPassesThrough();
    void showsPlainText();

private:
    static QTableView *view(const ProblemsList &list) { return list.findChild<QTableView *>(u"problems"_s); }
    static QList<CodeProblem> some()
    {
        return {{Severity::Error, 3, 5, u"services.web has no image."_s, {}}, {Severity::Warning, 1200, 0, u"latest tag"_s, {}},
                {Severity::Warning, 0, 0, u"The container gets something else."_s, u"DB_PASSWORD"_s}};
    }
};

void TestProblemsList::saysHowMany_data()
{
    QTest::addColumn<int>("errors");
    QTest::addColumn<int>("warnings");
    QTest::addColumn<int>("hints");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << 0 << 0 << 0 << u"No problems found"_s;
    QTest::newRow("one of each") << 1 << 1 << 1 << u"1 error, 1 warning, 1 hint"_s;
    QTest::newRow("several") << 2 << 0 << 3 << u"2 errors, 3 hints"_s;
}

void TestProblemsList::saysHowMany()
{
    QFETCH(int, errors);
    QFETCH(int, warnings);
    QFETCH(int, hints);
    QFETCH(QString, words);
    QList<CodeProblem> problems(errors, {Severity::Error, 1, 0, u"e"_s, {}});
    problems += QList<CodeProblem>(warnings, {Severity::Warning, 1, 0, u"w"_s, {}});
    problems += QList<CodeProblem>(hints, {Severity::Hint, 1, 0, u"h"_s, {}});
    QCOMPARE(countsOf(problems), words);
    ProblemsList list;
    list.setProblems(problems);
    QCOMPARE(list.summary(), words);
    QCOMPARE(list.errors(), errors);
}

void TestProblemsList::saysThatNothingWasFound()
{
    ProblemsList list;
    QCOMPARE(list.summary(), u"Checking..."_s);
    list.setProblems(some());
    list.setProblems({});
    QVERIFY(showActive(list));
    QCOMPARE(list.findChild<QLabel *>(u"problemsSummary"_s)->text(), u"No problems found"_s);
    QVERIFY(!view(list)->isVisible()); // An empty table would only take room.
}

void TestProblemsList::isAProperModel()
{
    ProblemsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setProblems(some());
    QCOMPARE(model.index(0, ProblemsModel::SeverityColumn).data().toString(), u"Error"_s);
    QVERIFY(!model.index(0, ProblemsModel::SeverityColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(model.index(0, ProblemsModel::PlaceColumn).data().toString(), u"Line 3"_s);
    QCOMPARE(model.index(1, ProblemsModel::PlaceColumn).data().toString(), u"Line 1,200"_s);
    QCOMPARE(model.index(2, ProblemsModel::PlaceColumn).data().toString(), u"DB_PASSWORD"_s);
    QCOMPARE(model.index(2, ProblemsModel::MessageColumn).data().toString(), u"The container gets something else."_s);
    model.setProblems({});
    QCOMPARE(model.rowCount(), 0);
}

void TestProblemsList::enterAndClickGoThere()
{
    ProblemsList list;
    list.setProblems(some());
    list.resize(600, 300);
    QVERIFY(showActive(list));
    QSignalSpy chosen(&list, &ProblemsList::activated);
    view(list)->setFocus();
    view(list)->setCurrentIndex(view(list)->model()->index(0, 0));
    QTest::keyClick(view(list), Qt::Key_Down);
    QTest::keyClick(view(list), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.takeFirst().first().value<CodeProblem>().line, 1200);
    QTest::mouseClick(view(list)->viewport(), Qt::LeftButton, {}, view(list)->visualRect(view(list)->model()->index(0, ProblemsModel::MessageColumn)).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<CodeProblem>().column, 5);
}

void TestProblemsList::controlReturnPassesThrough()
{
    ProblemsList list;
    list.setProblems(some());
    QVERIFY(showActive(list));
    QSignalSpy chosen(&list, &ProblemsList::activated);
    view(list)->setCurrentIndex(view(list)->model()->index(0, 0));
    QTest::keyClick(view(list), Qt::Key_Return, Qt::ControlModifier); // Applies, in the window around it.
    QCOMPARE(chosen.count(), 0);
}

void TestProblemsList::showsPlainText()
{
    ProblemsModel model;
    model.setProblems({{Severity::Error, 1, 0, u"<b>a</b>\u202eb\nc"_s, {}}});
    const QString shown = model.index(0, ProblemsModel::MessageColumn).data().toString();
    QVERIFY(!shown.contains(u'\u202e'));
    QVERIFY(!shown.contains(u'\n'));
}

QTEST_MAIN(TestProblemsList)
#include "tst_problemslist.moc"
