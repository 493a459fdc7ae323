// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/displaytext.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleans_data();
    void cleans();
    void nothingHarmfulIsLeft();
    void harmlessTextIsShared();
};

void TestDisplayText::cleans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char *name, const QString &text, const QString &line, const QString &lines) {
        QTest::newRow(name) << text << line << lines;
    };
    const auto same = [&](const char *name, const QString &text) { row(name, text, text, text); };
    same("empty", QString());
    same("ASCII", u"a-web_1 <b>&amp;</b>"_s);
    same("letters", u"Ünï 日本 שלום"_s);
    same("pair", u"🚢\U0010FFFF"_s);
    same("joiners of emoji", u"👩\u200D🚀"_s);
    same("direction marks", u"a\u200E\u200Fb"_s);
    row("line feed", u"a\nb"_s, u"a b"_s, u"a\nb"_s);
    row("Windows line ends", u"a\r\nb\r\n"_s, u"a b "_s, u"a\r\nb\r\n"_s);
    row("carriage return", u"a\rb"_s, u"a b"_s, u"a\rb"_s);
    row("the other way round", u"a\n\rb"_s, u"a  b"_s, u"a\n\rb"_s);
    row("tab", u"a\tb"_s, u"a b"_s, u"a\tb"_s);
    row("Unicode line ends", u"a\u2028b\u2029c"_s, u"a b c"_s, u"a\u2028b\u2029c"_s);
    row("next line", u"a\u0085b"_s, u"a b"_s, u"a\uFFFDb"_s);
    row("form feed and vertical tab", u"a\fb\vc"_s, u"a b c"_s, u"a\u240Cb\u240Bc"_s);
    row("NUL", u"a"_s + QChar(0) + u"b"_s, u"a\u2400b"_s, u"a\u2400b"_s);
    row("escape", u"\u001B[31m"_s, u"\u241B[31m"_s, u"\u241B[31m"_s);
    row("backspace and bell", u"\b\a"_s, u"\u2408\u2407"_s, u"\u2408\u2407"_s);
    row("delete", u"\u007F"_s, u"\u2421"_s, u"\u2421"_s);
    row("C1", u"\u0080\u009F"_s, u"\uFFFD\uFFFD"_s, u"\uFFFD\uFFFD"_s);
    row("embeddings and overrides", u"\u202A\u202B\u202C\u202D\u202E"_s, QString(5, QChar(0xFFFD)),
        QString(5, QChar(0xFFFD)));
    row("isolates", u"\u2066\u2067\u2068\u2069"_s, QString(4, QChar(0xFFFD)), QString(4, QChar(0xFFFD)));
    row("forged name", u"web\u202Elmth.exe"_s, u"web\uFFFDlmth.exe"_s, u"web\uFFFDlmth.exe"_s);
    row("lone high surrogate", u"a"_s + QChar(0xD83D) + u"b"_s, u"a\uFFFDb"_s, u"a\uFFFDb"_s);
    row("lone low surrogate", QString(QChar(0xDE80)), u"\uFFFD"_s, u"\uFFFD"_s);
    row("surrogates the wrong way round", QString(QChar(0xDE80)) + QChar(0xD83D), u"\uFFFD\uFFFD"_s, u"\uFFFD\uFFFD"_s);
    row("high surrogate before a pair", QString(QChar(0xD83D)) + u"🚢"_s, u"\uFFFD🚢"_s, u"\uFFFD🚢"_s);
    row("pair between controls", u"\u0001🚢\u0002"_s, u"\u2401🚢\u2402"_s, u"\u2401🚢\u2402"_s);
}

void TestDisplayText::cleans()
{
    QFETCH(const QString, text);
    QTEST(oneLine(text), "line");
    QTEST(manyLines(text), "lines");
}

void TestDisplayText::nothingHarmfulIsLeft()
{
    for (int unit = 0; unit <= 0xFFFF; ++unit) {
        const QString line = oneLine(u"a"_s + QChar(unit) + u"b"_s);
        QCOMPARE(line.size(), 3);
        const char16_t left = line.at(1).unicode();
        const bool harmful = left < 0x20 || (left >= 0x7F && left < 0xA0) || (left >= 0x202A && left <= 0x202E)
            || (left >= 0x2066 && left <= 0x2069) || left == 0x2028 || left == 0x2029 || QChar::isSurrogate(left);
        QVERIFY2(!harmful, qPrintable(QString::number(unit, 16)));
    }
}

void TestDisplayText::harmlessTextIsShared()
{
    const QString text = u"a name"_s + QString::number(5);
    QCOMPARE(oneLine(text).constData(), text.constData());
    QCOMPARE(manyLines(text).constData(), text.constData());
}

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
