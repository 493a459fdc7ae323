// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Settings" on the sample server and on one whose answers are written here: by keyboard, reviewed, sent
// once and as small as possible, read back.
#include "tests/shell/settingswindow.h"

#include "ui/dialogs/leaveeditsquestion.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/thinprogress.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTableWidget>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

class TestSettingsFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatTheServerHas_data() { everyLine(); }
    void showsWhatTheServerHas();
    void isReviewedAndSentAsSmallAsPossible();
    void keepingSendsNothing();
    void onTheSampleServer_data() { everyLine(); }
    void onTheSampleServer();
    void aBadValueIsSaidWhileTyping();
    void whatMovedMeanwhileIsNotOverwritten();
    void aLostAnswerIsReadBack_data();
    void aLostAnswerIsReadBack();
    void whatTheServerDidNotTakeIsSaid();
    void theServersRefusalKeepsWhatWasTyped();
    void whatIsTypedWhileItIsSentStays();
    void readOnlySendsNothing();
    void aStandardUserIsRefusedInWords();
    void loadingShowsASkeletonOnce();
    void aFailureOffersToTryAgain();
    void aStoppedServerKeepsWhatIsKnown();
    void aTokenThatIsNoLongerAcceptedLeadsBackIn();
    void leavingAsksAboutWhatWasNotSent();
    void whatEndsTheSessionAsksToo();
};

void TestSettingsFeed::showsWhatTheServerHas()
{
    QFETCH(int, line);
    Sample sample("admin", lineOf(line));
    QVERIFY(sample.isFilled());
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"8h"_s);
    QCOMPARE(sample.field(Setting::PasswordLength).text(), u"12"_s);
    QCOMPARE(sample.field(Setting::KubeconfigExpiry).text(), u"0"_s);
    QCOMPARE(sample.note(Setting::KubeconfigExpiry), u"A kubeconfig never expires."_s);
    QCOMPARE(sample.page->findChild<QLabel *>(u"signInMethod"_s)->text(), u"Portainer's own users"_s);
    QVERIFY(!sample.page->findChild<QPushButton *>(u"reviewChange"_s)->isEnabled());
    QCOMPARE(sample.page->findChild<QLabel *>(u"changeSummary"_s)->text(), u"Nothing is changed."_s);
}

void TestSettingsFeed::isReviewedAndSentAsSmallAsPossible()
{
    Scripted scripted;
    scripted.server.answer("PUT /settings", {200, settingsBody("10m"), "application/json", {}, false, false,
                                             [&] { scripted.server.answer("GET /settings", {200, settingsBody("10m")}); }});
    QVERIFY(scripted.show() && scripted.isFilled());
    QVERIFY(scripted.section.type(Setting::SnapshotInterval, u"10m"_s));
    QCOMPARE(scripted.section.page->findChild<QLabel *>(u"changeSummary"_s)->text(), u"One setting differs from what the server has."_s);
    SettingsReview *review = scripted.section.review();
    QVERIFY(review);
    auto *steps = review->findChild<QTableWidget *>(u"steps"_s);
    QCOMPARE(steps->rowCount(), 1);
    QCOMPARE(steps->item(0, 0)->text(), u"Snapshot interval"_s);
    QCOMPARE(steps->item(0, 1)->text(), u"5m"_s);
    QCOMPARE(steps->item(0, 2)->text(), u"10m"_s);
    QCOMPARE(scripted.timesAsked("PUT"), 0);
    QVERIFY(PeopleWindow::pushButton(u"change"_s));
    QTRY_COMPARE(scripted.section.told(), u"The settings were changed and read back."_s);
    QCOMPARE(QJsonDocument::fromJson(scripted.sent()).object(), (QJsonObject{{u"SnapshotInterval"_s, u"10m"_s}}));
    QCOMPARE(scripted.timesAsked("PUT"), 1);
    QCOMPARE(scripted.section.field(Setting::SnapshotInterval).text(), u"10m"_s);
    QVERIFY(scripted.section.page->unsent().isEmpty());
}

void TestSettingsFeed::keepingSendsNothing()
{
    Sample sample;
    QVERIFY(sample.isFilled());
    QVERIFY(sample.type(Setting::SessionTimeout, u"4h"_s));
    QVERIFY(sample.review());
    PeopleWindow::press(Qt::Key_Return); // Leaving them as they are is the default.
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(sample.demo.writesAsked(), 0);
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"4h"_s);
    QVERIFY(PeopleWindow::pushButton(u"discardChange"_s));
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"8h"_s);
}

