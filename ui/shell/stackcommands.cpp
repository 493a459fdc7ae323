// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackcommands.h"

#include "app/core/displaytext.h"
#include "app/session/operationwords.h"
#include "ui/dialogs/gitsettingsdialog.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/stackspage.h"
#include "ui/widgets/secretclipboard.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

StackCommands::StackCommands(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_asking(parts, this), m_limited(parts, this), m_bulk(parts, this), m_moving(parts, this), m_export(parts, this), m_editing(parts, this), m_creating(parts, this),
      m_import(parts, m_creating, m_bulk, this), m_undoing(parts, this), m_versions(parts, this), m_comparing(parts, this), m_templates(parts, this)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &StackCommands::updateVerdicts);
    const auto soon = [this] { m_soon.start(0); };
    connect(&m_parts.page, &StacksPage::selectionCountChanged, this, soon);
    connect(&m_parts.page, &StacksPage::currentStackChanged, this, soon);
    connect(&m_parts.page, &StacksPage::filterChanged, this, soon);
    connect(&m_parts.operations, &Operations::added, this, soon);
    connect(&m_parts.operations, &Operations::ended, this, soon);
    connect(&m_parts.servers, &Servers::added, this, &StackCommands::follow);
    connect(&m_parts.servers, &Servers::removed, this, soon);
    if (m_parts.readOnly)
        connect(m_parts.readOnly, &ReadOnlySwitch::changed, this, soon);
    for (Session *session : m_parts.servers.sessions())
        follow(session);
    connect(&m_parts.page.changes(), &ChangeActions::wished, this, &StackCommands::act);
    connect(&m_parts.page, &StacksPage::compareRequested, &m_comparing, &StackComparing::open);
    connect(&m_parts.page, &StacksPage::webhookCopyRequested, this, &StackCommands::copyWebhook);
    connect(&m_asking, &StackAsking::told, this, &StackCommands::told);
    connect(&m_asking, &StackAsking::wanted, this, &StackCommands::start);
    connect(&m_limited, &LimitedRemoval::wanted, this, &StackCommands::start);
    connect(&m_creating, &StackCreating::told, this, &StackCommands::told);
    connect(&m_import, &StackImport::told, this, &StackCommands::told);
    connect(&m_export, &StackExport::told, this, &StackCommands::told);
    connect(&m_templates, &TemplateMaking::told, this, &StackCommands::told);
    connect(&m_undoing, &StackUndoing::told, this, &StackCommands::told);
    connect(&m_moving, &StackMoving::wanted, this, &StackCommands::start);
    updateVerdicts();
}

void StackCommands::follow(Session *session)
{
    const auto soon = [this] { m_soon.start(0); };
    connect(session, &Session::stateChanged, this, soon);
    connect(session, &Session::stacksChanged, this, soon);
    connect(session, &Session::environmentsChanged, this, soon);
    connect(session, &Session::peopleChanged, this, soon);
    m_soon.start(0);
}

QList<FoundStack> StackCommands::selected() const
{
    QList<FoundStack> found;
    for (const StackKey &key : m_parts.page.selectedKeys())
        if (const std::optional<FoundStack> each = findStack(m_parts.servers, key))
            found.append(*each);
    return found;
}

void StackCommands::updateVerdicts()
{
    QList<StackScene> scenes;
    for (const FoundStack &found : selected())
        scenes.append(sceneOf(m_parts, found));
    for (int i = 0; i < StackActionCount; ++i) {
        const auto action = static_cast<StackAction>(i);
        m_parts.page.changes().setVerdict(action, verdictOn(action, scenes));
    }
    m_parts.page.changes().setCreateVerdict(createVerdict());
}

/// Somewhere it has to be possible; where exactly is chosen in the window of a new stack.
StackVerdict StackCommands::createVerdict() const
{
    StackVerdict verdict{StackVerdict::Why::NotNow, tr("Connect to a server first.")};
    for (const Session *session : m_parts.servers.sessions()) {
        StackScene scene = sceneOf(*session, {});
        scene.isReadOnly = m_parts.readOnly && m_parts.readOnly->isOn();
        verdict = mayCreate(scene);
        if (verdict.may())
            break;
    }
    return verdict;
}

// What was true when the menu opened may not be any more.
void StackCommands::act(StackAction action)
{
    const QList<FoundStack> stacks = selected();
    QList<StackScene> scenes;
    for (const FoundStack &found : stacks)
        scenes.append(sceneOf(m_parts, found));
    if (const StackVerdict verdict = verdictOn(action, scenes); !verdict.may())
        Q_EMIT told(verdict.sentence);
    else if (action == StackAction::Export)
        m_export.ask(stacks);
    else if (stacks.size() == 1)
        actOnOne(action, stacks.first());
    else
        m_bulk.act(action, stacks);
}

