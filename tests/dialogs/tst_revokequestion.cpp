// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/accountstates.h"
#include "ui/dialogs/revokequestion.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'730'000'000;

RevokeQuestion::About about(const QList<AccessToken> &tokens, bool guarded = false)
{
    return {u"home-lab"_s, u"alice"_s, tokens, AccessTokenId(1), Now, guarded};
}

AccessToken ours()
{
    return sampleAccessToken(1, u"Longshore on study-pc"_s, u"ptr_abc"_s, Now - 60);
}

AccessToken ci()
{
    return sampleAccessToken(2, u"ci & <b>co"_s, u"ptr_def"_s, 0);
}

QStringList listed(RevokeQuestion &question)
{
    auto *list = question.findChild<QListWidget *>(u"tokens"_s);
    QStringList lines;
    for (int row = 0; row < list->count(); ++row)
        lines.append(list->item(row)->text());
    return lines;
}

} // namespace

class TestRevokeQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesEachTokenAndItsLastUse();
    void saysWhenThisComputerSignsOut();
    void keepingIsTheDefault();
    void confirmsByKeyboard();
    void theButtonNamesWhatGoes();
};

void TestRevokeQuestion::namesEachTokenAndItsLastUse()
{
    RevokeQuestion question(about({ours(), ci()}));
    QCOMPARE(listed(question), (QStringList{u"Longshore on study-pc (ptr_abc), last used 1 min ago"_s, u"ci & <b>co (ptr_def), never used"_s}));
}

void TestRevokeQuestion::saysWhenThisComputerSignsOut()
{
    RevokeQuestion with(about({ours()}));
    QCOMPARE(with.findChild<QLabel *>(u"signsOut"_s)->text(), u"This computer signs out of home-lab."_s);
    RevokeQuestion without(about({ci()}));
    QVERIFY(!without.findChild<QLabel *>(u"signsOut"_s));
    QVERIFY(without.findChild<QLabel *>(u"sentence"_s)->text().contains("other access tokens of alice stay"_L1));
}

void TestRevokeQuestion::keepingIsTheDefault()
{
    RevokeQuestion question(about({ci()}));
    QSignalSpy confirmed(&question, &RevokeQuestion::confirmed);
    question.show();
    QVERIFY(QTest::qWaitForWindowActive(&question));
    QTRY_VERIFY(question.findChild<QPushButton *>(u"keep"_s)->hasFocus());
    QTest::keyClick(&question, Qt::Key_Return);
    QVERIFY(!question.isVisible());
    QCOMPARE(confirmed.count(), 0);
}

void TestRevokeQuestion::confirmsByKeyboard()
{
    RevokeQuestion question(about({ci(), ours()}));
    QList<AccessToken> gone;
    connect(&question, &RevokeQuestion::confirmed, this, [&gone](const QList<AccessToken> &tokens) { gone = tokens; });
    question.show();
    QVERIFY(QTest::qWaitForWindowActive(&question));
    auto *revoke = question.findChild<QPushButton *>(u"revoke"_s);
    for (int step = 0; step < 5 && !revoke->hasFocus(); ++step)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(revoke->hasFocus());
    QTest::keyClick(revoke, Qt::Key_Space);
    QCOMPARE(gone, (QList<AccessToken>{ci(), ours()}));
}

void TestRevokeQuestion::theButtonNamesWhatGoes()
{
    RevokeQuestion one(about({ci()}));
    QCOMPARE(one.findChild<QPushButton *>(u"revoke"_s)->text(), u"&Revoke ci && <b>co"_s);
    RevokeQuestion two(about({ci(), ours()}));
    QCOMPARE(two.findChild<QPushButton *>(u"revoke"_s)->text(), u"&Revoke 2 access tokens"_s);
}

QTEST_MAIN(TestRevokeQuestion)
#include "tst_revokequestion.moc"