void TestSettingsFeed::onTheSampleServer()
{
    QFETCH(int, line);
    Sample sample("admin", lineOf(line));
    QVERIFY(sample.isFilled());
    const ServerSettings before = sample.onServer();
    QVERIFY(sample.type(Setting::KubeconfigExpiry, u"24h"_s));
    QCOMPARE(sample.note(Setting::KubeconfigExpiry), QString());
    QVERIFY(sample.typeAndApply(Setting::PasswordLength, u"14"_s));
    QTRY_COMPARE(sample.told(), u"The settings were changed and read back."_s);
    ServerSettings expected = before;
    expected.kubeconfigExpiry = u"24h"_s;
    expected.requiredPasswordLength = 14;
    QCOMPARE(sample.onServer(), expected);
    QCOMPARE(sample.demo.timesAsked("PUT", "settings"), 1);
}

void TestSettingsFeed::aBadValueIsSaidWhileTyping()
{
    Sample sample;
    QVERIFY(sample.isFilled());
    QVERIFY(sample.type(Setting::SessionTimeout, u"2m"_s));
    QCOMPARE(sample.note(Setting::SessionTimeout), u"At least 5m: below it people are signed out while they work."_s);
    QCOMPARE(sample.field(Setting::SessionTimeout).accessibleDescription(), sample.note(Setting::SessionTimeout));
    QVERIFY(!sample.page->findChild<QPushButton *>(u"reviewChange"_s)->isEnabled());
    QVERIFY(sample.type(Setting::SessionTimeout, u"never"_s));
    QVERIFY(sample.note(Setting::SessionTimeout).contains("30s, 5m, 1h30m"_L1));
    QVERIFY(sample.type(Setting::SessionTimeout, u" 8h "_s)); // As it was: spaces around are a slip.
    QCOMPARE(sample.note(Setting::SessionTimeout), QString());
    QCOMPARE(sample.page->unsent(), QString());
}

void TestSettingsFeed::whatMovedMeanwhileIsNotOverwritten()
{
    Sample sample;
    QVERIFY(sample.isFilled());
    QVERIFY(sample.type(Setting::SessionTimeout, u"4h"_s));
    QVERIFY(sample.review());
    QVERIFY(sample.changeBehindTheBack({.kubeconfigExpiry = u"48h"_s}));
    const int before = sample.demo.timesAsked("PUT", "settings");
    QVERIFY(PeopleWindow::pushButton(u"change"_s));
    QTRY_COMPARE(sample.told(), u"The settings changed on the server meanwhile, so nothing was sent. Look at them and review again."_s);
    QCOMPARE(sample.demo.timesAsked("PUT", "settings"), before);
    QCOMPARE(sample.field(Setting::KubeconfigExpiry).text(), u"48h"_s);
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"4h"_s); // Still to be sent:
    QVERIFY(sample.review());
    QVERIFY(PeopleWindow::pushButton(u"change"_s));
    QTRY_COMPARE(sample.told(), u"The settings were changed and read back."_s);
    QCOMPARE(sample.onServer().kubeconfigExpiry, u"48h"_s);
    QCOMPARE(sample.onServer().userSessionTimeout, u"4h"_s);
}

void TestSettingsFeed::aLostAnswerIsReadBack_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("typed");
    QTest::newRow("it happened") << settingsBody("10m") << u"The settings were changed and read back."_s << u"10m"_s;
    QTest::newRow("it did not") << settingsBody() << u"The change did not reach the server. What you typed is still here."_s << u"10m"_s;
    QTest::newRow("nobody can tell") << QByteArray() << u"It is not known whether the settings were changed. home-lab could not read the server settings."_s << u"10m"_s;
}

