// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mergetext.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Variables = QList<EnvVariable>;

class tst_MergeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothChangesStand()
    {
        bool conflicts = true;
        QCOMPARE(mergetext::files(u"a\nb\nc\nd\n"_s, u"a\nB\nc\nd\n"_s, u"a\nb\nc\nD\n"_s, &conflicts), u"a\nB\nc\nD\n"_s);
        QVERIFY(!conflicts);
    }

    void contradictionsStandSideBySide()
    {
        bool conflicts = false;
        const QString text = mergetext::files(u"a\r\nb\r\nc\r\n"_s, u"a\r\nmine\r\nc\r\n"_s, u"a\r\ntheirs\r\nc\r\n"_s, &conflicts);
        QVERIFY(conflicts);
        QCOMPARE(text, u"a\r\n<<<<<<< mine\r\nmine\r\n=======\r\ntheirs\r\n>>>>>>> on the server\r\nc\r\n"_s);
    }

    void mergesVariables_data()
    {
        QTest::addColumn<Variables>("base");
        QTest::addColumn<Variables>("mine");
        QTest::addColumn<Variables>("theirs");
        QTest::addColumn<Variables>("merged");
        QTest::addColumn<QStringList>("conflicts");
        const Variables ab{{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}};
        QTest::newRow("only mine") << ab << Variables{{u"A"_s, u"9"_s}} << ab << Variables{{u"A"_s, u"9"_s}} << QStringList();
        QTest::newRow("only theirs") << ab << ab << Variables{{u"B"_s, u"8"_s}} << Variables{{u"B"_s, u"8"_s}} << QStringList();
        QTest::newRow("one each") << ab << Variables{{u"A"_s, u"9"_s}, {u"B"_s, u"2"_s}} << Variables{{u"A"_s, u"1"_s}, {u"B"_s, u"8"_s}}
                                  << Variables{{u"A"_s, u"9"_s}, {u"B"_s, u"8"_s}} << QStringList();
        QTest::newRow("they added") << ab << Variables{{u"A"_s, u"9"_s}, {u"B"_s, u"2"_s}} << Variables{{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}, {u"C"_s, u"3"_s}}
                                    << Variables{{u"A"_s, u"9"_s}, {u"B"_s, u"2"_s}, {u"C"_s, u"3"_s}} << QStringList();
        QTest::newRow("they removed") << ab << Variables{{u"A"_s, u"9"_s}, {u"B"_s, u"2"_s}} << Variables{{u"A"_s, u"1"_s}} << Variables{{u"A"_s, u"9"_s}}
                                      << QStringList();
        QTest::newRow("both") << ab << Variables{{u"A"_s, u"9"_s}, {u"B"_s, u"2"_s}} << Variables{{u"A"_s, u"8"_s}, {u"B"_s, u"2"_s}}
                              << Variables{{u"A"_s, u"9"_s}, {u"B"_s, u"2"_s}} << QStringList{u"A"_s};
    }
    void mergesVariables()
    {
        QFETCH(Variables, base);
        QFETCH(Variables, mine);
        QFETCH(Variables, theirs);
        QFETCH(Variables, merged);
        QFETCH(QStringList, conflicts);
        QStringList found;
        QCOMPARE(mergetext::variables(base, mine, theirs, &found), merged);
        QCOMPARE(found, conflicts);
    }
};

QTEST_GUILESS_MAIN(tst_MergeText)
#include "tst_mergetext.moc"
