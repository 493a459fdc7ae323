// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <vector>

namespace longshore {

/// Where the characters of a YAML text stand: the parser counts code points, an editor
/// lines and UTF-16 units. For one thread.
class YamlPlaces
{
public:
    /// A place as an editor shows it, both from 1.
    struct Place {
        int line = 1;
        int column = 1;
    };

    /// `text` has line ends of Unix only.
    explicit YamlPlaces(const QString &text);

    Place placeOf(size_t codePoint) const;
    int lines() const { return m_lines; }
    /// The text from a code point on, at most `units` UTF-16 units of it.
    QStringView from(size_t codePoint, qsizetype units) const;
    QStringView between(size_t first, size_t last) const;
    qsizetype unitOf(size_t codePoint) const;

private:
    struct LineStart {
        size_t codePoint;
        qsizetype unit;
    };

    QString m_text;
    std::vector<LineStart> m_starts;
    mutable LineStart m_last{0, 0};
    int m_lines = 0;
};

} // namespace longshore
