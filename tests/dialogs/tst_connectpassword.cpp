// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with a user name and a password, in a real window, by mouse and keyboard.
#include "tests/dialogs/connectdriver.h"
#include "tests/dialogs/dialogstates.h"
#include "ui/widgets/stagelist.h"

#include <QAccessible>
#include <QLineEdit>

using namespace longshore;
using namespace Qt::StringLiterals;
using Stage = SignIn::Stage;
using Problem = SignIn::Problem;


class TestConnectPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<ConnectChoice>(); }
    void theCardsChooseByArrowKeys();
    void theCardsChooseByMnemonic();
    void theCardsAreSpoken();
    void connectsByKeyboardAlone();
    void thePasswordLeavesItsFieldAtOnce();
    void saysWhatIsMissing();
    void theTokensNameHasARule_data();
    void theTokensNameHasARule();
    void readOnlyClosesTheCard();
    void ticksOffTheTokenToo();
    void aWrongPasswordIsTypedAnew();
    void everyFailureAsksForThePassword_data();
    void everyFailureAsksForThePassword();
    void leadsToTheToken();
    void triesTheFirstAdministrator();
    void whatIsOfferedFitsTheProblem_data();
    void whatIsOfferedFitsTheProblem();
    void asksWhereToKeepTheToken();
    void withoutKeychainItIsNotAskedAgain();
    void allAnswersAreInSightWhenNarrow();
    void revokesWhatWasNotKept();
    void stopsInsteadOfKeeping();
    void signsInAgainAsBefore();
    void makesRoomForWhatHappens();
    void closingWipesThePassword();

private:
    static StageList *stages(ConnectDriver &driver) { return driver.window.findChild<StageList *>(); }
    static QAccessible::State stateOf(QWidget *widget) { return QAccessible::queryAccessibleInterface(widget)->state(); }
    /// A sign-in that has failed so at that stage.
    static void fail(ConnectDriver &driver, Stage stage, Problem problem)
    {
        driver.beginByPassword();
        driver.reach(stage);
        driver.window.stageFailed(stage, u"It did not work."_s, {}, problem);
    }
};

void TestConnectPassword::theCardsChooseByArrowKeys()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QVERIFY(driver.button("methodPassword")->isChecked());
    QVERIFY(driver.isShown("password"));
    QVERIFY(!driver.isShown("token"));
    driver.find("methodPassword")->setFocus();
    driver.key(Qt::Key_Left);
    QVERIFY(driver.button("methodToken")->isChecked());
    QVERIFY(!driver.button("methodPassword")->isChecked());
    QCOMPARE(driver.focus(), u"methodToken"_s); // an arrow key is on its way, it does not settle
    QVERIFY(driver.isShown("token"));
    QVERIFY(!driver.isShown("password"));
    QVERIFY(!driver.isShown("tokenName"));
    driver.key(Qt::Key_Right);
    QVERIFY(driver.button("methodPassword")->isChecked());
    QVERIFY(driver.isShown("tokenName"));
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.focus(), u"userName"_s);
}

