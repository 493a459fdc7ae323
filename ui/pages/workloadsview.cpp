// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/workloadsview.h"

#include "ui/models/relativetime.h"
#include "ui/pages/marklook.h"
#include "ui/pages/rowchoice.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/markdelegate.h"
#include "ui/widgets/viewlook.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool isEmpty(const StackWorkloadsFacts &facts)
{
    return facts.workloads.isEmpty() && facts.pods.isEmpty() && facts.services.isEmpty() && facts.ingresses.isEmpty();
}

} // namespace

WorkloadsView::WorkloadsView(QWidget *parent)
    : QWidget(parent)
    , m_order(m_model)
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
{
    setObjectName(u"workloadsView"_s);
    m_note->setObjectName(u"workloadsNote"_s);
    m_pages->addWidget(makeList());
    m_pages->addWidget(m_note);
    connect(m_note, &EmptyState::actionClicked, this, &WorkloadsView::retryRequested);
    showNote(u"clock"_s, tr("Loading the workloads..."));
}

WorkloadsView::~WorkloadsView()
{
    m_table->selectionModel()->disconnect(this); // Children die after our members; their last signals must not come here.
}

QWidget *WorkloadsView::makeList()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    m_banner = new Banner(list);
    m_banner->setObjectName(u"workloadsBanner"_s);
    m_banner->clear();
    m_table = new QTableView(list);
    setUpTable();
    column->addWidget(makeBar());
    column->addWidget(m_banner);
    column->addWidget(m_table, 1);
    connect(m_banner, &Banner::actionClicked, this, &WorkloadsView::retryRequested);
    return list;
}

QWidget *WorkloadsView::makeBar()
{
    auto *bar = new QWidget(this);
    m_bar = new QHBoxLayout(bar);
    m_bar->setContentsMargins({});
    m_bar->setSpacing(8);
    m_filter = new FilterField(tr("Search workloads"), bar);
    m_filter->setObjectName(u"workloadsFilter"_s);
    m_filter->setMaximumWidth(m_filter->fontMetrics().averageCharWidth() * 32);
    m_summary = new QLabel(bar);
    m_summary->setObjectName(u"workloadsSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_bar->addWidget(m_filter);
    m_bar->addWidget(m_summary, 1);
    for (QAction *action : {m_actions->showLog, m_actions->scale, m_actions->restart, m_actions->deletePod})
        m_bar->addWidget(new ActionButton(*action, bar));
    connect(m_filter, &QLineEdit::textChanged, &m_order, &WorkloadsOrder::setText);
    connect(m_filter, &FilterField::left, m_table, [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
    return bar;
}

void WorkloadsView::setUpTable()
{
    m_table->setObjectName(u"workloadsTable"_s);
    m_table->setAccessibleName(tr("Workloads"));
    m_table->setModel(&m_order);
    m_delegate = new MarkDelegate(WorkloadsModel::MarkRole, lookOfMark, m_table);
    m_table->setItemDelegate(m_delegate);
    calmTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns of the workloads"));
    header->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    constexpr std::array Widths{32, 13, 25, 7, 9, 32, 24, 12, 13};
    for (int i = 0; i < WorkloadsModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, letter * Widths[static_cast<size_t>(i)] + 16);
    setUpActions();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &WorkloadsView::selectionChanged);
    connect(&m_order, &QAbstractItemModel::dataChanged, this, &WorkloadsView::selectionChanged);
}

void WorkloadsView::setUpActions()
{
    m_actions = new WorkloadActions(*m_table);
    m_copy = new QAction(themedIcon("copy"_L1), tr("Cop&y"), m_table);
    m_copy->setObjectName(u"copyWorkload"_s);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, &WorkloadsView::copy);
    connect(this, &WorkloadsView::selectionChanged, m_actions, [this] { m_actions->setSelection(selection()); });
    connect(m_actions, &WorkloadActions::logWished, this, [this] { Q_EMIT logRequested(selection().reached); });
    connect(m_actions, &WorkloadActions::consoleWished, this, [this] {
        if (const QList<Pod> pods = selection().reached; pods.size() == 1)
            Q_EMIT consoleRequested(pods.first());
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &WorkloadsView::openMenu);
}

void WorkloadsView::openMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"workloadMenu"_s);
    menu->setToolTipsVisible(true); // They say why something cannot be done.
    menu->addActions(m_actions->inOrder());
    menu->addSeparator();
    menu->addAction(m_copy);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void WorkloadsView::setStack(const StackKey &key)
{
    if (key != m_key) {
        m_key = key;
        m_model.setRows({});
        m_filter->clear();
        m_banner->clear();
        showNote(u"clock"_s, tr("Loading the workloads..."));
    }
    announce();
}

/// Only what is in sight is asked for.
void WorkloadsView::announce()
{
    const StackKey now = isVisible() ? m_key : StackKey{};
    if (now == m_announced)
        return;
    m_announced = now;
    Q_EMIT lookedAt(now);
}

void WorkloadsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    announce();
}

