// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/connectdriver.h"
#include "tests/dialogs/dialogstates.h"
#include "ui/widgets/stagelist.h"

#include <QClipboard>
#include <QLineEdit>

using namespace longshore;
using namespace Qt::StringLiterals;
using Stage = SignIn::Stage;


class TestConnectWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<ConnectChoice>(); }
    void beginsAtTheAddress();
    void connectsByKeyboardAlone();
    void saysWhatIsMissing();
    void locksTheFormWhileConnecting();
    void enterTwiceDoesNotStop();
    void ticksOffStages();
    void failsUnderItsStage_data();
    void failsUnderItsStage();
    void triesAgainAfterAFailure();
    void stopsFirstThenCloses_data();
    void stopsFirstThenCloses();
    void closingTheWindowStopsAndCloses();
    void asksForTheCertificate_data();
    void asksForTheCertificate();
    void refusesByEnter();
    void blocksAChangedCertificate();
    void replacesTrustAfterConfirmation();
    void confirmationIsAskedEachTime();
    void stopWhileAskedTakesTheQuestionAway();
    void closesWhenFinished();
    void wipesSecrets_data();
    void wipesSecrets();
    void signsInAgain();
    void offersSampleData();
    void plainHttpHasNoCertificate();

private:
    static StageList *stages(ConnectDriver &driver) { return driver.window.findChild<StageList *>(); }
};

void TestConnectWindow::beginsAtTheAddress()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QCOMPARE(driver.focus(), u"address"_s);
    QVERIFY(!stages(driver)->isVisible());
    QVERIFY(driver.find<QLineEdit>("token")->text().isEmpty());
    QCOMPARE(driver.find<QLineEdit>("token")->echoMode(), QLineEdit::Password);
}

void TestConnectWindow::connectsByKeyboardAlone()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"nas"_s);
    driver.key(Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(driver.focus(), u"token"_s);
    driver.keys(u"  ptr_abcDEF0123= "_s);
    driver.key(Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(driver.focus(), u"name"_s);
    driver.keys(u"home-lab"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1);
    const auto choice = driver.requested.first().first().value<ConnectChoice>();
    QCOMPARE(choice.address.text(), u"https://nas:9443"_s);
    QCOMPARE(choice.name, u"home-lab"_s);
    QCOMPARE(choice.accessToken, "ptr_abcDEF0123="_ba);
    QVERIFY(choice.extraHeaders.isEmpty());
    QCOMPARE(choice.tokenPlace, TokenPlace::Keychain);
}

void TestConnectWindow::saysWhatIsMissing()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.chooseToken();
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 0);
    QCOMPARE(driver.said("addressReading"), u"Type the address of your Portainer server, such as nas:9443."_s);
    QCOMPARE(driver.said("tokenProblem"), u"Paste an access token. Longshore never fills one in."_s);
    QCOMPARE(driver.focus(), u"address"_s);
    driver.keys(u"nas"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 0);
    QCOMPARE(driver.focus(), u"token"_s);
    driver.keys(u"ptr_x"_s);
    QCOMPARE(driver.said("tokenProblem"), QString());
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1);
}

void TestConnectWindow::locksTheFormWhileConnecting()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    for (const char *name : {"address", "token", "name", "keepInKeychain", "advanced", "sampleData", "connect"})
        QVERIFY2(!driver.find(name)->isEnabled(), name);
    QVERIFY(driver.button("cancel")->isEnabled());
    QCOMPARE(driver.button("cancel")->text(), u"Stop"_s);
    driver.click("connect");
    QCOMPARE(driver.requested.size(), 1);
}

void TestConnectWindow::enterTwiceDoesNotStop()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.key(Qt::Key_Return);
    driver.key(Qt::Key_Enter);
    QCOMPARE(driver.cancelled.size(), 0);
    QCOMPARE(driver.requested.size(), 1);
    QVERIFY(driver.window.isVisible());
}

