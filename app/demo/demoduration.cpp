// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoduration.h"

#include <QRegularExpression>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

/// Seconds; 0 for what is no unit.
double secondsOf(const QString &unit)
{
    static constexpr struct {
        const char16_t *name;
        double seconds;
    } Units[] = {{u"ns", 1e-9}, {u"us", 1e-6}, {u"\u00b5s", 1e-6}, {u"ms", 1e-3}, {u"s", 1}, {u"m", 60}, {u"h", 3600}};
    for (const auto &each : Units) {
        if (unit == QStringView(each.name))
            return each.seconds;
    }
    return 0;
}

Duration broken(const QByteArray &what, const QByteArray &text)
{
    return {0, "time: " + what + " duration \"" + text + '"'};
}

} // namespace

Duration Duration::parse(const QByteArray &text)
{
    static const QRegularExpression whole(u"^[-+]?((\\d+\\.?\\d*|\\.\\d+)[^\\d.]*)+$"_s);
    static const QRegularExpression part(u"(\\d+\\.?\\d*|\\.\\d+)([^\\d.]*)"_s);
    const QString spelt = QString::fromUtf8(text);
    if (spelt == u"0"_s || spelt == u"-0"_s || spelt == u"+0"_s)
        return {};
    if (!whole.match(spelt).hasMatch())
        return broken("invalid", text);
    double seconds = 0;
    for (auto each = part.globalMatch(spelt); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        const QString unit = match.captured(2);
        if (unit.isEmpty())
            return broken("missing unit in", text);
        if (secondsOf(unit) == 0)
            return broken("unknown unit \"" + unit.toUtf8() + "\" in", text);
        seconds += match.captured(1).toDouble() * secondsOf(unit);
    }
    return {spelt.startsWith(u'-') ? -seconds : seconds, {}};
}

} // namespace longshore::demo
