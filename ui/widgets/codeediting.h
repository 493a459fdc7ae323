// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/codeproblem.h"

class QPalette;
class QsciScintilla;

/// What an editor has beyond a view: folding, brackets, indentation by blanks, and the marks of problems.
namespace longshore::codeediting {

inline constexpr int symbolMargin = 1;
inline constexpr int foldMargin = 2;

void prepare(QsciScintilla &editor);
void dress(QsciScintilla &editor, const QPalette &palette, qreal devicePixelRatio);
void mark(QsciScintilla &editor, const QList<CodeProblem> &problems); ///< In place of those marked before.

/// The line was just begun by Return: as deep as the one above, and one step deeper below "key:" or "- ".
void indentNewLine(QsciScintilla &editor);
/// Puts "# " before every selected line, or takes it away when all have it.
void toggleComment(QsciScintilla &editor);
void setFolded(QsciScintilla &editor, bool folded); ///< The block the caret is in.

} // namespace longshore::codeediting
