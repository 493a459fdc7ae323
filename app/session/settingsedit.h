// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/system.h"

#include <QList>
#include <QString>

/// Changing the settings of a server: which can be changed by value, what they may be, and the smallest change that does
/// it.
namespace longshore::settingsedit {

/// The settings that are safely edited by value (portainer-api.md 8.1).
enum class Setting {
    LogoUrl,
    TemplatesUrl,
    SnapshotInterval,
    SessionTimeout,
    PasswordLength,
    KubeconfigExpiry,
    HelmRepository,
    Telemetry,
    HiddenLabels,
    Last = HiddenLabels,
};

/// One setting that differs, both values as text for people.
struct Step {
    Setting setting = Setting::LogoUrl;
    QString before;
    QString after;
    bool operator==(const Step &) const = default;
};

QString name(Setting setting); ///< "Snapshot interval"
/// The value as text for people; what the server takes an empty one for is said.
QString shown(const ServerSettings &settings, Setting setting);
/// What a value means that does not say so itself: "0" is never. Empty for any other.
QString meaning(const ServerSettings &settings, Setting setting);
/// What is wrong with the value, and why it is; empty when it can be sent.
QString problem(const ServerSettings &settings, Setting setting);

/// In the order of the enumeration; empty when nothing that can be edited differs.
QList<Step> steps(const ServerSettings &before, const ServerSettings &after);
/// Takes over the value of one setting.
void copy(Setting setting, const ServerSettings &from, ServerSettings &to);
/// Exactly the steps() between them, and nothing else.
SettingsChange changeBetween(const ServerSettings &before, const ServerSettings &wanted);
/// Steps of `asked` that the server, read back, did not take over: its own words for an address count as taken.
QList<Step> notTaken(const QList<Step> &asked, const ServerSettings &wanted, const ServerSettings &readBack);

} // namespace longshore::settingsedit
