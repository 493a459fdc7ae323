// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/containersfeed.h"

#include "app/core/displaytext.h"
#include "app/session/containerrights.h"
#include "app/session/portaddress.h"
#include "app/session/refusal.h"
#include "ui/dialogs/containerquestion.h"
#include "ui/pages/containeractions.h"

#include <algorithm>

namespace longshore {

ContainersFeed::ContainersFeed(const StackParts &parts, ContainersTab &tab, QObject *parent)
    : QObject(parent), m_parts(parts), m_tab(tab), m_inspecting(parts.window, this), m_services(parts, tab.services(), this)
{
    connect(&tab, &ContainersTab::lookedAt, this, &ContainersFeed::follow);
    connect(&tab, &ContainersTab::selectionChanged, this, &ContainersFeed::updateVerdicts);
    connect(&tab, &ContainersTab::retryRequested, this, [this] {
        if (m_list)
            m_list->refresh();
    });
    connect(&m_services, &ServicesControl::told, this, &ContainersFeed::told);
    connect(&tab, &ContainersTab::inspectRequested, this, &ContainersFeed::inspect);
    connect(&tab.actions(), &ContainerActions::wished, this, &ContainersFeed::act);
    connect(&m_parts.operations, &Operations::ended, this, [this](const Operation *operation) {
        if (m_list && operation->subject().server == m_key.server)
            m_list->refresh();
    });
    connect(&m_parts.servers, &Servers::removed, this, [this](const ServerId &server) {
        if (server == m_key.server)
            m_list.reset();
    });
    if (m_parts.readOnly)
        connect(m_parts.readOnly, &ReadOnlySwitch::changed, this, &ContainersFeed::updateVerdicts);
    updateVerdicts();
}

/// A stack that is looked at again soon is shown as it was known, until it is read anew.
void ContainersFeed::follow(const StackKey &key)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, key);
    if (!found || !found->session) {
        if (m_list)
            m_list->stop();
        return;
    }
    if (!m_list || key.server != m_key.server) {
        m_list = std::make_unique<StackContainers>(*found->session);
        connect(m_list.get(), &StackContainers::changed, this, &ContainersFeed::show);
        connect(found->session, &Session::stateChanged, m_list.get(), [this] { updateVerdicts(); });
        connect(found->session, &Session::refreshStarted, m_list.get(), &StackContainers::refresh);
    }
    m_key = key;
    m_where = EngineStack::of(found->stack);
    m_list->follow(m_where);
    show();
}

namespace {

ContainersView::State viewState(StackContainers::State state)
{
    switch (state) {
    case StackContainers::State::Ready: return ContainersView::State::Ready;
    case StackContainers::State::Failed: return ContainersView::State::Failed;
    case StackContainers::State::Stale: return ContainersView::State::Stale;
    case StackContainers::State::Nothing:
    case StackContainers::State::Loading: break;
    }
    return ContainersView::State::Loading;
}

QString paceOf(const StackContainers &list)
{
    if (list.isLive())
        return ContainersFeed::tr("live");
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(list.pause()).count();
    return ContainersFeed::tr("every %1 s").arg(seconds);
}

} // namespace

void ContainersFeed::show()
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    if (!m_list || !found || !found->session)
        return;
    Session &session = *found->session;
    ContainersView view{.state = viewState(m_list->state()), .containers = m_list->containers(), .readAt = m_list->readAt(), .sentence = {},
                        .details = {}, .pace = paceOf(*m_list), .portHost = {}};
    if (const auto error = m_list->error()) {
        const Explanation why = explain(*error, attemptOn(session, tr("see the containers of %1").arg(oneLine(found->stack.displayName()))));
        view.sentence = why.sentence;
        view.details = why.details;
    }
    const QList<Environment> &all = session.environments();
    if (const auto where = std::ranges::find(all, found->stack.environmentId, &Environment::id); where != all.end())
        view.portHost = publicHost(*where, session.profile().address);
    m_services.show(m_key, *m_list, view.portHost); // First: whether there are services decides what the tab says of no containers.
    m_tab.setView(view);
}

std::optional<StackScene> ContainersFeed::scene() const
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    return found && found->session ? std::optional(sceneOf(m_parts, *found)) : std::nullopt;
}

void ContainersFeed::updateVerdicts()
{
    const QList<Container> chosen = m_tab.selected();
    const StackScene where = scene().value_or(StackScene{});
    m_services.setScene(where);
    for (int i = 0; i < ContainerActionCount; ++i) {
        const auto action = static_cast<ContainerAction>(i);
        m_tab.actions().setVerdict(action, verdictOn(action, chosen, where));
    }
}

void ContainersFeed::inspect(const QString &id)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    const Container *container = m_list ? m_list->container(id) : nullptr;
    if (!found || !found->session || !container)
        return;
    m_inspecting.open(*found->session, found->stack.environmentId, *container,
                      tr("%1 in %2 / %3").arg(found->stack.displayName(), found->session->profile().name, environmentNameOf(*found)));
}

// What was true when the menu opened may not be any more.
void ContainersFeed::act(ContainerAction action)
{
    const QList<Container> chosen = m_tab.selected();
    const std::optional<StackScene> where = scene();
    if (!where)
        return;
    if (const StackVerdict verdict = verdictOn(action, chosen, *where); !verdict.may())
        Q_EMIT told(verdict.sentence);
    else if (isDangerous(action))
        ask(action, chosen);
    else
        start(action, chosen, false);
}

void ContainersFeed::ask(ContainerAction action, const QList<Container> &containers)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    const std::optional<StackScene> where = scene();
    if (!found || !found->session || !where || m_question)
        return;
    ContainersAsked asked{.action = action, .names = {}, .leftOut = {}, .stack = found->stack.displayName(), .server = found->session->profile().name,
                          .environment = environmentNameOf(*found), .guard = guardOf(found->session->profile(), found->stack.environmentId),
                          .stackMakesThemAnew = found->stack.type.value == StackType::Swarm};
    QList<Container> meant;
    for (const Container &container : containers) {
        const StackVerdict verdict = verdictOn(action, container, *where);
        if (verdict.may()) {
            asked.names.append(container.name());
            meant.append(container);
        } else {
            asked.leftOut.append(verdict.sentence);
        }
    }
    m_question = new ContainerQuestion(asked, &m_parts.window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &ContainerQuestion::confirmed, this, [this, action, meant, key = m_key] {
        if (key == m_key)
            start(action, meant, m_question && m_question->pullImages());
        else
            Q_EMIT told(tr("Nothing was done: another stack is shown by now."));
    });
    m_question->open();
}

void ContainersFeed::start(ContainerAction action, const QList<Container> &containers, bool pullImage)
{
    Session *session = m_parts.servers.session(m_key.server);
    if (!session)
        return Q_EMIT told(tr("Nothing was done: the server is no longer open."));
    const StackScene where = scene().value_or(StackScene{});
    for (const Container &container : containers)
        if (verdictOn(action, container, where).may())
            m_parts.operations.start(*session, ContainerPlan{action, m_where, container.id, container.name(), pullImage});
}

} // namespace longshore
