// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace longshore::composeshapes {

/// What may stand at a place: kinds of values as letters (t text, n number or text, b bool or a word for one, l list,
/// m mapping, 0 nothing), and where it goes on from there.
struct Place {
    QString kinds;
    QString shape; ///< Of a mapping with fixed keys: their table; empty: any keys.
    QString itemKinds; ///< Of the items of a list; empty: anything.
    QString itemShape;
    QString valueKinds; ///< Of the values of a mapping with free keys.
    QString valueShape;
};

/// The keys of a mapping and what may stand behind each.
struct Shape {
    QHash<QString, Place> keys;
    QStringList required;
};

/// A table by name: "file", "service", "build" ...; from the compose specification as compose 2.29 has it, plus the keys
/// of services that later versions know. Null when there is none.
const Shape *find(const QString &name);

/// The known key that is nearest to a mistyped one; empty when none is near.
QString nearest(const QString &key, const QStringList &known);

} // namespace longshore::composeshapes