void TestConnectPassword::theCardsChooseByMnemonic()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.key(Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(driver.focus(), u"token"_s);
    driver.key(Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE(driver.focus(), u"userName"_s);
    driver.keys(u"alice"_s);
    driver.key(Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE(driver.focus(), u"password"_s); // the first that is empty
}

void TestConnectPassword::theCardsAreSpoken()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    for (const char *name : {"methodToken", "methodPassword"}) {
        QAccessibleInterface *card = QAccessible::queryAccessibleInterface(driver.find(name));
        QCOMPARE(card->role(), QAccessible::RadioButton);
        QVERIFY(!card->text(QAccessible::Description).isEmpty());
    }
    QAccessibleInterface *password = QAccessible::queryAccessibleInterface(driver.find("methodPassword"));
    QCOMPARE(password->text(QAccessible::Name), u"User name and password"_s);
    QVERIFY(password->state().checked);
    QVERIFY(!stateOf(driver.find("methodToken")).checked);
    driver.chooseToken();
    QVERIFY(!password->state().checked);
    QVERIFY(stateOf(driver.find("methodToken")).checked);
    QVERIFY(stateOf(driver.find("password")).passwordEdit);
}

void TestConnectPassword::connectsByKeyboardAlone()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"nas"_s);
    driver.key(Qt::Key_Tab);
    QCOMPARE(driver.focus(), u"methodPassword"_s);
    driver.key(Qt::Key_Tab);
    driver.keys(u" alice "_s);
    driver.key(Qt::Key_Tab);
    QCOMPARE(driver.focus(), u"password"_s);
    driver.keys(u" correct horse "_s);
    driver.key(Qt::Key_F, Qt::AltModifier);
    QTRY_COMPARE(driver.focus(), u"tokenName"_s);
    driver.keys(u" Longshore at work "_s);
    driver.key(Qt::Key_E, Qt::AltModifier);
    QTRY_VERIFY(driver.button("keepNowhere")->isChecked());
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1);
    const ConnectChoice choice = driver.choice();
    QCOMPARE(choice.address.text(), u"https://nas:9443"_s);
    QCOMPARE(choice.method, SignInMethod::Password);
    QCOMPARE(choice.userName, u"alice"_s);
    QCOMPARE(choice.password.bytes(), " correct horse "_ba); // space may belong to a password
    QCOMPARE(choice.tokenName, u"Longshore at work"_s);
    QCOMPARE(choice.tokenPlace, TokenPlace::AskEveryTime);
    QVERIFY(choice.accessToken.isEmpty());
    QVERIFY(!choice.asFirstAdministrator);
}

void TestConnectPassword::thePasswordLeavesItsFieldAtOnce()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.type("address", u"nas"_s);
    driver.type("userName", u"alice"_s);
    auto *field = driver.find<QLineEdit>("password");
    field->insert(u"gr\u00fcn horse"_s);
    const QString held = field->text(); // the very characters of the field
    driver.click("connect");
    QCOMPARE(driver.requested.size(), 1);
    QVERIFY(field->text().isEmpty());
    QVERIFY(!field->isUndoAvailable());
    QCOMPARE(held, QString(held.size(), QChar(u'\0')));
    QCOMPARE(driver.choice().password.bytes(), u"gr\u00fcn horse"_s.toUtf8());
    driver.window.stageStarted(Stage::Reaching);
    driver.key(Qt::Key_Escape);
    QVERIFY(field->text().isEmpty()); // never filled in again
    QCOMPARE(driver.focus(), u"address"_s);
}

void TestConnectPassword::saysWhatIsMissing()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"nas"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 0);
    QCOMPARE(driver.focus(), u"userName"_s);
    QCOMPARE(driver.said("passwordProblem"), u"Type your user name on the server."_s);
    driver.keys(u"alice"_s);
    QCOMPARE(driver.said("passwordProblem"), QString());
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.focus(), u"password"_s);
    QCOMPARE(driver.said("passwordProblem"), u"Type the password. Longshore never keeps one."_s);
    driver.keys(u"x"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1);
}

void TestConnectPassword::theTokensNameHasARule_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    const QString crane = u"\U0001f3d7"_s; // one character in two units
    QTest::newRow("one") << u"x"_s << true;
    QTest::newRow("127") << QString(127, u'x') << true;
    QTest::newRow("128") << QString(128, u'x') << false;
    QTest::newRow("127 beyond the first plane") << crane.repeated(127) << true;
    QTest::newRow("128 beyond the first plane") << crane.repeated(128) << false;
    QTest::newRow("127 and space around") << u"  "_s + QString(127, u'x') + u' ' << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("only space") << u"   "_s << false;
}

void TestConnectPassword::theTokensNameHasARule()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.find<QLineEdit>("tokenName")->setText(name);
    QCOMPARE(driver.said("tokenNameProblem").isEmpty(), good);
    driver.beginByPassword();
    QCOMPARE(driver.requested.size(), good ? 1 : 0);
    if (good)
        QCOMPARE(driver.choice().tokenName, name.trimmed());
    else
        QCOMPARE(driver.focus(), u"tokenName"_s);
}

