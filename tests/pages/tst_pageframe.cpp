// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pageframe.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/thinprogress.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    Shown()
    {
        content = new QLabel(u"content"_s);
        frame.setContent(content);
        frame.resize(560, 400);
        frame.show();
    }
    QPushButton &bannerAction() { return *frame.banner().findChild<QPushButton *>(u"bannerAction"_s); }
    QPushButton &emptyAction() { return *frame.empty().findChild<QPushButton *>(u"emptyAction"_s); }
    PageFrame frame{u"Access tokens"_s};
    QWidget *content;
};

const Explanation Refusal{u"alice may not list the users."_s, u"Status 403\nAccess denied"_s};

} // namespace

/// The four states of a page, each with its sentence.
class TestPageFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSkeletonOnlyBeforeTheFirstAnswer();
    void aFailureStandsInPlaceOfNothing();
    void aFailureStandsAboveWhatIsKnown();
    void aRefusalLeadsToHowTheRightIsGiven();
    void signedOutOffersToSignIn();
    void emptySaysSoAndOffersMore();
    void whatAChangeDidOutlivesTheRefresh();
    void askingAgainForgetsTheOldFailure();
};

void TestPageFrame::aSkeletonOnlyBeforeTheFirstAnswer()
{
    Shown shown;
    shown.frame.setLoading(true);
    QVERIFY(shown.frame.findChild<SkeletonView *>()->isVisible());
    QVERIFY(shown.frame.findChild<ThinProgress *>()->isRunning());
    shown.frame.setLoading(false);
    shown.frame.setFilled();
    QVERIFY(shown.content->isVisible());
    shown.frame.setLoading(true);
    QVERIFY(shown.content->isVisible());
    QVERIFY(!shown.frame.findChild<SkeletonView *>()->isVisible());
}

void TestPageFrame::aFailureStandsInPlaceOfNothing()
{
    Shown shown;
    QSignalSpy retry(&shown.frame, &PageFrame::retryRequested);
    shown.frame.setFailed(Refusal);
    QVERIFY(shown.frame.empty().isVisible());
    QCOMPARE(shown.frame.empty().sentence(), Refusal.sentence);
    QVERIFY(!shown.frame.banner().isVisible()); // Nothing is said twice.
    QCOMPARE(shown.emptyAction().text(), u"Retry"_s);
    QTest::mouseClick(&shown.emptyAction(), Qt::LeftButton);
    QCOMPARE(retry.count(), 1);
}

void TestPageFrame::aFailureStandsAboveWhatIsKnown()
{
    Shown shown;
    QSignalSpy retry(&shown.frame, &PageFrame::retryRequested);
    QSignalSpy stale(&shown.frame, &PageFrame::staleChanged);
    shown.frame.setFilled();
    shown.frame.setFailed(Refusal);
    QVERIFY(shown.content->isVisible());
    QCOMPARE(shown.frame.banner().sentence(), Refusal.sentence);
    QCOMPARE(stale.count(), 1);
    QTest::mouseClick(&shown.bannerAction(), Qt::LeftButton);
    QCOMPARE(retry.count(), 1);
    shown.frame.setFilled();
    QVERIFY(!shown.frame.banner().isVisible());
    QCOMPARE(stale.count(), 2);
    QCOMPARE(stale.last().first().toBool(), false);
}

void TestPageFrame::aRefusalLeadsToHowTheRightIsGiven()
{
    Shown shown;
    QSignalSpy help(&shown.frame, &PageFrame::helpRequested);
    QSignalSpy retry(&shown.frame, &PageFrame::retryRequested);
    shown.frame.setRefused(Refusal);
    QCOMPARE(shown.frame.empty().sentence(), Refusal.sentence);
    QCOMPARE(shown.frame.problem(), Refusal.sentence);
    QTest::mouseClick(&shown.emptyAction(), Qt::LeftButton);
    QCOMPARE(help.count(), 1);
    shown.frame.setFilled(); // The role was given meanwhile, and taken again:
    shown.frame.setRefused(Refusal);
    QVERIFY(shown.content->isVisible());
    QTest::mouseClick(&shown.bannerAction(), Qt::LeftButton);
    QCOMPARE(help.count(), 2);
    QCOMPARE(retry.count(), 0);
}

void TestPageFrame::signedOutOffersToSignIn()
{
    Shown shown;
    QSignalSpy signIn(&shown.frame, &PageFrame::signInRequested);
    shown.frame.setSignedOut(u"home-lab is signed out."_s);
    QCOMPARE(shown.emptyAction().text(), u"Sign in again"_s);
    QTest::mouseClick(&shown.emptyAction(), Qt::LeftButton);
    QCOMPARE(signIn.count(), 1);
    shown.frame.setFilled();
    shown.frame.setSignedOut(u"home-lab is signed out."_s);
    QCOMPARE(shown.bannerAction().text(), u"Sign in again"_s);
    QTest::mouseClick(&shown.bannerAction(), Qt::LeftButton);
    QCOMPARE(signIn.count(), 2);
}

void TestPageFrame::emptySaysSoAndOffersMore()
{
    Shown shown;
    QSignalSpy asked(&shown.frame, &PageFrame::emptyActionRequested);
    shown.frame.setEmpty(u"No access tokens yet."_s, u"Add access token..."_s, u"key"_s);
    QCOMPARE(shown.frame.empty().sentence(), u"No access tokens yet."_s);
    QTest::mouseClick(&shown.emptyAction(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(shown.frame.problem(), QString());
}

void TestPageFrame::whatAChangeDidOutlivesTheRefresh()
{
    Shown shown;
    shown.frame.setFilled();
    shown.frame.tell(Banner::Kind::Info, u"Revoked ci (ptr_abc)."_s);
    shown.frame.setLoading(true);
    shown.frame.setLoading(false);
    shown.frame.setFilled();
    QCOMPARE(shown.frame.banner().sentence(), u"Revoked ci (ptr_abc)."_s);
    QVERIFY(shown.frame.banner().isVisible());
}

void TestPageFrame::askingAgainForgetsTheOldFailure()
{
    Shown shown;
    shown.frame.setFailed(Refusal);
    shown.frame.setLoading(true);
    QVERIFY(!shown.frame.empty().isVisible());
    QVERIFY(shown.frame.findChild<SkeletonView *>()->isVisible());
}

QTEST_MAIN(TestPageFrame)
#include "tst_pageframe.moc"
