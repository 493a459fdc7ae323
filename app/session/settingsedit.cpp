// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/settingsedit.h"

#include "app/core/displaytext.h"
#include "app/portainer/goduration.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <optional>

namespace longshore::settingsedit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int ShortestPassword = 8; ///< Below it a password is guessed in hours.
constexpr int LongestPassword = 72; ///< Bytes; bcrypt, which keeps the passwords, reads no more.

QString tr(const char *text)
{
    return QCoreApplication::translate("SettingsEdit", text);
}

QString urlProblem(const QString &text, bool mayBeEmpty)
{
    if (text.isEmpty())
        return mayBeEmpty ? QString() : tr("Type an address.");
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty())
        return tr("Type a whole address, such as https://example.com/file.");
    if (!url.userInfo().isEmpty())
        return tr("Leave the user name and password out: the server shows this address to everybody.");
    return {};
}

struct Bounds {
    std::chrono::nanoseconds least;
    std::chrono::nanoseconds most;
    const char *tooShort; ///< Why not below, for tr().
    const char *tooLong;
    bool mayBeNever; ///< "0"
    bool mayBeEmpty; ///< The server's own default.
};

Bounds boundsOf(Setting setting)
{
    if (setting == Setting::SnapshotInterval)
        return {10s, 24h, QT_TRANSLATE_NOOP("SettingsEdit", "At least 10s: below it the server does little else than take snapshots."),
                QT_TRANSLATE_NOOP("SettingsEdit", "At most 24h: what the server shows of its environments would be days old."), false, true};
    if (setting == Setting::SessionTimeout)
        return {5min, 8784h, QT_TRANSLATE_NOOP("SettingsEdit", "At least 5m: below it people are signed out while they work."),
                QT_TRANSLATE_NOOP("SettingsEdit", "At most 8784h, which is a year: a stolen session would work as long."), false, false};
    return {1h, 87840h, QT_TRANSLATE_NOOP("SettingsEdit", "At least 1h, or 0 for never: below it a kubeconfig ends before it is of use."),
            QT_TRANSLATE_NOOP("SettingsEdit", "At most 87840h, which is ten years, or 0 for never."), true, false};
}

QString durationProblem(const QString &text, const Bounds &bounds)
{
    if (text.isEmpty())
        return bounds.mayBeEmpty ? QString() : tr("Type a duration, such as 8h.");
    const auto duration = goDuration(text);
    if (!duration)
        return tr("Type a duration as numbers with units and no spaces: 30s, 5m, 1h30m.");
    if (bounds.mayBeNever && duration->count() == 0)
        return {};
    if (*duration < bounds.least)
        return tr(bounds.tooShort);
    return *duration > bounds.most ? tr(bounds.tooLong) : QString();
}

QString labelsProblem(const QList<HiddenLabel> &labels)
{
    for (const HiddenLabel &label : labels) {
        if (label.name.trimmed().isEmpty())
            return tr("A label needs a name.");
        if (std::ranges::count(labels, label) > 1)
            return tr("%1 stands here twice.").arg(oneLine(label.name));
    }
    return {};
}

QString labelText(const HiddenLabel &label)
{
    return oneLine(label.value.isEmpty() ? label.name : label.name + u'=' + label.value);
}

QString labelsText(const QList<HiddenLabel> &labels)
{
    QStringList all;
    for (const HiddenLabel &label : labels)
        all.append(labelText(label));
    return all.isEmpty() ? tr("none") : all.join(", "_L1);
}

QString orDefault(const QString &text)
{
    return text.isEmpty() ? tr("Portainer's default") : oneLine(text);
}

/// The server keeps this address in lower case and without the last slash.
QString asKept(QString address)
{
    return address.endsWith(u'/') ? address.chopped(1).toLower() : address.toLower();
}

bool isNever(const QString &duration)
{
    return goDuration(duration) == 0ns;
}

} // namespace

QString name(Setting setting)
{
    switch (setting) {
    case Setting::LogoUrl:
        return tr("Logo");
    case Setting::TemplatesUrl:
        return tr("App templates");
    case Setting::SnapshotInterval:
        return tr("Snapshot interval");
    case Setting::SessionTimeout:
        return tr("Session lifetime");
    case Setting::PasswordLength:
        return tr("Minimum password length");
    case Setting::KubeconfigExpiry:
        return tr("Kubeconfig expiry");
    case Setting::HelmRepository:
        return tr("Helm repository");
    case Setting::Telemetry:
        return tr("Anonymous statistics");
    case Setting::HiddenLabels:
        return tr("Hidden containers");
    }
    return {};
}

QString shown(const ServerSettings &settings, Setting setting)
{
    switch (setting) {
    case Setting::LogoUrl:
        return settings.logoUrl.isEmpty() ? tr("Portainer's own") : oneLine(settings.logoUrl);
    case Setting::TemplatesUrl:
        return orDefault(settings.templatesUrl);
    case Setting::SnapshotInterval:
        return orDefault(settings.snapshotInterval);
    case Setting::SessionTimeout:
        return oneLine(settings.userSessionTimeout);
    case Setting::PasswordLength:
        return QCoreApplication::translate("SettingsEdit", "%n characters", nullptr, settings.requiredPasswordLength);
    case Setting::KubeconfigExpiry:
        return isNever(settings.kubeconfigExpiry) ? tr("never") : oneLine(settings.kubeconfigExpiry);
    case Setting::HelmRepository:
        return settings.helmRepositoryUrl.isEmpty() ? tr("none") : oneLine(settings.helmRepositoryUrl);
    case Setting::Telemetry:
        return settings.telemetry ? tr("sent") : tr("not sent");
    case Setting::HiddenLabels:
        return labelsText(settings.hiddenLabels);
    }
    return {};
}

