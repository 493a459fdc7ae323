// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/facts.h"

#include <QCoreApplication>

namespace longshore {

struct ResourceControl;
struct ServerFacts;
struct StackRow;

/// Words that more than one tab uses.
namespace factwords {

/// Words of ours, or server text that nobody needs exactly.
Fact text(const QString &label, const QString &value);
/// Server text that is shown cleaned and copied exactly.
Fact exact(const QString &label, const QString &value);
/// An id or fingerprint: the same in the fixed font.
Fact code(const QString &label, const QString &value);
/// The first characters of a commit, the whole of it in the tooltip and for copying.
Fact shortCommit(const QString &label, const QString &commit);
/// Address of the repository, without user and password; linked when it is http or https.
Fact address(const QString &label, const StackRow &row);
/// "16 Sep 2026, 21:13 CEST by admin", "never"; to the second in the tooltip.
Fact when(const QString &label, qint64 time, const QString &by);
QString yesNo(bool yes);
/// "every 5 min" for "5m"; what is no duration is repeated.
QString everyInterval(const QString &goDuration);
/// "every 5 min", "by webhook", "off"
QString automaticUpdates(const StackDetails &details);
/// "maria", or "user 3" where names are not readable.
QStringList userNames(const ResourceControl &control, const ServerFacts &server);
/// "team web", or "team 4".
QStringList teamNames(const ResourceControl &control, const ServerFacts &server);
/// "Restricted: team web, maria"
QString ownership(const StackDetails &details);
/// "local (id 1)", "Environment 7, which is gone"
QString environment(const StackDetails &details);

} // namespace factwords
} // namespace longshore
