// SPDX-License-Identifier: GPL-3.0-or-later
// What the stacks page shows when: its states, the details of what is selected, the way around by keyboard.
#include "app/core/displaytext.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/filterbar.h"
#include "ui/pages/selectionsummary.h"
#include "ui/pages/stacksactions.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/skeletonview.h"

#include <QHBoxLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace longshore {

void StacksPage::afterModelSettled()
{
    if (m_table->selectedCount() > 0)
        m_wanted = {};
    else if (!m_wanted.server.isNull() && m_table->select(m_wanted))
        m_wanted = {};
    updateState();
}

void StacksPage::updateState()
{
    QWidget *state = stateToShow();
    if (m_area->currentWidget() != state) {
        QWidget *focused = focusWidget();
        const bool inArea = focused && m_area->isAncestorOf(focused);
        m_area->setCurrentWidget(state);
        if (inArea)
            focusTable();
    }
    m_details->setVisible(hasDetails());
    updateActions();
}

bool StacksPage::hasDetails() const
{
    return m_place != DetailPlace::Hidden && m_model.totalCount() > 0;
}

/// While a worker still filters, what is shown stays.
QWidget *StacksPage::stateToShow()
{
    if (m_model.rowCount() > 0)
        return m_table;
    if (m_busy && !m_answered && m_model.totalCount() == 0)
        return m_skeleton;
    if (!m_model.isSettled())
        return m_area->currentWidget();
    sayEmpty();
    return m_empty;
}

bool StacksPage::isNarrowed() const
{
    return !m_filter.text.trimmed().isEmpty() || !m_filter.states.isEmpty() || !m_filter.types.isEmpty()
        || !m_filter.controls.isEmpty() || !m_filter.environments.isEmpty();
}

void StacksPage::sayEmpty()
{
    const QString text = m_filter.text.trimmed();
    if (m_filter.only && !isNarrowed())
        m_empty->setState(u"eye-off"_s, tr("No stack is to be seen here."), tr("Show everything again"));
    else if (m_serverCount == 0)
        m_empty->setState(u"server"_s, tr("No server yet."), tr("Connect to a server..."),
                          tr("Connect to a Portainer to see its stacks."));
    else if (m_model.totalCount() > 0 && isNarrowed())
        m_empty->setState(u"filter"_s, text.isEmpty() ? tr("No stack matches the filter.") : tr("No stack matches '%1'.").arg(oneLine(text)),
                          tr("Clear the filter"));
    else if (m_stale && m_model.totalCount() == 0)
        m_empty->setState(u"wifi-off"_s, tr("The stacks could not be loaded."), {}, tr("The message above says why."));
    else
        m_empty->setState(u"stack"_s, tr("No stacks here yet."), {}, tr("Stacks that are created in Portainer appear here by themselves."));
}

void StacksPage::followEmptyState()
{
    if (m_serverCount == 0)
        Q_EMIT connectRequested();
    else if (isNarrowed())
        clearFilter();
    else if (hasLens())
        Q_EMIT lensLeft();
    else
        Q_EMIT retryRequested();
}

void StacksPage::buildLens()
{
    m_lensArea = new QWidget(this); // Margins that go with the banner.
    m_lens = new Banner(m_lensArea);
    m_lens->setObjectName(u"lens"_s);
    auto *row = new QHBoxLayout(m_lensArea);
    row->setContentsMargins(8, 0, 8, 8);
    row->addWidget(m_lens);
    m_lensArea->hide();
    connect(m_lens, &Banner::actionClicked, this, &StacksPage::lensLeft);
    connect(m_lens, &Banner::dismissed, this, &StacksPage::lensLeft);
}

void StacksPage::buildOutcome()
{
    m_outcomeArea = new QWidget(this); // Margins that go with the banner.
    m_outcome = new Banner(m_outcomeArea);
    m_outcome->setObjectName(u"outcomeBanner"_s);
    auto *row = new QHBoxLayout(m_outcomeArea);
    row->setContentsMargins(8, 0, 8, 8);
    row->addWidget(m_outcome);
    m_outcomeArea->hide();
    connect(m_outcome, &Banner::actionClicked, this, &StacksPage::outcomeActionRequested);
    connect(m_outcome, &Banner::dismissed, m_outcomeArea, &QWidget::hide);
    connect(m_outcome, &Banner::dismissed, this, &StacksPage::outcomeDismissed);
}

void StacksPage::setOutcome(Banner::Kind kind, const QString &sentence, const QString &details, const QString &action)
{
    m_outcome->show(kind, sentence, details, action);
    m_outcomeArea->show();
}

void StacksPage::clearOutcome()
{
    m_outcome->clear();
    m_outcomeArea->hide();
}

void StacksPage::setLens(const QSet<StackKey> &only, const QString &sentence)
{
    m_lens->show(Banner::Kind::Info, sentence, {}, tr("Show everything again"));
    m_lensArea->show();
    StackFilter filter = m_filter;
    filter.only = only;
    applyFilter(filter);
}

void StacksPage::clearLens()
{
    m_lensArea->hide();
    StackFilter filter = m_filter;
    filter.only.reset();
    applyFilter(filter);
}

void StacksPage::updateDetails()
{
    const QList<int> rows = m_table->selectedRows();
    const StackRow *row = rows.size() == 1 ? m_model.row(rows.first()) : nullptr;
    if (row)
        m_details->setStack({*row, m_facts.value(row->server), m_model.underWay({row->server, row->stack.id})});
    else if (rows.size() > 1)
        showSummary(rows);
    else
        m_details->clear();
    updateActions();
    const StackKey key = row ? StackKey{row->server, row->stack.id} : StackKey{};
    if (key == m_announced)
        return;
    m_announced = key;
    Q_EMIT currentStackChanged(key);
}

void StacksPage::showSummary(const QList<int> &rows)
{
    SelectionSummary summary;
    for (const int row : rows) {
        if (const StackRow *stack = m_model.row(row))
            summary.add(*stack);
    }
    m_details->setSummary(summary);
}

void StacksPage::updateActions()
{
    const int selected = m_table->selectedCount();
    m_actions->setSelection(selected, m_model.rowCount());
    m_actions->clearFilter->setEnabled(isNarrowed());
    Q_EMIT selectionCountChanged(selected);
}

StackKey StacksPage::currentKey() const
{
    const QList<StackKey> keys = m_table->selectedCount() == 1 ? m_table->selectedKeys() : QList<StackKey>();
    return keys.isEmpty() ? StackKey{} : keys.first();
}

QList<StackKey> StacksPage::selectedKeys() const
{
    return m_table->selectedKeys();
}

bool StacksPage::selectStack(const StackKey &key)
{
    return m_table->select(key);
}

const StackFilter &StacksPage::filter() const
{
    return m_filter;
}

void StacksPage::focusFilter()
{
    m_filterBar->field().setFocus(Qt::ShortcutFocusReason);
    m_filterBar->field().selectAll();
}

void StacksPage::focusTable()
{
    m_area->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void StacksPage::focusDetails()
{
    if (m_place == DetailPlace::Hidden)
        setDetailPlace(m_lastPlace);
    m_details->focusTab();
}

void StacksPage::openDetails()
{
    if (m_table->selectedCount() == 0 && m_table->currentIndex().isValid())
        m_table->selectRow(m_table->currentIndex().row());
    updateDetails();
    focusDetails();
}

void StacksPage::leaveTable()
{
    if (isNarrowed())
        clearFilter();
    else
        m_table->clearSelection();
}

} // namespace longshore
