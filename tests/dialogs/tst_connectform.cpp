// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/connectdriver.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>

using namespace longshore;
using namespace Qt::StringLiterals;


class TestConnectForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheAddressWhileTyping_data();
    void readsTheAddressWhileTyping();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void isNotHasty();
    void plainHttpNeedsConsent();
    void consentDoesNotOutliveTheAddress();
    void namesTheDefaultPort();
    void takesTheHostForAName();
    void refusesWhatIsNoToken_data();
    void refusesWhatIsNoToken();
    void revealsByMouseAndKeyboard();
    void saysWhereTheTokenIsKept_data();
    void saysWhereTheTokenIsKept();
    void withoutKeychainTheFirstPlaceIsClosed();
    void aLateKeychainChangesNoChoice();
    void takesExtraHeaders();
    void refusesHeaders_data();
    void refusesHeaders();
    void headersCanBeTakenAway();
    void unfoldsAdvancedToShowAProblem();
    void opensTheTokenHelp();

private:
    static void addHeader(ConnectDriver &driver, const QString &name, const QString &value)
    {
        driver.click("addHeader");
        driver.keys(name);
        driver.key(Qt::Key_Tab);
        driver.keys(value);
    }
};

void TestConnectForm::readsTheAddressWhileTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reading");
    QTest::newRow("host and port") << u"nas:9443"_s << u"https://nas:9443, encrypted"_s;
    QTest::newRow("host alone") << u"nas"_s << u"https://nas:9443, encrypted"_s;
    QTest::newRow("pasted page") << u"https://nas:9443/#!/home"_s << u"https://nas:9443, encrypted"_s;
    QTest::newRow("behind a proxy") << u"https://example.com:443/portainer/"_s << u"https://example.com:443/portainer, encrypted"_s;
    QTest::newRow("plain") << u"http://nas:9000"_s << u"http://nas:9000, not encrypted: the token would travel in clear"_s;
    QTest::newRow("nothing") << u""_s << u""_s;
}

void TestConnectForm::readsTheAddressWhileTyping()
{
    QFETCH(QString, typed);
    QFETCH(QString, reading);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(typed);
    QCOMPARE(driver.said("addressReading"), reading);
}

void TestConnectForm::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("word"); // what the sentence must name
    QTest::newRow("user") << u"https://admin:pw@nas"_s << u"before the @"_s;
    QTest::newRow("scheme") << u"ftp://nas"_s << u"https:// or http://"_s;
    QTest::newRow("host") << u"na s"_s << u"name or the IP address"_s;
    QTest::newRow("port") << u"nas:99999"_s << u"1 to 65535"_s;
    QTest::newRow("query") << u"nas:9443/?a=b"_s << u"question mark"_s;
    QTest::newRow("path") << u"nas:9443/a/../b"_s << u"path"_s;
}

void TestConnectForm::saysWhatIsWrong()
{
    QFETCH(QString, typed);
    QFETCH(QString, word);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(typed);
    driver.key(Qt::Key_Tab); // leaving the field
    QVERIFY2(driver.said("addressReading").contains(word), qPrintable(driver.said("addressReading")));
    QVERIFY(!driver.said("addressReading").contains(typed)); // "user:password@" must not be repeated
    driver.type("token", u"ptr_x"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 0);
    QCOMPARE(driver.focus(), u"address"_s);
}

void TestConnectForm::isNotHasty()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"ftp://nas"_s);
    QCOMPARE(driver.said("addressReading"), QString()); // still typing
    QTRY_VERIFY(!driver.said("addressReading").isEmpty()); // stopped
    driver.key(Qt::Key_Backspace);
    QCOMPARE(driver.said("addressReading"), QString());
}

void TestConnectForm::plainHttpNeedsConsent()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"nas"_s);
    QVERIFY(!driver.isShown("plainConsent"));
    driver.type("address", u"http://nas"_s);
    driver.type("token", u"ptr_x"_s);
    QVERIFY(driver.isShown("plainConsent"));
    driver.key(Qt::Key_Return);
    QCOMPARE(driver.requested.size(), 0);
    QCOMPARE(driver.focus(), u"plainConsent"_s);
    QVERIFY(driver.said("addressHint").contains("Tick the box"_L1));
    driver.key(Qt::Key_Space);
    driver.click("connect");
    QCOMPARE(driver.requested.size(), 1);
    QVERIFY(!driver.requested.first().first().value<ConnectChoice>().address.isEncrypted());
}

