// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibletexts.h"
#include "ui/pages/variablenotes.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

using Variables = QList<EnvVariable>;

const QString secret = u"s3cr3t-of-the-shop"_s;

/// The editor in a real window.
struct Editor {
    VariablesEditor editor;

    explicit Editor(const Variables &variables = {})
    {
        editor.setVariables(variables);
        editor.resize(900, 500);
        editor.show();
        editor.activateWindow();
        if (!QTest::qWaitForWindowActive(&editor))
            qFatal("The window does not become active.");
    }
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        Widget *widget = editor.findChild<Widget *>(name);
        if (!widget)
            qFatal("No widget %s.", qPrintable(name));
        return widget;
    }
    QTableView &table() const { return *find<QTableView>(u"variablesTable"_s); }
    QString banner() const { return find<Banner>(u"variablesBanner"_s)->isVisible() ? find<Banner>(u"variablesBanner"_s)->sentence() : QString(); }
    QWidget &text() const { return *editor.findChild<CodeEditor *>()->focusProxy(); }
    void press(const QString &name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    void select(int row) const
    {
        table().setFocus();
        table().selectionModel()->setCurrentIndex(table().model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    void asText() const { press(u"variablesAsText"_s); }
    void typeAll(const QString &wanted) const
    {
        auto *field = editor.findChild<CodeEditor *>();
        field->changeText(wanted);
    }
    void load(const QString &file) const
    {
        press(u"loadVariables"_s);
        auto *dialog = editor.findChild<QFileDialog *>(u"loadVariablesDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
    }
};

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("No file.");
    return file.fileName();
}

} // namespace

class tst_VariablesEditor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEverythingUntouched_data()
    {
        QTest::addColumn<Variables>("variables");
        QTest::newRow("none") << Variables{};
        QTest::newRow("order and doubles") << Variables{{u"B"_s, u"1"_s}, {u"A"_s, u"2"_s}, {u"B"_s, u"3"_s}, {u"B"_s, u"3"_s}};
        QTest::newRow("empty values and =") << Variables{{u"A"_s, {}}, {u"B"_s, u"a=b=c=="_s}, {u"C"_s, u"="_s}};
        QTest::newRow("quotes") << Variables{{u"A"_s, u"\"closed\""_s}, {u"B"_s, u"'kept $X'"_s}, {u"C"_s, u"it's"_s}, {u"D"_s, u"\"open"_s}, {u"E"_s, u"a \" b"_s}};
        QTest::newRow("line ends") << Variables{{u"A"_s, u"one\nTWO=x"_s}, {u"B"_s, u"one\r\ntwo\r"_s}, {u"C"_s, u"\n"_s}};
        QTest::newRow("blanks and comments") << Variables{{u"A"_s, u"  both ends  "_s}, {u"B"_s, u"pass #word"_s}, {u"C"_s, u"#"_s}, {u"D"_s, u"\t"_s}};
        QTest::newRow("references") << Variables{{u"A"_s, u"pa$$word $HOME ${X}"_s}, {u"B"_s, u"C:\\dir\\new"_s}};
        QTest::newRow("scripts") << Variables{{u"A"_s, u"\u017elu\u0165 \U0001F6A2"_s}, {u"B"_s, u"\ufeffx"_s}};
    }
    void keepsEverythingUntouched()
    {
        QFETCH(Variables, variables);
        for (const EnvTextMeaning meaning : {EnvTextMeaning::AsWritten, EnvTextMeaning::AsMeant}) {
            Editor e(variables);
            e.editor.setMeaning(meaning);
            QCOMPARE(e.editor.variables(), variables);
            e.asText();
            QVERIFY(e.editor.isText());
            QCOMPARE(e.editor.variables(), variables);
            QVERIFY(!e.editor.isModified());
            e.asText();
            QVERIFY(!e.editor.isText());
            QCOMPARE(e.editor.variables(), variables); // Through the text and back.
            QVERIFY(!e.editor.isModified());
        }
    }

    void textChangesOnlyTheLineThatWasEdited_data() { keepsEverythingUntouched_data(); }
    void textChangesOnlyTheLineThatWasEdited()
    {
        QFETCH(Variables, variables);
        for (const EnvTextMeaning meaning : {EnvTextMeaning::AsWritten, EnvTextMeaning::AsMeant}) {
            Editor e(variables);
            e.editor.setMeaning(meaning);
            e.asText();
            e.text().setFocus();
            QTest::keyClick(&e.text(), Qt::Key_End, Qt::ControlModifier);
            QTest::keyClicks(&e.text(), u"NEW_ONE=here"_s);
            Variables wanted = variables;
            wanted.append({u"NEW_ONE"_s, u"here"_s});
            QCOMPARE(e.editor.variables(), wanted);
            e.asText();
            QCOMPARE(e.editor.variables(), wanted);
        }
    }

    void addsByKeyboard()
    {
        Editor e;
        QSignalSpy edited(&e.editor, &VariablesEditor::edited);
        e.press(u"addVariable"_s);
        auto *name = e.find<QLineEdit>(u"variableName"_s);
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"TZ"_s);
        QTest::keyClick(name, Qt::Key_Tab);
        auto *value = e.find<QLineEdit>(u"variableValue"_s);
        QTRY_VERIFY(value->hasFocus());
        QTest::keyClicks(value, u"Europe/Paris"_s);
        QTest::keyClick(value, Qt::Key_Return);
        QTRY_COMPARE(e.editor.variables(), (Variables{{u"TZ"_s, u"Europe/Paris"_s}}));
        QVERIFY(e.editor.isModified());
        QVERIFY(edited.count() >= 3);
    }

    void editsAHiddenValueInItsCell()
    {
        Editor e({{u"A"_s, secret}, {u"B"_s, u"2"_s}});
        e.table().setFocus();
        e.table().setCurrentIndex(e.table().model()->index(0, VariablesModel::ValueColumn));
        QTest::keyClick(&e.table(), Qt::Key_Return);
        auto *value = e.find<QLineEdit>(u"variableValue"_s);
        QTRY_VERIFY(value->hasFocus());
        QCOMPARE(value->text(), secret);
        QTest::keyClick(value, Qt::Key_End);
        QTest::keyClicks(value, u"!"_s);
        QTest::keyClick(value, Qt::Key_Return);
        QTRY_COMPARE(e.editor.variables().first().value, secret + u'!');
        QTRY_VERIFY(!e.editor.findChild<QLineEdit *>(u"variableValue"_s));
        QVERIFY(!accessibleTexts(&e.editor).join(u'\n').contains(secret)); // Hidden again.
        QTest::keyClick(&e.table(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(e.editor.variables().first().value, secret);
        QVERIFY(!e.editor.isModified());
    }

    void lookingIntoACellChangesNothing()
    {
        const Variables before{{u"A"_s, u" a\u00a0b "_s}};
        Editor e(before);
        e.table().setCurrentIndex(e.table().model()->index(0, VariablesModel::ValueColumn));
        e.table().setFocus();
        QTest::keyClick(&e.table(), Qt::Key_F2);
        QTest::keyClick(e.find<QLineEdit>(u"variableValue"_s), Qt::Key_Return);
        QTRY_VERIFY(!e.editor.findChild<QLineEdit *>(u"variableValue"_s));
        QCOMPARE(e.editor.variables(), before);
    }

    void valuesOfSeveralLinesGetRoom()
    {
        const QString value = u"-----BEGIN-----\r\nabc\n"_s;
        Editor e({{u"KEY"_s, value}});
        e.table().setCurrentIndex(e.table().model()->index(0, VariablesModel::ValueColumn));
        e.table().setFocus();
        QTest::keyClick(&e.table(), Qt::Key_Return);
        QTRY_VERIFY(e.find<QWidget>(u"valuePanel"_s)->isVisible());
        auto *field = e.find<QWidget>(u"valuePanel"_s)->findChild<CodeEditor *>();
        QCOMPARE(field->text(), value);
        QTest::keyClick(field->focusProxy(), 'x');
        e.press(u"useValue"_s);
        QCOMPARE(e.editor.variables().first().value, u'x' + value);
        QVERIFY(!e.find<QWidget>(u"valuePanel"_s)->isVisible());
        QCOMPARE(field->text(), QString()); // Not kept where nobody looks.
    }

    void removesAndMovesByKeyboard()
    {
        Editor e({{u"A"_s, {}}, {u"B"_s, {}}, {u"C"_s, {}}});
        e.select(0);
        QTest::keyClick(&e.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(e.editor.variables(), (Variables{{u"B"_s, {}}, {u"A"_s, {}}, {u"C"_s, {}}}));
        QTest::keyClick(&e.table(), Qt::Key_Delete);
        QCOMPARE(e.editor.variables(), (Variables{{u"B"_s, {}}, {u"C"_s, {}}}));
        e.press(u"variableUp"_s); // The selection went to the next one.
        QCOMPARE(e.editor.variables(), (Variables{{u"C"_s, {}}, {u"B"_s, {}}}));
        QTest::keySequence(&e.table(), QKeySequence::Undo);
        QTest::keySequence(&e.table(), QKeySequence::Undo);
        QTest::keySequence(&e.table(), QKeySequence::Undo);
        QCOMPARE(e.editor.variables(), (Variables{{u"A"_s, {}}, {u"B"_s, {}}, {u"C"_s, {}}}));
    }

    void valuesAreHiddenUntilRevealed()
    {
        Editor e({{u"A"_s, secret}});
        e.editor.setNotes(variableNotes({{u"A"_s, secret + u" #x"_s}}, VariableReader::Standalone, {}));
        QVERIFY(!accessibleTexts(&e.editor).join(u'\n').contains(secret));
        e.select(0);
        QTest::keyClick(&e.table(), Qt::Key_Space);
        QVERIFY(accessibleTexts(&e.editor).join(u'\n').contains(secret));
        e.editor.hideValues();
        QVERIFY(!accessibleTexts(&e.editor).join(u'\n').contains(secret));
        e.press(u"revealAllVariables"_s);
        QVERIFY(accessibleTexts(&e.editor).join(u'\n').contains(secret));
        QVERIFY(!e.editor.isModified());
    }

    void saysWhatTheContainerGetsAndMendsIt()
    {
        // portainer-api.md 4.5: " #" cuts, "$" expands, outer blanks vanish, an open quote fails.
        const Variables variables{{u"CUT"_s, u"pass #word"_s}, {u"FINE"_s, u"pass#word"_s}, {u"EXPANDED"_s, u"pa$$word"_s}, {u"OPEN"_s, u"\"open"_s},
                                  {u"SPELT"_s, u"'pass #word $x'"_s}};
        const QList<VariableNote> notes = variableNotes(variables, VariableReader::Standalone, {});
        QCOMPARE(notes.size(), 5);
        QCOMPARE(notes[0].level, VariableNote::Level::Warning);
        QCOMPARE(notes[0].gets.value_or(QString()), u"pass"_s);
        QCOMPARE(notes[0].spelling.value_or(QString()), u"'pass #word'"_s);
        QCOMPARE(notes[1], VariableNote());
        QCOMPARE(notes[2].gets.value_or(QString()), u"pa$word"_s);
        QVERIFY(notes[2].spelling);
        QCOMPARE(notes[3].level, VariableNote::Level::Error);
        QVERIFY(notes[3].spelling);
        QVERIFY(notes[4].level == VariableNote::Level::Hint || notes[4].level == VariableNote::Level::None); // Meant so.
        QVERIFY(!notes[4].spelling);
        Editor e(variables);
        e.editor.setNotes(notes);
        e.press(u"useSpelling"_s);
        const Variables mended = e.editor.variables();
        QCOMPARE(mended[1], variables[1]);
        QCOMPARE(mended[4], variables[4]);
        const VariablesReading reading = readVariables(composeVariables(mended), VariableReader::Standalone);
        for (const int row : {0, 2, 3})
            QCOMPARE(reading.readings[row].value, variables[row].value);
        for (const VariableNote &note : variableNotes(mended, VariableReader::Standalone, {}))
            QVERIFY(note.level != VariableNote::Level::Warning && note.level != VariableNote::Level::Error);
        QVERIFY(!e.find<QPushButton>(u"useSpelling"_s)->isVisible());
    }

    void aSwarmReadsCharacterForCharacter()
    {
        for (const VariableNote &note : variableNotes({{u"A"_s, u"pass #word $HOME \"open"_s}, {u"B"_s, u" x "_s}}, VariableReader::Swarm, {}))
            QCOMPARE(note, VariableNote());
    }

    void marksUnusedAndMissing()
    {
        Editor e({{u"A"_s, u"1"_s}});
        e.editor.setNotes(variableNotes(e.editor.variables(), VariableReader::Standalone, {u"A"_s}));
        QCOMPARE(e.table().model()->index(0, VariablesEditModel::RemarkColumn).data().toString(), u"The file does not use it."_s);
        e.editor.setMissing({u"TAG"_s, u"DB_PASSWORD"_s});
        QVERIFY(e.find<QLabel>(u"missingVariables"_s)->text().contains(u"TAG, DB_PASSWORD"_s));
        e.press(u"addMissing"_s);
        QCOMPARE(e.editor.variables(), (Variables{{u"A"_s, u"1"_s}, {u"TAG"_s, {}}, {u"DB_PASSWORD"_s, {}}}));
    }

    void loadsAFile()
    {
        QTemporaryDir folder;
        Editor e({{u"A"_s, u"1"_s}});
        e.editor.setMeaning(EnvTextMeaning::AsMeant);
        e.load(written(folder, u"my.env"_s, "\xef\xbb\xbf# a comment\r\nA=2\r\nexport B=\"x y\"\r\n\r\nC=\r\n"));
        QCOMPARE(e.editor.variables(), (Variables{{u"A"_s, u"2"_s}, {u"B"_s, u"x y"_s}, {u"C"_s, {}}}));
        QCOMPARE(e.banner(), u"From my.env: 2 added, 1 changed."_s);
        QTest::mouseClick(e.find<Banner>(u"variablesBanner"_s)->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(e.editor.variables(), (Variables{{u"A"_s, u"1"_s}}));
    }

    void refusesFilesItCannotRead()
    {
        QTemporaryDir folder;
        Editor e({{u"A"_s, u"1"_s}});
        e.load(written(folder, u"big.env"_s, "A=" + QByteArray(MostEnvTextBytes, 'x')));
        QVERIFY(e.banner().contains(u"larger than 1 MB"_s));
        e.load(written(folder, u"bad.env"_s, "A=\xff\n"));
        QVERIFY(e.banner().contains(u"UTF-8"_s));
        e.load(written(folder, u"wrong.env"_s, "B=2\nnot a line\n"));
        QVERIFY(e.banner().contains(u"Line 2"_s));
        e.load(folder.filePath(u"absent.env"_s));
        QVERIFY(e.banner().contains(u"could not be read"_s));
        QVERIFY(!e.editor.isModified());
        QByteArray most;
        for (int i = 0; most.size() < MostEnvTextBytes - 64; ++i)
            most += "NAME_" + QByteArray::number(i) + "=value\n";
        e.load(written(folder, u"most.env"_s, most));
        QCOMPARE(e.editor.variables().size(), most.count('\n') + 1);
    }

    void pastesAndCopies()
    {
        Editor e({{u"A"_s, u"1"_s}});
        QApplication::clipboard()->setText(u"B=2\nA=3\n"_s);
        e.select(0);
        QTest::keySequence(&e.table(), QKeySequence::Paste);
        QCOMPARE(e.editor.variables(), (Variables{{u"A"_s, u"3"_s}, {u"B"_s, u"2"_s}}));
        e.select(1);
        QTest::keySequence(&e.table(), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), u"B=2\n"_s);
        QApplication::clipboard()->setText(u"nothing of the kind"_s);
        QTest::keySequence(&e.table(), QKeySequence::Paste);
        QCOMPARE(e.editor.variables().size(), 2);
        QVERIFY(!e.banner().isEmpty());
    }

    void aTextThatCannotBeReadIsSaid()
    {
        Editor e({{u"A"_s, u"1"_s}});
        e.asText();
        e.typeAll(u"A=1\nB C=2\n"_s);
        QVERIFY(!e.editor.isAcceptable());
        QVERIFY(e.editor.whyNot().contains(u"Line 2"_s));
        e.asText();
        QVERIFY(e.editor.isText()); // Not left with half of it.
        e.typeAll(u"A=1\nBC=2\n"_s);
        QVERIFY(e.editor.isAcceptable());
        e.asText();
        QCOMPARE(e.editor.variables(), (Variables{{u"A"_s, u"1"_s}, {u"BC"_s, u"2"_s}}));
    }

    void namesNoTextCanHoldKeepTheTable()
    {
        const Variables before{{u"a name"_s, u"1"_s}};
        Editor e(before);
        e.asText();
        QVERIFY(!e.editor.isText());
        QVERIFY(e.banner().contains(u"a name"_s));
        QCOMPARE(e.editor.variables(), before);
    }

    void lockedNothingCanBeEdited()
    {
        Editor e({{u"A"_s, u"1"_s}});
        e.editor.setEditable(false);
        e.select(0);
        QTest::keyClick(&e.table(), Qt::Key_Delete);
        QTest::keyClick(&e.table(), Qt::Key_Return);
        QVERIFY(!e.editor.findChild<QLineEdit *>(u"variableName"_s));
        QVERIFY(!e.find<QToolButton>(u"addVariable"_s)->isEnabled());
        QCOMPARE(e.editor.variables(), (Variables{{u"A"_s, u"1"_s}}));
    }
};

QTEST_MAIN(tst_VariablesEditor)
#include "tst_variableseditor.moc"
