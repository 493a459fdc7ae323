// SPDX-License-Identifier: GPL-3.0-or-later
// Whole flows with keys alone: no mouse, no focus set by the test, only what a keyboard sends to the window in front.
#include "tests/shell/commandshost.h"

#include "app/store/profileexchange.h"
#include "ui/dialogs/importquestion.h"
#include "ui/dialogs/serveroptions.h"
#include "ui/dialogs/serversdialog.h"

#include <QFile>
#include <QFileDialog>
#include <QTabWidget>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 15000; // ms, for machines with much to do

/// What has the keyboard; a window that has just come up may not have it yet.
QWidget *keyboard()
{
    if (!QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }))
        return QApplication::activeWindow();
    return QApplication::focusWidget();
}

void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
{
    QTest::keyClick(keyboard(), key, with);
}

void type(const QString &text)
{
    QTest::keyClicks(keyboard(), text);
}

/// In place of what stands there.
void retype(const QString &text)
{
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
}

/// Tab until it is there; false when that never happens.
bool tabTo(const char *name)
{
    for (int step = 0; step < 60; ++step) {
        if (keyboard()->objectName() == QLatin1StringView(name))
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

/// What a window manager does when a dialog goes: the window below gets the keyboard.
void bringBack()
{
    if (QWidget *modal = QApplication::activeModalWidget(); modal && modal != QApplication::activeWindow())
        modal->activateWindow();
}

/// Waits until a dialog of that kind has the keyboard.
template <typename Dialog>
Dialog *front()
{
    const auto is = [] {
        bringBack();
        return qobject_cast<Dialog *>(QApplication::activeWindow()) != nullptr;
    };
    return QTest::qWaitFor(is, Long) ? qobject_cast<Dialog *>(QApplication::activeWindow()) : nullptr;
}

ServerProfile saved(const QString &name)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = name;
    profile.address = ServerAddress::parse(u"https://%1:9443"_s.arg(name)).address;
    profile.enabled = false; // Nothing is to be asked there.
    return profile;
}

} // namespace

class TestKeyboardFlows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connectsByPassword();
    void connectsByToken();
    void choosesWhereTheTokenIsKept();
    void editsTheOptions();
    void editsEveryPageOfTheOptions();
    void exportsAndImports();
    void aServerMovesAndGoes();
};

void TestKeyboardFlows::connectsByPassword()
{
    CommandsHost host;
    QVERIFY(host.started && host.connectServer());
    QCOMPARE(keyboard()->objectName(), u"address"_s);
    type(host.demo.address().text());
    QVERIFY(tabTo("plainConsent"));
    press(Qt::Key_Space);
    QVERIFY(tabTo("userName"));
    type(u"alice"_s);
    QVERIFY(tabTo("password"));
    type(QString::fromUtf8(host.demo.passwordOf("alice")));
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.signedIn.count(), 1, Long);
    QTRY_VERIFY_WITH_TIMEOUT(host.only() && host.only()->state() == Session::State::Connected, Long);
    QVERIFY(host.only()->profile().tokenId != AccessTokenId{});
}

void TestKeyboardFlows::connectsByToken()
{
    CommandsHost host({.https = true});
    QVERIFY(host.started && host.connectServer());
    type(host.demo.address().text());
    for (int step = 0; step < 10 && !keyboard()->objectName().startsWith("method"_L1); ++step)
        press(Qt::Key_Tab);
    QCOMPARE(keyboard()->objectName(), u"methodPassword"_s);
    press(Qt::Key_Left); // The cards are one row of choices.
    QCOMPARE(keyboard()->objectName(), u"methodToken"_s);
    QVERIFY(tabTo("token"));
    type(QString::fromUtf8(host.demo.tokenOf("alice")));
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("trustCertificate"), Long);
    QVERIFY(keyboard()->objectName() != "trustCertificate"_L1); // Enter must not trust by itself.
    QVERIFY(tabTo("trustCertificate"));
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(host.signedIn.count(), 1, Long);
    QVERIFY(!host.only()->profile().pinnedSha256.isEmpty());
}

void TestKeyboardFlows::choosesWhereTheTokenIsKept()
{
    CommandsHost host;
    QVERIFY(host.started && host.connectServer());
    type(host.demo.address().text());
    QVERIFY(tabTo("plainConsent"));
    press(Qt::Key_Space);
    QVERIFY(tabTo("keepInKeychain"));
    press(Qt::Key_Down);
    QCOMPARE(keyboard()->objectName(), u"keepThisSession"_s);
    QVERIFY(tabTo("userName"));
    type(u"alice"_s);
    QVERIFY(tabTo("password"));
    type(QString::fromUtf8(host.demo.passwordOf("alice")));
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.signedIn.count(), 1, Long);
    QCOMPARE(host.only()->profile().tokenPlace, TokenPlace::ThisSession);
    QVERIFY(host.keychain.secrets.isEmpty());
}

