// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "app/core/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("StatusLine", text, nullptr, n);
}

QString countText(const StatusFacts &facts)
{
    const QLocale locale;
    const QString total = facts.total == 1 ? tr("1 stack") : tr("%1 stacks").arg(locale.toString(facts.total));
    return facts.shown == facts.total ? total : tr("%1, %2 shown").arg(total, locale.toString(facts.shown));
}

QString freshnessText(const StatusFacts &facts, const QDateTime &now)
{
    if (facts.refreshing)
        return facts.readAt.isValid() ? tr("refreshing") : tr("loading");
    if (!facts.readAt.isValid())
        return {};
    if (facts.knownOnly)
        return tr("as known on %1").arg(QLocale().toString(facts.readAt.toLocalTime(), QLocale::ShortFormat));
    return tr("refreshed %1").arg(agoText(facts.readAt, now));
}

} // namespace

QString agoText(const QDateTime &then, const QDateTime &now)
{
    constexpr qint64 Minute = 60;
    constexpr qint64 Hour = 60 * Minute;
    const qint64 seconds = then.secsTo(now);
    if (seconds < 2)
        return tr("just now");
    if (seconds < Minute)
        return tr("%1 s ago").arg(seconds);
    if (seconds < Hour)
        return tr("%1 min ago").arg(seconds / Minute);
    return tr("at %1").arg(QLocale().toString(then.toLocalTime().time(), QLocale::ShortFormat));
}

QString whoText(const QList<Session *> &sessions)
{
    if (sessions.isEmpty())
        return {};
    if (sessions.size() > 1)
        return tr("%1 servers").arg(sessions.size());
    const Session &session = *sessions.first();
    const QString server = session.version().isKnown() ? session.profile().name + u' ' + session.version().text() : session.profile().name;
    return session.user() ? oneLine(session.user()->name) + u" @ "_s + server : server;
}

QString statusText(const StatusFacts &facts, const QDateTime &now)
{
    const QString fresh = freshnessText(facts, now);
    return fresh.isEmpty() ? countText(facts) : countText(facts) + u" · "_s + fresh;
}

} // namespace longshore
