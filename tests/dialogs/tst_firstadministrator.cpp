// SPDX-License-Identifier: GPL-3.0-or-later
// The first administrator of a new Portainer, in the connect window.
#include "tests/dialogs/connectdriver.h"
#include "ui/widgets/stagelist.h"

#include <QLineEdit>

using namespace longshore;
using namespace Qt::StringLiterals;
using Stage = SignIn::Stage;
using Problem = SignIn::Problem;

class TestFirstAdministrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<ConnectChoice>(); }
    void standsInThePlaceOfTheMethods();
    void isOfferedToATokenToo();
    void isCreatedByKeyboardAlone();
    void theRuleIsSaidWhileTyping_data();
    void theRuleIsSaidWhileTyping();
    void refusesWhatTheServerWould_data();
    void refusesWhatTheServerWould();
    void isLeftForAnotherAddress();
    void isLeftForSigningIn();
    void somebodyWasFaster();
    void aPasswordTooShortIsTypedAnew();

private:
    static void reachNewServer(ConnectDriver &driver)
    {
        driver.beginByPassword();
        driver.reach(Stage::SigningIn);
        driver.window.stageFailed(Stage::SigningIn, u"New."_s, {}, Problem::NoAdministrator);
        QTRY_VERIFY(driver.find("administratorPasswordAgain")->height() > 0); // Laid out, as a person finds it.
    }
    static void typeBoth(ConnectDriver &driver, const QString &password)
    {
        driver.type("administratorPassword", password);
        driver.type("administratorPasswordAgain", password);
    }
};

void TestFirstAdministrator::standsInThePlaceOfTheMethods()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QVERIFY(!driver.isShown("administratorName"));
    reachNewServer(driver);
    QCOMPARE(driver.focus(), u"administratorPassword"_s);
    driver.click("more");
    for (const char *name : {"administratorName", "administratorPassword", "administratorPasswordAgain", "tokenName", "keepInKeychain"})
        QVERIFY2(driver.isShown(name), name);
    for (const char *name : {"methodToken", "methodPassword", "userName", "password", "token", "sampleData"})
        QVERIFY2(!driver.isShown(name), name);
    QCOMPARE(driver.find<QLineEdit>("administratorName")->text(), u"admin"_s);
    QCOMPARE(driver.button("connect")->text().remove(u'&'), u"Create administrator and sign in"_s);
    auto *stages = driver.window.findChild<StageList *>();
    QCOMPARE(stages->state(int(Stage::SigningIn)), StageState::Attention);
}

void TestFirstAdministrator::isOfferedToATokenToo()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin();
    driver.reach(Stage::SigningIn);
    driver.window.stageFailed(Stage::SigningIn, u"New."_s, {}, Problem::NoAdministrator);
    QVERIFY(driver.isShown("administratorPassword"));
    driver.click("more");
    QVERIFY(driver.isShown("tokenName")); // one is made after all
}

void TestFirstAdministrator::isCreatedByKeyboardAlone()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    reachNewServer(driver);
    driver.keys(u"correct horse battery"_s);
    driver.key(Qt::Key_Tab); // the eye
    driver.key(Qt::Key_Tab);
    QCOMPARE(driver.focus(), u"administratorPasswordAgain"_s);
    driver.keys(u"correct horse battery"_s);
    const QString held = driver.find<QLineEdit>("administratorPassword")->text();
    const QString heldAgain = driver.find<QLineEdit>("administratorPasswordAgain")->text();
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 2);
    const ConnectChoice choice = driver.choice();
    QCOMPARE(choice.method, SignInMethod::FirstAdministrator);
    QCOMPARE(choice.userName, u"admin"_s);
    QCOMPARE(choice.password.bytes(), "correct horse battery"_ba);
    QCOMPARE(choice.tokenName, u"Longshore on study-pc"_s);
    QCOMPARE(held, QString(held.size(), QChar(u'\0')));
    QCOMPARE(heldAgain, QString(heldAgain.size(), QChar(u'\0')));
    auto *stages = driver.window.findChild<StageList *>();
    QCOMPARE(stages->title(int(Stage::SigningIn)), u"Creating the administrator and signing in"_s);
}

void TestFirstAdministrator::theRuleIsSaidWhileTyping_data()
{
    QTest::addColumn<int>("minimum");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("again");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << 12 << QString() << QString() << u"At least 12"_s;
    QTest::newRow("one too few") << 12 << u"12345678901"_s << u"12345678901"_s << u"One more character"_s;
    QTest::newRow("once") << 12 << u"123456789012"_s << QString() << u"Repeat it"_s;
    QTest::newRow("twice") << 12 << u"123456789012"_s << u"123456789012"_s << u"and repeated"_s;
    QTest::newRow("counted in bytes") << 12 << u"\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc"_s << u"\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc"_s << u"and repeated"_s;
    QTest::newRow("the server's own") << 18 << u"123456789012"_s << u"123456789012"_s << u"6 more characters are needed"_s;
}

