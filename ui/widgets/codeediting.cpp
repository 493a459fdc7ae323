// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codeediting.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <Qsci/qscicommandset.h>
#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace longshore::codeediting {

using Sci = QsciScintilla;
using Severity = CodeProblem::Severity;
using namespace Qt::StringLiterals;

namespace {

constexpr int IndentStep = 2; // Blanks, as compose files have it.
constexpr int IconSize = 14;

int numberOf(Severity severity)
{
    return static_cast<int>(severity); // Of the marker; the indicators follow from 11 on, above those of the search.
}

int indicatorOf(Severity severity)
{
    return 11 + numberOf(severity);
}

ColourRole roleOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return ColourRole::Bad;
    case Severity::Warning: return ColourRole::Warning;
    default: return ColourRole::Info;
    }
}

QString iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return u"error"_s;
    case Severity::Warning: return u"warning"_s;
    default: return u"info"_s;
    }
}

/// Keys that mean something else here, or that do harm nobody expects.
void freeKeys(QsciScintilla &editor)
{
    for (const QsciCommand::Command command : {QsciCommand::LineCut, QsciCommand::SelectionLowerCase, QsciCommand::SelectionUpperCase}) {
        if (QsciCommand *found = editor.standardCommands()->find(command))
            found->setKey(0);
    }
}

void dressFolds(QsciScintilla &editor, const QPalette &palette)
{
    editor.setFoldMarginColors(themeColour(ColourRole::Base, palette), themeColour(ColourRole::Base, palette));
    const auto define = [&](unsigned long marker, long shape) {
        editor.SendScintilla(Sci::SCI_MARKERDEFINE, marker, shape);
        editor.SendScintilla(Sci::SCI_MARKERSETFORE, marker, themeColour(ColourRole::Disabled, palette));
        editor.SendScintilla(Sci::SCI_MARKERSETBACK, marker, themeColour(ColourRole::Disabled, palette));
    };
    define(Sci::SC_MARKNUM_FOLDER, Sci::SC_MARK_ARROW);
    define(Sci::SC_MARKNUM_FOLDEROPEN, Sci::SC_MARK_ARROWDOWN);
    define(Sci::SC_MARKNUM_FOLDEREND, Sci::SC_MARK_ARROW);
    define(Sci::SC_MARKNUM_FOLDEROPENMID, Sci::SC_MARK_ARROWDOWN);
    for (const int none : {Sci::SC_MARKNUM_FOLDERSUB, Sci::SC_MARKNUM_FOLDERTAIL, Sci::SC_MARKNUM_FOLDERMIDTAIL})
        define(static_cast<unsigned long>(none), Sci::SC_MARK_EMPTY);
}

void markLine(QsciScintilla &editor, const CodeProblem &problem)
{
    const int line = std::clamp(problem.line - 1, 0, std::max(0, editor.lines() - 1));
    editor.markerAdd(line, numberOf(problem.severity));
    const QString text = editor.text(line);
    int from = 0;
    while (from < text.size() && text[from].isSpace())
        ++from;
    if (problem.column > 1 && problem.column <= text.size())
        from = problem.column - 1;
    auto to = static_cast<int>(text.size());
    while (to > from && text[to - 1].isSpace())
        --to;
    editor.fillIndicatorRange(line, from, line, std::max(to, from), indicatorOf(problem.severity));
}

bool isCommented(const QString &line)
{
    const QString text = line.trimmed();
    return text.isEmpty() || text.startsWith(u'#');
}

int indentOf(const QString &line)
{
    return static_cast<int>(std::ranges::find_if(line, [](QChar c) { return c != u' '; }) - line.begin());
}

} // namespace

void prepare(QsciScintilla &editor)
{
    editor.setReadOnly(false);
    editor.setIndentationsUseTabs(false);
    editor.setIndentationWidth(IndentStep);
    editor.setTabWidth(IndentStep);
    editor.setTabIndents(true);
    editor.setBackspaceUnindents(true);
    editor.setAutoIndent(false); // Done by indentNewLine(), which knows what opens a block.
    editor.setBraceMatching(Sci::SloppyBraceMatch);
    editor.setMarginType(symbolMargin, Sci::SymbolMargin);
    editor.setMarginWidth(symbolMargin, 18);
    editor.setMarginMarkerMask(symbolMargin, 0b111);
    editor.setMarginSensitivity(symbolMargin, false);
    editor.setFolding(Sci::PlainFoldStyle, foldMargin);
    editor.setMarginWidth(foldMargin, 14);
    editor.setMarginMarkerMask(0, 0);
    editor.setMarginWidth(foldMargin + 1, 4); // Room between the arrows and the text.
    editor.setMarginMarkerMask(foldMargin + 1, 0);
    freeKeys(editor);
}

