// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/containerstab.h"

#include "app/core/displaytext.h"
#include "app/session/portaddress.h"
#include "ui/models/relativetime.h"
#include "ui/pages/containeractions.h"
#include "ui/pages/marklook.h"
#include "ui/pages/partsview.h"
#include "ui/pages/rowchoice.h"
#include "ui/pages/servicesview.h"
#include "ui/pages/workloadsview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/markdelegate.h"
#include "ui/widgets/viewlook.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

ContainersTab::ContainersTab(QWidget *parent)
    : DetailTab(parent)
    , m_order(m_model)
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
    , m_workloads(new WorkloadsView(this))
{
    setObjectName(u"containersTab"_s);
    m_note->setObjectName(u"containersNote"_s);
    m_pages->addWidget(makeList());
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_workloads);
    connect(m_note, &EmptyState::actionClicked, this, &ContainersTab::retryRequested);
    updateSelection();
}

ContainersTab::~ContainersTab()
{
    m_table->selectionModel()->disconnect(this); // Children die after our members; their last signals must not come here.
}

QWidget *ContainersTab::makeList()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    m_banner = new Banner(list);
    m_banner->setObjectName(u"containersBanner"_s);
    m_banner->clear();
    m_table = new QTableView(list);
    setUpTable();
    m_parts = new PartsView(list);
    m_containers = new QWidget(m_parts);
    auto *containers = new QVBoxLayout(m_containers);
    containers->setContentsMargins({});
    containers->setSpacing(8);
    containers->addWidget(makeBar());
    containers->addWidget(m_table, 1);
    m_services = new ServicesView(m_parts);
    m_parts->addPart(tr("Services"), m_services);
    m_parts->addPart(tr("Containers"), m_containers);
    m_parts->setSplit(false);
    column->addWidget(m_banner);
    column->addWidget(m_parts, 1);
    connect(m_banner, &Banner::actionClicked, this, &ContainersTab::retryRequested);
    connect(m_services, &ServicesView::retryRequested, this, &ContainersTab::retryRequested);
    connect(m_services, &ServicesView::linkActivated, this, &ContainersTab::linkActivated);
    return list;
}

QWidget *ContainersTab::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->setSpacing(8);
    m_filter = new FilterField(tr("Search containers"), bar);
    m_filter->setObjectName(u"containersFilter"_s);
    m_filter->setMaximumWidth(m_filter->fontMetrics().averageCharWidth() * 32);
    m_summary = new QLabel(bar);
    m_summary->setObjectName(u"containersSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    auto *more = new QMenu(bar);
    more->setObjectName(u"containersMore"_s);
    more->setToolTipsVisible(true);
    more->addActions(m_actions->inOrder());
    auto *moreButton = new MenuButton(tr("More"), *more, bar);
    moreButton->setObjectName(u"containersMoreButton"_s);
    row->addWidget(m_filter);
    row->addWidget(m_summary, 1);
    row->addWidget(new ActionButton(*m_actions->showLog, bar));
    for (const ContainerAction action : {ContainerAction::Start, ContainerAction::Stop, ContainerAction::Restart})
        row->addWidget(new ActionButton(*m_actions->action(action), bar));
    row->addWidget(moreButton);
    connect(m_filter, &QLineEdit::textChanged, &m_order, &ContainersOrder::setText);
    connect(m_filter, &FilterField::left, m_table, [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
    return bar;
}

void ContainersTab::setUpTable()
{
    m_table->setObjectName(u"containersTable"_s);
    m_table->setAccessibleName(tr("Containers"));
    m_table->setModel(&m_order);
    m_delegate = new MarkDelegate(ContainersModel::MarkRole, lookOfMark, m_table);
    m_delegate->setLinkRole(ContainersModel::LinkRole);
    m_table->setItemDelegate(m_delegate);
    calmTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ContainersModel::Service, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(u"containerMenu"_s);
        menu->setToolTipsVisible(true); // They say why something cannot be done.
        menu->addActions(m_actions->inOrder());
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
    m_table->viewport()->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns of the containers"));
    header->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    constexpr std::array Widths{22, 13, 12, 13, 23, 14, 16, 14, 13};
    for (int i = 0; i < ContainersModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, letter * Widths[static_cast<size_t>(i)] + 16);
    m_actions = new ContainerActions(*m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ContainersTab::updateSelection);
    connect(&m_order, &QAbstractItemModel::dataChanged, this, &ContainersTab::updateSelection);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ContainersModel::Ports && QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            openPorts(index);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (index.column() != ContainersModel::Ports)
            m_actions->inspect->trigger();
    });
    connect(m_actions->openPort, &QAction::triggered, this, [this] { openPorts(m_table->selectionModel()->selectedRows(ContainersModel::Ports).value(0)); });
    connect(m_actions->copyName, &QAction::triggered, this, [this] { copy(false); });
    connect(m_actions->copyId, &QAction::triggered, this, [this] { copy(true); });
    connect(m_actions->showLog, &QAction::triggered, this, [this] { Q_EMIT logRequested(selected()); });
    connect(m_actions->logsBeside, &QAction::triggered, this, [this] { Q_EMIT logsBesideRequested(selected()); });
    connect(m_actions->openConsole, &QAction::triggered, this, [this] {
        if (const QList<Container> chosen = selected(); chosen.size() == 1)
            Q_EMIT consoleRequested(chosen.first());
    });
    connect(m_actions->inspect, &QAction::triggered, this, [this] {
        if (const QList<Container> chosen = selected(); chosen.size() == 1)
            Q_EMIT inspectRequested(chosen.first().id);
    });
}

