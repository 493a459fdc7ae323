// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/diffcolumns.h"

#include "ui/widgets/codelook.h"
#include "ui/widgets/codetext.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace longshore {

using namespace Qt::StringLiterals;
using Sci = QsciScintilla;
using Kind = DiffCell::Kind;

namespace {

constexpr int RowsAbove = 4;
constexpr int SpanIndicator = 11;
constexpr std::array kinds{Kind::Added, Kind::Removed, Kind::Changed, Kind::Conflict, Kind::Nothing};

QColor blend(const QColor &ground, const QColor &ink, float share)
{
    const auto part = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(part(ground.redF(), ink.redF()), part(ground.greenF(), ink.greenF()), part(ground.blueF(), ink.blueF()));
}

QColor groundOf(Kind kind, const QPalette &palette)
{
    const QColor base = themeColour(ColourRole::Base, palette);
    switch (kind) {
    case Kind::Added: return blend(base, themeColour(ColourRole::Good, palette), 0.13F);
    case Kind::Removed: return blend(base, themeColour(ColourRole::Bad, palette), 0.13F);
    case Kind::Changed: return blend(base, themeColour(ColourRole::Info, palette), 0.12F);
    case Kind::Conflict: return blend(base, themeColour(ColourRole::Warning, palette), 0.2F);
    case Kind::Nothing: return themeColour(ColourRole::Hover, palette);
    default: return base;
    }
}

QString signOf(Kind kind)
{
    switch (kind) {
    case Kind::Added: return u"+"_s;
    case Kind::Removed: return u"-"_s;
    case Kind::Changed: return u"~"_s;
    case Kind::Conflict: return u"!"_s;
    default: return u" "_s;
    }
}

} // namespace

/// One editor with its title.
struct DiffColumns::Pane {
    QWidget *widget = nullptr;
    QLabel *title = nullptr;
    QsciScintilla *editor = nullptr;
    QList<DiffCell> cells;
};

DiffColumns::DiffColumns(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
}

DiffColumns::~DiffColumns() = default;

void DiffColumns::makePanes(int count)
{
    while (m_panes.size() > size_t(count)) {
        delete m_panes.back()->widget;
        m_panes.pop_back();
    }
    while (m_panes.size() < size_t(count)) {
        auto pane = std::make_unique<Pane>();
        pane->widget = new QWidget(this);
        auto *column = new QVBoxLayout(pane->widget);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        pane->title = new QLabel(pane->widget);
        pane->title->setTextFormat(Qt::PlainText);
        pane->title->setForegroundRole(QPalette::PlaceholderText);
        pane->title->setMinimumWidth(1);
        pane->editor = new QsciScintilla(pane->widget);
        pane->editor->setObjectName(u"diffText%1"_s.arg(m_panes.size()));
        prepareEditor(*pane->editor);
        pane->editor->setContextMenuPolicy(Qt::NoContextMenu);
        pane->editor->setMarginType(0, Sci::TextMargin);
        pane->editor->setMarginMarkerMask(0, 0);
        pane->editor->setMarginType(1, Sci::SymbolMargin); // A second margin of texts would show the same ones.
        pane->editor->setMarginMarkerMask(1, 0);
        column->addWidget(pane->title);
        column->addWidget(pane->editor, 1);
        m_row->addWidget(pane->widget, 1);
        for (QScrollBar *bar : {pane->editor->verticalScrollBar(), pane->editor->horizontalScrollBar()})
            connect(bar, &QScrollBar::valueChanged, this, [this, raw = pane.get()] { scrollOthers(*raw); });
        m_panes.push_back(std::move(pane));
    }
}

void DiffColumns::setColumns(const QList<DiffColumn> &columns, CodeView::Language language, bool signs)
{
    m_language = language;
    m_signs = signs;
    makePanes(static_cast<int>(columns.size()));
    m_scrolling = true;
    for (qsizetype i = 0; i < columns.size(); ++i)
        fill(*m_panes[size_t(i)], columns[i], signs);
    m_scrolling = false;
    dress();
}