void TestConnectPassword::readOnlyClosesTheCard()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.window.setPasswordRefused(u"Not while read-only."_s);
    QVERIFY(!driver.button("methodPassword")->isEnabled());
    QVERIFY(driver.button("methodToken")->isChecked());
    QCOMPARE(driver.find("methodPassword")->accessibleDescription(), u"Not while read-only."_s);
    QVERIFY(driver.isShown("token"));
    driver.window.setPasswordRefused({});
    QVERIFY(driver.button("methodPassword")->isEnabled());
    QVERIFY(driver.find("methodPassword")->accessibleDescription().contains("forgets the password"_L1));
}

void TestConnectPassword::ticksOffTheTokenToo()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.beginByPassword();
    const int making = int(Stage::MakingToken);
    QCOMPARE(stages(driver)->title(making), u"Making an access token"_s);
    QCOMPARE(stages(driver)->state(making), StageState::Pending);
    driver.reach(Stage::MakingToken);
    QCOMPARE(stages(driver)->state(making), StageState::Running);
    driver.window.stageDone(Stage::MakingToken, u"Longshore on study-pc, kept in GNOME Keyring"_s);
    QCOMPARE(stages(driver)->title(making), u"Made an access token: Longshore on study-pc, kept in GNOME Keyring"_s);
}

void TestConnectPassword::aWrongPasswordIsTypedAnew()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    fail(driver, Stage::SigningIn, Problem::WrongPassword);
    QVERIFY(driver.window.isVisible());
    QCOMPARE(stages(driver)->failure(int(Stage::SigningIn)), u"It did not work."_s);
    QCOMPARE(driver.focus(), u"password"_s);
    QVERIFY(driver.find<QLineEdit>("password")->text().isEmpty());
    QCOMPARE(driver.find<QLineEdit>("userName")->text(), u"alice"_s);
    driver.keys(u"battery staple"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 2);
    QCOMPARE(driver.choice().password.bytes(), "battery staple"_ba);
    QCOMPARE(stages(driver)->failure(int(Stage::SigningIn)), QString());
}

void TestConnectPassword::everyFailureAsksForThePassword_data()
{
    QTest::addColumn<Problem>("problem");
    QTest::newRow("unreachable") << Problem::Unreachable;
    QTest::newRow("session lost") << Problem::SessionLost;
    QTest::newRow("not proven") << Problem::TokenNotProven;
    QTest::newRow("other") << Problem::Other;
}

void TestConnectPassword::everyFailureAsksForThePassword()
{
    QFETCH(Problem, problem);
    ConnectDriver driver;
    QVERIFY(driver.show());
    fail(driver, Stage::SigningIn, problem);
    QCOMPARE(driver.focus(), u"password"_s);
    QVERIFY(driver.find<QLineEdit>("password")->text().isEmpty());
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1); // an empty one is not sent
}

void TestConnectPassword::leadsToTheToken()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.type("name", u"home-lab"_s);
    fail(driver, Stage::SigningIn, Problem::TokenOnly);
    QSignalSpy page(&driver.window, &ConnectWindow::accountPageRequested);
    QCOMPARE(driver.focus(), u"pasteToken"_s);
    driver.find("openAccount")->setFocus();
    driver.key(Qt::Key_Return);
    QCOMPARE(page.size(), 1);
    QCOMPARE(page.first().first().value<ServerAddress>().text(), u"https://nas:9443"_s);
    driver.find("pasteToken")->setFocus();
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.focus(), u"token"_s);
    QVERIFY(!driver.isShown("pasteToken"));
    driver.keys(u"ptr_abc"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 2);
    QCOMPARE(driver.choice().method, SignInMethod::AccessToken);
    QCOMPARE(driver.choice().address.text(), u"https://nas:9443"_s);
    QCOMPARE(driver.choice().name, u"home-lab"_s);
}

