// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codeview.h"

#include "ui/widgets/codelook.h"
#include "ui/widgets/codesearch.h"
#include "ui/widgets/codesearchbar.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <Qsci/qsciscintilla.h>
#include <QToolButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

CodeView::CodeView(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_tools(new QWidget(this))
    , m_wrap(nullptr)
    , m_editor(new QsciScintilla(this))
    , m_searchBar(new CodeSearchBar(this))
    , m_search(std::make_unique<CodeSearch>(*m_editor))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_editor, 1);
    column->addWidget(m_searchBar);
    m_editor->setObjectName(u"codeText"_s);
    m_editor->installEventFilter(this);
    setFocusProxy(m_editor);
    m_searchBar->hide();
    prepareEditor(*m_editor);
    buildTools();
    dress();
    setAccessibleTitle(accessibleName);
    connect(m_editor, &QWidget::customContextMenuRequested, this, &CodeView::showMenu);
    connect(m_searchBar, &CodeSearchBar::needleChanged, this, &CodeView::find);
    connect(m_searchBar, &CodeSearchBar::stepped, this, &CodeView::step);
    connect(m_searchBar, &CodeSearchBar::closed, this, &CodeView::closeSearch);
}

CodeView::~CodeView() = default;

void CodeView::buildTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(2);
    auto *search = addTool(u"searchCode"_s, u"search"_s, tr("Search"));
    m_wrap = addTool(u"wrapCode"_s, {}, tr("Wrap lines"));
    m_wrap->setCheckable(true);
    row->addStretch(1);
    auto *copy = addTool(u"copyCode"_s, u"copy"_s, tr("Copy all"));
    auto *save = addTool(u"saveCode"_s, u"save"_s, tr("Save as..."));
    connect(search, &QToolButton::clicked, this, &CodeView::openSearch);
    connect(m_wrap, &QToolButton::clicked, this, [this](bool wrapped) {
        setWrapped(wrapped);
        Q_EMIT wrappedChanged(wrapped);
    });
    connect(copy, &QToolButton::clicked, this, &CodeView::copyAll);
    connect(save, &QToolButton::clicked, this, &CodeView::saveRequested);
}

QToolButton *CodeView::addTool(const QString &name, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(m_tools);
    button->setObjectName(name);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    button->setText(text);
    button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    m_tools->layout()->addWidget(button);
    return button;
}

void CodeView::addLeading(QWidget *widget)
{
    static_cast<QHBoxLayout *>(m_tools->layout())->insertWidget(0, widget);
}

/// The window has a search of its own on the same key; inside the text the key means the text.
bool CodeView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || key->key() == Qt::Key_F3)
            event->accept();
    }
    return QWidget::event(event);
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(*event))
        QWidget::keyPressEvent(event);
}

bool CodeView::handleKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find))
        openSearch();
    else if (event.key() == Qt::Key_F3)
        step(event.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else
        return false;
    return true;
}

void CodeView::setAccessibleTitle(const QString &name)
{
    m_editor->setAccessibleName(name.isEmpty() ? tr("Text") : name);
    setAccessibleName(m_editor->accessibleName());
}

void CodeView::setText(const QString &text, Language language)
{
    if (text == m_text && language == m_language && !text.isEmpty())
        return;
    const bool newLanguage = language != m_language;
    m_language = language;
    m_text = text;
    if (newLanguage)
        setLexer(*m_editor, language, palette());
    m_editor->setText(text);
    m_editor->setScrollWidth(1);
    dressEditor(*m_editor, palette());
    sizeMargin();
    find(m_searchBar->isHidden() ? QString() : m_searchBar->needle());
}

QString CodeView::text() const
{
    return m_text;
}

void CodeView::clear()
{
    setText({}, m_language);
}

bool CodeView::isWrapped() const
{
    return m_editor->wrapMode() != QsciScintilla::WrapNone;
}

void CodeView::setWrapped(bool wrapped)
{
    m_wrap->setChecked(wrapped);
    m_editor->setWrapMode(wrapped ? QsciScintilla::WrapWord : QsciScintilla::WrapNone);
}

void CodeView::setToolsVisible(bool visible)
{
    m_tools->setVisible(visible);
}

void CodeView::copyAll()
{
    QGuiApplication::clipboard()->setText(m_text);
    Q_EMIT copied();
}

void CodeView::dress()
{
    setLexer(*m_editor, m_language, palette());
    dressEditor(*m_editor, palette());
    sizeMargin();
}

void CodeView::sizeMargin()
{
    const auto digits = QString::number(std::max(m_editor->lines(), 100)).size();
    m_editor->setMarginLineNumbers(0, true);
    m_editor->setMarginWidth(0, QString(digits + 1, u'9'));
}

void CodeView::openSearch()
{
    m_searchBar->start(m_editor->selectedText().contains(u'\n') ? QString() : m_editor->selectedText());
}

void CodeView::find(const QString &needle)
{
    m_search->find(needle);
    tellMatches();
}

void CodeView::step(int by)
{
    if (m_searchBar->isHidden())
        return openSearch();
    m_search->step(by);
    tellMatches();
}

void CodeView::tellMatches()
{
    m_searchBar->setMatches(m_search->current(), m_search->count(), m_search->count() == CodeSearch::limit);
}

void CodeView::closeSearch()
{
    m_searchBar->hide();
    m_search->find({});
    m_editor->setFocus(Qt::OtherFocusReason);
}

void CodeView::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(themedIcon(u"copy"_s), tr("&Copy selection"), m_editor, &QsciScintilla::copy);
    copy->setEnabled(m_editor->hasSelectedText());
    menu->addAction(tr("Copy &all"), this, &CodeView::copyAll);
    menu->addAction(tr("&Select all"), m_editor, [this] { m_editor->selectAll(); });
    menu->addSeparator();
    menu->addAction(themedIcon(u"search"_s), tr("Sea&rch..."), this, &CodeView::openSearch);
    menu->addAction(themedIcon(u"save"_s), tr("Sa&ve as..."), this, &CodeView::saveRequested);
    menu->popup(m_editor->viewport()->mapToGlobal(position));
}

void CodeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

bool CodeView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        // A text that can't be edited must not hold the keyboard captive.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            return focusNextPrevChild(key == Qt::Key_Tab);
        if (key == Qt::Key_Escape && !m_searchBar->isHidden()) {
            closeSearch();
            return true;
        }
        if (handleKey(*static_cast<QKeyEvent *>(event)))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace longshore