void TestConnectForm::consentDoesNotOutliveTheAddress()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"http://nas"_s);
    driver.find("plainConsent")->setFocus();
    driver.key(Qt::Key_Space);
    driver.type("address", u"nas"_s);
    driver.type("address", u"http://other"_s);
    QVERIFY(!driver.find<QCheckBox>("plainConsent")->isChecked());
}

void TestConnectForm::namesTheDefaultPort()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"https://portainer.example.com"_s);
    QVERIFY(driver.said("addressHint").contains("9443"_L1));
    QVERIFY(driver.said("addressHint").contains(":443"_L1));
    driver.keys(u":443"_s);
    QCOMPARE(driver.said("addressHint"), QString());
}

void TestConnectForm::takesTheHostForAName()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.begin(u"Nas.Example.com:9443"_s);
    QCOMPARE(driver.requested.first().first().value<ConnectChoice>().name, u"nas.example.com"_s);
}

void TestConnectForm::refusesWhatIsNoToken_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("good");
    QTest::newRow("portainer's") << u"ptr_abc/DEF+0="_s << true;
    QTest::newRow("another edition's") << u"abc"_s << true;
    QTest::newRow("space around") << u" \tptr_abc \n"_s << true;
    QTest::newRow("with its header") << u"X-API-Key: ptr_abc"_s << false;
    QTest::newRow("only space") << u"   "_s << false;
    QTest::newRow("accent") << u"ptr_\u00e9"_s << false;
    QTest::newRow("too long") << QString(4097, u'a') << false;
}

void TestConnectForm::refusesWhatIsNoToken()
{
    QFETCH(QString, typed);
    QFETCH(bool, good);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.keys(u"nas"_s);
    driver.chooseToken();
    driver.find<QLineEdit>("token")->insert(typed); // as a paste does
    driver.click("connect");
    QCOMPARE(driver.requested.size(), good ? 1 : 0);
    QCOMPARE(driver.said("tokenProblem").isEmpty(), good);
    if (!good)
        QCOMPARE(driver.focus(), u"token"_s);
    QVERIFY(typed.trimmed().isEmpty() || !driver.said("tokenProblem").contains(typed.trimmed()));
}

void TestConnectForm::revealsByMouseAndKeyboard()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.chooseToken();
    auto *token = driver.find<QLineEdit>("token");
    auto *eye = token->findChild<QAbstractButton *>();
    QVERIFY(eye);
    QTest::mouseClick(eye, Qt::LeftButton);
    QCOMPARE(token->echoMode(), QLineEdit::Normal);
    token->setFocus();
    driver.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), eye);
    driver.key(Qt::Key_Space);
    QCOMPARE(token->echoMode(), QLineEdit::Password);
}

void TestConnectForm::saysWhereTheTokenIsKept_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("sentence");
    QTest::addColumn<TokenPlace>("place");
    QTest::newRow("keychain") << "keepInKeychain"_ba << "keepInKeychainSentence"_ba << TokenPlace::Keychain;
    QTest::newRow("session") << "keepThisSession"_ba << "keepThisSessionSentence"_ba << TokenPlace::ThisSession;
    QTest::newRow("nowhere") << "keepNowhere"_ba << "keepNowhereSentence"_ba << TokenPlace::AskEveryTime;
}

void TestConnectForm::saysWhereTheTokenIsKept()
{
    QFETCH(QByteArray, button);
    QFETCH(QByteArray, sentence);
    ConnectDriver driver;
    QVERIFY(driver.show());
    QCOMPARE(driver.button("keepInKeychain")->text(), u"GNOME Keyring"_s);
    QVERIFY(driver.button("keepInKeychain")->isChecked());
    QVERIFY(!driver.said(sentence.constData()).isEmpty());
    QCOMPARE(driver.button(button.constData())->accessibleDescription(), driver.said(sentence.constData()));
    driver.click(button.constData());
    driver.begin();
    QTEST(driver.choice().tokenPlace, "place");
}

void TestConnectForm::withoutKeychainTheFirstPlaceIsClosed()
{
    ConnectDriver driver;
    driver.window.setKeychain(u"No keyring answers here."_s, false);
    QVERIFY(driver.show());
    QVERIFY(driver.isShown("keepInKeychain"));
    QVERIFY(!driver.button("keepInKeychain")->isEnabled());
    QVERIFY(driver.button("keepThisSession")->isChecked());
    QCOMPARE(driver.said("keepInKeychainSentence"), u"No keyring answers here."_s);
    driver.begin();
    QCOMPARE(driver.choice().tokenPlace, TokenPlace::ThisSession);
}