void dress(QsciScintilla &editor, const QPalette &palette, qreal devicePixelRatio)
{
    dressFolds(editor, palette);
    editor.setMatchedBraceBackgroundColor(themeColour(ColourRole::Match, palette));
    editor.setMatchedBraceForegroundColor(themeColour(ColourRole::Text, palette));
    editor.setUnmatchedBraceBackgroundColor(themeColour(ColourRole::BannerBad, palette));
    editor.setUnmatchedBraceForegroundColor(themeColour(ColourRole::Bad, palette));
    editor.SendScintilla(Sci::SCI_RGBAIMAGESETSCALE, static_cast<unsigned long>(100 * devicePixelRatio));
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
        const QColor colour = themeColour(roleOf(severity), palette);
        editor.markerDefine(iconPixmap(iconOf(severity), IconSize, colour, devicePixelRatio).toImage(), numberOf(severity));
        editor.indicatorDefine(Sci::SquiggleIndicator, indicatorOf(severity));
        editor.setIndicatorForegroundColor(colour, indicatorOf(severity));
        editor.setIndicatorDrawUnder(true, indicatorOf(severity));
    }
}

void mark(QsciScintilla &editor, const QList<CodeProblem> &problems)
{
    const int last = std::max(0, editor.lines() - 1);
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
        editor.markerDeleteAll(numberOf(severity));
        editor.clearIndicatorRange(0, 0, last, editor.lineLength(last), indicatorOf(severity));
    }
    for (const CodeProblem &problem : problems) {
        if (problem.line > 0 && problem.place.isEmpty())
            markLine(editor, problem);
    }
}

void indentNewLine(QsciScintilla &editor)
{
    int line = 0;
    int column = 0;
    editor.getCursorPosition(&line, &column);
    if (line == 0)
        return;
    const QString above = editor.text(line - 1);
    const QString text = above.trimmed();
    int blanks = indentOf(above);
    if (text.endsWith(u':') || text.endsWith("|"_L1) || text.endsWith(">"_L1))
        blanks += IndentStep + (text.startsWith("- "_L1) ? IndentStep : 0);
    else if (text.startsWith("- "_L1) && text.contains(": "_L1) && !text.startsWith("- \""_L1) && !text.startsWith("- '"_L1))
        blanks += IndentStep;
    if (blanks <= 0)
        return;
    editor.insert(QString(blanks, u' '));
    editor.setCursorPosition(line, column + blanks);
}

void toggleComment(QsciScintilla &editor)
{
    int from = 0;
    int to = 0;
    int fromColumn = 0;
    int toColumn = 0;
    if (editor.hasSelectedText()) {
        editor.getSelection(&from, &fromColumn, &to, &toColumn);
        to -= toColumn == 0 && to > from ? 1 : 0;
    } else {
        editor.getCursorPosition(&from, &fromColumn);
        to = from;
    }
    bool all = true;
    for (int line = from; line <= to; ++line)
        all = all && isCommented(editor.text(line));
    editor.beginUndoAction();
    for (int line = from; line <= to; ++line) {
        const QString text = editor.text(line);
        const auto hash = static_cast<int>(text.indexOf(u'#'));
        if (text.trimmed().isEmpty())
            continue;
        if (!all) {
            editor.insertAt(u"# "_s, line, indentOf(text));
            continue;
        }
        editor.setSelection(line, hash, line, hash + (text.mid(hash + 1, 1) == " "_L1 ? 2 : 1));
        editor.removeSelectedText();
    }
    editor.endUndoAction();
}

void setFolded(QsciScintilla &editor, bool folded)
{
    int line = 0;
    int column = 0;
    editor.getCursorPosition(&line, &column);
    const long level = editor.SendScintilla(Sci::SCI_GETFOLDLEVEL, static_cast<unsigned long>(line));
    if (!(level & Sci::SC_FOLDLEVELHEADERFLAG))
        line = static_cast<int>(editor.SendScintilla(Sci::SCI_GETFOLDPARENT, static_cast<unsigned long>(line)));
    if (line < 0)
        return;
    if (folded)
        editor.setCursorPosition(line, 0);
    editor.SendScintilla(Sci::SCI_FOLDLINE, static_cast<unsigned long>(line), long(folded ? Sci::SC_FOLDACTION_CONTRACT : Sci::SC_FOLDACTION_EXPAND));
}

} // namespace longshore::codeediting
