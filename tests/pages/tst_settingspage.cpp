// SPDX-License-Identifier: GPL-3.0-or-later
// "Settings": which can be edited, what is said of what is typed, and what becomes of it.
#include "ui/pages/settingspage.h"

#include "ui/widgets/factgrid.h"
#include "ui/widgets/tonelabel.h"

#include <QAccessible>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace longshore;
using namespace Qt::StringLiterals;
using settingsedit::Setting;

namespace {

/// As a fresh 2.23 says (recordings/2.23/settings/settings.json), with a snapshot interval.
ServerSettings fresh()
{
    ServerSettings settings;
    settings.authenticationMethod = AuthenticationMethod::Internal;
    settings.snapshotInterval = u"5m"_s;
    settings.userSessionTimeout = u"8h"_s;
    settings.kubeconfigExpiry = u"0"_s;
    settings.helmRepositoryUrl = u"https://charts.bitnami.com/bitnami"_s;
    settings.edgeCheckinInterval = 5;
    return settings;
}

struct Shown {
    explicit Shown(const ServerSettings &settings = fresh())
    {
        page.setSettings(settings);
        page.resize(760, 900);
        page.show();
        page.activateWindow();
        good = QTest::qWaitForWindowActive(&page);
    }
    template <typename Widget = QWidget>
    Widget &find(const QString &name) const
    {
        return *page.findChild<Widget *>(name);
    }
    QLineEdit &field(Setting setting) const { return find<QLineEdit>(u"setting%1"_s.arg(static_cast<int>(setting))); }
    ToneLabel &note(Setting setting) const { return find<ToneLabel>(u"problem%1"_s.arg(static_cast<int>(setting))); }
    void type(Setting setting, const QString &text) const
    {
        field(setting).selectAll();
        QTest::keyClicks(&field(setting), text);
    }
    QPushButton &review() const { return find<QPushButton>(u"reviewChange"_s); }
    QString fact(const QString &label) const
    {
        for (const FactGroup &group : page.findChild<FactGrid *>()->groups())
            for (const Fact &each : group.facts)
                if (each.label == label)
                    return each.value;
        return u"(no such fact)"_s;
    }
    SettingsPage page;
    bool good = false;
};

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void someAreFieldsTheRestAreFacts();
    void howPeopleSignInIsToRead_data();
    void howPeopleSignInIsToRead();
    void zeroIsNeverWhereItIs();
    void problemsAreSaidWhileTyping_data();
    void problemsAreSaidWhileTyping();
    void aValueOfTheServersIsNoMistake();
    void reviewTellsBeforeAndAfter();
    void aRefreshKeepsWhatIsTyped();
    void discardingTakesItBack();
    void whileBusyNothingIsSent();
    void labelsAreEditedByKeyboard();
    void everyControlHasAName();
};

void TestSettingsPage::someAreFieldsTheRestAreFacts()
{
    Shown shown;
    for (const Setting setting : {Setting::LogoUrl, Setting::TemplatesUrl, Setting::SnapshotInterval, Setting::SessionTimeout, Setting::PasswordLength,
                                  Setting::KubeconfigExpiry, Setting::HelmRepository})
        QVERIFY2(shown.field(setting).isVisible() && shown.field(setting).isEnabled(), qPrintable(settingsedit::name(setting)));
    QVERIFY(shown.find(u"telemetry"_s).isVisible());
    QVERIFY(shown.find(u"hiddenLabels"_s).isVisible());
    QCOMPARE(shown.fact(u"Edge compute"_s), u"off"_s);
    QCOMPARE(shown.fact(u"Edge agents check in"_s), u"every 5 s"_s);
    QCOMPARE(shown.fact(u"Stacks hidden from users"_s), u"off"_s);
}

