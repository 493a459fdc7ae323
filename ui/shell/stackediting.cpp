// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackediting.h"

#include "app/core/displaytext.h"
#include "app/session/changerecord.h"
#include "app/session/refusal.h"
#include "app/session/stackreading.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

UpdateChoices choicesOf(const QByteArray &kept)
{
    return {.pullImages = kept.contains("pull"), .prune = kept.contains("prune")};
}

QByteArray keptOf(const UpdateChoices &choices)
{
    return QByteArray(choices.pullImages ? "pull" : "") + (choices.prune ? ",prune" : "");
}

} // namespace

StackEditing::StackEditing(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    connect(&m_parts.operations, &Operations::added, this, &StackEditing::updateRights);
    connect(&m_parts.operations, &Operations::ended, this, &StackEditing::updateRights);
    if (m_parts.readOnly)
        connect(m_parts.readOnly, &ReadOnlySwitch::changed, this, &StackEditing::updateRights);
}

StackEditing::~StackEditing()
{
    for (const QPointer<UpdateStackWindow> &window : std::as_const(m_windows))
        delete window;
}

void StackEditing::open(const FoundStack &found)
{
    UpdateStackWindow *window = m_windows.value(found.key());
    if (!window)
        window = make(found);
    window->show();
    window->raise();
    window->activateWindow();
}

UpdateStackWindow *StackEditing::make(const FoundStack &found)
{
    const StackKey key = found.key();
    auto *window = new UpdateStackWindow({found.stack.displayName(), environmentNameOf(found), found.session->profile().name}, &m_parts.window);
    m_windows.insert(key, window);
    const bool isSwarm = found.stack.type.value == StackType::Swarm;
    window->setPruneOffered(isSwarm, isSwarm ? QString() : tr("Servers up to 2.23 remove services that the file no longer names for Swarm stacks only."));
    window->setChoices(choicesOf(m_parts.settings.layout(choiceKey(key))));
    connectWishes(window, key);
    updateRights();
    read(window, key);
    return window;
}

void StackEditing::connectWishes(UpdateStackWindow *window, const StackKey &key)
{
    connect(window, &UpdateStackWindow::readWanted, this, [this, window, key] { read(window, key); });
    connect(window, &UpdateStackWindow::updateWanted, this, [this, window, key](UpdatePlan plan) {
        plan.putBackAtOnce = m_parts.settings.putBackAtOnce();
        start(window, key, plan);
    });
    connect(window, &UpdateStackWindow::detachWanted, this, [this, window, key](const DetachPlan &plan) { start(window, key, plan); });
    connect(window, &UpdateStackWindow::redeployWanted, this, [this, window, key](const RedeployPlan &plan) { start(window, key, plan); });
    connect(window, &UpdateStackWindow::choicesChanged, this, [this, key](const UpdateChoices &choices) { m_parts.settings.setLayout(choiceKey(key), keptOf(choices)); });
    connect(window, &UpdateStackWindow::closed, this, [this, window, key] {
        m_windows.remove(key);
        window->deleteLater();
    });
}

QString StackEditing::choiceKey(const StackKey &key) const
{
    return u"stackchoices/%1-%2"_s.arg(key.server.text(), QString::number(number(key.stack)));
}

void StackEditing::read(UpdateStackWindow *window, const StackKey &key)
{
    Session *session = m_parts.servers.session(key.server);
    if (!session)
        return window->setFailed(tr("The server is no longer open."), {});
    window->setLoading();
    auto *reading = new StackReading(*session, window);
    const Attempt attempt = attemptOn(*session, tr("read the stack"));
    connect(reading, &StackReading::done, window, [this, reading, window, key, attempt](const StackBefore &stack) {
        reading->deleteLater();
        if (!stack.fileError)
            return note(window, key, stack);
        const Explanation why = explain(*stack.fileError, attempt);
        window->setFailed(why.sentence, why.details);
    });
    connect(reading, &StackReading::failed, window, [reading, window, attempt](const ApiError &error) {
        reading->deleteLater();
        const Explanation why = explain(error, attempt);
        window->setFailed(why.sentence, why.details);
    });
    reading->start(key.stack);
}

void StackEditing::note(UpdateStackWindow *window, const StackKey &key, const StackBefore &stack)
{
    m_parts.record.versions().note(key.server, stack);
    window->setOpened(stack);
}

/// The operation goes on when its window is closed; then the list of operations tells what became of it.
void StackEditing::start(UpdateStackWindow *window, const StackKey &key, const Plan &plan)
{
    Session *session = m_parts.servers.session(key.server);
    if (!session)
        return window->setRefused({tr("Nothing was sent: the server is no longer open."), {}});
    const Operation *operation = m_parts.operations.start(*session, plan);
    window->setBusy(operation->title());
    connect(operation, &Operation::changed, window, [window, operation] {
        if (!operation->isEnded())
            window->setBusy(operation->progress().isEmpty() ? operation->title() : u"%1: %2"_s.arg(operation->title(), oneLine(operation->progress())));
    });
    connect(operation, &Operation::ended, window, [this, window, key, operation] { ended(window, key, *operation); });
}

void StackEditing::ended(UpdateStackWindow *window, const StackKey &key, const Operation &operation)
{
    if (operation.outcome() == OperationOutcome::Done && operation.after() && operation.after()->isRead() && !operation.after()->file.isEmpty())
        return window->setDone(*operation.after(), operation.sentence());
    if (operation.outcome() == OperationOutcome::Done)
        return read(window, key);
    if (operation.theirs())
        return window->setMoved(*operation.theirs(), operation.moved());
    window->setRefused({operation.sentence(), operation.details()});
}

void StackEditing::updateRights()
{
    for (auto at = m_windows.cbegin(); at != m_windows.cend(); ++at) {
        const std::optional<FoundStack> found = findStack(m_parts.servers, at.key());
        if (!at.value())
            continue;
        at.value()->setRefusal(found ? verdictOn(StackAction::Edit, sceneOf(m_parts, *found)).sentence : tr("The stack is no longer there."));
    }
}

QStringList StackEditing::unsaved() const
{
    QStringList names;
    for (const QPointer<UpdateStackWindow> &window : m_windows)
        if (window && window->isDirty())
            names.append(oneLine(window->opened().stack.displayName()));
    return names;
}

} // namespace longshore
