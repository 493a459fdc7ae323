// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codeeditor.h"

#include "ui/widgets/codeediting.h"
#include "ui/widgets/codelook.h"
#include "ui/widgets/codereplacebar.h"
#include "ui/widgets/codesearch.h"
#include "ui/widgets/codesearchbar.h"
#include "ui/widgets/codetext.h"
#include "ui/widgets/gotolinebar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <Qsci/qsciscintilla.h>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

CodeEditor::CodeEditor(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_editor(new QsciScintilla(this))
    , m_place(new QLabel(this))
    , m_ends(new QLabel(this))
    , m_searchBar(new CodeSearchBar(this))
    , m_replaceBar(new CodeReplaceBar(this))
    , m_lineBar(new GoToLineBar(this))
    , m_search(std::make_unique<CodeSearch>(*m_editor))
{
    build();
    prepareEditor(*m_editor);
    codeediting::prepare(*m_editor);
    dress();
    setAccessibleTitle(accessibleName);
    m_searchAgain.setSingleShot(true);
    m_searchAgain.setInterval(150);
    connect(m_editor, &QsciScintilla::textChanged, this, &CodeEditor::textChanged);
    connect(m_editor, &QsciScintilla::linesChanged, this, &CodeEditor::sizeMargin);
    connect(m_editor, &QsciScintilla::cursorPositionChanged, this, &CodeEditor::sayPlace);
    connect(m_editor, &QsciScintilla::SCN_CHARADDED, this, [this](int character) {
        if (character == '\n' || (character == '\r' && m_editor->eolMode() == QsciScintilla::EolMac))
            codeediting::indentNewLine(*m_editor);
    });
    connect(m_editor, &QWidget::customContextMenuRequested, this, &CodeEditor::showMenu);
    connectBars();
    sayPlace();
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_editor, 1);
    column->addWidget(m_searchBar);
    column->addWidget(m_replaceBar);
    column->addWidget(m_lineBar);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 3, 8, 3);
    foot->addWidget(m_place, 1);
    foot->addWidget(m_ends);
    column->addLayout(foot);
    for (QLabel *label : {m_place, m_ends}) {
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_place->setObjectName(u"codePlace"_s);
    m_place->setMinimumWidth(1);
    m_ends->setObjectName(u"codeLineEnds"_s);
    m_editor->setObjectName(u"codeText"_s);
    m_editor->installEventFilter(this);
    m_editor->viewport()->installEventFilter(this);
    m_editor->setMinimumHeight(fontMetrics().height() * 3);
    setFocusProxy(m_editor);
    m_searchBar->hide();
    m_replaceBar->hide();
    m_lineBar->hide();
}

void CodeEditor::connectBars()
{
    connect(&m_searchAgain, &QTimer::timeout, this, [this] {
        sayLineEnds();
        m_search->refresh();
        tellMatches();
    });
    connect(m_searchBar, &CodeSearchBar::needleChanged, this, [this](const QString &needle) {
        m_search->find(needle);
        m_replaceBar->tellReplaced(-1);
        tellMatches();
    });
    connect(m_searchBar, &CodeSearchBar::stepped, this, &CodeEditor::step);
    connect(m_searchBar, &CodeSearchBar::closed, this, &CodeEditor::closeBars);
    connect(m_replaceBar, &CodeReplaceBar::closed, this, &CodeEditor::closeBars);
    connect(m_replaceBar, &CodeReplaceBar::replaceRequested, this, &CodeEditor::replaceOne);
    connect(m_replaceBar, &CodeReplaceBar::replaceAllRequested, this, &CodeEditor::replaceAll);
    connect(m_lineBar, &GoToLineBar::closed, this, &CodeEditor::closeBars);
    connect(m_lineBar, &GoToLineBar::chosen, this, [this](int line) {
        m_lineBar->hide();
        goTo(line);
    });
}

void CodeEditor::setAccessibleTitle(const QString &name)
{
    m_editor->setAccessibleName(name.isEmpty() ? tr("Text") : name);
    m_editor->setAccessibleDescription(tr("Tab indents. To leave the text press Esc, then Tab."));
    setAccessibleName(m_editor->accessibleName());
}