void TestConnectWindow::ticksOffStages()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    QVERIFY(stages(driver)->isVisible());
    const QList<Stage> shown{Stage::Reaching, Stage::Certificate, Stage::SigningIn, Stage::LoadingStacks};
    for (const Stage stage : shown)
        QCOMPARE(stages(driver)->state(int(stage)), StageState::Pending);
    const QStringList under{u"Reaching the server"_s, u"Checking its certificate"_s, u"Signing in"_s, u"Loading stacks"_s};
    const QStringList notes{u"Portainer 2.23.0"_s, {}, u"alice"_s, u"50"_s};
    const QStringList done{u"Reached the server: Portainer 2.23.0"_s, u"Its certificate is trusted"_s, u"Signed in as alice"_s,
                           u"Loaded the stacks: 50"_s};
    for (int at = 0; at < 4; ++at) {
        const Stage stage = shown.at(at);
        driver.window.stageStarted(stage);
        QCOMPARE(stages(driver)->state(int(stage)), StageState::Running);
        QCOMPARE(stages(driver)->title(int(stage)), under.at(at));
        driver.window.stageDone(stage, notes.at(at));
        QCOMPARE(stages(driver)->state(int(stage)), StageState::Done);
        QCOMPARE(stages(driver)->title(int(stage)), done.at(at));
    }
}

void TestConnectWindow::failsUnderItsStage_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::newRow("reaching") << Stage::Reaching;
    QTest::newRow("certificate") << Stage::Certificate;
    QTest::newRow("signing in") << Stage::SigningIn;
    QTest::newRow("loading") << Stage::LoadingStacks;
}

void TestConnectWindow::failsUnderItsStage()
{
    QFETCH(Stage, stage);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(stage);
    driver.window.stageFailed(stage, u"It did not work. Try another."_s, u"Status 500\nboom \u202e<b>x</b>"_s);
    for (int at = 0; at < 4; ++at) {
        const bool here = at == static_cast<int>(stage);
        QCOMPARE(stages(driver)->state(at) == StageState::Failed, here);
        QCOMPARE(stages(driver)->failure(at), here ? u"It did not work. Try another."_s : QString());
    }
    auto words = driver.window.findChildren<QWidget *>(u"details"_s);
    QCOMPARE(std::ranges::count_if(words, &QWidget::isVisible), 1);
    QWidget *details = *std::ranges::find_if(words, &QWidget::isVisible);
    QTest::mouseClick(details, Qt::LeftButton);
    auto *copy = details->parentWidget()->findChild<QAbstractButton *>(u"copyDetails"_s);
    QTRY_VERIFY(copy->isVisible());
    copy->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith("Status 500\nboom "_L1));
    QVERIFY(!copied.contains(u'\u202e'));
    QVERIFY(driver.find("address")->isEnabled());
}

void TestConnectWindow::triesAgainAfterAFailure()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::SigningIn);
    driver.window.stageFailed(Stage::SigningIn, u"No."_s, u"Status 401"_s);
    QCOMPARE(driver.find<QLineEdit>("token")->text(), u"ptr_abcDEF0123="_s);
    QVERIFY(driver.button("connect")->isEnabled());
    driver.type("token", u"ptr_other"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 2);
    QCOMPARE(driver.requested.last().first().value<ConnectChoice>().accessToken, "ptr_other"_ba);
    for (int at = 0; at < 4; ++at) {
        QCOMPARE(stages(driver)->state(at), StageState::Pending);
        QCOMPARE(stages(driver)->failure(at), QString());
    }
    for (const QWidget *details : driver.window.findChildren<QWidget *>(u"details"_s))
        QVERIFY(!details->isVisible());
}

void TestConnectWindow::stopsFirstThenCloses_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<bool>("byKey");
    for (int at = 0; at < 4; ++at) {
        QTest::addRow("stage %d, button", at) << Stage(at) << false;
        QTest::addRow("stage %d, Esc", at) << Stage(at) << true;
    }
}