void TestFirstAdministrator::theRuleIsSaidWhileTyping()
{
    QFETCH(int, minimum);
    QFETCH(QString, password);
    QFETCH(QString, again);
    QFETCH(QString, word);
    ConnectDriver driver;
    QVERIFY(driver.show());
    reachNewServer(driver);
    driver.window.setPasswordLength(minimum);
    driver.find<QLineEdit>("administratorPassword")->setText(password);
    driver.find<QLineEdit>("administratorPasswordAgain")->setText(again);
    QVERIFY2(driver.said("passwordRule").contains(word), qPrintable(driver.said("passwordRule")));
}

void TestFirstAdministrator::refusesWhatTheServerWould_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("again");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("words");
    const QString good = u"123456789012"_s;
    QTest::newRow("no name") << u" "_s << good << good << u"administratorName"_s << "administratorProblem"_ba << u"Give the administrator a name."_s;
    QTest::newRow("space in the name") << u"the admin"_s << good << good << u"administratorName"_s << "administratorProblem"_ba
                                       << u"The name may not contain spaces."_s;
    QTest::newRow("too short") << u"admin"_s << u"1234"_s << u"1234"_s << u"administratorPassword"_s << "passwordRule"_ba << u"8 more characters are needed."_s;
    QTest::newRow("not the same") << u"admin"_s << good << u"123456789013"_s << u"administratorPasswordAgain"_s << "passwordRule"_ba
                                  << u"The two passwords are not the same."_s;
}

void TestFirstAdministrator::refusesWhatTheServerWould()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(QString, again);
    QFETCH(QString, field);
    QFETCH(QByteArray, label);
    QFETCH(QString, words);
    ConnectDriver driver;
    QVERIFY(driver.show());
    reachNewServer(driver);
    driver.find<QLineEdit>("administratorName")->setText(name);
    driver.find<QLineEdit>("administratorPassword")->setText(password);
    driver.find<QLineEdit>("administratorPasswordAgain")->setText(again);
    driver.click("connect");
    QCOMPARE(driver.requested.size(), 1);
    QCOMPARE(driver.focus(), field);
    QCOMPARE(driver.said(label.constData()), words);
    driver.keys(u"z"_s);
    QVERIFY(driver.said(label.constData()) != words);
}

void TestFirstAdministrator::isLeftForAnotherAddress()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    reachNewServer(driver);
    driver.type("address", u"other:9443"_s);
    QVERIFY(!driver.isShown("administratorName"));
    QVERIFY(driver.isShown("password"));
    QCOMPARE(driver.button("connect")->text().remove(u'&'), u"Connect"_s);
}

void TestFirstAdministrator::isLeftForSigningIn()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    reachNewServer(driver);
    driver.find("signInInstead")->setFocus();
    driver.key(Qt::Key_Space);
    QVERIFY(!driver.isShown("administratorName"));
    QCOMPARE(driver.focus(), u"password"_s);
}

void TestFirstAdministrator::somebodyWasFaster()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    reachNewServer(driver);
    typeBoth(driver, u"correct horse battery"_s);
    driver.key(Qt::Key_Return);
    driver.reach(Stage::SigningIn);
    driver.window.stageFailed(Stage::SigningIn, u"It has one."_s, {}, Problem::AdministratorExists);
    QVERIFY(!driver.isShown("administratorName"));
    QCOMPARE(driver.focus(), u"password"_s);
    QCOMPARE(driver.window.findChild<StageList *>()->failure(int(Stage::SigningIn)), u"It has one."_s);
}

void TestFirstAdministrator::aPasswordTooShortIsTypedAnew()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    reachNewServer(driver);
    typeBoth(driver, u"correct horse battery"_s);
    QCOMPARE(driver.said("passwordRule"), u"Long enough, and repeated."_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 2);
    driver.reach(Stage::SigningIn);
    driver.window.stageFailed(Stage::SigningIn, u"Too short."_s, {}, Problem::PasswordTooShort);
    QCOMPARE(driver.focus(), u"administratorPassword"_s);
    QVERIFY(driver.find<QLineEdit>("administratorPassword")->text().isEmpty());
    QVERIFY(driver.find<QLineEdit>("administratorPasswordAgain")->text().isEmpty());
}

QTEST_MAIN(TestFirstAdministrator)
#include "tst_firstadministrator.moc"
