// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/podmarks.h"

#include <QTest>

using namespace longshore;

namespace {

struct Told {
    QByteArray text;
    QList<QByteArrayList> marks;
};

void add(Told &told, const QList<PodMarks::Piece> &pieces)
{
    for (const PodMarks::Piece &piece : pieces) {
        told.text += piece.text;
        if (!piece.words.isEmpty())
            told.marks.append(piece.words);
    }
}

const QByteArray Begin = "\033]7770;a1b2;begin;bash;17;0\a";

} // namespace

class TestPodMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesMarksOut();
    void cutAnywhere();
    void othersStay_data();
    void othersStay();
    void endlessIsNone();
    void startIsKeptBackNotLost();
};

void TestPodMarks::takesMarksOut()
{
    PodMarks marks("a1b2");
    const QList<PodMarks::Piece> pieces = marks.take("before" + Begin + "after\033]7770;a1b2;end;130\a");
    QCOMPARE(pieces.size(), 4);
    QCOMPARE(pieces.at(0).text, "before");
    QCOMPARE(pieces.at(1).words, (QByteArrayList{"begin", "bash", "17", "0"}));
    QCOMPARE(pieces.at(2).text, "after");
    QCOMPARE(pieces.at(3).words, (QByteArrayList{"end", "130"}));
}

/// Messages of a server end anywhere.
void TestPodMarks::cutAnywhere()
{
    const QByteArray all = "one\033[1mtwo" + Begin + "three\033" + Begin + "\033]0;title\a" + Begin + "four";
    for (qsizetype first = 0; first <= all.size(); ++first) {
        PodMarks marks("a1b2");
        Told told;
        add(told, marks.take(all.left(first)));
        add(told, marks.take(all.mid(first)));
        QCOMPARE(told.text, "one\033[1mtwothree\033\033]0;title\afour");
        QCOMPARE(told.marks.size(), 3);
    }
    PodMarks marks("a1b2");
    Told told;
    for (const char byte : all)
        add(told, marks.take(QByteArray(1, byte)));
    QCOMPARE(told.text, "one\033[1mtwothree\033\033]0;title\afour");
    QCOMPARE(told.marks.size(), 3);
}

void TestPodMarks::othersStay_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("title") << QByteArray("\033]0;a title\a");
    QTest::newRow("other console") << QByteArray("\033]7770;ffff;end;0\a");
    QTest::newRow("longer word") << QByteArray("\033]7770;a1b2c;end;0\a");
    QTest::newRow("its source") << QByteArray("printf '\\033]7770;a1b2;end;0\\007'");
}

void TestPodMarks::othersStay()
{
    QFETCH(QByteArray, text);
    PodMarks marks("a1b2");
    Told told;
    add(told, marks.take(text + '.'));
    QCOMPARE(told.text, text + '.');
    QVERIFY(told.marks.isEmpty());
}

void TestPodMarks::endlessIsNone()
{
    PodMarks marks("a1b2");
    Told told;
    const QByteArray text = "\033]7770;a1b2;" + QByteArray(PodMarks::LongestWords + 1, 'x');
    for (const char byte : text)
        add(told, marks.take(QByteArray(1, byte)));
    QCOMPARE(told.text, text);
    QVERIFY(told.marks.isEmpty());
    add(told, marks.take(Begin));
    QCOMPARE(told.marks.size(), 1);
}

/// A lone ESC is shown as soon as it is known to be one.
void TestPodMarks::startIsKeptBackNotLost()
{
    PodMarks marks("a1b2");
    QCOMPARE(marks.take("x\033").constFirst().text, "x");
    QCOMPARE(marks.take("[A").constFirst().text, "\033[A");
}

QTEST_GUILESS_MAIN(TestPodMarks)
#include "tst_podmarks.moc"