void TestConnectWindow::stopsFirstThenCloses()
{
    QFETCH(Stage, stage);
    QFETCH(bool, byKey);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(stage);
    const auto cancel = [&] { byKey ? driver.key(Qt::Key_Escape) : driver.click("cancel"); };
    cancel();
    QCOMPARE(driver.cancelled.size(), 1);
    QVERIFY(driver.window.isVisible());
    QVERIFY(driver.find("address")->isEnabled());
    QCOMPARE(driver.button("cancel")->text(), u"Cancel"_s);
    QCOMPARE(stages(driver)->state(static_cast<int>(stage)), StageState::Pending);
    cancel();
    QVERIFY(!driver.window.isVisible());
    QCOMPARE(driver.cancelled.size(), 1);
}

void TestConnectWindow::closingTheWindowStopsAndCloses()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.window.close();
    QCOMPARE(driver.cancelled.size(), 1);
    QVERIFY(!driver.window.isVisible());
    QVERIFY(driver.find<QLineEdit>("token")->text().isEmpty());
}

void TestConnectWindow::asksForTheCertificate_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("trust") << "trustCertificate"_ba << true;
    QTest::newRow("refuse") << "refuseCertificate"_ba << false;
}

void TestConnectWindow::asksForTheCertificate()
{
    QFETCH(QByteArray, button);
    QFETCH(bool, trusted);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::Certificate);
    driver.window.askCertificate(sampleCertificate('a'));
    QCOMPARE(stages(driver)->state(1), StageState::Attention);
    QCOMPARE(driver.button("trustCertificate")->text(), u"&Trust this certificate for nas:9443"_s);
    QCOMPARE(driver.focus(), u"refuseCertificate"_s);
    driver.click(button.constData());
    QCOMPARE(driver.answered.size(), 1);
    QCOMPARE(driver.answered.first().first().toBool(), trusted);
    QVERIFY(!driver.isShown("trustCertificate"));
    QVERIFY(driver.button("cancel")->isEnabled());
}

void TestConnectWindow::refusesByEnter()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::Certificate);
    driver.window.askCertificate(sampleCertificate('a'));
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.answered.size(), 1);
    QCOMPARE(driver.answered.first().first().toBool(), false);
}

void TestConnectWindow::blocksAChangedCertificate()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::Certificate);
    driver.window.showChangedCertificate(sampleCertificate('a'), sampleCertificate('b'));
    driver.window.stageFailed(Stage::Certificate, u"Changed."_s, {});
    QCOMPARE(driver.focus(), u"keepBlocking"_s);
    QVERIFY(driver.isShown("replaceTrust"));
    QVERIFY(!driver.button("replaceTrust")->isEnabled());
    driver.click("replaceTrust");
    QCOMPARE(driver.replaced.size(), 0);
    driver.key(Qt::Key_Return);
    QVERIFY(!driver.isShown("replaceTrust"));
    QCOMPARE(driver.replaced.size(), 0);
    QCOMPARE(driver.answered.size(), 0);
    QCOMPARE(driver.requested.size(), 1);
    QCOMPARE(stages(driver)->failure(1), u"Changed."_s);
}

void TestConnectWindow::replacesTrustAfterConfirmation()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::Certificate);
    driver.window.showChangedCertificate(sampleCertificate('a'), sampleCertificate('b'));
    driver.window.stageFailed(Stage::Certificate, u"Changed."_s, {});
    driver.find("comparedCertificate")->setFocus();
    driver.key(Qt::Key_Space);
    driver.click("replaceTrust");
    QCOMPARE(driver.replaced.size(), 1);
    QCOMPARE(driver.requested.size(), 1);
    QVERIFY(!driver.find("address")->isEnabled());
    driver.reach(Stage::Certificate);
    driver.window.askCertificate(sampleCertificate('b'));
    QCOMPARE(driver.focus(), u"refuseCertificate"_s);
}

void TestConnectWindow::confirmationIsAskedEachTime()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::Certificate);
    driver.window.showChangedCertificate(sampleCertificate('a'), sampleCertificate('b'));
    driver.find("comparedCertificate")->setFocus();
    driver.key(Qt::Key_Space);
    QVERIFY(driver.button("replaceTrust")->isEnabled());
    driver.window.showChangedCertificate(sampleCertificate('a'), sampleCertificate('c'));
    QVERIFY(!driver.button("replaceTrust")->isEnabled());
}

