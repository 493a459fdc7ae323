// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factgrid.h"

#include "ui/widgets/factgroup.h"
#include "ui/widgets/factvalue.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxColumns = 3;
constexpr int columnGap = 32;

bool sameShape(const FactGroup &a, const FactGroup &b)
{
    return a.title == b.title
        && std::ranges::equal(a.facts, b.facts, [](const Fact &x, const Fact &y) { return x.label == y.label; });
}

/// Where the groups of each column end, so that columns read downwards and are about equally long.
QList<int> columnEnds(const QList<FactGroup> &groups, int columns)
{
    const auto lines = [](const FactGroup &group) { return int(group.facts.size()) + 2; };
    int left = 0;
    for (const FactGroup &group : groups)
        left += lines(group);
    QList<int> ends;
    int at = 0;
    for (int column = 0; column < columns; ++column) {
        const int goal = left / (columns - column);
        int used = 0;
        while (at < groups.size() && (used == 0 || used + lines(groups.at(at)) / 2 <= goal)
            && (used == 0 || groups.size() - at > columns - column - 1))
            used += lines(groups.at(at++));
        left -= used;
        ends.append(column + 1 == columns ? int(groups.size()) : at);
    }
    return ends;
}

} // namespace

FactGrid::FactGrid(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_copy(new QToolButton(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(columnGap);
    for (int column = 0; column < maxColumns; ++column) {
        auto *stack = new QVBoxLayout;
        stack->setSpacing(16);
        m_stacks.append(stack);
        m_row->addLayout(stack, 1);
    }
    m_copy->setObjectName(u"copyFact"_s);
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::NoFocus); // Ctrl+C on the value does the same.
    m_copy->hide();
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (m_offered)
            m_offered->copyAll();
    });
}

void FactGrid::setGroups(const QList<FactGroup> &groups)
{
    if (groups == m_groups)
        return;
    const bool same = std::ranges::equal(groups, m_groups, sameShape);
    m_groups = groups;
    if (!same)
        return rebuild();
    for (qsizetype i = 0; i < groups.size(); ++i)
        m_views.at(i)->setFacts(groups.at(i).facts);
}

void FactGrid::rebuild()
{
    m_copy->hide();
    m_offered = nullptr;
    qDeleteAll(m_views);
    m_views.clear();
    for (const FactGroup &group : std::as_const(m_groups))
        addGroup(group);
    m_columns = 0;
    spread();
}

void FactGrid::addGroup(const FactGroup &group)
{
    auto *view = new FactGroupView(group, this);
    connect(view, &FactGroupView::linkActivated, this, &FactGrid::linkActivated);
    connect(view, &FactGroupView::copied, this, &FactGrid::copied);
    connect(view, &FactGroupView::valueReached, this, &FactGrid::offerCopy);
    m_views.append(view);
}

int FactGrid::columnsFor(int width) const
{
    const int narrowest = fontMetrics().averageCharWidth() * 40;
    const int fitting = (width + columnGap) / (narrowest + columnGap);
    return std::clamp(std::min(fitting, int(m_views.size())), 1, maxColumns);
}

void FactGrid::spread()
{
    const int columns = columnsFor(width());
    if (columns == m_columns)
        return;
    m_columns = columns;
    const QList<int> ends = columnEnds(m_groups, columns);
    int from = 0;
    for (int column = 0; column < maxColumns; ++column) {
        const int to = column < columns ? ends.at(column) : from;
        fill(column, from, to);
        m_row->setStretch(column, column < columns ? 1 : 0);
        from = to;
    }
    m_row->setSpacing(columns == 1 ? 0 : columnGap);
}

void FactGrid::fill(int column, int from, int to)
{
    QVBoxLayout *stack = m_stacks.at(column);
    while (QLayoutItem *item = stack->takeAt(0))
        delete item;
    for (int i = from; i < to; ++i) {
        stack->addWidget(m_views.at(i));
        m_views.at(i)->show();
    }
    if (from < to)
        stack->addStretch(1);
}

void FactGrid::offerCopy(FactValue *value)
{
    m_offered = value->isCopyable() ? value : nullptr;
    m_copy->setVisible(m_offered != nullptr);
    if (!m_offered)
        return;
    m_copy->setToolTip(tr("Copy %1").arg(value->label()));
    m_copy->setAccessibleName(m_copy->toolTip());
    const int side = value->fontMetrics().height() + 6;
    m_copy->setIconSize(QSize(14, 14));
    const QPoint right = value->mapTo(this, QPoint(value->textRight() + 4, 0));
    m_copy->setGeometry(right.x(), right.y() - 3, side, side);
    m_copy->raise();
}

void FactGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_copy->hide();
    spread();
}

void FactGrid::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_copy->hide();
}

} // namespace longshore
