// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoenginejson.h"

#include <QMap>

namespace longshore::demo {

/// The query `filters` of the lists of an engine: names with the texts wanted (portainer-api.md 6.2).
class EngineFilter
{
public:
    static EngineFilter parse(const QByteArray &text);

    QByteArray problem; ///< Text that is no JSON; in Go's words.
    /// A name that the list does not know, or nothing.
    QByteArray unknownName(const QByteArrayList &known) const;
    /// Whether the labels have all that is wanted: "name" or "name=value".
    bool fits(const Labels &labels) const;
    /// Whether one of the texts wanted under the name is among those given; true when none is wanted.
    bool fits(const char *name, const QByteArrayList &texts) const;
    /// The value a label has to have; empty when that is not asked.
    QByteArray labelWanted(const QByteArray &label) const;

private:
    QMap<QByteArray, QByteArrayList> m_wanted;
};

} // namespace longshore::demo
