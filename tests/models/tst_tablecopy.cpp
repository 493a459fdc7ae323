// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tablecopy.h"

#include "tests/models/stackmaker.h"
#include "ui/models/tableexport.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

using C = StackColumn;
const QList<C> someColumns{C::Name, C::Id, C::State, C::Created, C::Updated, C::GitRepository, C::ComposeFormat, C::FromTemplate, C::VariablesCount};

StackRow shopRow()
{
    StackRow row{.server = testServer(1), .serverName = u"home"_s, .environmentName = u"local"_s, .stack = testStack(7, u"shop, \"new\""_s)};
    row.stack.creationDate = 1'726'142'531;
    row.stack.env = {{u"PASSWORD"_s, u"s3cret"_s}};
    row.stack.fromAppTemplate = true;
    return row;
}

StackRow evilRow()
{
    StackRow row{.server = testServer(1), .serverName = u"home"_s, .environmentName = u"local"_s, .stack = testStack(8, u"=cmd|' /C calc'!A0"_s)};
    row.stack.status = {StackStatus::Unknown, 9};
    row.stack.gitConfig = GitConfig{.url = u"https://joe:pw@host/x"_s, .referenceName = {}, .configFilePath = {}, .configHash = {}, .authentication = {}};
    return row;
}

/// Two rows that live as long as the program.
StackTable table(const QList<C> &columns = someColumns)
{
    static const StackRow shop = shopRow();
    static const StackRow evil = evilRow();
    return {.rows = {&shop, &evil}, .columns = columns, .zone = QTimeZone("Europe/Berlin"), .keep = {}};
}

/// A disk that is full after `room` bytes.
class FullDevice : public QIODevice
{
public:
    explicit FullDevice(qint64 room)
        : m_room(room)
    {
        open(WriteOnly | Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_room -= size;
        if (m_room >= 0)
            return size;
        setErrorString(u"No space left"_s);
        return -1;
    }

private:
    qint64 m_room;
};

} // namespace

class tst_TableCopy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvFields_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("plain") << u"web"_s << u"web"_s;
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::newRow("line end") << u"a\nb"_s << u"\"a\nb\""_s;
        QTest::newRow("blanks stay") << u" a "_s << u" a "_s;
        QTest::newRow("equals") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
        QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
        QTest::newRow("carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
        QTest::newRow("both") << u"=HYPERLINK(\"x\",\"y\")"_s << u"\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""_s;
        QTest::newRow("inside is harmless") << u"a=b-c"_s << u"a=b-c"_s;
    }
    void csvFields()
    {
        QFETCH(QString, text);
        QTEST(csvField(text), "field");
    }

    void csv()
    {
        QCOMPARE(QString::fromUtf8(tableText(table(), TableFormat::Csv)),
                 u"Name,Id,State,Created,Updated,Git repository,Compose format,From template,Variables\r\n"
                 "\"shop, \"\"new\"\"\",7,Active,2024-09-12T14:02:11+02:00,,,Yes,Yes,1\r\n"
                 "'=cmd|' /C calc'!A0,8,Unknown (9),,,https://host/x,Yes,,0\r\n"_s);
    }

    void tabSeparated()
    {
        QCOMPARE(QString::fromUtf8(tableText(table({C::Name, C::Type}), TableFormat::TabSeparated)),
                 u"Name\tType\nshop, \"new\"\tCompose\n=cmd|' /C calc'!A0\tCompose\n"_s);
        QCOMPARE(clipboardText(table({C::Id, C::Environment})), u"7\tlocal\n8\tlocal\n"_s);
        StackTable one = table({C::Name});
        one.rows.removeLast();
        QCOMPARE(clipboardText(one), u"shop, \"new\""_s);
        one.rows.clear();
        QCOMPARE(clipboardText(one), QString());
    }

    void json()
    {
        const QByteArray text = tableText(table(), TableFormat::Json);
        QVERIFY(text.indexOf("\"name\"") < text.indexOf("\"id\"")); // in the order of the columns
        const QJsonArray rows = QJsonDocument::fromJson(text).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject(), QJsonObject({{u"name"_s, u"shop, \"new\""_s}, {u"id"_s, 7}, {u"state"_s, u"Active"_s},
                                                  {u"created"_s, u"2024-09-12T14:02:11+02:00"_s}, {u"updated"_s, QJsonValue::Null},
                                                  {u"gitrepository"_s, QJsonValue::Null}, {u"composeformat"_s, true},
                                                  {u"fromtemplate"_s, true}, {u"variables"_s, 1}}));
        QCOMPARE(rows[1].toObject().value(u"name"_s).toString(), u"=cmd|' /C calc'!A0"_s);
        QCOMPARE(rows[1].toObject().value(u"fromtemplate"_s), QJsonValue(QJsonValue::Null));
    }

    void emptyTables()
    {
        StackTable none = table({C::Name});
        none.rows.clear();
        QCOMPARE(tableText(none, TableFormat::Csv), QByteArray("Name\r\n"));
        QCOMPARE(QJsonDocument::fromJson(tableText(none, TableFormat::Json)).array().size(), 0);
        QVERIFY(QJsonDocument::fromJson(tableText(none, TableFormat::Json)).isArray());
    }

    void neverGivesValuesOfVariables()
    {
        QList<C> all;
        for (int i = 0; i < StackColumnCount; ++i)
            all.append(static_cast<C>(i));
        for (const TableFormat format : {TableFormat::TabSeparated, TableFormat::Csv, TableFormat::Json}) {
            const QByteArray text = tableText(table(all), format);
            QVERIFY(text.contains("local"));
            QVERIFY(!text.contains("s3cret"));
            QVERIFY(!text.contains("pw"));
        }
    }

    void writerGoesInSlices()
    {
        StackTable many = table();
        while (many.rows.size() < 101)
            many.rows.append(many.rows[many.rows.size() % 2]);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        TableWriter writer(many, TableFormat::Json, buffer);
        int slices = 1;
        while (writer.writeSome(10))
            ++slices;
        QCOMPARE(slices, 11);
        QCOMPARE(writer.outcome(), (ExportOutcome{101, {}}));
        QCOMPARE(buffer.data(), tableText(many, TableFormat::Json));
        QVERIFY(!writer.writeSome(10));
        QCOMPARE(buffer.data(), tableText(many, TableFormat::Json));
    }

    void writerStopsWhenTheDiskIsFull()
    {
        const StackTable two = table();
        FullDevice device(100);
        TableWriter writer(two, TableFormat::Csv, device);
        while (writer.writeSome(1)) { }
        QCOMPARE(writer.outcome().error, u"No space left"_s);
        QVERIFY(writer.outcome().rows < 2);
    }

    void exportsAFileInAWorker()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"stacks.csv"_s);
        const QFuture<ExportOutcome> done = exportTable(table(), TableFormat::Csv, path);
        QTRY_VERIFY(done.isFinished());
        QCOMPARE(done.result(), (ExportOutcome{2, {}}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), tableText(table(), TableFormat::Csv));
    }

    void failedExportSaysWhy()
    {
        const QTemporaryDir dir;
        const QFuture<ExportOutcome> done = exportTable(table(), TableFormat::Json, dir.filePath(u"none/stacks.json"_s));
        QTRY_VERIFY(done.isFinished());
        QVERIFY(!done.result().isGood());
        QVERIFY(!QFile::exists(dir.filePath(u"none"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_TableCopy)
#include "tst_tablecopy.moc"
