// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace longshore {

/// A block of lines seen in three texts: what the edit began with, what this client made of it, what the server has now.
struct ThreeWayBlock {
    enum class Kind {
        Same,
        Mine, ///< Only this client changed it.
        Theirs, ///< Only somebody else changed it.
        Alike, ///< Both made the same change.
        Conflict
    };

    Kind kind = Kind::Same;
    int base = 0, baseCount = 0; ///< First line from 1, and how many; 0 lines are an insertion before that line.
    int mine = 0, mineCount = 0;
    int theirs = 0, theirsCount = 0;

    bool operator==(const ThreeWayBlock &) const = default;
};

/// Three texts compared.
struct ThreeWay {
    QList<ThreeWayBlock> blocks; ///< From top to bottom, together the whole of each text.
    bool coarse = false; ///< The texts differ too much for a fine answer.

    bool hasConflicts() const;
    bool theirsMoved() const; ///< Somebody else changed something.
    /// The text with both sides' changes, in the line ends of `mine`; empty when there is a conflict.
    QString merged(const QString &mine, const QString &theirs) const;
};

ThreeWay compareThree(const QString &base, const QString &mine, const QString &theirs);

} // namespace longshore