void TestSettingsFeed::aLostAnswerIsReadBack()
{
    QFETCH(QByteArray, after);
    QFETCH(QString, told);
    QFETCH(QString, typed);
    Scripted scripted;
    const Canned then = after.isEmpty() ? Canned{500, R"({"message":"broken","details":"broken"})"} : Canned{200, after};
    scripted.server.answer("PUT /settings", {.drop = true, .effect = [&] { scripted.server.answer("GET /settings", then); }});
    QVERIFY(scripted.show() && scripted.isFilled());
    QVERIFY(scripted.section.typeAndApply(Setting::SnapshotInterval, u"10m"_s));
    QTRY_COMPARE_WITH_TIMEOUT(scripted.section.told(), told, 20'000);
    QCOMPARE(scripted.timesAsked("PUT"), 1);
    QCOMPARE(scripted.section.field(Setting::SnapshotInterval).text(), typed);
}

void TestSettingsFeed::whatTheServerDidNotTakeIsSaid()
{
    Scripted scripted;
    scripted.server.answer("PUT /settings", {200, settingsBody("5m", "4h"), "application/json", {}, false, false,
                                             [&] { scripted.server.answer("GET /settings", {200, settingsBody("5m", "4h")}); }});
    QVERIFY(scripted.show() && scripted.isFilled());
    QVERIFY(scripted.section.type(Setting::SessionTimeout, u"4h"_s));
    QVERIFY(scripted.section.typeAndApply(Setting::SnapshotInterval, u"10m"_s));
    QTRY_COMPARE(scripted.section.told(), u"The server did not take over everything."_s);
    QVERIFY(std::ranges::any_of(scripted.section.page->banner().findChildren<QLabel *>(),
                                [](const QLabel *label) { return label->text() == "Snapshot interval: 10m, now 5m"_L1; }));
    QCOMPARE(scripted.section.field(Setting::SnapshotInterval).text(), u"5m"_s);
}

void TestSettingsFeed::theServersRefusalKeepsWhatWasTyped()
{
    Scripted scripted;
    scripted.server.answer("PUT /settings", {400, R"({"message":"Invalid request payload","details":"Invalid user session timeout"})"});
    QVERIFY(scripted.show() && scripted.isFilled());
    QVERIFY(scripted.section.typeAndApply(Setting::SessionTimeout, u"4h"_s));
    QTRY_COMPARE(scripted.section.told(), u"home-lab could not change the server settings."_s);
    QCOMPARE(scripted.section.page->banner().kind(), Banner::Kind::Bad);
    QCOMPARE(scripted.section.field(Setting::SessionTimeout).text(), u"4h"_s);
    QVERIFY(scripted.section.page->findChild<QPushButton *>(u"reviewChange"_s)->isEnabled());
}

void TestSettingsFeed::whatIsTypedWhileItIsSentStays()
{
    Scripted scripted;
    scripted.server.answer("PUT /settings", {200, settingsBody("10m"), "application/json", {}, false, false, [&] {
        scripted.section.field(Setting::SessionTimeout).setText(u"4h"_s);
        scripted.server.answer("GET /settings", {200, settingsBody("10m")});
    }});
    QVERIFY(scripted.show() && scripted.isFilled());
    QVERIFY(scripted.section.typeAndApply(Setting::SnapshotInterval, u"10m"_s));
    QTRY_COMPARE(scripted.section.told(), u"The settings were changed and read back."_s);
    QCOMPARE(scripted.section.field(Setting::SnapshotInterval).text(), u"10m"_s);
    QCOMPARE(scripted.section.field(Setting::SessionTimeout).text(), u"4h"_s);
    QCOMPARE(scripted.section.page->unsent(), u"One change to the settings was not sent yet."_s);
}

/// An edit of the server's entry that closes its session.
void TestSettingsFeed::whatEndsTheSessionAsksToo()
{
    Sample sample;
    QVERIFY(sample.isFilled());
    int went = 0;
    QVERIFY(!sample.windows.holds(sample.profile.id, [&] { ++went; })); // Nothing would be lost.
    QVERIFY(sample.type(Setting::SessionTimeout, u"4h"_s));
    QVERIFY(sample.windows.holds(sample.profile.id, [&] { ++went; }));
    QVERIFY(PeopleWindow::waitFor<LeaveEditsQuestion>());
    QVERIFY(PeopleWindow::pushButton(u"keepEditing"_s));
    QTRY_VERIFY(!PeopleWindow::dialog<LeaveEditsQuestion>());
    QCOMPARE(went, 0);
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"4h"_s);
    QVERIFY(sample.windows.holds(sample.profile.id, [&] { ++went; }));
    QVERIFY(PeopleWindow::waitFor<LeaveEditsQuestion>());
    QVERIFY(PeopleWindow::pushButton(u"discard"_s));
    QTRY_COMPARE(went, 1);
}

