// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runninglist.h"

#include "app/session/refusal.h"
#include "app/session/session.h"
#include "app/session/stackcontainers.h"
#include "app/session/stackworkloads.h"
#include "ui/models/workloadlines.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QList<RunningLine> runningLinesOf(const StackContainers &list)
{
    return runningLines(list.containers(), list.services(), list.tasks());
}

QList<RunningLine> runningLinesOf(const StackWorkloads &list)
{
    return runningLines(list.facts());
}

/// What is not fresh does not look so.
template <typename List>
QList<RunningLine> datedLines(const List &list)
{
    QList<RunningLine> lines = runningLinesOf(list);
    if (list.state() == List::State::Stale && !lines.isEmpty())
        lines.append({.id = {}, .name = RunningList::tr("As read at %1; not answered since.").arg(list.readAt().toLocalTime().toString(u"HH:mm:ss"_s)),
                      .level = RunningLevel::Off, .state = {}, .more = {}});
    return lines;
}

template <typename List>
QString runningSentence(const List &list, const Session *session)
{
    using State = typename List::State;
    if (!session)
        return RunningList::tr("The server of this stack is not open.");
    if (list.state() == State::Failed && list.error())
        return explain(*list.error(), attemptOn(*session, RunningList::tr("read what runs of this stack"))).sentence;
    if (list.state() != State::Ready && list.state() != State::Stale)
        return RunningList::tr("Reading what runs...");
    return runningLinesOf(list).isEmpty() ? RunningList::tr("Nothing of this runs.") : QString();
}

} // namespace

RunningList::RunningList(Session &session, const Stack &stack, QObject *parent)
    : QObject(parent), m_session(&session), m_stack(stack)
{
    if (stack.type.value == StackType::Kubernetes) {
        m_workloads = std::make_unique<StackWorkloads>(session);
        connect(m_workloads.get(), &StackWorkloads::changed, this, &RunningList::changed);
    } else {
        m_containers = std::make_unique<StackContainers>(session);
        connect(m_containers.get(), &StackContainers::changed, this, &RunningList::changed);
    }
}

RunningList::~RunningList() = default;

void RunningList::start()
{
    if (m_workloads)
        m_workloads->follow(KubernetesStack::of(m_stack));
    else
        m_containers->follow(EngineStack::of(m_stack));
}

void RunningList::stop()
{
    if (m_workloads)
        m_workloads->stop();
    else
        m_containers->stop();
}

QList<RunningLine> RunningList::lines() const
{
    return !sentence().isEmpty() ? QList<RunningLine>() : m_workloads ? datedLines(*m_workloads) : datedLines(*m_containers);
}

QString RunningList::sentence() const
{
    return m_workloads ? runningSentence(*m_workloads, m_session) : runningSentence(*m_containers, m_session);
}

} // namespace longshore
