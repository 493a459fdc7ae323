// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codelook.h"

#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>

#include <initializer_list>

namespace longshore {

namespace {

struct StyleInk {
    int style;
    ColourRole ink;
};

void inkAll(QsciLexer &lexer, const QPalette &palette, std::initializer_list<StyleInk> inks)
{
    const QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    lexer.setDefaultFont(font);
    lexer.setFont(font, -1);
    lexer.setDefaultColor(themeColour(ColourRole::Text, palette));
    lexer.setDefaultPaper(themeColour(ColourRole::Base, palette));
    lexer.setColor(themeColour(ColourRole::Text, palette), -1);
    lexer.setPaper(themeColour(ColourRole::Base, palette), -1);
    for (const StyleInk &one : inks)
        lexer.setColor(themeColour(one.ink, palette), one.style);
}

QsciLexer *yamlLexer(QObject *parent, const QPalette &palette)
{
    auto *lexer = new QsciLexerYAML(parent);
    inkAll(*lexer, palette,
        {{QsciLexerYAML::Comment, ColourRole::CodeComment}, {QsciLexerYAML::Identifier, ColourRole::CodeKey},
            {QsciLexerYAML::Keyword, ColourRole::CodeNumber}, {QsciLexerYAML::Number, ColourRole::CodeNumber},
            {QsciLexerYAML::Reference, ColourRole::CodeString}, {QsciLexerYAML::DocumentDelimiter, ColourRole::CodeComment},
            {QsciLexerYAML::TextBlockMarker, ColourRole::CodeString}, {QsciLexerYAML::SyntaxErrorMarker, ColourRole::Bad},
            {QsciLexerYAML::Operator, ColourRole::CodeComment}});
    return lexer;
}

QsciLexer *jsonLexer(QObject *parent, const QPalette &palette)
{
    auto *lexer = new QsciLexerJSON(parent);
    inkAll(*lexer, palette,
        {{QsciLexerJSON::Number, ColourRole::CodeNumber}, {QsciLexerJSON::String, ColourRole::CodeString},
            {QsciLexerJSON::UnclosedString, ColourRole::Bad}, {QsciLexerJSON::Property, ColourRole::CodeKey},
            {QsciLexerJSON::EscapeSequence, ColourRole::CodeNumber}, {QsciLexerJSON::Operator, ColourRole::CodeComment},
            {QsciLexerJSON::IRI, ColourRole::CodeString}, {QsciLexerJSON::IRICompact, ColourRole::CodeString},
            {QsciLexerJSON::Keyword, ColourRole::CodeNumber}, {QsciLexerJSON::KeywordLD, ColourRole::CodeKey},
            {QsciLexerJSON::Error, ColourRole::Bad}});
    return lexer;
}

void dressMark(QsciScintilla &editor, int indicator, const QColor &colour)
{
    editor.indicatorDefine(QsciScintilla::FullBoxIndicator, indicator);
    editor.setIndicatorForegroundColor(colour, indicator);
    editor.setIndicatorDrawUnder(true, indicator);
    editor.SendScintilla(QsciScintilla::SCI_INDICSETALPHA, indicator, 255L);
    editor.SendScintilla(QsciScintilla::SCI_INDICSETOUTLINEALPHA, indicator, 255L);
}

} // namespace

void setLexer(QsciScintilla &editor, CodeView::Language language, const QPalette &palette)
{
    QsciLexer *old = editor.lexer();
    QsciLexer *fresh = nullptr;
    if (language == CodeView::Language::Yaml)
        fresh = yamlLexer(&editor, palette);
    else if (language == CodeView::Language::Json)
        fresh = jsonLexer(&editor, palette);
    editor.setLexer(fresh);
    delete old;
    if (!fresh)
        editor.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void dressEditor(QsciScintilla &editor, const QPalette &palette)
{
    const auto colour = [&palette](ColourRole role) { return themeColour(role, palette); };
    editor.setPaper(colour(ColourRole::Base));
    editor.setColor(colour(ColourRole::Text));
    editor.setCaretForegroundColor(colour(ColourRole::Text));
    editor.setCaretLineBackgroundColor(colour(ColourRole::CodeLine));
    editor.setSelectionBackgroundColor(palette.color(QPalette::Highlight));
    editor.resetSelectionForegroundColor();
    editor.setMarginsBackgroundColor(colour(ColourRole::Base));
    editor.setMarginsForegroundColor(colour(ColourRole::CodeComment));
    editor.setMarginsFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    dressMark(editor, matchIndicator, colour(ColourRole::Match));
    dressMark(editor, currentMatchIndicator, colour(ColourRole::MatchCurrent));
    dressMark(editor, currentOutlineIndicator, colour(ColourRole::Warning));
    editor.SendScintilla(QsciScintilla::SCI_INDICSETALPHA, currentOutlineIndicator, 0L);
}

void prepareEditor(QsciScintilla &editor)
{
    editor.setUtf8(true);
    editor.setReadOnly(true);
    editor.setFrameShape(QFrame::StyledPanel);
    editor.setCaretLineVisible(true);
    editor.setFolding(QsciScintilla::NoFoldStyle);
    editor.setMarginWidth(1, 8);
    editor.setMarginType(1, QsciScintilla::TextMargin);
    editor.setMarginSensitivity(1, false);
    editor.setExtraAscent(1);
    editor.setExtraDescent(1);
    editor.setScrollWidth(1);
    editor.setScrollWidthTracking(true);
    editor.setWrapVisualFlags(QsciScintilla::WrapFlagNone, QsciScintilla::WrapFlagNone, 0);
    editor.setWrapIndentMode(QsciScintilla::WrapIndentSame);
    editor.setContextMenuPolicy(Qt::CustomContextMenu);
    editor.SendScintilla(QsciScintilla::SCI_SETLAYOUTCACHE, static_cast<unsigned long>(QsciScintilla::SC_CACHE_PAGE));
}

} // namespace longshore
