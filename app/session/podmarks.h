// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace longshore {

/// Tells what a command of ours says about itself from what is for the terminal. Such a mark is a control sequence that no terminal knows,
/// `ESC ] 7770 ; <secret word of this console> ; words BEL`, and may come cut anywhere.
class PodMarks
{
public:
    static constexpr int Number = 7770;
    static constexpr qsizetype LongestWords = 200; ///< Bytes; more is no mark.

    /// What came: text for the terminal, or the words of a mark.
    struct Piece {
        QByteArray text;
        QByteArrayList words; ///< "end", "0"; empty: it is text.
        bool operator==(const Piece &) const = default;
    };

    explicit PodMarks(const QByteArray &word);

    QList<Piece> take(const QByteArray &bytes); ///< In their order; the start of what may become a mark is kept until it is known.

private:
    QByteArray m_start;
    QByteArray m_kept;
};

} // namespace longshore
