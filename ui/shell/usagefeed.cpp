// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/usagefeed.h"

#include "app/session/clusterusages.h"
#include "app/session/stackusages.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"

#include <chrono>
#include <utility>

namespace longshore {

namespace {

/// Rows that are only scrolled past are not measured.
constexpr std::chrono::milliseconds LooksEvery = std::chrono::seconds(1);

} // namespace

UsageFeed::UsageFeed(Servers &servers, const StacksModel &stacks, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_stacks(stacks), m_page(page)
{
    m_timer.setInterval(LooksEvery);
    connect(&m_timer, &QTimer::timeout, this, &UsageFeed::look);
    m_timer.start();
    connect(&page.table(), &StacksTable::shownColumnsChanged, this, &UsageFeed::look);
}

UsageFeed::Wanted UsageFeed::inSight() const
{
    Wanted seen;
    const StacksTable &table = m_page.table();
    const bool isShown = table.isShown(StackColumn::Cpu) || table.isShown(StackColumn::Memory);
    if (!isShown || !m_page.isVisible() || m_page.window()->isMinimized())
        return seen;
    const auto [first, last] = table.rowsInSight();
    for (int row = first; row <= last; ++row) {
        const StackRow *stack = m_stacks.row(row);
        if (!stack)
            continue;
        Seen &there = seen[stack->server];
        if (stack->stack.type.value == StackType::Kubernetes)
            there.inClusters.append(KubernetesStack::of(stack->stack));
        else
            there.onEngines.append(EngineStack::of(stack->stack));
    }
    return seen;
}

void UsageFeed::look()
{
    const Wanted wanted = inSight();
    if (wanted == m_followed)
        return;
    const Wanted before = std::exchange(m_followed, wanted);
    for (auto at = before.cbegin(); at != before.cend(); ++at)
        if (!wanted.contains(at.key()))
            measure(at.key(), {});
    for (auto at = wanted.cbegin(); at != wanted.cend(); ++at)
        measure(at.key(), *at);
}

void UsageFeed::measure(ServerId server, const Seen &seen)
{
    Session *session = m_servers.session(server);
    if (!session)
        return;
    StackUsages::of(*session).follow(seen.onEngines);
    ClusterUsages::of(*session).follow(seen.inClusters);
}

} // namespace longshore
