// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/dialogstates.h"
#include "ui/dialogs/serverfacts.h"
#include "ui/dialogs/serverinfodialog.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestServerInfoDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFacts();
    void tellsTheConnection_data();
    void tellsTheConnection();
    void tellsTheUser_data();
    void tellsTheUser();
    void showsTheSettings();
    void showsARefusalInTheirPlace();
    void settingsAfterARefusal();
    void cleansServerText();

private:
    static ServerOverview facts()
    {
        ServerOverview facts;
        facts.profile = sampleProfile(u"home-lab"_s, u"nas"_s);
        facts.version = u"2.23.0"_s;
        facts.environments = 3;
        facts.stacks = 1200;
        return facts;
    }
    static QString value(const QList<FactGroup> &groups, const QString &label)
    {
        for (const FactGroup &group : groups) {
            for (const Fact &fact : group.facts) {
                if (fact.label == label)
                    return fact.value;
            }
        }
        return u"(no such fact)"_s;
    }
};

void TestServerInfoDialog::tellsTheFacts()
{
    const QList<FactGroup> groups = serverFactGroups(facts());
    QCOMPARE(value(groups, u"Address"_s), u"https://nas:9443"_s);
    QCOMPARE(value(groups, u"Portainer"_s), u"2.23.0"_s);
    QCOMPARE(value(groups, u"Environments"_s), u"3"_s);
    QCOMPARE(value(groups, u"Stacks"_s), QLocale().toString(1200));
    QCOMPARE(value(groups, u"Proxy"_s), u"none"_s);
    ServerOverview older = facts();
    older.version.clear();
    older.profile.lastVersion = u"2.19.5"_s;
    QCOMPARE(value(serverFactGroups(older), u"Portainer"_s), u"2.19.5"_s);
}

void TestServerInfoDialog::tellsTheConnection_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<QString>("words");
    QTest::newRow("system") << u"nas"_s << false << u"encrypted; the certificate is trusted by this computer"_s;
    QTest::newRow("pinned") << u"nas"_s << true << u"encrypted; only the certificate below is trusted"_s;
    QTest::newRow("plain") << u"http://nas"_s << false << u"not encrypted: plain http"_s;
}

void TestServerInfoDialog::tellsTheConnection()
{
    QFETCH(QString, address);
    QFETCH(bool, pinned);
    QFETCH(QString, words);
    ServerOverview given = facts();
    given.profile = sampleProfile(u"x"_s, address);
    if (pinned)
        given.certificate = sampleCertificate('a');
    const QList<FactGroup> groups = serverFactGroups(given);
    QCOMPARE(value(groups, u"Connection"_s), words);
    QCOMPARE(value(groups, u"SHA-256"_s) != "(no such fact)"_L1, pinned);
}

void TestServerInfoDialog::tellsTheUser_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("words");
    QTest::newRow("administrator") << Role::Administrator << u"bob, administrator"_s;
    QTest::newRow("standard") << Role::Standard << u"bob, standard user"_s;
    QTest::newRow("unknown") << Role::Unknown << u"bob, role not known"_s;
}

void TestServerInfoDialog::tellsTheUser()
{
    QFETCH(Role, role);
    QFETCH(QString, words);
    ServerOverview given = facts();
    given.user = User{.id = UserId{2}, .name = u"bob"_s, .role = role};
    QCOMPARE(value(serverFactGroups(given), u"Signed in as"_s), words);
    given.user.reset();
    QCOMPARE(value(serverFactGroups(given), u"Signed in as"_s), u"alice"_s); // who it was last time
    given.profile.userName.clear();
    QCOMPARE(value(serverFactGroups(given), u"Signed in as"_s), u"not told by this server"_s);
}