QString meaning(const ServerSettings &settings, Setting setting)
{
    const bool never = setting == Setting::KubeconfigExpiry && isNever(settings.kubeconfigExpiry);
    return never ? tr("A kubeconfig never expires.") : QString();
}

QString problem(const ServerSettings &settings, Setting setting)
{
    switch (setting) {
    case Setting::LogoUrl:
        return urlProblem(settings.logoUrl, true);
    case Setting::TemplatesUrl:
        return urlProblem(settings.templatesUrl, true);
    case Setting::HelmRepository:
        return urlProblem(settings.helmRepositoryUrl, true);
    case Setting::SnapshotInterval:
        return durationProblem(settings.snapshotInterval, boundsOf(setting));
    case Setting::SessionTimeout:
        return durationProblem(settings.userSessionTimeout, boundsOf(setting));
    case Setting::KubeconfigExpiry:
        return durationProblem(settings.kubeconfigExpiry, boundsOf(setting));
    case Setting::PasswordLength:
        if (settings.requiredPasswordLength < ShortestPassword)
            return tr("At least 8: shorter passwords are soon guessed.");
        return settings.requiredPasswordLength > LongestPassword ? tr("At most 72: the server reads no more of a password.") : QString();
    case Setting::HiddenLabels:
        return labelsProblem(settings.hiddenLabels);
    case Setting::Telemetry:
        break;
    }
    return {};
}

void copy(Setting setting, const ServerSettings &from, ServerSettings &to)
{
    const auto take = [&](auto field) { to.*field = from.*field; };
    switch (setting) {
    case Setting::LogoUrl:
        return take(&ServerSettings::logoUrl);
    case Setting::TemplatesUrl:
        return take(&ServerSettings::templatesUrl);
    case Setting::SnapshotInterval:
        return take(&ServerSettings::snapshotInterval);
    case Setting::SessionTimeout:
        return take(&ServerSettings::userSessionTimeout);
    case Setting::PasswordLength:
        return take(&ServerSettings::requiredPasswordLength);
    case Setting::KubeconfigExpiry:
        return take(&ServerSettings::kubeconfigExpiry);
    case Setting::HelmRepository:
        return take(&ServerSettings::helmRepositoryUrl);
    case Setting::Telemetry:
        return take(&ServerSettings::telemetry);
    case Setting::HiddenLabels:
        return take(&ServerSettings::hiddenLabels);
    }
}

SettingsChange changeBetween(const ServerSettings &before, const ServerSettings &wanted)
{
    const QList<Step> all = steps(before, wanted);
    const auto ifStep = [&](Setting setting, const auto &value) {
        const bool isOne = std::ranges::find(all, setting, &Step::setting) != all.end();
        return isOne ? std::optional(value) : std::nullopt;
    };
    return {.logoUrl = ifStep(Setting::LogoUrl, wanted.logoUrl),
            .requiredPasswordLength = ifStep(Setting::PasswordLength, wanted.requiredPasswordLength),
            .snapshotInterval = ifStep(Setting::SnapshotInterval, wanted.snapshotInterval),
            .templatesUrl = ifStep(Setting::TemplatesUrl, wanted.templatesUrl),
            .userSessionTimeout = ifStep(Setting::SessionTimeout, wanted.userSessionTimeout),
            .kubeconfigExpiry = ifStep(Setting::KubeconfigExpiry, wanted.kubeconfigExpiry),
            .helmRepositoryUrl = ifStep(Setting::HelmRepository, wanted.helmRepositoryUrl),
            .telemetry = ifStep(Setting::Telemetry, wanted.telemetry),
            .hiddenLabels = ifStep(Setting::HiddenLabels, wanted.hiddenLabels)};
}

QList<Step> steps(const ServerSettings &before, const ServerSettings &after)
{
    QList<Step> all;
    for (int at = 0; at <= static_cast<int>(Setting::Last); ++at) {
        const auto setting = static_cast<Setting>(at);
        const Step step{setting, shown(before, setting), shown(after, setting)};
        if (step.before != step.after)
            all.append(step);
    }
    return all;
}

QList<Step> notTaken(const QList<Step> &asked, const ServerSettings &wanted, const ServerSettings &readBack)
{
    QList<Step> missing;
    for (const Step &step : asked) {
        const Step now{step.setting, step.after, shown(readBack, step.setting)};
        const bool inOwnWords = step.setting == Setting::HelmRepository && asKept(wanted.helmRepositoryUrl) == asKept(readBack.helmRepositoryUrl);
        if (now.before != now.after && !inOwnWords)
            missing.append(now);
    }
    return missing;
}

} // namespace longshore::settingsedit
