// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/template.h"

#include <QRegularExpression>

namespace longshore {

using namespace Qt::StringLiterals;

/// In one pass, so that a value that looks like a variable stays what it is.
QString filledTemplate(const QString &file, const QList<TemplateVariable> &variables, const QMap<QString, QString> &values)
{
    QMap<QString, QString> known;
    for (const TemplateVariable &each : variables)
        known.insert(each.name, values.value(each.name, each.defaultValue));
    static const QRegularExpression places(u"\\{\\{\\{?\\s*([A-Za-z0-9_.-]+)\\s*\\}?\\}\\}"_s);
    QString filled;
    qsizetype from = 0;
    for (auto each = places.globalMatch(file); each.hasNext();) {
        const QRegularExpressionMatch place = each.next();
        if (!known.contains(place.captured(1)))
            continue;
        filled += QStringView(file).sliced(from, place.capturedStart() - from) + known.value(place.captured(1));
        from = place.capturedEnd();
    }
    return filled + QStringView(file).sliced(from);
}

} // namespace longshore
