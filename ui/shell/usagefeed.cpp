// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/usagefeed.h"

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
    for (int row = first; row <= last; ++row)
        if (const StackRow *stack = m_stacks.row(row))
            seen[stack->server].append(EngineStack::of(stack->stack));
    return seen;
}

void UsageFeed::look()
{
    const Wanted wanted = inSight();
    if (wanted == m_followed)
        return;
    const Wanted before = std::exchange(m_followed, wanted);
    for (auto at = before.cbegin(); at != before.cend(); ++at)
        if (Session *session = wanted.contains(at.key()) ? nullptr : m_servers.session(at.key()))
            StackUsages::of(*session).follow({});
    for (auto at = wanted.cbegin(); at != wanted.cend(); ++at)
        if (Session *session = m_servers.session(at.key()))
            StackUsages::of(*session).follow(*at);
}

} // namespace longshore
