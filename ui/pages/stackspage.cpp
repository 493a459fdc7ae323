// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/stackspage.h"

#include "ui/models/stacksmodel.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/checklistmenu.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/expandedrows.h"
#include "ui/pages/filterbar.h"
#include "ui/pages/logspanel.h"
#include "ui/pages/logstab.h"
#include "ui/pages/stacksactions.h"
#include "ui/pages/stackstable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/skeletonview.h"
#include "ui/widgets/stackdelegate.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/thinprogress.h"

#include <QAction>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

StacksPage::StacksPage(StacksModel &model, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(model.filter())
{
    setObjectName(u"stacksPage"_s);
    build();
    connectModel(theme);
    connectTable();
    connectActions();
    connectDetails();
    addTabKeys();
    m_filterBar->show(m_filter);
    updateState();
    updateDetails();
}

StacksPage::~StacksPage()
{
    m_details->disconnect(this); // Children die after our members; their last signals must not come here.
    m_table->selectionModel()->disconnect(this);
}

void StacksPage::build()
{
    m_filterBar = new FilterBar(m_model, this);
    m_progress = new ThinProgress(this);
    m_bannerArea = new QWidget(this); // Margins that go with the banner.
    m_banner = new Banner(m_bannerArea);
    m_banner->setObjectName(u"banner"_s);
    auto *bannerRow = new QHBoxLayout(m_bannerArea);
    bannerRow->setContentsMargins(8, 0, 8, 8);
    bannerRow->addWidget(m_banner);
    clearBanner();
    buildLens();
    buildOutcome();
    m_area = new QStackedWidget(this);
    m_table = new StacksTable(m_model, m_area);
    const StackDelegate::Columns cells{static_cast<int>(StackColumn::Name), static_cast<int>(StackColumn::State),
                                       static_cast<int>(StackColumn::Environment), StacksModel::StatusRole,
                                       static_cast<int>(StackColumn::Containers), StacksModel::RunningRole, StacksModel::ExpansionRole};
    m_delegate = new StackDelegate(cells, m_table);
    m_table->setItemDelegate(m_delegate);
    m_expanded = new ExpandedRows(*m_table, m_model);
    m_empty = new EmptyState(m_area);
    m_empty->setObjectName(u"emptyState"_s);
    m_skeleton = new SkeletonView(m_area);
    m_skeleton->setObjectName(u"skeleton"_s);
    m_skeleton->setAccessibleName(tr("Loading stacks..."));
    for (QWidget *state : std::initializer_list<QWidget *>{m_table, m_empty, m_skeleton})
        m_area->addWidget(state);
    m_details = new DetailPane(this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"detailSplitter"_s);
    m_splitter->addWidget(m_area);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addWidget(m_progress);
    column->addWidget(m_lensArea);
    column->addWidget(m_bannerArea);
    column->addWidget(m_outcomeArea);
    column->addWidget(m_splitter, 1);
}

void StacksPage::connectModel(const Theme &theme)
{
    m_detailsDue.setSingleShot(true);
    connect(&m_detailsDue, &QTimer::timeout, this, &StacksPage::updateDetails);
    const auto due = [this] { m_detailsDue.start(0); };
    connect(&m_model, &StacksModel::settled, this, &StacksPage::afterModelSettled);
    connect(&m_model, &StacksModel::totalsChanged, this, &StacksPage::updateState);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, due);
    connect(&m_model, &QAbstractItemModel::modelReset, this, due);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, due);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, due);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StacksPage::updateActions);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, due);
    connect(&theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
}

void StacksPage::connectTable()
{
    connect(m_filterBar, &FilterBar::changed, this, [this] { applyFilter(m_filterBar->applied(m_filter)); });
    connect(&m_filterBar->columnsMenu(), &QMenu::aboutToShow, this, [this] {
        m_filterBar->columnsMenu().clear();
        m_table->fillColumnsMenu(m_filterBar->columnsMenu());
    });
    connect(m_table, &QAbstractItemView::activated, this, &StacksPage::openDetails);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &StacksPage::openDetails);
    connect(m_table, &StacksTable::leaveRequested, this, &StacksPage::leaveTable);
    connect(m_banner, &Banner::actionClicked, this, &StacksPage::retryRequested);
    connect(m_banner, &Banner::dismissed, m_bannerArea, &QWidget::hide);
    connect(m_banner, &Banner::dismissed, this, &StacksPage::bannerDismissed);
    connect(m_empty, &EmptyState::actionClicked, this, &StacksPage::followEmptyState);
    connect(&m_filterBar->field(), &FilterField::left, this, &StacksPage::focusTable);
    connect(&m_filterBar->field(), &QLineEdit::returnPressed, this, &StacksPage::focusTable);
}

