// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgettest.h"

#include "ui/widgets/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace longshore;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = SecretClipboard::State;
using Desktop = SecretClipboard::Desktop;

namespace {

const Secret Sample(QByteArray("ptr_c11pb0ardSampleOnly"));

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

/// SecretClipboard: what is on the clipboard is looked at through Qt's own clipboard.
class TestSecretClipboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(u"before"_s); }
    void marksWhatItCopies();
    void clearsAfterItsTime();
    void leavesWhatOthersCopied();
    void ownTextCopiedLaterStays();
    void clearsWhenItGoes();
    void staysThirtySecondsUnlessTold();
    void copyingAgainStartsTheTimeAnew();
    void withoutTheKeyboardWaylandTakesNothing();
    void withoutTheKeyboardWaylandClearsLater();
};

void TestSecretClipboard::marksWhatItCopies()
{
    SecretClipboard clipboard;
    QSignalSpy changed(&clipboard, &SecretClipboard::changed);
    QVERIFY(clipboard.copy(Sample));
    QCOMPARE(clipboardText().toUtf8(), Sample.bytes());
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret");
    QCOMPARE(clipboard.state(), State::Copied);
    QVERIFY(!changed.isEmpty());
    QVERIFY2(!clipboard.sentence().contains("ptr_"_L1), "the sentence is shown on screen");
}

void TestSecretClipboard::clearsAfterItsTime()
{
    SecretClipboard clipboard(nullptr, 40ms);
    clipboard.copy(Sample);
    QTRY_COMPARE(clipboard.state(), State::Cleared);
    QCOMPARE(clipboardText(), QString());
    QCOMPARE(clipboard.sentence(), u"Taken off the clipboard."_s);
}

void TestSecretClipboard::leavesWhatOthersCopied()
{
    SecretClipboard clipboard(nullptr, 40ms);
    clipboard.copy(Sample);
    QGuiApplication::clipboard()->setText(u"something else"_s);
    QTRY_COMPARE(clipboard.state(), State::Idle);
    QTest::qWait(120); // Past the time at which it would have been cleared.
    QCOMPARE(clipboardText(), u"something else"_s);
}

// Not by text: the same words copied by somebody on purpose are theirs.
void TestSecretClipboard::ownTextCopiedLaterStays()
{
    SecretClipboard clipboard;
    clipboard.copy(Sample);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(Sample.bytes()));
    clipboard.clear();
    QCOMPARE(clipboardText().toUtf8(), Sample.bytes());
}

void TestSecretClipboard::clearsWhenItGoes()
{
    {
        SecretClipboard clipboard;
        clipboard.copy(Sample);
    }
    QCOMPARE(clipboardText(), QString());
    {
        SecretClipboard clipboard;
        clipboard.copy(Sample);
        QGuiApplication::clipboard()->setText(u"theirs"_s);
    }
    QCOMPARE(clipboardText(), u"theirs"_s);
}

void TestSecretClipboard::staysThirtySecondsUnlessTold()
{
    SecretClipboard clipboard;
    QCOMPARE(clipboard.secondsLeft(), 0);
    clipboard.copy(Sample);
    QVERIFY(clipboard.secondsLeft() > 25 && clipboard.secondsLeft() <= 30);
    QCOMPARE(clipboard.sentence(), u"Copied. It is taken off the clipboard in 30 s."_s);
    clipboard.clear();
    QCOMPARE(clipboardText(), QString());
    QCOMPARE(clipboard.secondsLeft(), 0);
}

void TestSecretClipboard::copyingAgainStartsTheTimeAnew()
{
    SecretClipboard clipboard;
    clipboard.copy(Sample);
    clipboard.copy(Secret(QByteArray("second")));
    QCOMPARE(clipboard.state(), State::Copied);
    QCOMPARE(clipboardText(), u"second"_s);
    clipboard.clear();
    QCOMPARE(clipboardText(), QString());
}

void TestSecretClipboard::withoutTheKeyboardWaylandTakesNothing()
{
    SecretClipboard clipboard(nullptr, 30s, Desktop::NeedsFocus);
    QVERIFY(!QGuiApplication::focusWindow());
    QVERIFY(!clipboard.copy(Sample));
    QCOMPARE(clipboard.state(), State::Refused);
    QCOMPARE(clipboardText(), u"before"_s);
    QVERIFY(clipboard.sentence().startsWith("Not copied"_L1));
}

void TestSecretClipboard::withoutTheKeyboardWaylandClearsLater()
{
    SecretClipboard clipboard(nullptr, 40ms, Desktop::NeedsFocus);
    {
        QWidget window;
        QVERIFY(showActive(window));
        QVERIFY(clipboard.copy(Sample));
    }
    QTRY_COMPARE(clipboard.state(), State::Held);
    QCOMPARE(clipboardText().toUtf8(), Sample.bytes());
    QVERIFY(clipboard.sentence().startsWith("Still on the clipboard"_L1));
    QWidget again;
    QVERIFY(showActive(again));
    QTRY_COMPARE(clipboard.state(), State::Cleared);
    QCOMPARE(clipboardText(), QString());
}

QTEST_MAIN(TestSecretClipboard)
#include "tst_secretclipboard.moc"