void TestSettingsPage::howPeopleSignInIsToRead_data()
{
    QTest::addColumn<AuthenticationMethod>("method");
    QTest::addColumn<QString>("words");
    QTest::newRow("internal") << AuthenticationMethod::Internal << u"Portainer's own users"_s;
    QTest::newRow("LDAP") << AuthenticationMethod::Ldap << u"LDAP; its settings are changed in Portainer"_s;
    QTest::newRow("OAuth") << AuthenticationMethod::OAuth << u"OAuth; its settings are changed in Portainer"_s;
    QTest::newRow("new") << AuthenticationMethod::Unknown << u"a way that Longshore does not know"_s;
}

void TestSettingsPage::howPeopleSignInIsToRead()
{
    QFETCH(AuthenticationMethod, method);
    QFETCH(QString, words);
    ServerSettings settings = fresh();
    settings.authenticationMethod = method;
    Shown shown(settings);
    QCOMPARE(shown.find<QLabel>(u"signInMethod"_s).text(), words);
}

void TestSettingsPage::zeroIsNeverWhereItIs()
{
    Shown shown;
    QCOMPARE(shown.note(Setting::KubeconfigExpiry).text(), u"A kubeconfig never expires."_s);
    QCOMPARE(shown.note(Setting::KubeconfigExpiry).role(), ColourRole::Muted);
    shown.type(Setting::KubeconfigExpiry, u"24h"_s);
    QVERIFY(!shown.note(Setting::KubeconfigExpiry).isVisible());
    shown.type(Setting::SnapshotInterval, u"0"_s); // For the others it is no "never".
    QCOMPARE(shown.note(Setting::SnapshotInterval).role(), ColourRole::Bad);
    shown.type(Setting::SessionTimeout, u"0"_s);
    QCOMPARE(shown.note(Setting::SessionTimeout).role(), ColourRole::Bad);
    QVERIFY(!shown.review().isEnabled());
}

void TestSettingsPage::problemsAreSaidWhileTyping_data()
{
    QTest::addColumn<Setting>("setting");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::newRow("spaces in a duration") << Setting::SnapshotInterval << u"5 min"_s << u"no spaces"_s;
    QTest::newRow("days") << Setting::SessionTimeout << u"1d"_s << u"no spaces"_s;
    QTest::newRow("short passwords") << Setting::PasswordLength << u"4"_s << u"At least 8"_s;
    QTest::newRow("no number") << Setting::PasswordLength << u"many"_s << u"At least 8"_s;
    QTest::newRow("half an address") << Setting::TemplatesUrl << u"example.com"_s << u"whole address"_s;
    QTest::newRow("a password in it") << Setting::LogoUrl << u"https://me:pw@x/y"_s << u"Leave the user name and password out"_s;
}

void TestSettingsPage::problemsAreSaidWhileTyping()
{
    QFETCH(Setting, setting);
    QFETCH(QString, typed);
    QFETCH(QString, words);
    Shown shown;
    shown.type(setting, typed);
    QVERIFY2(shown.note(setting).text().contains(words), qPrintable(shown.note(setting).text()));
    QVERIFY(shown.note(setting).isVisible());
    QVERIFY(!shown.review().isEnabled());
    QCOMPARE(QAccessible::queryAccessibleInterface(&shown.field(setting))->text(QAccessible::Description), shown.note(setting).text());
}

void TestSettingsPage::aValueOfTheServersIsNoMistake()
{
    ServerSettings odd = fresh();
    odd.requiredPasswordLength = 4;
    odd.templatesUrl = u" https://example.com/t.json "_s;
    Shown shown(odd);
    QVERIFY(!shown.note(Setting::PasswordLength).isVisible());
    QCOMPARE(shown.page.unsent(), QString());
    shown.type(Setting::SessionTimeout, u"4h"_s);
    QVERIFY(shown.review().isEnabled());
    QCOMPARE(shown.page.draft().templatesUrl, odd.templatesUrl);
}