void WorkloadsView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    announce();
}

void WorkloadsView::setShown(const WorkloadsShown &shown)
{
    if (m_key == StackKey{})
        return;
    m_model.setRows(workloadRows(shown.facts));
    m_model.retime();
    m_order.setText(m_filter->text()); // What a row is kept for may have gone.
    showState(shown);
    chooseWanted();
    Q_EMIT selectionChanged();
}

void WorkloadsView::choose(const QString &uid)
{
    m_wanted = uid;
    m_filter->clear();
    chooseWanted();
}

void WorkloadsView::chooseWanted()
{
    for (int row = 0; row < m_order.rowCount() && !m_wanted.isEmpty(); ++row) {
        const WorkloadRow *each = m_model.at(m_order.mapToSource(m_order.index(row, 0)).row());
        if (!each || each->object.uid != m_wanted)
            continue;
        m_wanted.clear();
        chooseRow(*m_table, row);
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void WorkloadsView::showState(const WorkloadsShown &shown)
{
    using State = WorkloadsShown::State;
    m_delegate->setDimmed(shown.state == State::Stale);
    m_table->viewport()->update();
    m_summary->setText(summary(shown));
    if ((shown.state == State::Stale || shown.state == State::Ready) && !shown.sentence.isEmpty())
        m_banner->show(Banner::Kind::Warning, shown.sentence, shown.details, tr("Retry"));
    else
        m_banner->clear();
    if (shown.state == State::Loading)
        return showNote(u"clock"_s, tr("Loading the workloads..."));
    if (shown.state == State::Failed)
        return showNote(u"warning"_s, shown.sentence, tr("Retry"), shown.details);
    if (isEmpty(shown.facts) && shown.state == State::Ready)
        return showNote(u"stack"_s, tr("Nothing of this stack runs: the cluster has no workload with its label."));
    m_pages->setCurrentIndex(0);
}

void WorkloadsView::showNote(const QString &icon, const QString &sentence, const QString &action, const QString &details)
{
    m_note->setState(icon, sentence, action, details);
    m_pages->setCurrentWidget(m_note);
}

QString WorkloadsView::summary(const WorkloadsShown &shown) const
{
    const auto ready = std::ranges::count_if(shown.facts.pods, &Pod::isReady);
    QStringList parts{tr("%1 of %2 pods ready").arg(ready).arg(shown.facts.pods.size())};
    if (shown.state == WorkloadsShown::State::Stale && shown.readAt.isValid())
        parts.append(tr("as of %1").arg(exactTime(shown.readAt.toSecsSinceEpoch(), QTimeZone::systemTimeZone())));
    else if (!shown.pace.isEmpty())
        parts.append(shown.pace);
    return parts.join(u" \u00b7 "_s);
}

const WorkloadRow *WorkloadsView::current() const
{
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    return chosen.size() == 1 ? m_model.at(m_order.mapToSource(chosen.first()).row()) : nullptr;
}

WorkloadSelection WorkloadsView::selection() const
{
    WorkloadSelection chosen;
    for (int row = 0; row < m_order.rowCount(); ++row)
        if (m_table->selectionModel()->isRowSelected(row))
            chosen.rows.append(*m_model.at(m_order.mapToSource(m_order.index(row, 0)).row()));
    if (chosen.rows.size() == 1)
        chosen.workload = workloadOf(chosen.rows.first());
    chosen.reached = podsBehind(chosen.rows);
    return chosen;
}

QList<Pod> WorkloadsView::podsBehind(const QList<WorkloadRow> &rows) const
{
    QList<Pod> pods;
    for (int each = 0; each < m_model.rowCount(); ++each) {
        const WorkloadRow *pod = m_model.at(each);
        if (pod->pod && std::ranges::any_of(rows, [pod](const WorkloadRow &row) { return row.object.uid == pod->object.uid || (row.workload && row.group == pod->group); }))
            pods.append(*pod->pod);
    }
    return pods;
}

/// A pod stands for the workload that it is of.
std::optional<Workload> WorkloadsView::workloadOf(const WorkloadRow &row) const
{
    for (int each = 0; each < m_model.rowCount(); ++each)
        if (const WorkloadRow *other = m_model.at(each); other->workload && other->object.uid == row.group)
            return other->workload;
    return {};
}

/// The cells as they stand.
void WorkloadsView::copy() const
{
    QStringList lines;
    for (int row = 0; row < m_order.rowCount(); ++row) {
        if (!m_table->selectionModel()->isRowSelected(row))
            continue;
        QStringList cells;
        for (int column = 0; column < WorkloadsModel::ColumnCount; ++column)
            cells.append(m_order.index(row, column).data().toString().trimmed());
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace longshore