void CodeEditor::setText(const QString &text, Language language)
{
    m_loading = true;
    if (language != m_language)
        setLexer(*m_editor, language, palette());
    m_language = language;
    m_loaded = text;
    codetext::load(*m_editor, text);
    const codetext::LineEnd end = codetext::commonLineEnd(text);
    m_editor->setEolMode(end == codetext::LineEnd::CrLf ? QsciScintilla::EolWindows
                             : end == codetext::LineEnd::Cr ? QsciScintilla::EolMac
                                                            : QsciScintilla::EolUnix);
    m_editor->setScrollWidth(1);
    m_loading = false;
    dress();
    setProblems({});
    sayLineEnds();
    m_searchAgain.start();
}

void CodeEditor::changeText(const QString &text)
{
    codetext::replaceAll(*m_editor, text);
}

QString CodeEditor::text() const
{
    return isModified() ? codetext::read(*m_editor) : m_loaded;
}

bool CodeEditor::isModified() const
{
    return m_editor->isModified();
}

void CodeEditor::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
    tellMatches();
}

bool CodeEditor::isReadOnly() const
{
    return m_editor->isReadOnly();
}

void CodeEditor::setProblems(const QList<CodeProblem> &problems)
{
    m_problems = problems;
    codeediting::mark(*m_editor, problems);
    sayPlace();
}

void CodeEditor::goTo(int line, int column)
{
    m_editor->ensureLineVisible(line - 1);
    m_editor->setCursorPosition(line - 1, std::max(0, column - 1));
    m_editor->ensureCursorVisible();
    m_editor->setFocus(Qt::OtherFocusReason);
}

int CodeEditor::caretLine() const
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    return line + 1;
}

void CodeEditor::dress()
{
    setLexer(*m_editor, m_language, palette());
    dressEditor(*m_editor, palette());
    codeediting::dress(*m_editor, palette(), devicePixelRatioF());
    codeediting::mark(*m_editor, m_problems);
    sizeMargin();
}

void CodeEditor::textChanged()
{
    if (m_loading)
        return;
    m_searchAgain.start();
    Q_EMIT edited();
}

void CodeEditor::sizeMargin()
{
    const auto digits = QString::number(std::max(m_editor->lines(), 100)).size();
    m_editor->setMarginLineNumbers(0, true);
    m_editor->setMarginWidth(0, QString(digits + 1, u'9'));
}

QStringList CodeEditor::messagesAt(int line) const
{
    QStringList messages;
    for (const CodeProblem &problem : m_problems) {
        if (problem.line == line && problem.place.isEmpty())
            messages.append(problem.message);
    }
    return messages;
}

void CodeEditor::sayPlace()
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    const QStringList messages = messagesAt(line + 1);
    const QString place = tr("Line %1, column %2").arg(QLocale().toString(line + 1), QLocale().toString(column + 1));
    m_place->setText(messages.isEmpty() ? place : place + u": "_s + messages.join(u' '));
    m_place->setToolTip(messages.isEmpty() ? tr("Tab indents. To leave the text press Esc, then Tab.") : QString());
}

void CodeEditor::sayLineEnds()
{
    const QString text = this->text();
    QStringList words;
    if (text.startsWith(QChar(0xfeff)))
        words.append(tr("with byte order mark"));
    switch (codetext::commonLineEnd(text)) {
    case codetext::LineEnd::CrLf: words.append(tr("Windows line ends")); break;
    case codetext::LineEnd::Cr: words.append(tr("old Mac line ends")); break;
    default: break;
    }
    if (codetext::hasMixedLineEnds(text))
        words = words.first(text.startsWith(QChar(0xfeff)) ? 1 : 0) << tr("mixed line ends");
    m_ends->setText(words.join(u", "_s));
    m_ends->setToolTip(words.isEmpty() ? QString() : tr("They stay as they are; only what you edit changes."));
}

void CodeEditor::step(int by)
{
    if (m_searchBar->isHidden())
        return openSearch();
    if (m_searchAgain.isActive()) {
        m_searchAgain.stop();
        m_search->refresh();
    }
    m_search->step(by);
    tellMatches();
}

void CodeEditor::tellMatches()
{
    m_searchBar->setMatches(m_search->current(), m_search->count(), m_search->count() == CodeSearch::limit);
    m_replaceBar->setPossible(m_search->count() > 0 && !isReadOnly());
}

void CodeEditor::replaceOne()
{
    m_search->refresh();
    m_search->replaceCurrent(m_replaceBar->replacement());
    m_searchAgain.stop();
    tellMatches();
}

void CodeEditor::replaceAll()
{
    m_replaceBar->tellReplaced(m_search->replaceAll(m_replaceBar->replacement()));
    m_searchAgain.stop();
    tellMatches();
}

void CodeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace longshore
