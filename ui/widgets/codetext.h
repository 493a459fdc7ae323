// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QsciScintilla;

/// Texts in and out of the editor without a byte more or less. The ways of QsciScintilla itself stop at a NUL and lose
/// a byte order mark.
namespace longshore::codetext {

enum class LineEnd { Lf, CrLf, Cr };

void load(QsciScintilla &editor, const QString &text); ///< Starts anew: nothing to undo, not modified.
QString read(const QsciScintilla &editor);
void replaceAll(QsciScintilla &editor, const QString &text); ///< As one step that can be undone; equal ends stay untouched.

/// The one most lines have; Lf for a text of one line. New lines get it.
LineEnd commonLineEnd(const QString &text);
bool hasMixedLineEnds(const QString &text);

/// Bytes of a file as text, its byte order mark included; `ok` tells whether they are UTF-8.
QString fromUtf8(const QByteArray &bytes, bool *ok = nullptr);

} // namespace longshore::codetext
