// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/requests.h"
#include "app/session/serverfeatures.h"
#include "app/session/settingsedit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace longshore::settingsedit;
using namespace Qt::StringLiterals;

namespace {

/// As a fresh 2.23 says (recordings/2.23/settings/settings.json).
ServerSettings fresh()
{
    ServerSettings settings;
    settings.authenticationMethod = AuthenticationMethod::Internal;
    settings.userSessionTimeout = u"8h"_s;
    settings.kubeconfigExpiry = u"0"_s;
    settings.helmRepositoryUrl = u"https://charts.bitnami.com/bitnami"_s;
    return settings;
}

ServerSettings with(auto change)
{
    ServerSettings settings = fresh();
    change(settings);
    return settings;
}

} // namespace

/// Which settings can be changed, to what, and what is sent for it; and what versions of the server have.
class TestSettingsEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freshSettingsAreGood();
    void values_data();
    void values();
    void smallestChange();
    void stepsInWords();
    void neverIsNever();
    void onlyWhatWasReviewedIsSent();
    void whatTheServerDidNotTake();
    void features();
};

void TestSettingsEdit::freshSettingsAreGood()
{
    for (int at = 0; at <= static_cast<int>(Setting::Last); ++at)
        QCOMPARE(problem(fresh(), static_cast<Setting>(at)), QString());
    QVERIFY(steps(fresh(), fresh()).isEmpty());
    QVERIFY(changeBetween(fresh(), fresh()).isEmpty());
}

void TestSettingsEdit::values_data()
{
    QTest::addColumn<ServerSettings>("settings");
    QTest::addColumn<Setting>("setting");
    QTest::addColumn<bool>("good");
    const auto text = [](const char *name, Setting setting, QString ServerSettings::*field, const QString &value, bool good) {
        QTest::newRow(name) << with([&](ServerSettings &s) { s.*field = value; }) << setting << good;
    };
    text("default snapshots", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, {}, true);
    text("snapshots 5m", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, u"5m"_s, true);
    text("snapshots 1h30m", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, u"1h30m"_s, true);
    text("snapshots soon", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, u"soon"_s, false);
    text("snapshots 0 stops the server", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, u"0"_s, false);
    text("snapshots below 0", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, u"-5m"_s, false);
    text("snapshots 9s", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, u"9s"_s, false);
    text("snapshots 25h", Setting::SnapshotInterval, &ServerSettings::snapshotInterval, u"25h"_s, false);
    text("session 5m", Setting::SessionTimeout, &ServerSettings::userSessionTimeout, u"5m"_s, true);
    text("session 4m", Setting::SessionTimeout, &ServerSettings::userSessionTimeout, u"4m"_s, false);
    text("session empty", Setting::SessionTimeout, &ServerSettings::userSessionTimeout, {}, false);
    text("session never", Setting::SessionTimeout, &ServerSettings::userSessionTimeout, u"0"_s, false);
    text("session 2 years", Setting::SessionTimeout, &ServerSettings::userSessionTimeout, u"17520h"_s, false);
    text("kubeconfig never", Setting::KubeconfigExpiry, &ServerSettings::kubeconfigExpiry, u"0"_s, true);
    text("kubeconfig 24h", Setting::KubeconfigExpiry, &ServerSettings::kubeconfigExpiry, u"24h"_s, true);
    text("kubeconfig 1s", Setting::KubeconfigExpiry, &ServerSettings::kubeconfigExpiry, u"1s"_s, false);
    text("logo", Setting::LogoUrl, &ServerSettings::logoUrl, u"https://example.com/logo.png"_s, true);
    text("logo off", Setting::LogoUrl, &ServerSettings::logoUrl, {}, true);
    text("logo file", Setting::LogoUrl, &ServerSettings::logoUrl, u"file:///etc/passwd"_s, false);
    text("logo script", Setting::LogoUrl, &ServerSettings::logoUrl, u"javascript:alert(1)"_s, false);
    text("logo with a password", Setting::LogoUrl, &ServerSettings::logoUrl, u"https://me:pw@example.com/x"_s, false);
    text("templates without scheme", Setting::TemplatesUrl, &ServerSettings::templatesUrl, u"example.com/t.json"_s, false);
    text("templates with a space", Setting::TemplatesUrl, &ServerSettings::templatesUrl, u"https://example.com/a b"_s, false);
    text("helm", Setting::HelmRepository, &ServerSettings::helmRepositoryUrl, u"http://charts/x"_s, true);
    for (const auto &[length, good] : {std::pair{7, false}, {8, true}, {72, true}, {73, false}})
        QTest::addRow("password %d", length) << with([l = length](ServerSettings &s) { s.requiredPasswordLength = l; })
                                             << Setting::PasswordLength << good;
    const auto labels = [](const char *name, const QList<HiddenLabel> &list, bool good) {
        QTest::newRow(name) << with([&](ServerSettings &s) { s.hiddenLabels = list; }) << Setting::HiddenLabels << good;
    };
    labels("labels", {{u"a"_s, u"1"_s}, {u"a"_s, u"2"_s}, {u"b"_s, {}}}, true);
    labels("label without name", {{u" "_s, u"1"_s}}, false);
    labels("label twice", {{u"a"_s, u"1"_s}, {u"a"_s, u"1"_s}}, false);
}

