// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoexecs.h"

#include "app/demo/demoengine.h"

#include <algorithm>

namespace longshore::demo {

EngineExec &Execs::add(EngineExec exec)
{
    exec.id = longIdFor("exec/" + QByteArray::number(m_execs.size()));
    return *m_execs.emplaceBack(std::make_shared<EngineExec>(std::move(exec)));
}

EngineExec *Execs::find(const QByteArray &id)
{
    const auto found = std::ranges::find_if(m_execs, [&](const auto &each) { return each->id == id; });
    return found == m_execs.end() ? nullptr : found->get();
}

EngineExec *Execs::findProcess(const QByteArray &container, qint64 pid)
{
    const auto found = std::ranges::find_if(m_execs, [&](const auto &each) { return each->isRunning && each->container == container && each->pid == pid; });
    return found == m_execs.end() ? nullptr : found->get();
}

QList<const EngineExec *> Execs::runningIn(const QByteArray &container) const
{
    QList<const EngineExec *> running;
    for (const auto &each : m_execs) {
        if (each->isRunning && each->container == container)
            running.append(each.get());
    }
    return running;
}

void Execs::start(EngineExec &exec)
{
    exec.isStarted = true;
    exec.isRunning = true;
    exec.pid = m_nextPid++;
}

void Execs::end(EngineExec &exec, int code)
{
    exec.isRunning = false;
    exec.exitCode = code;
    exec.foreground.clear();
}

void Execs::endAllWith(const QByteArray &container, const QByteArray &variable)
{
    constexpr int Killed = 137;
    for (const auto &each : m_execs) {
        if (each->isRunning && each->container == container && each->variables.contains(variable))
            end(*each, Killed);
    }
}

} // namespace longshore::demo