void TestConnectForm::aLateKeychainChangesNoChoice()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.click("keepNowhere");
    driver.window.setKeychain(u"KWallet"_s, true);
    QVERIFY(driver.button("keepNowhere")->isChecked());
    driver.window.setKeychain(u"No keyring answers here."_s, false);
    QVERIFY(driver.button("keepNowhere")->isChecked());
}

void TestConnectForm::takesExtraHeaders()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    QVERIFY(!driver.isShown("addHeader"));
    driver.click("advanced");
    addHeader(driver, u"CF-Access-Client-Id"_s, u"abc.access"_s);
    addHeader(driver, u"X-Other"_s, u" two words "_s);
    driver.click("addHeader"); // an empty row does not count
    for (const QLineEdit *value : driver.window.findChildren<QLineEdit *>(u"headerValue"_s))
        QCOMPARE(value->echoMode(), QLineEdit::Password);
    driver.begin();
    QCOMPARE(driver.requested.size(), 1);
    QCOMPARE(driver.requested.first().first().value<ConnectChoice>().extraHeaders,
             (QList<ExtraHeader>{{"CF-Access-Client-Id", "abc.access"}, {"X-Other", "two words"}}));
}

void TestConnectForm::refusesHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("field");
    QTest::newRow("ours") << u"X-API-Key"_s << u"x"_s << u"headerName"_s;
    QTest::newRow("connection") << u"Host"_s << u"x"_s << u"headerName"_s;
    QTest::newRow("no token") << u"A B"_s << u"x"_s << u"headerName"_s;
    QTest::newRow("no name") << u""_s << u"x"_s << u"headerName"_s;
    QTest::newRow("no value") << u"X-A"_s << u""_s << u"headerValue"_s;
    QTest::newRow("not plain") << u"X-A"_s << u"\u00e9t\u00e9"_s << u"headerValue"_s;
}

void TestConnectForm::refusesHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, field);
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.click("advanced");
    addHeader(driver, name, {});
    driver.find<QLineEdit>("headerValue")->insert(value);
    driver.begin();
    QCOMPARE(driver.requested.size(), 0);
    QCOMPARE(driver.focus(), field);
    QVERIFY(!driver.said("headerProblem").isEmpty());
    driver.keys(u"z"_s);
    QVERIFY(driver.said("headerProblem").isEmpty());
}

void TestConnectForm::headersCanBeTakenAway()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.click("advanced");
    addHeader(driver, u"X-A"_s, u"1"_s);
    addHeader(driver, u"X-A"_s, u"2"_s); // twice: refused
    driver.begin();
    QCOMPARE(driver.requested.size(), 0);
    driver.click("removeHeader"); // the first
    QTRY_COMPARE(driver.window.findChildren<QWidget *>(u"removeHeader"_s).size(), 1);
    driver.click("connect");
    QCOMPARE(driver.requested.size(), 1);
    QCOMPARE(driver.requested.first().first().value<ConnectChoice>().extraHeaders, (QList<ExtraHeader>{{"X-A", "2"}}));
}

void TestConnectForm::unfoldsAdvancedToShowAProblem()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.click("advanced");
    addHeader(driver, u"Host"_s, u"x"_s);
    driver.click("advanced");
    QVERIFY(!driver.isShown("headerName"));
    driver.begin();
    QVERIFY(driver.isShown("headerName"));
    QCOMPARE(driver.focus(), u"headerName"_s);
}

void TestConnectForm::opensTheTokenHelp()
{
    ConnectDriver driver;
    QVERIFY(driver.show());
    driver.chooseToken();
    QSignalSpy opened(&driver.window, &ConnectWindow::linkActivated);
    driver.click("tokenHelp");
    driver.find("tokenHelp")->setFocus();
    driver.key(Qt::Key_Return);
    driver.key(Qt::Key_Space);
    QCOMPARE(opened.size(), 3);
    QCOMPARE(opened.first().first().toUrl(), QUrl(u"https://docs.portainer.io/api/access"_s));
    QCOMPARE(driver.requested.size(), 0);
}

QTEST_MAIN(TestConnectForm)
#include "tst_connectform.moc"
