// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackundoing.h"

#include "app/core/displaytext.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/stackspage.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// What an undo does, in a sentence.
class IntroOf
{
public:
    QString operator()(const StartPlan &) const { return StackUndoing::tr("Starts it again from the file that Portainer keeps."); }
    QString operator()(const StopPlan &) const { return StackUndoing::tr("Stops it, as it was before."); }
    QString operator()(const PutBackPlan &) const
    {
        return StackUndoing::tr("Deploys the file and the variables of before once more. Nothing is sent if somebody else changed it since.");
    }
    QString operator()(const GitSettingsPlan &) const { return StackUndoing::tr("Saves the Git settings of before once more. Nothing is deployed."); }
    QString operator()(const MigratePlan &) const { return StackUndoing::tr("Deploys it where it was before, and removes it here once it runs there. Volumes do not move."); }
    QString operator()(const DeletePlan &) const { return StackUndoing::tr("Removes what was created."); }
    QString operator()(const WorkloadPlan &) const
    {
        return StackUndoing::tr("Asks for as many pods as before. Nothing is sent if others were asked for since.");
    }
    QString operator()(const CreatePlan &) const { return again(); }
    QString operator()(const CreateFromGitPlan &) const { return again(); }
    template <typename Other>
    QString operator()(const Other &) const { return {}; }

private:
    static QString again()
    {
        return StackUndoing::tr("Creates it again from its file and variables, which were kept here. Portainer gives it a new id. Volumes that stayed are used again.");
    }
};

} // namespace

StackUndoing::StackUndoing(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_journal(parts.record.journal()), m_asking(parts, this)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &StackUndoing::update);
    const auto soon = [this] { m_soon.start(0); };
    connect(&m_journal, &UndoJournal::changed, this, soon);
    connect(&m_parts.operations, &Operations::added, this, soon);
    connect(&m_parts.operations, &Operations::ended, this, soon);
    connect(&m_parts.servers, &Servers::added, this, [this](const Session *session) { follow(*session); });
    connect(&m_parts.servers, &Servers::removed, this, soon);
    if (m_parts.readOnly)
        connect(m_parts.readOnly, &ReadOnlySwitch::changed, this, soon);
    for (const Session *session : m_parts.servers.sessions())
        follow(*session);
    connect(&m_parts.page.changes(), &ChangeActions::undoWished, this, &StackUndoing::undoLatest);
    connect(&m_asking, &PlanAsking::told, this, &StackUndoing::told);
    update();
}

void StackUndoing::follow(const Session &session)
{
    connect(&session, &Session::stateChanged, this, [this] { m_soon.start(0); });
    m_soon.start(0);
}

void StackUndoing::update()
{
    const std::optional<UndoJournal::Entry> entry = m_journal.latest();
    m_parts.page.changes().setUndo(entry ? entry->what : QString(), entry ? whyNot(*entry) : QString());
}

QString StackUndoing::whyNot(const UndoJournal::Entry &entry) const
{
    const Session *session = m_parts.servers.session(entry.subject.server);
    if (!session)
        return tr("%1 is no longer open.").arg(oneLine(entry.subject.serverName));
    if (session->state() != Session::State::Connected)
        return tr("%1 is not answering.").arg(oneLine(entry.subject.serverName));
    if (m_parts.readOnly && m_parts.readOnly->isOn())
        return tr("Longshore is read-only. Server > Read-only switches that off.");
    if (session->profile().readOnly)
        return tr("%1 is set to read-only in its options.").arg(oneLine(entry.subject.serverName));
    if (const Operation *operation = m_parts.operations.runningOn(entry.subject.server, entry.subject.stack))
        return tr("%1 is under way. Wait until that is over.").arg(operation->title());
    return {};
}

void StackUndoing::undoLatest()
{
    if (const std::optional<UndoJournal::Entry> entry = m_journal.latest())
        ask(*entry);
}

void StackUndoing::undo(const Operation &operation)
{
    const std::optional<UndoJournal::Entry> entry = m_journal.entryOf(operation);
    if (entry && !entry->isUndone && !m_journal.isUndoing(entry->number))
        ask(*entry);
    else
        Q_EMIT told(tr("Nothing was done: it was taken back already."));
}

void StackUndoing::ask(const UndoJournal::Entry &entry)
{
    if (const QString why = whyNot(entry); !why.isEmpty())
        return Q_EMIT told(why);
    const AskedWords words{tr("Undo: %1").arg(oneLine(entry.what)), std::visit(IntroOf(), entry.undo.plan), entry.undo.words};
    m_asking.ask({entry.subject, entry.undo.plan, words}, [this, entry] {
        if (!m_journal.undo(entry.number))
            Q_EMIT told(tr("Nothing was done: %1 is no longer open.").arg(oneLine(entry.subject.serverName)));
    });
}

} // namespace longshore