void TestServerInfoDialog::showsTheSettings()
{
    ServerSettings settings;
    settings.authenticationMethod = AuthenticationMethod::Ldap;
    settings.kubeconfigExpiry = u"0"_s;
    settings.snapshotInterval = u"5m"_s;
    settings.telemetry = true;
    const QList<FactGroup> groups = settingsFactGroups(settings);
    QCOMPARE(value(groups, u"Users come from"_s), u"LDAP"_s);
    QCOMPARE(value(groups, u"Kubeconfig expires after"_s), u"never"_s);
    QCOMPARE(value(groups, u"Snapshot every"_s), u"5m"_s);
    QCOMPARE(value(groups, u"Telemetry"_s), u"on"_s);
    QCOMPARE(value(groups, u"Edge compute"_s), u"off"_s);

    ServerInfoDialog dialog(facts());
    dialog.show();
    auto *sentence = dialog.findChild<QLabel *>(u"settingsSentence"_s);
    auto *grid = dialog.findChild<FactGrid *>(u"settingsFacts"_s);
    QCOMPARE(sentence->text(), u"Asking home-lab for its settings"_s);
    QVERIFY(!grid->isVisible());
    dialog.setSettings(settings);
    QVERIFY(!sentence->isVisible());
    QVERIFY(grid->isVisible());
    QCOMPARE(grid->groups(), groups);
}

void TestServerInfoDialog::showsARefusalInTheirPlace()
{
    ServerInfoDialog dialog(facts());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *link = dialog.findChild<QWidget *>(u"documentation"_s);
    QVERIFY(!link->isVisible());
    const QString sentence = u"alice may not read the server settings. That needs the administrator role; an administrator of home-lab can grant it."_s;
    dialog.setRefusal({sentence, u"Status 403\nAccess denied"_s});
    QCOMPARE(dialog.findChild<QLabel *>(u"settingsSentence"_s)->text(), sentence);
    QVERIFY(!dialog.findChild<FactGrid *>(u"settingsFacts"_s)->isVisible());
    QTest::mouseClick(dialog.findChild<QAbstractButton *>(u"details"_s), Qt::LeftButton);
    QVERIFY(dialog.findChild<QLabel *>(u"serverWords"_s)->isVisible());
    QCOMPARE(dialog.findChild<QLabel *>(u"serverWords"_s)->text(), u"Status 403\nAccess denied"_s);
    QSignalSpy opened(&dialog, &ServerInfoDialog::linkActivated);
    QTest::mouseClick(link, Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toUrl().host(), u"docs.portainer.io"_s);
}

void TestServerInfoDialog::settingsAfterARefusal()
{
    ServerInfoDialog dialog(facts());
    dialog.show();
    dialog.setRefusal({u"No."_s, u"x"_s});
    dialog.setSettings({});
    QVERIFY(!dialog.findChild<QWidget *>(u"documentation"_s)->isVisible());
    QVERIFY(!dialog.findChild<QWidget *>(u"details"_s)->isVisible());
    QVERIFY(!dialog.findChild<QWidget *>(u"settingsSentence"_s)->isVisible());
}

void TestServerInfoDialog::cleansServerText()
{
    ServerOverview given = facts();
    given.version = u"2.23\u202e\n0"_s;
    given.user = User{.id = UserId{2}, .name = u"<b>bob</b>\u0007"_s, .role = Role::Standard};
    const QList<FactGroup> groups = serverFactGroups(given);
    for (const FactGroup &group : groups) {
        for (const Fact &fact : group.facts) {
            if (!fact.monospace)
                QVERIFY2(!fact.value.contains(u'\u202e') && !fact.value.contains(u'\n') && !fact.value.contains(u'\u0007'), qPrintable(fact.label));
        }
    }
    ServerInfoDialog dialog(given);
    dialog.setRefusal({u"a\u202eb"_s, {}});
    QVERIFY(!dialog.findChild<QLabel *>(u"settingsSentence"_s)->text().contains(u'\u202e'));
    QCOMPARE(dialog.findChild<QLabel *>(u"settingsSentence"_s)->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestServerInfoDialog)
#include "tst_serverinfodialog.moc"