void TestSettingsPage::reviewTellsBeforeAndAfter()
{
    Shown shown;
    QVERIFY(shown.good);
    QSignalSpy asked(&shown.page, &SettingsPage::reviewRequested);
    QVERIFY(!shown.review().isEnabled());
    shown.type(Setting::SessionTimeout, u"4h"_s);
    shown.find<QCheckBox>(u"telemetry"_s).setFocus();
    QTest::keyClick(&shown.find<QCheckBox>(u"telemetry"_s), Qt::Key_Space);
    QCOMPARE(shown.find<QLabel>(u"changeSummary"_s).text(), u"2 settings differ from what the server has."_s);
    QTest::keyClick(&shown.page, Qt::Key_V, Qt::AltModifier);
    QTRY_COMPARE(asked.size(), 1);
    const auto before = asked.first().at(0).value<ServerSettings>();
    const auto wanted = asked.first().at(1).value<ServerSettings>();
    QCOMPARE(before, fresh());
    QCOMPARE(settingsedit::steps(before, wanted), (QList<settingsedit::Step>{{Setting::SessionTimeout, u"8h"_s, u"4h"_s},
                                                                             {Setting::Telemetry, u"not sent"_s, u"sent"_s}}));
}

void TestSettingsPage::aRefreshKeepsWhatIsTyped()
{
    Shown shown;
    shown.type(Setting::SessionTimeout, u"4h"_s);
    ServerSettings moved = fresh();
    moved.snapshotInterval = u"1h"_s;
    shown.page.setSettings(moved);
    QCOMPARE(shown.field(Setting::SnapshotInterval).text(), u"1h"_s);
    QCOMPARE(shown.field(Setting::SessionTimeout).text(), u"4h"_s);
    moved.userSessionTimeout = u"4h"_s; // It came about without us.
    shown.page.setSettings(moved);
    QCOMPARE(shown.page.unsent(), QString());
}

void TestSettingsPage::discardingTakesItBack()
{
    Shown shown;
    QVERIFY(shown.good);
    shown.type(Setting::SessionTimeout, u"4h"_s);
    QCOMPARE(shown.page.unsent(), u"One change to the settings was not sent yet."_s);
    QTest::keyClick(&shown.page, Qt::Key_I, Qt::AltModifier);
    QTRY_COMPARE(shown.field(Setting::SessionTimeout).text(), u"8h"_s);
    QCOMPARE(shown.page.unsent(), QString());
}

void TestSettingsPage::whileBusyNothingIsSent()
{
    Shown shown;
    shown.type(Setting::SessionTimeout, u"4h"_s);
    shown.page.setBusy(true);
    QVERIFY(!shown.review().isEnabled());
    QCOMPARE(shown.page.unsent(), QString()); // It is being sent.
    shown.page.setBusy(false);
    QVERIFY(shown.review().isEnabled());
}

void TestSettingsPage::labelsAreEditedByKeyboard()
{
    Shown shown;
    QVERIFY(shown.good);
    auto &add = shown.find<QPushButton>(u"addLabel"_s);
    add.setFocus();
    QTest::keyClick(&add, Qt::Key_Space);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QCOMPARE(shown.note(Setting::HiddenLabels).text(), u"A label needs a name."_s);
    QTest::keyClicks(QApplication::focusWidget(), u"internal"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(shown.page.draft().hiddenLabels, (QList<HiddenLabel>{{u"internal"_s, {}}}));
    QVERIFY(!shown.note(Setting::HiddenLabels).isVisible());
    QVERIFY(shown.review().isEnabled());
    auto &remove = shown.find<QPushButton>(u"removeLabel"_s);
    remove.setFocus();
    QTest::keyClick(&remove, Qt::Key_Space);
    QVERIFY(shown.page.draft().hiddenLabels.isEmpty());
    QVERIFY(!shown.review().isEnabled());
}

void TestSettingsPage::everyControlHasAName()
{
    Shown shown;
    QStringList nameless;
    for (QWidget *widget : shown.page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (accessible && accessible->text(QAccessible::Name).isEmpty())
            nameless.append(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    QCOMPARE(nameless, QStringList());
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
