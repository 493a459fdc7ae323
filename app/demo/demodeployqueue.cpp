// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demodeployqueue.h"

#include "app/demo/demostackaccess.h"
#include "app/demo/demostackjson.h"

#include <QJsonDocument>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int Deploying = 3;
constexpr int Error = 4;

StackId stackIn(const QByteArray &path)
{
    return StackId(path.split('/').value(3).toLongLong());
}

} // namespace

DeployQueue::DeployQueue(Site &site, Answering answer, QObject *parent) : QObject(parent), m_site(site), m_answer(std::move(answer)) {}

bool DeployQueue::takes(const Request &request) const
{
    const Route *route = routeOf(m_site, request);
    if (!route || (route->work != Work::Deploys && route->work != Work::Updates))
        return false;
    return m_isBusy || m_site.behaviour.deployMilliseconds > 0 || (m_site.behaviour.isAsynchronous && route->work == Work::Updates);
}

void DeployQueue::add(const Request &request, QTcpSocket *socket)
{
    if (m_site.behaviour.isAsynchronous && isDeploying(request)) {
        m_answer(socket, refusal(m_site.line(), 409, "Unable to update stack", "Stack deployment is already in progress"));
        return;
    }
    m_waiting.enqueue({request, socket, routeOf(m_site, request)->work});
    if (!m_isBusy)
        next();
}

bool DeployQueue::isDeploying(const Request &request) const
{
    const Stack *stack = m_site.model.stack(stackIn(request.path));
    return stack && !stack->deployment.isEmpty() && stack->deployment.last().state == Deploying;
}

void DeployQueue::next()
{
    m_isBusy = !m_waiting.isEmpty();
    if (m_isBusy)
        work(m_waiting.dequeue());
}

/// What is refused before anything is deployed takes no time.
void DeployQueue::work(const Job &job)
{
    std::vector<Stack> before = m_site.model.stacks;
    m_response = answerTo(m_site, job.request);
    m_socket = job.socket;
    if (!m_response.isSuccess() && m_response.status != 500)
        return finish();
    holdBack(std::move(before));
    if (m_site.behaviour.isAsynchronous && job.work == Work::Updates)
        showDeploying(job, m_response);
    QTimer::singleShot(m_site.behaviour.deployMilliseconds, this, &DeployQueue::finish);
}

void DeployQueue::holdBack(std::vector<Stack> before)
{
    std::vector<Stack> after = std::exchange(m_site.model.stacks, std::move(before));
    m_held.clear();
    for (Stack &each : after) {
        const Stack *old = m_site.model.stack(each.id);
        if (!old || !(*old == each))
            m_held.append({each.id, std::move(each)});
    }
    for (const Stack &each : m_site.model.stacks) {
        if (std::ranges::none_of(after, [&](const Stack &other) { return other.id == each.id; }))
            m_held.append({each.id, {}});
    }
    ++m_site.model.stacksRevision;
}

/// The record says so until the deploy has ended, and then how it did.
void DeployQueue::showDeploying(const Job &job, const Response &response)
{
    Stack *stack = m_site.model.stackToChange(stackIn(job.request.path));
    if (!stack)
        return;
    stack->deployment = {{Deploying, m_site.now(), {}}};
    const auto held = std::ranges::find(m_held, stack->id, &Change::id);
    Change ended = held == m_held.end() ? Change{stack->id, *stack} : *held;
    const QJsonObject words = QJsonDocument::fromJson(response.body).object();
    if (response.isSuccess())
        ended.stack->deployment = {{Deploying, m_site.now(), {}}, {1, m_site.now(), {}}};
    else
        ended.stack->deployment = {{Deploying, m_site.now(), {}}, {Error, m_site.now(), words["message"_L1].toString().toUtf8()}};
    m_held = {ended};
    if (m_socket)
        m_answer(m_socket, jsonResponse([&](JsonWriter &json) { writeStack(json, *stack, m_site.line(), false); }));
    m_socket.clear();
}

void DeployQueue::finish()
{
    for (const Change &each : std::as_const(m_held))
        put(each);
    m_held.clear();
    if (m_socket)
        m_answer(m_socket, m_response);
    m_socket.clear();
    next();
}

void DeployQueue::put(const Change &change)
{
    ++m_site.model.stacksRevision;
    Stack *stack = m_site.model.stackToChange(change.id);
    if (!change.stack)
        std::erase_if(m_site.model.stacks, [&](const Stack &each) { return each.id == change.id; });
    else if (stack)
        *stack = *change.stack;
    else
        m_site.model.stacks.push_back(*change.stack);
}

} // namespace longshore::demo
