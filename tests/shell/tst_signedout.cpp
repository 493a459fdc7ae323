// SPDX-License-Identifier: GPL-3.0-or-later
// A token that stops working: one button signs in again in place, and nothing else of the server is lost.
#include "tests/shell/connecthost.h"

#include "app/session/changerecord.h"
#include "ui/dialogs/leftovertokens.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/banner.h"

#include <QPushButton>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 20000; // ms, for machines with much to do

/// The program's own window on a sample server that alice is signed in to, the token in the keychain.
struct Program : ConnectHost {
    explicit Program(DemoOptions options = {})
        : ConnectHost(options), theme(*qApp)
    {
        profile.id = ServerId::create();
        profile.name = u"home-lab"_s;
        profile.address = demo.address();
        profile.userName = u"alice"_s;
        profile.colour = ServerColour::Teal;
        profile.tokenId = AccessTokenId(1); // So that the password is asked for.
        profile.refreshEvery = std::chrono::seconds(0);
        servers.add(profile, demo.tokenOf("alice"), {});
        window = std::make_unique<MainWindow>(MainWindow::Parts{settings, profiles, servers, keychain, theme, ApiClient::systemManagers(), operations, record});
        window->show();
    }
    bool isFilled() { return QTest::qWaitFor([this] { return rows() > 0 && session().user(); }, Long); }
    int rows() { return window->page().table().model()->rowCount(); }
    Session &session() { return *servers.session(profile.id); }
    QPushButton *signInButton()
    {
        for (auto *button : window->findChildren<QPushButton *>())
            if (button->isVisible() && button->text() == "Sign in again"_L1)
                return button;
        return nullptr;
    }
    /// From another program: all tokens of alice.
    bool revokeAll()
    {
        const auto listed = session().send(requests::accessTokens(session().user()->id));
        if (!QTest::qWaitFor([&] { return listed.isFinished(); }, Long) || !listed.result())
            return false;
        for (const AccessToken &token : *listed.result())
            if (QString::fromLatin1(demo.tokenOf("alice").left(7)) == token.prefix) {
                const auto gone = session().send(requests::revokeAccessToken(session().user()->id, token.id));
                return QTest::qWaitFor([&] { return gone.isFinished(); }, Long);
            }
        return false;
    }

    Settings settings{dir};
    Theme theme;
    ServerProfile profile;
    Operations operations{[this](const ServerId &id) { return servers.session(id); }};
    ChangeRecord record{operations, servers, dir, keychain};
    std::unique_ptr<MainWindow> window;
};

} // namespace

class TestSignedOut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsInAgainInPlace_data();
    void signsInAgainInPlace();
};

void TestSignedOut::signsInAgainInPlace_data()
{
    QTest::addColumn<int>("line");
    QTest::newRow("2.21") << int(DemoLine::V2_21);
    QTest::newRow("2.23") << int(DemoLine::V2_23);
}

void TestSignedOut::signsInAgainInPlace()
{
    QFETCH(int, line);
    Program program({.line = DemoLine(line)});
    QVERIFY(program.started && program.isFilled());
    const Session *before = &program.session();
    const int rows = program.rows();
    program.window->page().focusTable();
    program.window->page().table().selectRow(1);
    const StackKey chosen = program.window->page().currentKey();
    QVERIFY(program.revokeAll());
    program.session().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(program.session().state(), Session::State::SignedOut, Long);
    QTRY_VERIFY(program.signInButton());
    QCOMPARE(program.rows(), rows); // What was known stays, dated.
    QVERIFY(program.window->page().currentKey() == chosen);
    program.signInButton()->setFocus();
    QTest::keyClick(program.signInButton(), Qt::Key_Space);
    auto *connecting = program.window->findChild<ConnectWindow *>();
    QVERIFY(connecting && QTest::qWaitForWindowActive(connecting));
    QTRY_COMPARE(program.focus(), u"password"_s);
    program.keys(QString::fromUtf8(program.demo.passwordOf("alice")));
    program.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(program.session().state(), Session::State::Connected, Long);
    QCOMPARE(&program.session(), before); // The same session: calls under way and windows stay.
    QTRY_VERIFY(!program.signInButton());
    QCOMPARE(program.rows(), rows);
    QVERIFY(program.window->page().currentKey() == chosen);
    const ServerProfile after = *program.profiles.profile(program.profile.id);
    QCOMPARE(after.colour, ServerColour::Teal);
    QCOMPARE(after.name, u"home-lab"_s);
    QCOMPARE(program.profiles.profiles().size(), 1);
    QTest::qWait(300);
    QVERIFY(!program.window->findChild<LeftoverTokens *>()); // The one before is gone, so nothing is named.
}

QTEST_MAIN(TestSignedOut)
#include "tst_signedout.moc"
