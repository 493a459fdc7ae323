// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoenginefilter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace longshore::demo {

EngineFilter EngineFilter::parse(const QByteArray &text)
{
    EngineFilter filter;
    if (text.trimmed().isEmpty())
        return filter;
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        filter.problem = text.startsWith('n') ? QByteArray("invalid character 'o' in literal null (expecting 'u')")
                                              : "invalid character '" + text.left(1) + "' looking for beginning of value";
    const QJsonObject members = document.object();
    for (auto each = members.begin(); each != members.end(); ++each) {
        QByteArrayList &wanted = filter.m_wanted[each.key().toUtf8()];
        const QStringList keys = each.value().toObject().keys(); // The older spelling: {"a=b":true}.
        for (const QString &key : keys)
            wanted.append(key.toUtf8());
        for (const QJsonValue &value : each.value().toArray())
            wanted.append(value.toString().toUtf8());
    }
    return filter;
}

QByteArray EngineFilter::unknownName(const QByteArrayList &known) const
{
    for (auto each = m_wanted.begin(); each != m_wanted.end(); ++each) {
        if (!known.contains(each.key()))
            return each.key();
    }
    return {};
}

bool EngineFilter::fits(const Labels &labels) const
{
    const QByteArrayList wanted = m_wanted.value("label");
    return std::ranges::all_of(wanted, [&](const QByteArray &each) {
        const qsizetype equals = each.indexOf('=');
        return equals < 0 ? labels.contains(each) : labels.contains(each.left(equals)) && labels.value(each.left(equals)) == each.mid(equals + 1);
    });
}

bool EngineFilter::fits(const char *name, const QByteArrayList &texts) const
{
    const QByteArrayList wanted = m_wanted.value(name);
    return wanted.isEmpty() || std::ranges::any_of(wanted, [&](const QByteArray &each) { return texts.contains(each); });
}

QByteArray EngineFilter::labelWanted(const QByteArray &label) const
{
    for (const QByteArray &each : m_wanted.value("label")) {
        if (each.startsWith(label + '='))
            return each.mid(label.size() + 1);
    }
    return {};
}

} // namespace longshore::demo
