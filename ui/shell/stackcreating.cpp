// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackcreating.h"

#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/stackrequests.h"
#include "app/session/refusal.h"
#include "ui/shell/portsfeed.h"
#include "ui/shell/templatesfeed.h"

namespace longshore {

using namespace Qt::StringLiterals;

StackCreating::StackCreating(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

StackCreating::~StackCreating()
{
    for (const QPointer<NewStackWindow> &window : std::as_const(m_windows))
        delete window;
}

QList<NewStackEnvironment> StackCreating::environmentsOf(const Session &session) const
{
    QList<NewStackEnvironment> environments;
    for (const Environment &each : session.environments()) {
        if (each.type.value == EnvironmentType::Azure)
            continue;
        NewStackEnvironment made{.id = each.id, .name = each.name, .type = each.isKubernetes() ? StackType::Kubernetes : StackType::Compose, .swarmId = {},
                                 .takenNames = {}, .refusal = {}};
        Stack nothing;
        nothing.environmentId = each.id;
        StackScene scene = sceneOf(session, nothing);
        scene.isReadOnly = m_parts.readOnly && m_parts.readOnly->isOn();
        made.refusal = mayCreate(scene).sentence;
        if (made.refusal.isEmpty() && !each.isUp())
            made.refusal = tr("%1 is down, so nothing can be done there.").arg(oneLine(each.name));
        for (const Stack &stack : session.stacks()) {
            if (stack.environmentId != each.id)
                continue;
            made.takenNames.append(stack.name);
            if (stack.type.value == StackType::Swarm)
                made.swarmId = stack.swarmId; // Until its engine says so itself.
        }
        if (!made.swarmId.isEmpty())
            made.type = StackType::Swarm;
        environments.append(made);
    }
    return environments;
}

void StackCreating::open(const ServerId &server, std::optional<EnvironmentId> environment, std::function<void(NewStackWindow &)> then)
{
    withEnvironments(server, [this, server, environment, then = std::move(then)](const QList<NewStackEnvironment> &environments) { show(server, environments, environment, then); });
}

void StackCreating::withEnvironments(const ServerId &server, std::function<void(const QList<NewStackEnvironment> &)> then)
{
    Session *session = m_parts.servers.session(server);
    if (!session)
        return;
    const auto opening = std::make_shared<Opening>();
    opening->session = session;
    opening->environments = environmentsOf(*session);
    opening->then = std::move(then);
    if (opening->environments.isEmpty())
        Q_EMIT told(tr("%1 has no environment in which a stack could be made.").arg(oneLine(session->profile().name)));
    else
        askClusters(opening);
}

/// Only a manager of a Swarm tells the cluster's id (portainer-api.md 4.5); all others are standalone engines.
void StackCreating::askClusters(const std::shared_ptr<Opening> &opening)
{
    for (int i = 0; i < opening->environments.size(); ++i) {
        const NewStackEnvironment &each = opening->environments.at(i);
        if (each.type == StackType::Kubernetes || !each.swarmId.isEmpty() || !each.refusal.isEmpty())
            continue;
        ++opening->open;
        onResult(opening->session->send(requests::clusterId(each.id)), this, [opening, i](const Result<QString> &id) {
            if (id && !id->isEmpty()) {
                opening->environments[i].swarmId = *id;
                opening->environments[i].type = StackType::Swarm;
            }
            if (--opening->open == 0 && opening->session)
                opening->then(opening->environments);
        });
    }
    if (opening->open == 0)
        opening->then(opening->environments);
}

void StackCreating::show(const ServerId &server, const QList<NewStackEnvironment> &environments, std::optional<EnvironmentId> chosen,
                         const std::function<void(NewStackWindow &)> &then)
{
    const Session *session = m_parts.servers.session(server);
    if (!session)
        return;
    auto *window = new NewStackWindow(session->profile().name, environments, &m_parts.window);
    m_windows.append(window);
    if (chosen)
        window->setEnvironment(*chosen);
    if (const auto &user = session->user())
        window->setOwner(user->id, user->isAdministrator());
    connectWishes(window, server);
    window->show();
    window->raise();
    window->activateWindow();
    if (then)
        then(*window);
}

void StackCreating::connectWishes(NewStackWindow *window, const ServerId &server)
{
    connect(window, &NewStackWindow::createWanted, this, [this, window, server](const CreatePlan &plan) { start(window, server, plan); });
    connect(window, &NewStackWindow::createFromGitWanted, this, [this, window, server](const CreateFromGitPlan &plan) { start(window, server, plan); });
    new TemplatesFeed(m_parts.servers, server, *window);
    new PortsFeed(m_parts.servers, server, *window);
    connect(window, &NewStackWindow::previewWanted, this, [this, window, server](const GitFileWanted &wanted) {
        Session *session = m_parts.servers.session(server);
        if (!session)
            return window->setPreviewFailed({tr("The server is no longer open."), {}});
        const Attempt attempt = attemptOn(*session, tr("read the repository"));
        onResult(session->send(requests::previewGitFile(wanted)), window, [window, attempt](const Result<StackFile> &file) {
            file ? window->setPreview(file->content) : window->setPreviewFailed(explain(file.error(), attempt));
        });
    });
    connect(window, &NewStackWindow::closed, this, [this, window] {
        m_windows.removeAll(window);
        window->deleteLater();
    });
}

void StackCreating::start(NewStackWindow *window, const ServerId &server, const Plan &plan)
{
    Session *session = m_parts.servers.session(server);
    if (!session)
        return window->setRefused({tr("Nothing was sent: the server is no longer open."), {}});
    const Operation *operation = m_parts.operations.start(*session, plan);
    window->setBusy(operation->title());
    connect(operation, &Operation::changed, window, [window, operation] {
        if (!operation->isEnded())
            window->setBusy(operation->progress().isEmpty() ? operation->title() : u"%1: %2"_s.arg(operation->title(), oneLine(operation->progress())));
    });
    connect(operation, &Operation::ended, window, [window, operation] {
        operation->outcome() == OperationOutcome::Done ? window->setDone() : window->setRefused({operation->sentence(), operation->details()});
    });
}

QStringList StackCreating::unsaved() const
{
    QStringList names;
    for (const QPointer<NewStackWindow> &window : m_windows)
        if (window && window->isDirty())
            names.append(window->stack().name.isEmpty() ? tr("a new stack") : oneLine(window->stack().name));
    return names;
}

} // namespace longshore
