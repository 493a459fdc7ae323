// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/factwords.h"

#include "app/core/displaytext.h"
#include "ui/models/relativetime.h"
#include "ui/models/stackcell.h"
#include "ui/pages/stackdetails.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore::factwords {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StackFacts)
};

constexpr qint64 LastTime = 253'402'300'799; // End of the year 9999; later is no time.

QString unitWord(const QString &unit)
{
    if (unit == "h"_L1)
        return Words::tr("h");
    return unit == "m"_L1 ? Words::tr("min") : Words::tr("s");
}

template <typename Id, typename Person>
const Person *personOf(const QList<Person> &people, Id id)
{
    const auto found = std::ranges::find(people, id, &Person::id);
    return found == people.cend() ? nullptr : &*found;
}

} // namespace

Fact text(const QString &label, const QString &value)
{
    return {.label = label, .value = oneLine(value)};
}

Fact exact(const QString &label, const QString &value)
{
    return {.label = label, .value = oneLine(value), .copy = value};
}

Fact code(const QString &label, const QString &value)
{
    return {.label = label, .value = oneLine(value), .monospace = true, .copy = value};
}

Fact shortCommit(const QString &label, const QString &commit)
{
    constexpr qsizetype enough = 10;
    Fact fact = code(label, commit);
    fact.tooltip = commit.size() > enough ? fact.value : QString();
    fact.value.truncate(enough);
    return fact;
}

Fact address(const QString &label, const StackRow &row)
{
    const QString clean = cellText(row, StackColumn::GitRepository); // Without user and password.
    const QUrl url(clean, QUrl::StrictMode);
    const bool web = url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    return {.label = label, .value = clean, .link = web ? url : QUrl()};
}

Fact when(const QString &label, qint64 time, const QString &by)
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const QString exactly = exactTime(time, zone);
    if (time <= 0 || time > LastTime)
        return {.label = label, .value = exactly};
    const QDateTime local = QDateTime::fromSecsSinceEpoch(time, zone);
    const QString shown = u"%1 %2"_s.arg(QLocale().toString(local, u"d MMM yyyy, HH:mm"_s), zone.abbreviation(local));
    const QString whole = by.isEmpty() ? shown : Words::tr("%1 by %2").arg(shown, oneLine(by));
    return {.label = label, .value = whole, .tooltip = exactly};
}

QString yesNo(bool yes)
{
    return yes ? Words::tr("Yes") : Words::tr("No");
}

QString everyInterval(const QString &goDuration)
{
    static const QRegularExpression whole(uR"(\A(?:\d+[hms])+\z)"_s);
    static const QRegularExpression part(uR"((\d+)([hms]))"_s);
    if (!whole.match(goDuration).hasMatch())
        return Words::tr("every %1").arg(oneLine(goDuration));
    QStringList parts;
    for (auto at = part.globalMatch(goDuration); at.hasNext();) {
        const auto match = at.next();
        if (match.captured(1).toULongLong() > 0)
            parts.append(match.captured(1) + QChar(QChar::Nbsp) + unitWord(match.captured(2)));
    }
    return Words::tr("every %1").arg(parts.isEmpty() ? goDuration : parts.join(u' '));
}

QString automaticUpdates(const StackDetails &details)
{
    const auto &update = details.row.stack.autoUpdate;
    if (!update || (update->interval.isEmpty() && update->webhook.isEmpty()))
        return Words::tr("off");
    QStringList words{update->interval.isEmpty() ? Words::tr("by webhook") : everyInterval(update->interval)};
    if (update->forcePullImage)
        words.append(Words::tr("re-pull images"));
    if (update->forceUpdate)
        words.append(Words::tr("redeploy even without a change"));
    return words.join(", "_L1);
}

QStringList userNames(const ResourceControl &control, const ServerFacts &server)
{
    QStringList names;
    for (const UserId id : control.users) {
        const User *user = personOf(server.users, id);
        names.append(user ? oneLine(user->name) : Words::tr("user %1").arg(number(id)));
    }
    return names;
}

QStringList teamNames(const ResourceControl &control, const ServerFacts &server)
{
    QStringList names;
    for (const TeamId id : control.teams) {
        const Team *team = personOf(server.teams, id);
        names.append(team ? Words::tr("team %1").arg(oneLine(team->name)) : Words::tr("team %1").arg(number(id)));
    }
    return names;
}

QString ownership(const StackDetails &details)
{
    const auto &control = details.row.stack.resourceControl;
    const QString word = ownershipWord(details.row);
    if (!control || word.isEmpty())
        return word;
    const QStringList names = teamNames(*control, details.server) + userNames(*control, details.server);
    return names.isEmpty() ? word : Words::tr("%1: %2").arg(word, names.join(", "_L1));
}

QString environment(const StackDetails &details)
{
    const qint64 id = number(details.row.stack.environmentId);
    if (details.row.control == Control::Orphaned)
        return Words::tr("Environment %1, which is gone").arg(id);
    if (details.row.environmentName.isEmpty())
        return Words::tr("Environment %1").arg(id);
    return Words::tr("%1 (id %2)").arg(oneLine(details.row.environmentName)).arg(id);
}

} // namespace longshore::factwords
