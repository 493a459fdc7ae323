// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/servicescontrol.h"

#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/session/refusal.h"
#include "app/session/servicewords.h"
#include "ui/dialogs/servicequestion.h"

namespace longshore {

ServicesControl::ServicesControl(const StackParts &parts, ServicesView &view, QObject *parent)
    : QObject(parent), m_parts(parts), m_view(view)
{
    connect(&view, &ServicesView::wished, this, &ServicesControl::ask);
}

void ServicesControl::show(const StackKey &key, const StackContainers &list, const QString &portHost)
{
    const EngineStack &where = list.stack();
    m_key = key;
    m_where = where;
    m_shown.services = list.services();
    m_shown.tasks = list.tasks();
    if (where.type != StackType::Swarm || list.state() == StackContainers::State::Loading)
        return m_view.clear();
    m_shown.isStale = list.state() == StackContainers::State::Stale;
    m_shown.sentence.clear();
    m_shown.details.clear();
    m_shown.portHost = portHost;
    Session *session = m_parts.servers.session(key.server);
    if (const auto error = list.servicesError(); error && session) {
        const Explanation why = explain(*error, attemptOn(*session, tr("see the services of %1").arg(oneLine(where.name))));
        m_shown.sentence = why.sentence;
        m_shown.details = why.details;
    }
    if (session && m_nodesOf != std::pair(key.server, where.environment))
        readNodes(*session, where.environment);
    m_view.setServices(m_shown);
}

void ServicesControl::setScene(const StackScene &scene)
{
    m_scene = scene;
    m_view.setVerdict(sceneVerdict(scene));
}

/// Nodes hardly change, and who may not see them sees their ids. An answer that failed is asked for again with the next stack.
void ServicesControl::readNodes(Session &session, EnvironmentId environment)
{
    m_nodesOf = {session.profile().id, environment};
    m_shown.nodes.clear();
    m_nodesCall.start(session.send(requests::nodes(environment)), [this](const Result<QList<SwarmNode>> &nodes) {
        for (const SwarmNode &node : nodes.value_or(QList<SwarmNode>()))
            m_shown.nodes.insert(node.id, node.hostname);
        if (!m_shown.services.isEmpty())
            m_view.setServices(m_shown);
    });
}

void ServicesControl::ask(ServiceAction action)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    const std::optional<SwarmService> service = m_view.selected();
    if (!found || !found->session || !service || m_question)
        return;
    if (const StackVerdict verdict = sceneVerdict(sceneOf(m_parts, *found)); !verdict.may())
        return Q_EMIT told(verdict.sentence);
    const Session &session = *found->session;
    const bool mayPull = session.version() >= ServerVersion{2, 20, 0};
    m_earlier.reset();
    m_question = new ServiceQuestion({action, service->name, service->replicas.value_or(0), found->stack.displayName(), session.profile().name,
                                      environmentNameOf(*found), guardOf(session.profile(), found->stack.environmentId), mayPull}, &m_parts.window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    ServicePlan plan{action, m_where, service->id, service->name, 0, false, service->replicas, {}};
    connect(m_question, &ServiceQuestion::confirmed, this, [this, plan] { confirmed(plan); });
    if (action == ServiceAction::RollBack) {
        connect(m_question, &ServiceQuestion::retryRequested, this, [this, id = service->id] {
            if (Session *again = m_parts.servers.session(m_key.server))
                readEarlier(*again, id);
        });
        readEarlier(*found->session, service->id);
    }
    m_question->open();
}

/// What is put back is named before it is asked for.
void ServicesControl::readEarlier(Session &session, const QString &id)
{
    const Attempt attempt = attemptOn(session, tr("read the settings of the service"));
    onResult(session.send(requests::service(m_where.environment, id)), m_question.data(), [this, attempt, question = m_question](const Result<ServiceSpec> &spec) {
        if (!question)
            return;
        if (!spec)
            return question->setEarlierFailed(explain(spec.error(), attempt));
        m_earlier = *spec;
        question->setEarlier(servicewords::rollBack(*spec));
    });
}

void ServicesControl::confirmed(ServicePlan plan)
{
    plan.replicas = m_question->replicas();
    plan.pullImage = m_question->pullImage();
    if (plan.action == ServiceAction::RollBack)
        plan.shown = m_earlier;
    if (Session *session = m_parts.servers.session(m_key.server); session && plan.where == m_where)
        m_parts.operations.start(*session, plan);
    else
        Q_EMIT told(session ? tr("Nothing was done: another stack is shown by now.") : tr("Nothing was done: the server is no longer open."));
}

} // namespace longshore
