// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/variablesmodel.h"

#include "tests/models/stackmaker.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QString secret = u"s3cr3t-value"_s;

/// Whether any role of any cell, or what is dragged, holds `text`.
bool gives(const VariablesModel &model, const QString &text)
{
    QModelIndexList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            all.append(model.index(row, column));
            for (int role = 0; role < Qt::UserRole + 20; ++role) {
                if (all.constLast().data(role).toString().contains(text))
                    return true;
            }
        }
    }
    const std::unique_ptr<QMimeData> dragged(model.mimeData(all));
    for (const QString &format : dragged->formats()) {
        const QByteArray data = dragged->data(format);
        const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QByteArray swapped = utf16;
        for (qsizetype i = 0; i + 1 < swapped.size(); i += 2)
            std::swap(swapped[i], swapped[i + 1]);
        if (data.contains(text.toUtf8()) || data.contains(utf16) || data.contains(swapped))
            return true;
    }
    return false;
}

} // namespace

class tst_VariablesModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hidesValuesInEveryRole()
    {
        VariablesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setVariables({{u"A"_s, secret}, {u"EMPTY"_s, {}}, {u"A"_s, u"x"_s}});
        QVERIFY(!gives(model, secret));
        QVERIFY(gives(model, u"EMPTY"_s)); // the check itself can find
        for (int row = 0; row < 3; ++row) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::EditRole), int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)})
                QCOMPARE(model.index(row, VariablesModel::ValueColumn).data(role).toString(), u"••••••••"_s);
        }
        QCOMPARE(model.plainValue(0), secret);
        QCOMPARE(model.plainValue(3), QString());
        QCOMPARE(model.plainValue(-1), QString());
    }

    void revealsOneByOneOrAll()
    {
        VariablesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(!model.isAllRevealed());
        model.revealAll(true); // of nothing
        model.setVariables({{u"A"_s, secret}, {u"B"_s, u"other"_s}});
        const SignalCounter signalsSent(model);
        model.setRevealed(1, true);
        QCOMPARE(signalsSent.count(), 1);
        QVERIFY(gives(model, u"other"_s));
        QVERIFY(!gives(model, secret));
        model.setRevealed(1, true);
        model.setRevealed(7, true);
        QCOMPARE(signalsSent.count(), 1);
        model.revealAll(true);
        QVERIFY(model.isAllRevealed());
        QVERIFY(gives(model, secret));
        model.revealAll(false);
        QVERIFY(!gives(model, secret));
        QVERIFY(!gives(model, u"other"_s));
    }

    void hidesAgainWhenOtherVariablesCome()
    {
        VariablesModel model;
        model.setVariables({{u"A"_s, secret}});
        model.revealAll(true);
        const SignalCounter signalsSent(model);
        model.setVariables({{u"A"_s, secret}});
        QCOMPARE(signalsSent.count(), 0);
        QVERIFY(model.isRevealed(0));
        model.setVariables({{u"A"_s, secret}, {u"B"_s, {}}});
        QVERIFY(!model.isRevealed(0));
        QVERIFY(!gives(model, secret));
    }

    void showsHostileTextAsText()
    {
        VariablesModel model;
        model.setVariables({{u"<b>N</b>"_s, u"<img src=file:///etc/passwd>\nsecond"_s}});
        model.revealAll(true);
        QVERIFY(!model.index(0, 1).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
        QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        QVERIFY(!model.index(0, 1).data().toString().contains(u'\n'));
        QCOMPARE(model.plainValue(0), u"<img src=file:///etc/passwd>\nsecond"_s);
    }

    void dotEnvLines_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("written");
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("plain") << u"Europe/Berlin"_s << u"Europe/Berlin"_s;
        QTest::newRow("address") << u"https://a.b:80/c,d+e=f%20@g"_s << u"https://a.b:80/c,d+e=f%20@g"_s;
        QTest::newRow("blank") << u"two words"_s << u"'two words'"_s;
        QTest::newRow("ends of blanks") << u" x "_s << u"' x '"_s;
        QTest::newRow("remark") << u"a#b"_s << u"'a#b'"_s;
        QTest::newRow("dollar") << u"pa$$word${X}"_s << u"'pa$$word${X}'"_s;
        QTest::newRow("double quotes") << u"say \"hi\""_s << u"'say \"hi\"'"_s;
        QTest::newRow("lines") << u"one\ntwo\n"_s << u"'one\ntwo\n'"_s;
        QTest::newRow("letters") << u"Größe"_s << u"'Größe'"_s;
        QTest::newRow("single quote") << u"it's $5"_s << u"\"it's \\$5\""_s;
        QTest::newRow("backslash") << u"C:\\new"_s << u"\"C:\\\\new\""_s;
        QTest::newRow("carriage return") << u"a\r\nb\t\"c\""_s << u"\"a\\r\\nb\\t\\\"c\\\"\""_s;
    }
    void dotEnvLines()
    {
        QFETCH(QString, value);
        QFETCH(QString, written);
        QCOMPARE(dotEnvLine({u"NAME"_s, value}), u"NAME="_s + written + u'\n');
    }

    void dotEnvNamesThatCannotBe_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u""_s, u"A B"_s, u"A=B"_s, u"A\nB=evil"_s, u"#A"_s, u"A'"_s, u"$A"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void dotEnvNamesThatCannotBe()
    {
        QFETCH(QString, name);
        const QString line = dotEnvLine({name, secret});
        QVERIFY(line.startsWith(u"# "_s));
        QCOMPARE(line.count(u'\n'), 1);
        QVERIFY(!line.contains(secret));
    }

    void copiesInOrderWithDoubles()
    {
        VariablesModel model;
        model.setVariables({{u"B"_s, u"1"_s}, {u"A"_s, u"2"_s}, {u"B"_s, u"3"_s}});
        QCOMPARE(model.asDotEnv(), u"B=1\nA=2\nB=3\n"_s);
        QCOMPARE(model.asDotEnv({2, 0, 9}), u"B=3\nB=1\n"_s);
        QCOMPARE(model.asDotEnv(QList<int>()), QString());
    }

    void headers()
    {
        const VariablesModel model;
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Name"_s);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::AccessibleTextRole).toString(), u"Value"_s);
        QVERIFY(!model.headerData(2, Qt::Horizontal).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
    }
};

QTEST_GUILESS_MAIN(tst_VariablesModel)
#include "tst_variablesmodel.moc"