void ContainersTab::setDetails(const StackDetails &details)
{
    const bool another = details.key() != m_key;
    m_key = details.key();
    const StackRow &row = details.row;
    m_isSilent = row.knownOnly || row.control == Control::Orphaned || !EngineStack::of(row.stack).hasEngine();
    if (row.knownOnly)
        showNote(u"history"_s, tr("What runs is not kept on disk. It appears when the server answers."));
    else if (row.control == Control::Orphaned)
        showNote(u"warning"_s, tr("The environment of this stack is gone, and with it what ran there."));
    else if (row.stack.type.value == StackType::Kubernetes)
        m_pages->setCurrentWidget(m_workloads);
    else if (m_isSilent)
        showNote(u"stack"_s, tr("Longshore does not know stacks of this kind."));
    else if (another)
        showNote(u"clock"_s, tr("Loading the containers..."));
    if (another) {
        m_model.setContainers({});
        m_services->clear();
    }
    m_parts->setSplit(row.stack.type.value == StackType::Swarm);
    m_workloads->setStack(m_pages->currentWidget() == m_workloads ? m_key : StackKey{});
    announce();
}

void ContainersTab::forget()
{
    m_key = {};
    m_model.setContainers({});
    m_services->clear();
    m_filter->clear();
    m_banner->clear();
    m_workloads->setStack({});
    announce();
}

/// Only what is in sight is asked for.
void ContainersTab::announce()
{
    const StackKey now = isVisible() && !m_isSilent ? m_key : StackKey{};
    if (now == m_announced)
        return;
    m_announced = now;
    Q_EMIT lookedAt(now);
}

void ContainersTab::showEvent(QShowEvent *event)
{
    DetailTab::showEvent(event);
    announce();
}

void ContainersTab::hideEvent(QHideEvent *event)
{
    DetailTab::hideEvent(event);
    announce();
}

void ContainersTab::setView(const ContainersView &view)
{
    if (m_isSilent || m_key == StackKey{})
        return;
    m_host = view.portHost;
    m_model.setContainers(view.containers);
    m_model.retime();
    showState(view);
    chooseWanted();
    updateSelection();
}

void ContainersTab::choose(const QString &containerId)
{
    m_wanted = containerId;
    m_parts->setCurrent(m_containers);
    chooseWanted();
}