void TestConnectPassword::triesTheFirstAdministrator()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    fail(driver, Stage::SigningIn, Problem::TokenOnly);
    driver.find("tryAdministrator")->setFocus();
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.focus(), u"password"_s);
    QVERIFY(driver.said("passwordNote").contains("first administrator"_L1));
    driver.keys(u"pw"_s);
    driver.key(Qt::Key_Return);
    QVERIFY(driver.choice().asFirstAdministrator);
    driver.reach(Stage::SigningIn);
    driver.window.stageFailed(Stage::SigningIn, u"No."_s, {}, Problem::WrongPassword);
    driver.type("userName", u"bob"_s); // somebody else is not
    driver.type("password", u"pw"_s);
    driver.key(Qt::Key_Return);
    QVERIFY(!driver.choice().asFirstAdministrator);
}

void TestConnectPassword::whatIsOfferedFitsTheProblem_data()
{
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("token only") << Problem::TokenOnly << QStringList{u"pasteToken"_s, u"openAccount"_s, u"tryAdministrator"_s};
    QTest::newRow("rate limited") << Problem::RateLimited << QStringList{u"pasteToken"_s, u"openAccount"_s};
    QTest::newRow("read-only") << Problem::ReadOnly << QStringList{u"pasteToken"_s};
    QTest::newRow("wrong token") << Problem::WrongToken << QStringList{u"openAccount"_s};
    QTest::newRow("wrong password") << Problem::WrongPassword << QStringList{};
    QTest::newRow("not kept") << Problem::TokenNotKept << QStringList{u"keepForSession"_s, u"tryKeychainAgain"_s, u"revokeUnkept"_s};
}

void TestConnectPassword::whatIsOfferedFitsTheProblem()
{
    QFETCH(Problem, problem);
    QFETCH(QStringList, offered);
    ConnectDriver driver;
    QVERIFY(driver.show());
    fail(driver, Stage::SigningIn, problem);
    QStringList found;
    for (const char *name : {"pasteToken", "openAccount", "tryAdministrator", "keepForSession", "tryKeychainAgain", "revokeUnkept"})
        if (driver.isShown(name))
            found.append(QString::fromLatin1(name));
    QCOMPARE(found, offered);
    driver.key(Qt::Key_Escape);
    if (problem == Problem::TokenNotKept)
        QVERIFY(!driver.isShown("keepForSession"));
}

void TestConnectPassword::asksWhereToKeepTheToken()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QSignalSpy kept(&driver.window, &ConnectWindow::keepRequested);
    fail(driver, Stage::MakingToken, Problem::TokenNotKept);
    QCOMPARE(driver.focus(), u"keepForSession"_s);
    QVERIFY(!driver.find("address")->isEnabled()); // a question: nothing else may be begun
    QCOMPARE(driver.button("cancel")->text(), u"Stop"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().first().value<TokenPlace>(), TokenPlace::ThisSession);
    QVERIFY(!driver.isShown("keepForSession"));
    QCOMPARE(stages(driver)->state(int(Stage::MakingToken)), StageState::Running);
    QCOMPARE(stages(driver)->failure(int(Stage::MakingToken)), QString());
    driver.key(Qt::Key_Return); // once too often
    QCOMPARE(driver.cancelled.size(), 0);
    driver.window.stageFailed(Stage::MakingToken, u"Locked."_s, {}, Problem::TokenNotKept);
    driver.click("tryKeychainAgain");
    QCOMPARE(kept.last().first().value<TokenPlace>(), TokenPlace::Keychain);
}

void TestConnectPassword::withoutKeychainItIsNotAskedAgain()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.beginByPassword();
    driver.reach(Stage::MakingToken);
    driver.window.stageFailed(Stage::MakingToken, u"No keyring."_s, {}, Problem::TokenNotKept, false);
    QVERIFY(driver.isShown("keepForSession"));
    QVERIFY(!driver.isShown("tryKeychainAgain"));
}