void TestSettingsEdit::values()
{
    QFETCH(ServerSettings, settings);
    QFETCH(Setting, setting);
    QFETCH(bool, good);
    QCOMPARE(problem(settings, setting).isEmpty(), good);
}

void TestSettingsEdit::smallestChange()
{
    const ServerSettings wanted = with([](ServerSettings &s) {
        s.snapshotInterval = u"10m"_s;
        s.kubectlShellImage = u"other"_s; // Not editable: never sent.
    });
    const SettingsChange change = changeBetween(fresh(), wanted);
    QCOMPARE(change, (SettingsChange{.snapshotInterval = u"10m"_s}));
    const QJsonObject body = QJsonDocument::fromJson(requests::changeSettings(change).body).object();
    QCOMPARE(body, (QJsonObject{{u"SnapshotInterval"_s, u"10m"_s}}));
    const ServerSettings off = with([](ServerSettings &s) {
        s.hiddenLabels = {{u"a"_s, u"1"_s}};
        s.telemetry = true;
    });
    QCOMPARE(QJsonDocument::fromJson(requests::changeSettings(changeBetween(off, fresh())).body).object(),
             (QJsonObject{{u"BlackListedLabels"_s, QJsonArray()}, {u"EnableTelemetry"_s, false}}));
}

void TestSettingsEdit::stepsInWords()
{
    const ServerSettings wanted = with([](ServerSettings &s) {
        s.kubeconfigExpiry = u"24h"_s;
        s.hiddenLabels = {{u"a"_s, u"1"_s}, {u"b"_s, {}}};
        s.requiredPasswordLength = 14;
    });
    const QList<Step> expected{{Setting::PasswordLength, u"12 characters"_s, u"14 characters"_s},
                               {Setting::KubeconfigExpiry, u"never"_s, u"24h"_s},
                               {Setting::HiddenLabels, u"none"_s, u"a=1, b"_s}};
    QCOMPARE(steps(fresh(), wanted), expected);
}

void TestSettingsEdit::neverIsNever()
{
    for (const QString &zero : {u"0"_s, u"0s"_s, u"0h0m"_s}) {
        const ServerSettings never = with([&](ServerSettings &s) { s.kubeconfigExpiry = zero; });
        QCOMPARE(shown(never, Setting::KubeconfigExpiry), u"never"_s);
        QCOMPARE(meaning(never, Setting::KubeconfigExpiry), u"A kubeconfig never expires."_s);
        QVERIFY(steps(fresh(), never).isEmpty());
    }
    const ServerSettings day = with([](ServerSettings &s) { s.kubeconfigExpiry = u"24h"_s; });
    QCOMPARE(meaning(day, Setting::KubeconfigExpiry), QString());
    QCOMPARE(meaning(fresh(), Setting::SessionTimeout), QString());
}

void TestSettingsEdit::onlyWhatWasReviewedIsSent()
{
    const ServerSettings wanted = with([](ServerSettings &s) {
        s.kubeconfigExpiry = u"0s"_s; // Never, as it was: no step, and so nothing to send.
        s.requiredPasswordLength = 14;
    });
    QCOMPARE(steps(fresh(), wanted).size(), 1);
    QCOMPARE(changeBetween(fresh(), wanted), (SettingsChange{.requiredPasswordLength = 14}));
}

void TestSettingsEdit::whatTheServerDidNotTake()
{
    const ServerSettings wanted = with([](ServerSettings &s) {
        s.helmRepositoryUrl = u"https://Charts.Example.com/Stable/"_s;
        s.snapshotInterval = u"10m"_s;
    });
    const QList<Step> asked = steps(fresh(), wanted);
    QCOMPARE(asked.size(), 2);
    ServerSettings kept = wanted;
    kept.helmRepositoryUrl = u"https://charts.example.com/stable"_s;
    QVERIFY(notTaken(asked, wanted, kept).isEmpty());
    kept.snapshotInterval = u"5m"_s;
    QCOMPARE(notTaken(asked, wanted, kept), (QList<Step>{{Setting::SnapshotInterval, u"10m"_s, u"5m"_s}}));
}

void TestSettingsEdit::features()
{
    const auto wordOf = [](const QString &version, const QString &name) {
        const QList<ServerFeature> all = serverFeatures(ServerVersion::fromText(version));
        const auto found = std::ranges::find(all, name, &ServerFeature::name);
        return found == all.end() ? u"missing"_s : found->word;
    };
    QCOMPARE(wordOf(u"2.23.0"_s, u"Asynchronous deploys"_s), u"needs 2.45"_s);
    QCOMPARE(wordOf(u"2.45.1"_s, u"Asynchronous deploys"_s), u"yes"_s);
    QCOMPARE(wordOf(u"2.19.5"_s, u"Says who signed in"_s), u"needs 2.20"_s);
    QCOMPARE(wordOf(u"2.23.0"_s, u"Says who signed in"_s), u"yes"_s);
    QCOMPARE(wordOf(u"2.19.5"_s, u"Container health in snapshots"_s), u"yes"_s);
    QCOMPARE(wordOf(u"2.23.0"_s, u"Container health in snapshots"_s), u"gone since 2.21"_s);
    for (const ServerFeature &feature : serverFeatures({}))
        QCOMPARE(feature.state, ServerFeature::State::Unknown);
}

QTEST_GUILESS_MAIN(TestSettingsEdit)
#include "tst_settingsedit.moc"
