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
    static const QRegularExpression places(u"\\{\\{\\{\\s*([\\w.-]+)\\s*\\}\\}\\}|\\{\\{\\s*([\\w.-]+)\\s*\\}\\}"_s);
    QString filled;
    qsizetype from = 0;
    for (auto each = places.globalMatch(file); each.hasNext();) {
        const QRegularExpressionMatch place = each.next();
        const QString name = place.captured(1) + place.captured(2);
        if (!known.contains(name))
            continue;
        filled += file.sliced(from, place.capturedStart() - from) + known.value(name);
        from = place.capturedEnd();
    }
    return filled + file.sliced(from);
}

} // namespace longshore
