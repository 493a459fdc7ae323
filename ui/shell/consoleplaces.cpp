// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/consoleplaces.h"

#include "app/session/attachsession.h"
#include "app/session/consolesession.h"
#include "app/session/podconsolesession.h"
#include "app/session/session.h"
#include "app/session/stackcontainers.h"
#include "app/session/stackworkloads.h"
#include "ui/shell/podorigins.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

ConsolePlaces::State knownState(auto state)
{
    using From = decltype(state);
    if (state == From::Failed)
        return ConsolePlaces::State::Failed;
    return state == From::Ready || state == From::Stale ? ConsolePlaces::State::Known : ConsolePlaces::State::Looking;
}

/// In a few words; empty for one that runs, ready or not: why it is not ready is what people open it for.
QString whyNotIn(const Pod &pod, const PodContainer &container)
{
    using At = PodContainer::State;
    if (pod.isEnding)
        return ConsolePlaces::tr("being stopped");
    switch (container.state) {
    case At::Running: return {};
    case At::Waiting: return container.reason.isEmpty() ? ConsolePlaces::tr("waiting") : container.reason;
    case At::Terminated: return container.isInit && container.exitCode == 0 ? ConsolePlaces::tr("done") : ConsolePlaces::tr("ended, exit code %1").arg(container.exitCode);
    case At::Unknown: break;
    }
    return ConsolePlaces::tr("not started");
}

ConsoleChoice choiceOf(const Pod &pod, const PodContainer &container)
{
    const bool isAlone = pod.mainContainers() == 1 && !container.isInit;
    return {containerId(pod, container), isAlone ? pod.object.name : u"%1/%2"_s.arg(pod.object.name, container.name), whyNotIn(pod, container)};
}

} // namespace

ConsolePlaces::ConsolePlaces(Session &session, const Stack &stack, QObject *parent)
    : QObject(parent), m_session(&session), m_stack(stack)
{
    if (stack.type.value == StackType::Kubernetes) {
        m_pods = std::make_unique<StackWorkloads>(session);
        connect(m_pods.get(), &StackWorkloads::changed, this, &ConsolePlaces::readPods);
    } else {
        m_containers = std::make_unique<StackContainers>(session);
        connect(m_containers.get(), &StackContainers::changed, this, &ConsolePlaces::readContainers);
    }
}

ConsolePlaces::~ConsolePlaces() = default;

bool ConsolePlaces::has(const Stack &stack)
{
    return stack.type.value == StackType::Kubernetes || EngineStack::of(stack).hasEngine();
}

ConsoleChoice ConsolePlaces::in(const Pod &pod)
{
    std::optional<ConsoleChoice> first;
    for (const PodContainer &container : pod.containers) {
        const ConsoleChoice choice = choiceOf(pod, container);
        if (choice.whyNot.isEmpty() && !container.isInit)
            return choice;
        if (!first)
            first = choice;
    }
    return first.value_or(ConsoleChoice());
}

bool ConsolePlaces::isOf(const Session &session, const Stack &stack) const
{
    if (m_session != &session || stack.type.value != m_stack.type.value)
        return false;
    return m_pods ? KubernetesStack::of(stack) == KubernetesStack::of(m_stack) : EngineStack::of(stack) == EngineStack::of(m_stack);
}

void ConsolePlaces::follow()
{
    if (m_pods)
        m_pods->follow(KubernetesStack::of(m_stack));
    else
        m_containers->follow(EngineStack::of(m_stack));
}

void ConsolePlaces::stop()
{
    if (m_pods)
        m_pods->stop();
    else
        m_containers->stop();
}

void ConsolePlaces::refresh()
{
    if (m_pods)
        m_pods->refresh();
    else
        m_containers->refresh();
}

ConsolePlaces::State ConsolePlaces::state() const
{
    return m_pods ? knownState(m_pods->state()) : knownState(m_containers->state());
}

std::optional<ApiError> ConsolePlaces::error() const
{
    return m_pods ? m_pods->error() : m_containers->error();
}

bool ConsolePlaces::isAnyOpenable() const
{
    return std::ranges::any_of(m_choices, [](const ConsoleChoice &each) { return each.whyNot.isEmpty(); });
}

void ConsolePlaces::readContainers()
{
    m_choices.clear();
    for (const Container &each : m_containers->containers())
        if (each.state == "running"_L1)
            m_choices.append({each.id, each.name()});
    Q_EMIT changed();
}

/// Init containers that are done would only be in the way.
void ConsolePlaces::readPods()
{
    m_choices.clear();
    m_places.clear();
    for (const Pod &pod : m_pods->facts().pods) {
        for (const PodContainer &container : pod.containers) {
            if (container.isInit && container.state == PodContainer::State::Terminated)
                continue;
            m_choices.append(choiceOf(pod, container));
            m_places.insert(containerId(pod, container), {pod.object.namespaceName, pod.object.name, container.name});
        }
    }
    Q_EMIT changed();
}

TerminalSession *ConsolePlaces::make(const ConsoleOrder &order, QObject *parent) const
{
    if (!m_session)
        return nullptr;
    const EnvironmentId environment = m_stack.environmentId;
    if (m_pods && !m_places.contains(order.container))
        return nullptr;
    if (m_pods)
        return new PodConsoleSession(*m_session, {.environment = environment, .place = m_places.value(order.container), .shell = order.shell,
                                                  .rows = order.size.rows, .columns = order.size.columns}, parent);
    if (order.attaches)
        return new AttachSession(*m_session, {.environment = environment, .container = order.container, .rows = order.size.rows, .columns = order.size.columns}, parent);
    return new ConsoleSession(*m_session, {.environment = environment, .container = order.container, .shell = order.shell, .user = order.user,
                                           .rows = order.size.rows, .columns = order.size.columns}, parent);
}

} // namespace longshore