void ContainersTab::chooseWanted()
{
    for (int row = 0; row < m_order.rowCount() && !m_wanted.isEmpty(); ++row) {
        const Container *container = m_model.at(m_order.mapToSource(m_order.index(row, 0)).row());
        if (!container || container->id != m_wanted)
            continue;
        m_wanted.clear();
        chooseRow(*m_table, row);
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void ContainersTab::showState(const ContainersView &view)
{
    using State = ContainersView::State;
    m_delegate->setDimmed(view.state == State::Stale);
    m_table->viewport()->update();
    m_summary->setText(summary(view));
    if (view.state == State::Stale && !view.sentence.isEmpty())
        m_banner->show(Banner::Kind::Warning, view.sentence, view.details, tr("Retry"));
    else
        m_banner->clear();
    if (view.state == State::Loading)
        return showNote(u"clock"_s, tr("Loading the containers..."));
    if (view.state == State::Failed)
        return showNote(u"warning"_s, view.sentence, tr("Retry"), view.details);
    m_parts->setCount(m_services, m_services->count());
    m_parts->setCount(m_containers, view.containers.size());
    if (view.containers.isEmpty() && view.state == State::Ready && m_services->saysNothing())
        return showNote(u"stack"_s, tr("Nothing of this stack runs, and no container of it is left."));
    m_pages->setCurrentIndex(0);
}

void ContainersTab::showNote(const QString &icon, const QString &sentence, const QString &action, const QString &details)
{
    m_note->setState(icon, sentence, action, details);
    m_pages->setCurrentWidget(m_note);
}

QString ContainersTab::summary(const ContainersView &view) const
{
    const auto running = std::ranges::count_if(view.containers, &Container::isRunning);
    QStringList parts{tr("%1 of %2 run").arg(running).arg(view.containers.size())};
    if (view.state == ContainersView::State::Stale && view.readAt.isValid())
        parts.append(tr("as of %1").arg(exactTime(view.readAt.toSecsSinceEpoch(), QTimeZone::systemTimeZone())));
    else if (!view.pace.isEmpty())
        parts.append(view.pace);
    return parts.join(u" \u00b7 "_s);
}

QList<Container> ContainersTab::selected() const
{
    QList<Container> chosen;
    for (int row = 0; row < m_order.rowCount(); ++row)
        if (m_table->selectionModel()->isRowSelected(row))
            if (const Container *container = m_model.at(m_order.mapToSource(m_order.index(row, 0)).row()))
                chosen.append(*container);
    return chosen;
}

QList<QUrl> ContainersTab::portUrls(const Container &container) const
{
    QList<QUrl> urls;
    for (const PortMapping &port : publishedPorts(container.ports))
        if (const QUrl url = portUrl(port, m_host); url.isValid())
            urls.append(url);
    return urls;
}

void ContainersTab::updateSelection()
{
    const QList<Container> chosen = selected();
    const bool isOne = chosen.size() == 1;
    m_actions->setSelection(static_cast<int>(chosen.size()), isOne && !portUrls(chosen.first()).isEmpty(), isOne && chosen.first().state == "running"_L1);
    Q_EMIT selectionChanged();
}

/// One is opened; among several it is asked which.
void ContainersTab::openPorts(const QModelIndex &index)
{
    const Container *container = m_model.at(m_order.mapToSource(index).row());
    const QList<QUrl> urls = container ? portUrls(*container) : QList<QUrl>();
    if (urls.size() == 1)
        Q_EMIT linkActivated(urls.first());
    if (urls.size() <= 1)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"portsMenu"_s);
    for (const QUrl &url : urls)
        connect(menu->addAction(url.toDisplayString()), &QAction::triggered, this, [this, url] { Q_EMIT linkActivated(url); });
    menu->popup(m_table->viewport()->mapToGlobal(m_table->visualRect(index).bottomLeft()));
}

/// The pointer says what can be clicked.
bool ContainersTab::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::MouseMove) {
        const QModelIndex index = m_table->indexAt(static_cast<QMouseEvent *>(event)->pos());
        const Container *container = index.column() == ContainersModel::Ports ? m_model.at(m_order.mapToSource(index).row()) : nullptr;
        m_table->viewport()->setCursor(container && !portUrls(*container).isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    return DetailTab::eventFilter(watched, event);
}

/// Ids one a line; else the cells as they stand.
void ContainersTab::copy(bool ids) const
{
    QStringList lines;
    for (int row = 0; row < m_order.rowCount(); ++row) {
        if (!m_table->selectionModel()->isRowSelected(row))
            continue;
        QStringList cells;
        for (int column = 0; column < ContainersModel::ColumnCount; ++column)
            cells.append(m_order.index(row, column).data().toString());
        const Container *container = m_model.at(m_order.mapToSource(m_order.index(row, 0)).row());
        lines.append(ids && container ? container->id : cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace longshore
