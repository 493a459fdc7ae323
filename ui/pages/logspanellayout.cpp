// SPDX-License-Identifier: GPL-3.0-or-later
// How the panel of a log is put together.
#include "ui/pages/logspanel.h"

#include "ui/pages/checklistmenu.h"
#include "ui/pages/logsmenu.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/logview.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/thinprogress.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

QToolButton *makeStep(const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

LogsPanel::LogsPanel(QWidget *parent)
    : QWidget(parent)
    , m_finder(m_store)
{
    setObjectName(u"logsPanel"_s);
    m_menu = new LogsMenu(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    m_bar = new QBoxLayout(QBoxLayout::LeftToRight);
    m_bar->setSpacing(6);
    auto *searching = new QHBoxLayout;
    auto *choosing = new QHBoxLayout;
    for (QHBoxLayout *row : {searching, choosing})
        row->setSpacing(6);
    addSearch(*searching);
    addChoices(*choosing);
    choosing->addStretch(1);
    addFollowing(*choosing);
    m_bar->addLayout(searching);
    m_bar->addLayout(choosing, 1);
    column->addLayout(m_bar);
    column->addWidget(makeHighlights());
    m_banner = new Banner(this);
    m_banner->clear();
    column->addWidget(m_banner);
    m_progress = new ThinProgress(this);
    column->addWidget(m_progress);
    m_pages = new QStackedLayout;
    m_view = new LogView(this);
    m_view->setFinder(&m_finder);
    m_empty = new EmptyState(this);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    column->addLayout(m_pages, 1);
    column->addWidget(makeStatusLine());
    connectMenu();
    dress();
    setStatus({});
}

LogsPanel::~LogsPanel() = default;

void LogsPanel::addSearch(QBoxLayout &row)
{
    m_search = new FilterField(tr("Search the log"), this);
    m_search->setObjectName(u"logSearch"_s);
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(260);
    m_pattern = new PillButton(u".*"_s, this);
    m_pattern->setObjectName(u"logPattern"_s);
    m_pattern->setAccessibleName(tr("Regular expression"));
    m_pattern->setToolTip(tr("Search with a regular expression"));
    m_case = new PillButton(u"Aa"_s, this);
    m_case->setObjectName(u"logCase"_s);
    m_case->setAccessibleName(tr("Match case"));
    m_case->setToolTip(tr("Tell capital letters from small ones"));
    m_previous = makeStep(u"chevron-up"_s, tr("Previous match (Shift+F3)"), this);
    m_next = makeStep(u"chevron-down"_s, tr("Next match (F3)"), this);
    m_matches = new QLabel(this);
    m_matches->setObjectName(u"logMatches"_s);
    row.addWidget(m_search, 1);
    for (QWidget *each : {static_cast<QWidget *>(m_pattern), static_cast<QWidget *>(m_case), static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next),
                          static_cast<QWidget *>(m_matches)})
        row.addWidget(each);
    connect(m_search, &QLineEdit::textChanged, this, &LogsPanel::ask);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { step(false); });
    connect(m_search, &FilterField::left, this, &LogsPanel::focusLog);
    connect(m_pattern, &PillButton::toggled, this, &LogsPanel::ask);
    connect(m_case, &PillButton::toggled, this, &LogsPanel::ask);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(false); });
    connect(&m_finder, &LogFinder::matchesChanged, this, &LogsPanel::showMatches);
}

void LogsPanel::addChoices(QBoxLayout &row)
{
    m_onlyMatches = new PillButton(tr("Only matches"), this);
    m_onlyMatches->setObjectName(u"logOnlyMatches"_s);
    m_sourceMenu = new ChecklistMenu(this);
    m_sourcePill = new PillButton(tr("Containers"), this);
    m_sourcePill->setObjectName(u"logSources"_s);
    m_sourcePill->setMenu(m_sourceMenu);
    m_sourcePill->hide();
    row.addWidget(m_onlyMatches);
    row.addWidget(m_sourcePill);
    connect(m_onlyMatches, &PillButton::toggled, this, &LogsPanel::choose);
}

void LogsPanel::addFollowing(QBoxLayout &row)
{
    m_follow = new QPushButton(tr("Follow"), this);
    m_follow->setObjectName(u"logFollow"_s);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Stay at the end while lines come (End)"));
    auto *more = new QPushButton(tr("More"), this);
    more->setObjectName(u"logMore"_s);
    more->setMenu(m_menu);
    m_close = makeStep(u"close"_s, tr("Close this log (Ctrl+Shift+W)"), this);
    m_close->setObjectName(u"logClose"_s);
    m_close->hide();
    row.addWidget(m_follow);
    row.addWidget(more);
    row.addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &LogsPanel::closeRequested);
    connect(m_follow, &QPushButton::clicked, this, [this](bool checked) { m_view->setFollowing(checked); });
}

