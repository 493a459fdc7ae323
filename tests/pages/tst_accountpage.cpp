// SPDX-License-Identifier: GPL-3.0-or-later
// "My account": who is signed in, what a password change means, and why there is none to be had.
#include "ui/pages/accountpage.h"

#include "ui/widgets/factgrid.h"
#include "ui/widgets/tonelabel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

AccountFacts alice()
{
    return {.server = u"home-lab"_s, .address = u"https://nas:9443"_s, .version = u"2.23.0"_s, .user = User{UserId(2), u"alice"_s, Role::Standard},
            .lastUserName = {}, .teams = {{u"web"_s, true}, {u"operations"_s, false}}, .environments = {u"local"_s, u"swarm-b"_s},
            .method = AuthenticationMethod::Internal, .tokenPlace = u"GNOME Keyring"_s, .tokenPrefix = u"ptr_abc"_s};
}

AccountFacts with(auto change)
{
    AccountFacts facts = alice();
    change(facts);
    return facts;
}

struct Shown {
    explicit Shown(const AccountFacts &facts)
    {
        page.setFacts(facts);
        page.resize(800, 600);
        page.show();
        page.activateWindow();
        good = QTest::qWaitForWindowActive(&page);
    }
    QString fact(const QString &label) const
    {
        for (const FactGroup &group : page.findChild<FactGrid *>(u"accountFacts"_s)->groups())
            for (const Fact &each : group.facts)
                if (each.label == label)
                    return each.value;
        return u"(no such fact)"_s;
    }
    QString said(const QString &label) const { return page.findChild<QLabel *>(label)->text(); }
    QPushButton &change() { return *page.findChild<QPushButton *>(u"changePassword"_s); }
    AccountPage page;
    bool good = false;
};

} // namespace

class TestAccountPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhoWhereAndHow();
    void whatIsNotToldIsSaid();
    void manyEnvironmentsAreCounted();
    void whoKeepsThePasswordDecides_data();
    void whoKeepsThePasswordDecides();
    void aChangeUnderWayCannotBeStartedTwice();
    void byKeyboard();
    void serverTextIsCleaned();
};

void TestAccountPage::tellsWhoWhereAndHow()
{
    Shown shown(alice());
    QCOMPARE(shown.fact(u"User name"_s), u"alice"_s);
    QCOMPARE(shown.fact(u"Role"_s), u"User"_s);
    QCOMPARE(shown.fact(u"Teams"_s), u"web (leader), operations"_s);
    QCOMPARE(shown.fact(u"Environments"_s), u"local, swarm-b"_s);
    QCOMPARE(shown.fact(u"Signed in with"_s), u"An access token that starts with ptr_abc"_s);
    QCOMPARE(shown.fact(u"Kept in"_s), u"GNOME Keyring"_s);
    QCOMPARE(shown.said(u"pageSubtitle"_s), u"alice on home-lab"_s);
}

void TestAccountPage::whatIsNotToldIsSaid()
{
    Shown shown(with([](AccountFacts &facts) {
        facts.user.reset();
        facts.lastUserName = u"alice"_s;
        facts.teams.clear();
        facts.environments.clear();
        facts.tokenPrefix.clear();
    }));
    QCOMPARE(shown.fact(u"User name"_s), u"alice"_s); // Of the last sign-in.
    QCOMPARE(shown.fact(u"Role"_s), u"not told by the server"_s);
    QCOMPARE(shown.fact(u"Teams"_s), u"none"_s);
    QCOMPARE(shown.fact(u"Environments"_s), u"none"_s);
    QCOMPARE(shown.fact(u"Signed in with"_s), u"An access token"_s);
    QVERIFY(!shown.change().isVisible());
    QVERIFY(shown.said(u"passwordSentence"_s).contains("does not tell whose access token this is"_L1));
}

void TestAccountPage::manyEnvironmentsAreCounted()
{
    Shown shown(with([](AccountFacts &facts) {
        facts.environments.clear();
        for (int at = 1; at <= 40; ++at)
            facts.environments.append(u"env%1"_s.arg(at));
    }));
    QVERIFY2(shown.fact(u"Environments"_s).endsWith("and 28 more"_L1), qPrintable(shown.fact(u"Environments"_s)));
}

void TestAccountPage::whoKeepsThePasswordDecides_data()
{
    QTest::addColumn<AuthenticationMethod>("method");
    QTest::addColumn<qint64>("user");
    QTest::addColumn<bool>("changeable");
    QTest::addColumn<QString>("words");
    QTest::newRow("Portainer") << AuthenticationMethod::Internal << 2LL << true << u"ends all browser sessions of alice on home-lab"_s;
    QTest::newRow("LDAP") << AuthenticationMethod::Ldap << 2LL << false << u"LDAP directory. Change yours there"_s;
    QTest::newRow("OAuth") << AuthenticationMethod::OAuth << 2LL << false << u"Change your password with that provider"_s;
    QTest::newRow("the first administrator, with LDAP") << AuthenticationMethod::Ldap << 1LL << true << u"ends all browser sessions"_s;
    QTest::newRow("a way not known") << AuthenticationMethod::Unknown << 2LL << true << u"ends all browser sessions"_s;
}

void TestAccountPage::whoKeepsThePasswordDecides()
{
    QFETCH(AuthenticationMethod, method);
    QFETCH(qint64, user);
    QFETCH(bool, changeable);
    QFETCH(QString, words);
    Shown shown(with([&](AccountFacts &facts) {
        facts.method = method;
        facts.user->id = UserId(user);
    }));
    QCOMPARE(shown.change().isVisible(), changeable);
    QVERIFY2(shown.said(u"passwordSentence"_s).contains(words), qPrintable(shown.said(u"passwordSentence"_s)));
}

void TestAccountPage::aChangeUnderWayCannotBeStartedTwice()
{
    Shown shown(alice());
    QSignalSpy asked(&shown.page, &AccountPage::changePasswordRequested);
    shown.page.setBusy(true);
    QTest::mouseClick(&shown.change(), Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(shown.change().text(), u"Changing the password"_s);
    shown.page.setFacts(alice()); // A refresh does not end it.
    QVERIFY(!shown.change().isEnabled());
    shown.page.setBusy(false);
    QTest::mouseClick(&shown.change(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void TestAccountPage::byKeyboard()
{
    Shown shown(alice());
    QVERIFY(shown.good);
    QSignalSpy change(&shown.page, &AccountPage::changePasswordRequested);
    QSignalSpy out(&shown.page, &AccountPage::signOutRequested);
    QTest::keyClick(&shown.page, Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(change.size(), 1);
    QTest::keyClick(&shown.page, Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(out.size(), 1);
}

void TestAccountPage::serverTextIsCleaned()
{
    Shown shown(with([](AccountFacts &facts) {
        facts.user->name = u"<b>al\u202eice</b>\n"_s;
        facts.environments = {u"a\nb"_s};
    }));
    QVERIFY(!shown.fact(u"User name"_s).contains(u'\n') && !shown.fact(u"User name"_s).contains(u'\u202e'));
    QVERIFY(!shown.fact(u"Environments"_s).contains(u'\n'));
    QCOMPARE(shown.page.findChild<QLabel *>(u"pageSubtitle"_s)->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestAccountPage)
#include "tst_accountpage.moc"
