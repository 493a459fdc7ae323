// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/expandedfeed.h"

#include "app/session/session.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/expandedrows.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/workloadsview.h"

namespace longshore {

using namespace Qt::StringLiterals;

ExpandedFeed::ExpandedFeed(Servers &servers, StacksModel &stacks, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_stacks(stacks), m_page(page), m_rows(page.expandedRows())
{
    connect(&m_rows, &ExpandedRows::expandedChanged, this, &ExpandedFeed::follow);
    connect(&m_rows, &ExpandedRows::lineActivated, this, &ExpandedFeed::showThing);
    connect(&servers, &Servers::removed, this, [this](const ServerId &server) { std::erase_if(m_lists, [&](const auto &each) { return each.first.server == server; }); });
}

ExpandedFeed::~ExpandedFeed() = default;

void ExpandedFeed::follow()
{
    for (auto each = m_lists.begin(); each != m_lists.end();) {
        if (m_rows.isExpanded(each->first)) {
            ++each;
            continue;
        }
        each->second->disconnect(this);
        each->second->stop();
        each->second.release()->deleteLater(); // It may be the sender of what led here.
        each = m_lists.erase(each);
    }
    for (const StackKey &key : m_rows.expanded())
        if (!m_lists.contains(key))
            begin(key);
}

void ExpandedFeed::begin(const StackKey &key)
{
    Session *session = m_servers.session(key.server);
    const StackRow *row = m_stacks.row(m_stacks.shownRowOf(key));
    if (!session || !row)
        return m_rows.setSentence(key, tr("The server of this stack is not open."));
    auto list = std::make_unique<RunningList>(*session, row->stack);
    connect(list.get(), &RunningList::changed, this, [this, key] { show(key); });
    RunningList &followed = *list;
    m_lists.emplace(key, std::move(list));
    followed.start();
    show(key);
}

void ExpandedFeed::show(const StackKey &key)
{
    const auto found = m_lists.find(key);
    if (found == m_lists.end() || !m_servers.session(key.server))
        return;
    if (const QString sentence = found->second->sentence(); !sentence.isEmpty())
        m_rows.setSentence(key, sentence);
    else
        m_rows.setLines(key, found->second->lines());
}

/// Where more can be seen and done of it.
void ExpandedFeed::showThing(const StackKey &key, const QString &id)
{
    const StackRow *row = m_stacks.row(m_stacks.shownRowOf(key));
    const bool isCluster = row && row->stack.type.value == StackType::Kubernetes;
    if (!m_page.selectStack(key))
        return;
    m_page.details().setCurrentTab(u"containers"_s);
    ContainersTab &tab = m_page.details().containers();
    if (isCluster)
        tab.workloads().choose(id);
    else
        tab.choose(id);
}

} // namespace longshore