QWidget *LogsPanel::makeHighlights()
{
    m_highlightRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_highlightRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_highlights = new QLineEdit(m_highlightRow);
    m_highlights->setObjectName(u"logHighlights"_s);
    m_highlights->setPlaceholderText(tr("Words to highlight, separated by commas"));
    m_highlights->setAccessibleName(tr("Words to highlight"));
    m_highlights->setClearButtonEnabled(true);
    row->addWidget(m_highlights);
    m_highlightRow->hide();
    connect(m_highlights, &QLineEdit::textChanged, this, &LogsPanel::dress);
    return m_highlightRow;
}

QWidget *LogsPanel::makeStatusLine()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(2, 0, 2, 0);
    m_flow = new QLabel(line);
    m_flow->setObjectName(u"logFlow"_s);
    m_lines = new QLabel(line);
    m_lines->setObjectName(u"logLines"_s);
    for (QLabel *label : {m_flow, m_lines}) {
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setTextFormat(Qt::PlainText);
    }
    row->addWidget(m_flow, 1);
    row->addWidget(m_lines);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(200);
    connect(&m_countSoon, &QTimer::timeout, this, &LogsPanel::showLines);
    const auto soon = [this] {
        if (!m_countSoon.isActive())
            m_countSoon.start();
    };
    connect(&m_finder, &LogFinder::rowsAppended, this, soon);
    connect(&m_finder, &LogFinder::rowsRemoved, this, soon);
    connect(&m_finder, &LogFinder::rowsReset, this, soon);
    // The first line is worth a look at once.
    connect(&m_store, &LogStore::appended, this, [this](qint64 from) {
        if (from == m_store.first())
            showState();
    });
    return line;
}

void LogsPanel::connectMenu()
{
    connect(m_menu, &LogsMenu::lookChanged, this, &LogsPanel::dress);
    connect(m_menu, &LogsMenu::choiceChanged, this, &LogsPanel::choose);
    connect(m_menu, &LogsMenu::windowChanged, this, [this] {
        showLines();
        Q_EMIT windowChanged();
    });
    connect(m_menu->highlight, &QAction::toggled, this, [this](bool shown) {
        m_highlightRow->setVisible(shown);
        shown ? m_highlights->setFocus() : m_highlights->clear();
    });
    connect(m_menu->keepMore, &QAction::toggled, this, &LogsPanel::keepMore);
    connect(&m_store, &LogStore::keepingFailed, this, &LogsPanel::keepingFailed);
    connect(m_menu->pause, &QAction::toggled, this, &LogsPanel::pausedChanged);
    connect(m_menu->copy, &QAction::triggered, m_view, &LogView::copy);
    connect(m_menu->saveSeen, &QAction::triggered, this, [this] { save(false); });
    connect(m_menu->saveRaw, &QAction::triggered, this, [this] { save(true); });
    connect(m_menu->popOut, &QAction::triggered, this, &LogsPanel::popOutRequested);
    connect(m_menu->beside, &QAction::triggered, this, &LogsPanel::besideRequested);
    connect(m_menu->closeBeside, &QAction::triggered, this, &LogsPanel::closeRequested);
    connect(m_menu->otherPart, &QAction::triggered, this, &LogsPanel::askForPart);
    connect(m_banner, &Banner::actionClicked, this, &LogsPanel::retryRequested);
    connect(m_empty, &EmptyState::actionClicked, this, &LogsPanel::retryRequested);
    connect(m_view, &LogView::followingChanged, m_follow, &QPushButton::setChecked);
    connect(m_view, &LogView::lineActivated, this, &LogsPanel::showWholeLine);
    connect(m_view, &LogView::currentLineChanged, this, &LogsPanel::showMatches);
    connect(m_view, &LogView::menuRequested, this, [this](const QPoint &place) { m_menu->popup(place); });
    connect(m_view, &LogView::copiedLess, this, [this](qint64 lines) {
        m_banner->show(Banner::Kind::Info, tr("The first %1 lines were copied. Save the log to have all of them.").arg(QLocale().toString(lines)));
    });
}

} // namespace longshore
