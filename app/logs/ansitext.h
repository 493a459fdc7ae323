// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace longshore {

/// A colour as a program asks for it (ECMA-48 SGR).
struct AnsiColour {
    enum class Kind : quint8 { Default, Indexed, Rgb };
    Kind kind = Kind::Default;
    quint32 value = 0; ///< 0 to 255, the first 16 being those of the terminal; or 0xRRGGBB.
    bool operator==(const AnsiColour &) const = default;
};

/// How a part of a line looks.
struct AnsiLook {
    AnsiColour text;
    AnsiColour behind;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underlined = false;
    bool struck = false;
    bool inverse = false;
    bool hidden = false;
    bool operator==(const AnsiLook &) const = default;
};

/// A part of a line that does not look plain, by bytes of the text.
struct AnsiSpan {
    qsizetype from = 0;
    qsizetype length = 0;
    AnsiLook look;
    bool operator==(const AnsiSpan &) const = default;
};

/// What is read of a line: all that moves a cursor or sets a title is gone, and of a line that was written over (progress bars
/// return without a line feed) the last writing counts. Looks do not carry over to the next line.
struct AnsiText {
    QByteArray text;
    std::vector<AnsiSpan> spans; ///< In order, none empty; plain parts have none.
};

/// Whether the line is not its own text: it holds escape sequences, or was written over.
bool hasAnsi(QByteArrayView line);
AnsiText readAnsi(QByteArrayView line);
/// The text alone.
QByteArray withoutAnsi(QByteArrayView line);

} // namespace longshore
