// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/codeview.h"

class QPalette;
class QsciLexer;
class QsciScintilla;

namespace longshore {

/// Gives the editor a fresh lexer of the language in the colours the palette implies; null language for plain text.
void setLexer(QsciScintilla &editor, CodeView::Language language, const QPalette &palette);

/// Paper, margin, current line, selection and search marks in the colours the palette implies.
void dressEditor(QsciScintilla &editor, const QPalette &palette);

/// What never changes: read-only, line numbers, no folding, no key that edits.
void prepareEditor(QsciScintilla &editor);

inline constexpr int matchIndicator = 8;
inline constexpr int currentMatchIndicator = 9;
inline constexpr int currentOutlineIndicator = 10; ///< Goes where currentMatchIndicator goes.

} // namespace longshore
