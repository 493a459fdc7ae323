// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/variableseditmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QString secret = u"s3cr3t-value"_s;

using Names = QStringList;

Names namesOf(const VariablesEditModel &model)
{
    Names names;
    for (const EnvVariable &variable : model.variables())
        names.append(variable.name);
    return names;
}

bool gives(const VariablesEditModel &model, const QString &text)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (int role = 0; role < Qt::UserRole + 20; ++role) {
                if (model.index(row, column).data(role).toString().contains(text))
                    return true;
            }
        }
    }
    return false;
}

} // namespace

class tst_VariablesEditModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsOrderDoublesAndEveryCharacter()
    {
        const QList<EnvVariable> wanted{{u"B"_s, u"a=b=c=="_s}, {u"A"_s, {}}, {u"B"_s, u"\"quoted\" 'too'"_s}, {u"N"_s, u"one\r\ntwo\n"_s + QChar(u'\0')},
                                        {u" odd name "_s, u"\ufeff\U0001F6A2\t "_s}, {{}, u"nameless"_s}};
        VariablesEditModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.start(wanted);
        QCOMPARE(model.variables(), wanted);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.index(4, 0).data(Qt::EditRole).toString(), u" odd name "_s);
    }

    void hidesValuesInEveryRole()
    {
        VariablesEditModel model;
        model.start({{u"A"_s, secret}, {u"B"_s, u"x"_s}});
        model.setNotes({{VariableNote::Level::Warning, u"It is cut."_s, secret, secret}});
        QVERIFY(!gives(model, secret));
        QVERIFY(gives(model, u"It is cut."_s)); // The check itself can find.
        model.setRevealed(0, true);
        QVERIFY(gives(model, secret));
        QVERIFY(model.index(0, VariablesEditModel::RemarkColumn).data().toString().contains(secret));
        model.revealAll(false);
        QVERIFY(!gives(model, secret));
    }

    void editsUndoesAndRedoes()
    {
        VariablesEditModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy edited(&model, &VariablesEditModel::edited);
        model.start({{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}});
        QCOMPARE(edited.count(), 0);
        QVERIFY(model.setData(model.index(0, VariablesModel::ValueColumn), u"one"_s));
        QVERIFY(model.setData(model.index(1, VariablesModel::NameColumn), u"BB"_s));
        QVERIFY(!model.setData(model.index(0, VariablesEditModel::RemarkColumn), u"x"_s));
        QCOMPARE(edited.count(), 2);
        QCOMPARE(model.variables(), (QList<EnvVariable>{{u"A"_s, u"one"_s}, {u"BB"_s, u"2"_s}}));
        model.add({u"C"_s, {}}, 1);
        QCOMPARE(namesOf(model), (Names{u"A"_s, u"C"_s, u"BB"_s}));
        QVERIFY(model.isRevealed(1));
        model.remove({2, 0, 2, 17});
        QCOMPARE(namesOf(model), Names{u"C"_s});
        for (int i = 0; i < 4; ++i)
            model.undo();
        QCOMPARE(model.variables(), (QList<EnvVariable>{{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}}));
        QVERIFY(!model.canUndo());
        model.undo();
        for (int i = 0; i < 4; ++i)
            model.redo();
        QCOMPARE(namesOf(model), Names{u"C"_s});
        QVERIFY(!model.canRedo());
    }

    void sayingTheSameAgainIsNoEdit()
    {
        VariablesEditModel model;
        model.start({{u"A"_s, u"1"_s}});
        QSignalSpy edited(&model, &VariablesEditModel::edited);
        model.setData(model.index(0, VariablesModel::ValueColumn), u"1"_s);
        model.replaceAll({{u"A"_s, u"1"_s}});
        QCOMPARE(edited.count(), 0);
        QVERIFY(!model.canUndo());
    }

    void movesWithNotesAndReveals()
    {
        VariablesEditModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.start({{u"A"_s, {}}, {u"B"_s, {}}, {u"C"_s, {}}});
        model.setNotes({{VariableNote::Level::Hint, u"of A"_s, {}, {}}, {}, {}});
        model.setRevealed(0, true);
        QVERIFY(model.moveBy(0, 1));
        QVERIFY(model.moveBy(1, 1));
        QVERIFY(!model.moveBy(2, 1));
        QVERIFY(!model.moveBy(0, -1));
        QCOMPARE(namesOf(model), (Names{u"B"_s, u"C"_s, u"A"_s}));
        QCOMPARE(model.note(2).sentence, u"of A"_s);
        QVERIFY(model.isRevealed(2));
        QVERIFY(!model.isRevealed(0));
    }

    void mergesIntoThePlacesOfOldNames()
    {
        VariablesEditModel model;
        model.start({{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}, {u"A"_s, u"3"_s}});
        const auto merged = model.merge({{u"A"_s, u"new"_s}, {u"C"_s, u"4"_s}, {u"B"_s, u"2"_s}, {u"C"_s, u"5"_s}});
        // The last A is the one that counts; both C come, as they stand in the file.
        QCOMPARE(model.variables(), (QList<EnvVariable>{{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}, {u"A"_s, u"new"_s}, {u"C"_s, u"4"_s}, {u"C"_s, u"5"_s}}));
        QCOMPARE(merged.added, 2);
        QCOMPARE(merged.changed, 1);
        model.undo();
        QCOMPARE(model.rowCount(), 3);
    }

    void usesTheSpellingThatSurvives()
    {
        VariablesEditModel model;
        model.start({{u"A"_s, u"x #y"_s}, {u"B"_s, u"2"_s}});
        model.setNotes({{VariableNote::Level::Warning, u"cut"_s, u"x"_s, u"'x #y'"_s}, {}});
        QCOMPARE(model.rowsWithSpelling(), QList<int>{0});
        model.useSpelling({0, 1});
        QCOMPARE(model.variables().at(0).value, u"'x #y'"_s);
        QCOMPARE(model.variables().at(1).value, u"2"_s);
        QVERIFY(model.rowsWithSpelling().isEmpty()); // The note was about another value.
    }

    void cannotBeEditedWhenLocked()
    {
        VariablesEditModel model;
        model.start({{u"A"_s, u"1"_s}});
        model.setEditable(false);
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsEditable));
        QVERIFY(!model.setData(model.index(0, 1), u"x"_s));
    }

    void survivesRandomEdits()
    {
        QRandomGenerator random(7);
        VariablesEditModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.start({});
        QList<QList<EnvVariable>> seen{{}};
        for (int i = 0; i < 300; ++i) {
            const int row = random.bounded(model.rowCount() + 1);
            switch (random.bounded(5)) {
            case 0:
            case 1: model.add({u"N%1"_s.arg(random.bounded(5)), QString::number(i)}, row); break;
            case 2: model.remove({row}); break;
            case 3: model.moveBy(row, random.bounded(2) ? 1 : -1); break;
            default: model.setData(model.index(row, 1), QString::number(i)); break;
            }
            model.setNotes(QList<VariableNote>(random.bounded(model.rowCount() + 1)));
            if (model.variables() != seen.last())
                seen.append(model.variables());
        }
        for (int back = 0; back < 90; ++back) {
            QCOMPARE(model.variables(), seen.takeLast());
            model.undo();
        }
    }
};

QTEST_GUILESS_MAIN(tst_VariablesEditModel)
#include "tst_variableseditmodel.moc"