void DiffColumns::fill(Pane &pane, const DiffColumn &column, bool signs)
{
    pane.cells = column.cells;
    pane.title->setText(column.title);
    pane.title->setVisible(!column.title.isEmpty());
    pane.editor->setAccessibleName(column.title.isEmpty() ? tr("Differences") : column.title);
    QStringList lines;
    lines.reserve(column.cells.size());
    for (const DiffCell &cell : column.cells)
        lines.append(signs ? signOf(cell.kind) + u' ' + cell.text : cell.text);
    QString text = lines.join(u'\n');
    text.replace(u'\r', QChar(0x240d)); // It would open a row of its own.
    codetext::load(*pane.editor, text);
    pane.editor->setScrollWidth(1);
}

void DiffColumns::dress()
{
    const QPalette look = palette();
    const QColor span = blend(themeColour(ColourRole::Base, look), themeColour(ColourRole::Info, look), 0.32F);
    for (const auto &pane : m_panes) {
        setLexer(*pane->editor, m_signs ? CodeView::Language::Plain : m_language, look);
        dressEditor(*pane->editor, look);
        for (const Kind kind : kinds) {
            pane->editor->markerDefine(Sci::Background, static_cast<int>(kind));
            pane->editor->setMarkerBackgroundColor(groundOf(kind, look), static_cast<int>(kind));
        }
        pane->editor->indicatorDefine(Sci::StraightBoxIndicator, SpanIndicator);
        pane->editor->setIndicatorForegroundColor(span, SpanIndicator);
        pane->editor->setIndicatorDrawUnder(true, SpanIndicator);
        pane->editor->SendScintilla(Sci::SCI_INDICSETALPHA, SpanIndicator, 255L);
        pane->editor->SendScintilla(Sci::SCI_INDICSETOUTLINEALPHA, SpanIndicator, 255L);
        paintRows(*pane, m_signs);
    }
}

void DiffColumns::paintRows(Pane &pane, bool signs)
{
    QsciScintilla &editor = *pane.editor;
    editor.markerDeleteAll();
    editor.clearMarginText();
    int most = 100;
    for (const DiffCell &cell : std::as_const(pane.cells))
        most = std::max(most, cell.line);
    const auto digits = static_cast<int>(QString::number(most).size());
    const QPalette look = palette();
    const QsciStyle style(-1, u"diff"_s, themeColour(ColourRole::CodeComment, look), themeColour(ColourRole::Base, look), editor.font());
    for (int row = 0; row < static_cast<int>(pane.cells.size()); ++row) {
        const DiffCell &cell = pane.cells.at(row);
        const QString number = cell.line > 0 ? QString::number(cell.line) : QString();
        editor.setMarginText(row, number.rightJustified(digits) + u' ' + (signs ? u" "_s : signOf(cell.kind)), style);
        if (cell.kind != Kind::Same)
            editor.markerAdd(row, static_cast<int>(cell.kind));
        for (const TextSpan &span : cell.spans) {
            const int from = span.start + (signs ? 2 : 0);
            editor.fillIndicatorRange(row, from, row, from + span.length, SpanIndicator);
        }
    }
    editor.setMarginWidth(0, QString(digits + 3, u'9'));
}

void DiffColumns::scrollOthers(const Pane &from)
{
    if (m_scrolling)
        return;
    m_scrolling = true;
    for (const auto &pane : m_panes) {
        if (pane.get() == &from)
            continue;
        pane->editor->verticalScrollBar()->setValue(from.editor->verticalScrollBar()->value());
        pane->editor->horizontalScrollBar()->setValue(from.editor->horizontalScrollBar()->value());
    }
    m_scrolling = false;
}

void DiffColumns::goToRow(int row)
{
    for (const auto &pane : m_panes) {
        pane->editor->setCursorPosition(row, 0);
        pane->editor->setFirstVisibleLine(std::max(0, row - RowsAbove));
    }
}

int DiffColumns::currentRow() const
{
    int line = 0;
    int column = 0;
    if (!m_panes.empty())
        m_panes.front()->editor->getCursorPosition(&line, &column);
    return line;
}

QString DiffColumns::columnText(int column) const
{
    return codetext::read(*m_panes.at(size_t(column))->editor);
}

void DiffColumns::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace longshore
