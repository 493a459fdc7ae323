// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/expandedfeed.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "app/session/session.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/expandedrows.h"
#include "ui/pages/stackspage.h"

namespace longshore {

using namespace Qt::StringLiterals;

ExpandedFeed::ExpandedFeed(Servers &servers, StacksModel &stacks, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_stacks(stacks), m_page(page), m_rows(page.expandedRows())
{
    connect(&m_rows, &ExpandedRows::expandedChanged, this, &ExpandedFeed::follow);
    connect(&m_rows, &ExpandedRows::lineActivated, this, &ExpandedFeed::showContainer);
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
    auto list = std::make_unique<StackContainers>(*session);
    connect(list.get(), &StackContainers::changed, this, [this, key] { show(key); });
    StackContainers &followed = *list;
    m_lists.emplace(key, std::move(list));
    m_rows.setSentence(key, tr("Reading what runs..."));
    followed.follow(EngineStack::of(row->stack));
    show(key);
}

void ExpandedFeed::show(const StackKey &key)
{
    using State = StackContainers::State;
    const auto found = m_lists.find(key);
    const Session *session = m_servers.session(key.server);
    if (found == m_lists.end() || !session)
        return;
    const StackContainers &list = *found->second;
    if (list.state() == State::Failed)
        return m_rows.setSentence(key, explain(*list.error(), attemptOn(*session, tr("read what runs of this stack"))).sentence);
    if (list.state() != State::Ready && list.state() != State::Stale)
        return m_rows.setSentence(key, tr("Reading what runs..."));
    QList<RunningLine> lines = runningLines(list.containers(), list.services(), list.tasks());
    if (lines.isEmpty())
        return m_rows.setSentence(key, tr("Nothing of this runs."));
    if (list.state() == State::Stale) // What is not fresh does not look so.
        lines.append({.id = {}, .name = tr("As read at %1; not answered since.").arg(list.readAt().toLocalTime().toString(u"HH:mm:ss"_s)), .level = RunningLevel::Off,
                      .state = {}, .more = {}});
    m_rows.setLines(key, lines);
}

/// Where more can be seen and done of it.
void ExpandedFeed::showContainer(const StackKey &key, const QString &id)
{
    if (!m_page.selectStack(key))
        return;
    m_page.details().setCurrentTab(u"containers"_s);
    m_page.details().containers().choose(id);
}

} // namespace longshore