void TestConnectPassword::allAnswersAreInSightWhenNarrow()
{
    ConnectDriver driver;
    driver.window.resize(420, 400);
    QVERIFY(driver.show());
    fail(driver, Stage::MakingToken, Problem::TokenNotKept);
    const auto isInSight = [&driver](const char *name) {
        const QWidget *button = driver.find(name);
        return button->isVisible() && button->visibleRegion().boundingRect() == button->rect();
    };
    for (const char *name : {"keepForSession", "tryKeychainAgain", "revokeUnkept"})
        QTRY_VERIFY2(isInSight(name), name);
    QCOMPARE(driver.window.width(), 420);
    QCOMPARE(driver.focus(), u"keepForSession"_s);
}

void TestConnectPassword::revokesWhatWasNotKept()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QSignalSpy revoked(&driver.window, &ConnectWindow::revokeRequested);
    fail(driver, Stage::MakingToken, Problem::TokenNotKept);
    driver.key(Qt::Key_R, Qt::AltModifier);
    QTRY_COMPARE(revoked.size(), 1);
    QVERIFY(driver.find("address")->isEnabled());
    QVERIFY(!driver.isShown("revokeUnkept"));
    QCOMPARE(driver.focus(), u"password"_s);
    QCOMPARE(driver.cancelled.size(), 0);
}

void TestConnectPassword::stopsInsteadOfKeeping()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    fail(driver, Stage::MakingToken, Problem::TokenNotKept);
    driver.key(Qt::Key_Escape);
    QCOMPARE(driver.cancelled.size(), 1);
    QVERIFY(driver.window.isVisible());
    QVERIFY(!driver.isShown("keepForSession"));
    QVERIFY(driver.find("address")->isEnabled());
}

void TestConnectPassword::signsInAgainAsBefore()
{
    ConnectDriver driver;
    ServerProfile profile = sampleProfile(u"home-lab"_s, u"nas:9443"_s);
    profile.tokenId = AccessTokenId{7}; // Longshore made it
    profile.tokenPlace = TokenPlace::AskEveryTime;
    driver.window.setServer(profile);
    QVERIFY(driver.show());
    QVERIFY(driver.button("methodPassword")->isChecked());
    QCOMPARE(driver.find<QLineEdit>("userName")->text(), u"alice"_s);
    QVERIFY(driver.find<QLineEdit>("password")->text().isEmpty());
    QCOMPARE(driver.focus(), u"password"_s);
    QVERIFY(driver.button("keepNowhere")->isChecked());
    QVERIFY(!driver.isShown("sampleData"));
    driver.keys(u"pw"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.choice().userName, u"alice"_s);
    QCOMPARE(driver.choice().name, u"home-lab"_s);
    QCOMPARE(driver.choice().address, profile.address);
}

void TestConnectPassword::makesRoomForWhatHappens()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QVERIFY(driver.isShown("tokenName"));
    QVERIFY(!driver.isShown("more"));
    driver.beginByPassword();
    QVERIFY(!driver.isShown("tokenName"));
    driver.reach(Stage::MakingToken);
    driver.window.stageFailed(Stage::MakingToken, u"Not that name."_s, {}, Problem::TokenNameRefused);
    driver.find("more")->setFocus();
    driver.key(Qt::Key_Space);
    QVERIFY(driver.isShown("tokenName"));
    driver.find<QLineEdit>("tokenName")->setText({});
    driver.click("more");
    driver.type("password", u"pw"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 1);
    QCOMPARE(driver.focus(), u"tokenName"_s); // unfolded to show what is wrong
}

void TestConnectPassword::closingWipesThePassword()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.type("password", u"correct horse"_s);
    const QString held = driver.find<QLineEdit>("password")->text();
    driver.window.close();
    QCOMPARE(held, QString(held.size(), QChar(u'\0')));
}

QTEST_MAIN(TestConnectPassword)
#include "tst_connectpassword.moc"