void TestSettingsFeed::readOnlySendsNothing()
{
    Sample sample;
    QVERIFY(sample.isFilled());
    ServerProfile readOnly = sample.session().profile();
    readOnly.readOnly = true;
    auto *note = sample.window->findChild<QLabel *>(u"readOnlyNote"_s);
    QVERIFY(!note->isVisible());
    sample.session().setProfile(readOnly);
    QVERIFY(note->isVisible());
    QVERIFY(sample.typeAndApply(Setting::SessionTimeout, u"4h"_s));
    QTRY_COMPARE(sample.told(), u"Longshore is set to read-only for home-lab, so it did not change the server settings. Nothing was sent."_s);
    QCOMPARE(sample.demo.writesAsked(), 0);
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"4h"_s);
}

void TestSettingsFeed::aStandardUserIsRefusedInWords()
{
    Sample sample("alice");
    QVERIFY(sample.page);
    QTRY_COMPARE(sample.page->problem(),
                 u"alice may not read the server settings. That needs the administrator role; an administrator of home-lab can grant it."_s);
    QVERIFY(!sample.page->findChild<QLineEdit *>(fieldOf(Setting::SessionTimeout))->isVisible());
    QSignalSpy help(&sample.windows, &ServerWindows::linkActivated);
    QVERIFY(PeopleWindow::pushButton(u"emptyAction"_s));
    QCOMPARE(help.size(), 1);
    QCOMPARE(help.first().first().toUrl().host(), u"docs.portainer.io"_s);
}

void TestSettingsFeed::loadingShowsASkeletonOnce()
{
    Scripted scripted;
    scripted.server.answer("GET /settings", {.hang = true});
    QVERIFY(scripted.show());
    QTRY_VERIFY(scripted.section.page->findChild<SkeletonView *>()->isVisible());
    QVERIFY(scripted.section.page->findChild<ThinProgress *>()->isRunning());
}

void TestSettingsFeed::aFailureOffersToTryAgain()
{
    Scripted scripted;
    scripted.server.answer("GET /settings", {500, R"({"message":"Unable to retrieve the settings from the database","details":"timeout"})"});
    QVERIFY(scripted.show());
    QTRY_COMPARE(scripted.section.page->problem(), u"home-lab could not read the server settings."_s);
    scripted.server.answer("GET /settings", {200, settingsBody()});
    QVERIFY(PeopleWindow::pushButton(u"emptyAction"_s));
    QTRY_VERIFY(scripted.section.page->isFilled());
    QCOMPARE(scripted.section.page->problem(), QString());
}

void TestSettingsFeed::aStoppedServerKeepsWhatIsKnown()
{
    Sample sample;
    QVERIFY(sample.isFilled());
    QVERIFY(sample.type(Setting::SessionTimeout, u"4h"_s));
    sample.demo.stop();
    PeopleWindow::press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(sample.told().startsWith("home-lab is not answering."_L1), 20'000);
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"4h"_s);
    QVERIFY(sample.field(Setting::SessionTimeout).isVisible());
}

void TestSettingsFeed::aTokenThatIsNoLongerAcceptedLeadsBackIn()
{
    Scripted scripted;
    QVERIFY(scripted.show() && scripted.isFilled());
    scripted.server.answer("GET /settings", {401, R"({"message":"Invalid JWT token","details":"Unauthorized"})"});
    QSignalSpy asked(scripted.window.get(), &ServerWindow::signInRequested);
    PeopleWindow::press(Qt::Key_F5);
    QTRY_VERIFY(scripted.section.told().contains("Sign in again"_L1));
    QVERIFY(PeopleWindow::pushButton(u"bannerAction"_s));
    QCOMPARE(asked.size(), 1); // Once, not by page and window.
}

void TestSettingsFeed::leavingAsksAboutWhatWasNotSent()
{
    Sample sample;
    QVERIFY(sample.isFilled());
    QVERIFY(sample.type(Setting::SessionTimeout, u"4h"_s));
    sample.windows.show(sample.profile.id, u"information"_s); // As from the menu.
    auto *question = PeopleWindow::waitFor<LeaveEditsQuestion>();
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Leave Settings of home-lab?"_s);
    QCOMPARE(sample.window->currentSection(), u"settings"_s);
    PeopleWindow::press(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(sample.window->currentSection(), u"information"_s);
    QCOMPARE(sample.field(Setting::SessionTimeout).text(), u"8h"_s);
}

QTEST_MAIN(TestSettingsFeed)
#include "tst_settingsfeed.moc"
