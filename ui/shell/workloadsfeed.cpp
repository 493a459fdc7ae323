// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workloadsfeed.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "ui/pages/workloadsview.h"

namespace longshore {

WorkloadsFeed::WorkloadsFeed(const StackParts &parts, WorkloadsView &view, QObject *parent)
    : QObject(parent), m_parts(parts), m_view(view), m_control(parts, view, this)
{
    connect(&view, &WorkloadsView::lookedAt, this, &WorkloadsFeed::follow);
    connect(&m_control, &WorkloadsControl::told, this, &WorkloadsFeed::told);
    connect(&view, &WorkloadsView::retryRequested, this, [this] {
        if (m_list)
            m_list->refresh();
    });
    connect(&m_parts.operations, &Operations::ended, this, [this](const Operation *operation) {
        if (m_list && operation->subject().server == m_key.server)
            m_list->refresh();
    });
    connect(&m_parts.servers, &Servers::removed, this, [this](const ServerId &server) {
        if (server == m_key.server)
            m_list.reset();
    });
}

/// A stack that is looked at again soon is shown as it was known, until it is read anew.
void WorkloadsFeed::follow(const StackKey &key)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, key);
    if (!found || !found->session) {
        if (m_list)
            m_list->stop();
        return;
    }
    if (!m_list || key.server != m_key.server) {
        m_list = std::make_unique<StackWorkloads>(*found->session);
        connect(m_list.get(), &StackWorkloads::changed, this, &WorkloadsFeed::show);
        connect(found->session, &Session::stateChanged, m_list.get(), [this] { m_control.judge(); });
        connect(found->session, &Session::refreshStarted, m_list.get(), &StackWorkloads::refresh);
    }
    m_key = key;
    m_control.setStack(key);
    m_list->follow(KubernetesStack::of(found->stack));
    show();
}

namespace {

WorkloadsShown::State shownState(StackWorkloads::State state)
{
    switch (state) {
    case StackWorkloads::State::Ready: return WorkloadsShown::State::Ready;
    case StackWorkloads::State::Failed: return WorkloadsShown::State::Failed;
    case StackWorkloads::State::Stale: return WorkloadsShown::State::Stale;
    case StackWorkloads::State::Nothing:
    case StackWorkloads::State::Loading: break;
    }
    return WorkloadsShown::State::Loading;
}

} // namespace

void WorkloadsFeed::show()
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    if (!m_list || !found || !found->session)
        return;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_list->pause()).count();
    WorkloadsShown shown{.state = shownState(m_list->state()), .facts = m_list->facts(), .readAt = m_list->readAt(), .sentence = {}, .details = {},
                         .pace = tr("every %1 s").arg(seconds)};
    const QString name = oneLine(found->stack.displayName());
    const auto explainAs = [&](const ApiError &error, const QString &attempt) {
        const Explanation why = explain(error, attemptOn(*found->session, attempt));
        shown.sentence = why.sentence;
        shown.details = why.details;
    };
    if (const auto error = m_list->error())
        explainAs(*error, tr("see the workloads of %1").arg(name));
    else if (shown.facts.aside)
        explainAs(*shown.facts.aside, tr("see the services, ingresses and warnings of %1").arg(name));
    m_view.setShown(shown);
}

} // namespace longshore