void StacksPage::connectActions()
{
    m_actions = new StacksActions(*this, *m_table);
    m_changes = new ChangeActions(*this, *m_table);
    m_actions->fillContextMenu(*m_table, *m_changes);
    m_details->setActions(*m_changes);
    connect(m_actions->find, &QAction::triggered, this, &StacksPage::focusFilter);
    connect(m_actions->clearFilter, &QAction::triggered, this, &StacksPage::clearFilter);
    connect(m_actions->refresh, &QAction::triggered, this, &StacksPage::refreshRequested);
    connect(m_actions->showDetails, &QAction::triggered, this, &StacksPage::openDetails);
    connect(m_actions->showLogs, &QAction::triggered, this, [this] {
        m_details->setCurrentTab(u"logs"_s);
        openDetails();
        m_details->logs().panel().focusLog();
    });
    connect(m_actions->openConsole, &QAction::triggered, this, [this] {
        m_details->setCurrentTab(u"console"_s);
        openDetails();
        m_details->console().focusConsole();
    });
    connect(m_actions->selectAll, &QAction::triggered, m_table, &QAbstractItemView::selectAll);
    connect(m_actions->sortByColumn, &QAction::triggered, m_table, &StacksTable::sortByCurrentColumn);
    connect(m_actions->openInPortainer, &QAction::triggered, this, [this] {
        if (const QList<StackKey> keys = selectedKeys(); keys.size() == 1)
            Q_EMIT openInPortainerRequested(keys.first());
    });
    connectCopying();
}

void StacksPage::connectDetails()
{
    connect(m_details, &DetailPane::fileRequested, this, &StacksPage::fileRequested);
    connect(m_details, &DetailPane::linkActivated, this, &StacksPage::openLinkRequested);
    connect(m_details, &DetailPane::leaveRequested, this, &StacksPage::focusTable);
    connect(m_details, &DetailPane::ownershipRequested, this, &StacksPage::ownershipRequested);
    connect(m_details, &DetailPane::compareRequested, this, &StacksPage::compareRequested);
    connect(m_details, &DetailPane::webhookCopyRequested, this, &StacksPage::webhookCopyRequested);
}

void StacksPage::addTabKeys()
{
    for (int i = 0; i < m_details->tabCount(); ++i) {
        auto *action = new QAction(tr("Details: %1").arg(m_details->tabTitle(i)), this); // An action, so that the list of keys names it.
        action->setShortcut(DetailPane::tabKey(i));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, i] {
            if (m_place == DetailPlace::Hidden)
                setDetailPlace(m_lastPlace);
            m_details->setCurrentTab(i);
        });
    }
}

void StacksPage::setBusy(bool busy)
{
    if (m_busy && !busy)
        m_answered = true;
    m_busy = busy;
    m_progress->setRunning(busy);
    updateState();
}

void StacksPage::setStale(bool stale)
{
    m_stale = stale;
    m_delegate->setDimmed(stale);
    m_table->viewport()->update();
    updateState();
}

void StacksPage::setBanner(Banner::Kind kind, const QString &sentence, const QString &details, const QString &action)
{
    m_banner->show(kind, sentence, details, action);
    m_bannerArea->show();
}

void StacksPage::clearBanner()
{
    m_banner->clear();
    m_bannerArea->hide();
}

void StacksPage::setServerCount(int count)
{
    m_serverCount = count;
    m_table->setServerCount(count);
    updateState();
}

void StacksPage::setServerFacts(const ServerId &server, const ServerFacts &facts)
{
    m_facts.insert(server, facts);
    m_detailsDue.start(0);
}

void StacksPage::setFile(const StackKey &key, const StackFile &file)
{
    m_details->setFile(key, file);
}

void StacksPage::setFileFailed(const StackKey &key, const QString &sentence, const QString &details)
{
    m_details->setFileFailed(key, sentence, details);
}

void StacksPage::setFilter(const StackFilter &filter)
{
    m_filterBar->show(filter);
    applyFilter(filter);
}

void StacksPage::setSource(const std::optional<ServerId> &server, const std::optional<EnvironmentId> &environment)
{
    StackFilter filter = m_filter;
    filter.server = server;
    filter.environment = environment;
    applyFilter(filter);
}

void StacksPage::clearFilter()
{
    StackFilter filter;
    filter.server = m_filter.server;
    filter.environment = m_filter.environment;
    filter.only = m_filter.only;
    setFilter(filter);
}

/// The chosen stack comes back with the rows that a filter took away.
void StacksPage::applyFilter(const StackFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    if (m_table->selectedCount() == 1)
        m_wanted = m_table->selectedKeys().first();
    m_table->expectNewOrder();
    m_model.setFilter(filter);
    updateState();
    Q_EMIT filterChanged();
}

} // namespace longshore