void TestConnectWindow::stopWhileAskedTakesTheQuestionAway()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::Certificate);
    driver.window.askCertificate(sampleCertificate('a'));
    driver.key(Qt::Key_Escape);
    QCOMPARE(driver.cancelled.size(), 1);
    QCOMPARE(driver.answered.size(), 0);
    QVERIFY(!driver.isShown("trustCertificate"));
    QCOMPARE(stages(driver)->state(1), StageState::Pending);
    QVERIFY(driver.window.isVisible());
}

void TestConnectWindow::closesWhenFinished()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::LoadingStacks);
    driver.window.finished();
    QVERIFY(!driver.window.isVisible());
    QCOMPARE(driver.window.result(), int(QDialog::Accepted));
    QCOMPARE(driver.cancelled.size(), 0);
}

void TestConnectWindow::wipesSecrets_data()
{
    QTest::addColumn<bool>("signedIn");
    QTest::newRow("finished") << true;
    QTest::newRow("cancelled") << false;
}

void TestConnectWindow::wipesSecrets()
{
    QFETCH(bool, signedIn);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    // The very characters the field held: they are overwritten, not merely let go.
    const QString held = driver.find<QLineEdit>("token")->text();
    const QByteArray sent = driver.requested.first().first().value<ConnectChoice>().accessToken;
    if (signedIn) {
        driver.window.finished();
    } else {
        driver.window.reject();
        driver.window.reject();
    }
    QVERIFY(driver.find<QLineEdit>("token")->text().isEmpty());
    QVERIFY(!driver.find<QLineEdit>("token")->isUndoAvailable());
    QCOMPARE(held, QString(held.size(), QChar(u'\0')));
    QCOMPARE(sent, "ptr_abcDEF0123="_ba); // the shell's own copy stays whole
}

void TestConnectWindow::signsInAgain()
{
    ConnectDriver driver;
    ServerProfile profile = sampleProfile(u"home-lab"_s, u"http://nas:9000"_s);
    profile.tokenPlace = TokenPlace::ThisSession;
    profile.extraHeaderNames = {u"CF-Access-Client-Id"_s};
    driver.window.setServer(profile);
    QVERIFY(driver.show());
    QCOMPARE(driver.focus(), u"token"_s);
    QVERIFY(driver.find<QLineEdit>("address")->isReadOnly());
    QVERIFY(!driver.isShown("sampleData"));
    QVERIFY(driver.window.windowTitle().contains("home-lab"_L1));
    driver.keys(u"ptr_new"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 0); // the header's value is not remembered
    QCOMPARE(driver.focus(), u"headerValue"_s);
    driver.keys(u"abc.access"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1);
    const auto choice = driver.requested.first().first().value<ConnectChoice>();
    QCOMPARE(choice.address, profile.address);
    QCOMPARE(choice.name, u"home-lab"_s);
    QCOMPARE(choice.tokenPlace, TokenPlace::ThisSession);
    QCOMPARE(choice.extraHeaders, (QList<ExtraHeader>{{"CF-Access-Client-Id", "abc.access"}}));
}

void TestConnectWindow::offersSampleData()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QSignalSpy wanted(&driver.window, &ConnectWindow::sampleDataRequested);
    driver.click("sampleData");
    QCOMPARE(wanted.size(), 1);
}

void TestConnectWindow::plainHttpHasNoCertificate()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.type("address", u"http://nas"_s);
    driver.find("plainConsent")->setFocus();
    driver.key(Qt::Key_Space);
    driver.type("token", u"ptr_x"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1);
    driver.reach(Stage::SigningIn);
    QCOMPARE(stages(driver)->title(1), u"No certificate: the connection is not encrypted"_s);
}

QTEST_MAIN(TestConnectWindow)
#include "tst_connectwindow.moc"