void TestKeyboardFlows::editsTheOptions()
{
    CommandsHost host;
    QVERIFY(host.started);
    host.profiles.put(saved(u"home-lab"_s));
    host.commands->showServers();
    QVERIFY(front<ServersDialog>());
    QVERIFY(tabTo("servers"));
    QVERIFY(tabTo("options"));
    press(Qt::Key_Space);
    QVERIFY(front<ServerOptions>());
    QVERIFY(tabTo("optionsName"));
    retype(u"the lab"_s);
    QVERIFY(tabTo("address"));
    retype(u"https://home-lab:9444"_s);
    press(Qt::Key_Return);
    QVERIFY(front<ServersDialog>());
    QTRY_COMPARE(host.profiles.profiles().constFirst().name, u"the lab"_s);
    QCOMPARE(host.profiles.profiles().constFirst().address.port(), 9444);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!host.find("serversDialog"));
}

// Through the row of tabs by arrow keys, and to what every page is for.
void TestKeyboardFlows::editsEveryPageOfTheOptions()
{
    CommandsHost host;
    QVERIFY(host.started);
    host.profiles.put(saved(u"home-lab"_s));
    host.commands->showOptions(host.profiles.profiles().constFirst().id);
    QVERIFY(front<ServerOptions>());
    auto *tabs = host.find<QTabWidget>("optionsTabs");
    const auto nextPage = [tabs] {
        const int before = tabs->currentIndex();
        press(Qt::Key_Tab, Qt::ControlModifier);
        return tabs->currentIndex() == before + 1;
    };
    QVERIFY(nextPage());
    QVERIFY(tabTo("optionsReadOnly"));
    press(Qt::Key_Space);
    QVERIFY(tabTo("guardNothing"));
    press(Qt::Key_Down);
    QCOMPARE(keyboard()->objectName(), u"guardServer"_s);
    QVERIFY(nextPage());
    QVERIFY(tabTo("proxyKind"));
    press(Qt::Key_End); // The last of the list: SOCKS5.
    QVERIFY(tabTo("proxyHost"));
    type(u"proxy.lan"_s);
    QVERIFY(tabTo("proxyPort"));
    retype(u"1080"_s);
    QVERIFY(nextPage());
    QVERIFY(tabTo("certificateFile"));
    QVERIFY(nextPage());
    QVERIFY(tabTo("save"));
    press(Qt::Key_Space);
    QTRY_VERIFY(!host.find("serverOptions"));
    const ServerProfile now = host.profiles.profiles().constFirst();
    QVERIFY(now.readOnly && now.locked);
    QCOMPARE(now.proxy.host, u"proxy.lan"_s);
    QCOMPARE(now.proxy.port, 1080);
    QCOMPARE(now.proxy.kind, ProxyChoice::Kind::Socks5);
}

void TestKeyboardFlows::exportsAndImports()
{
    CommandsHost host;
    QVERIFY(host.started);
    host.profiles.put(saved(u"home-lab"_s));
    host.profiles.put(saved(u"office"_s));
    const QString file = host.folder.filePath(u"servers.json"_s);
    host.commands->showServers();
    QVERIFY(front<ServersDialog>());
    QVERIFY(tabTo("export"));
    press(Qt::Key_Space);
    QVERIFY(front<QFileDialog>());
    QVERIFY(tabTo("fileNameEdit"));
    retype(file);
    press(Qt::Key_Return);
    QVERIFY(front<ServersDialog>());
    QTRY_VERIFY(QFile::exists(file));
    host.profiles.remove(host.profiles.profiles().constFirst().id);
    QVERIFY(tabTo("import"));
    press(Qt::Key_Space);
    QVERIFY(front<QFileDialog>());
    QVERIFY(tabTo("fileNameEdit"));
    retype(file);
    press(Qt::Key_Return);
    QVERIFY(front<ImportQuestion>());
    QVERIFY(tabTo("addServers"));
    press(Qt::Key_Space);
    QVERIFY(front<ServersDialog>());
    QTRY_COMPARE(host.profiles.profiles().size(), 2);
    QCOMPARE(host.profiles.profiles().constLast().name, u"home-lab"_s);
    QVERIFY(!host.profiles.profiles().constLast().tokenSaved);
}

void TestKeyboardFlows::aServerMovesAndGoes()
{
    CommandsHost host;
    QVERIFY(host.started);
    for (const QString &name : {u"home-lab"_s, u"office"_s})
        host.profiles.put(saved(name));
    host.commands->showServers();
    QVERIFY(front<ServersDialog>());
    QVERIFY(tabTo("servers"));
    press(Qt::Key_Home);
    QVERIFY(tabTo("down"));
    press(Qt::Key_Space);
    QTRY_COMPARE(host.profiles.profiles().constFirst().name, u"office"_s);
    QVERIFY(tabTo("duplicate"));
    press(Qt::Key_Space);
    QTRY_COMPARE(host.profiles.profiles().size(), 3);
    QVERIFY(tabTo("forget"));
    press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget() && QApplication::activeModalWidget()->objectName() != "serversDialog"_L1);
    QVERIFY(QTest::qWaitForWindowActive(QApplication::activeModalWidget()));
    QTRY_COMPARE(keyboard()->objectName(), u"keep"_s); // The harmless answer is first.
    press(Qt::Key_Space);
    QVERIFY(front<ServersDialog>());
    QCOMPARE(host.profiles.profiles().size(), 3);
}

QTEST_MAIN(TestKeyboardFlows)
#include "tst_keyboardflows.moc"