void StackCommands::actOnOne(StackAction action, const FoundStack &found)
{
    if (number(found.stack.id) < 0 && action == StackAction::Remove)
        return m_limited.ask(found);
    switch (action) {
    case StackAction::Start: return start(found.session->profile().id, StartPlan{found.stack});
    case StackAction::Stop:
    case StackAction::Restart:
    case StackAction::Redeploy:
    case StackAction::Detach:
    case StackAction::Remove: return m_asking.ask(action, found.key());
    case StackAction::Migrate:
    case StackAction::Duplicate:
    case StackAction::Rename:
    case StackAction::Associate: return m_moving.ask(action, found);
    case StackAction::GitSettings: return askGitSettings(found);
    case StackAction::Edit: return m_editing.open(found);
    case StackAction::MakeTemplate: return m_templates.ask(found);
    case StackAction::Versions: return m_versions.open(found);
    default: break;
    }
}

/// The server that is meant, else the first that answers; and the environment of what is selected on it.
std::pair<Session *, std::optional<EnvironmentId>> StackCommands::placeFor(const ServerId &server) const
{
    Session *session = m_parts.servers.session(server);
    for (Session *each : m_parts.servers.sessions())
        if (!session && each->state() == Session::State::Connected)
            session = each;
    const QList<FoundStack> chosen = selected();
    if (session && !chosen.isEmpty() && chosen.first().session == session)
        return {session, chosen.first().stack.environmentId};
    return {session, {}};
}

void StackCommands::createStack(const ServerId &server, const QString &file)
{
    const auto [session, environment] = placeFor(server);
    if (!session)
        return;
    m_creating.open(session->profile().id, environment, [file](NewStackWindow &window) {
        if (!file.isEmpty())
            window.load(file);
    });
}

void StackCommands::importStacks(const ServerId &server)
{
    if (const auto [session, environment] = placeFor(server); session)
        m_import.ask(session->profile().id, environment);
}

QStringList StackCommands::unsaved() const
{
    return m_editing.unsaved() + m_creating.unsaved();
}

/// What the settings replace is what the dialog showed: the plan carries it, so that what moved meanwhile is not lost.
void StackCommands::askGitSettings(const FoundStack &found)
{
    auto *dialog = new GitSettingsDialog(found.stack, found.session->profile().name, environmentNameOf(found), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    StackBefore opened;
    opened.stack = found.stack;
    opened.readAt = found.session->readAt();
    opened.fileError = ApiError{.kind = ApiError::Kind::Cancelled}; // The file was not read: it is not of these settings.
    connect(dialog, &GitSettingsDialog::confirmed, this, [this, server = found.server, opened](const GitSettings &settings) {
        start(server, GitSettingsPlan{opened, settings, !settings.login}); // The dialog says that "nobody" deletes the password.
    });
    dialog->open();
}

void StackCommands::start(const ServerId &server, const Plan &plan)
{
    if (Session *session = m_parts.servers.session(server))
        m_parts.operations.start(*session, plan);
    else
        Q_EMIT told(tr("Nothing was done: the server is no longer open."));
}

void StackCommands::take(Operation *operation, const OperationOffer &offer)
{
    const OperationSubject &subject = operation->subject();
    if (offer.kind == OperationOffer::Kind::Undo)
        return m_undoing.undo(*operation);
    if (const auto *removal = std::get_if<DeletePlan>(&offer.plan))
        return m_asking.ask(StackAction::Remove, {subject.server, removal->stack.id});
    if (!m_parts.operations.start(*operation, offer))
        Q_EMIT told(tr("Nothing was done: %1 is no longer open.").arg(oneLine(subject.serverName)));
}

// Whoever has the address can redeploy the stack, so it is a secret to the clipboard (portainer-api.md 4.7).
void StackCommands::copyWebhook(const StackKey &key)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, key);
    if (!found || !found->stack.autoUpdate || found->stack.autoUpdate->webhook.isEmpty())
        return;
    const QUrl address = found->session->profile().address.apiUrl({u"stacks"_s, u"webhooks"_s, found->stack.autoUpdate->webhook});
    const bool copied = m_parts.clipboard.copy(Secret(address.toEncoded()));
    Q_EMIT told(copied ? tr("The webhook address of %1 was copied. It is taken off the clipboard after 30 seconds.").arg(oneLine(found->stack.displayName()))
                       : m_parts.clipboard.sentence());
}

} // namespace longshore
