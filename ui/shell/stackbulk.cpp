// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackbulk.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/questionwords.h"
#include "ui/shell/stackasking.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const QList<FoundStack> &stacks)
{
    QStringList names;
    for (const FoundStack &found : stacks)
        names.append(found.stack.displayName());
    return names;
}

/// The same for all; empty when they differ.
template <typename Of>
QString common(const QList<FoundStack> &stacks, Of of)
{
    const QString first = of(stacks.first());
    return std::ranges::all_of(stacks, [&](const FoundStack &found) { return of(found) == first; }) ? first : QString();
}

QString serverName(const FoundStack &found) { return found.session->profile().name; }

Guard gravest(const QList<FoundStack> &stacks)
{
    Guard guard = Guard::None;
    for (const FoundStack &found : stacks) {
        const Guard own = guardOf(found.session->profile(), found.stack.environmentId);
        if (own == Guard::Server || guard == Guard::None)
            guard = own;
    }
    return guard;
}

} // namespace

StackBulk::StackBulk(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

void StackBulk::act(StackAction action, const QList<FoundStack> &stacks)
{
    Task task{.action = action, .stacks = {}, .read = {}, .leftOut = {}};
    for (const FoundStack &found : stacks) {
        const StackVerdict verdict = verdictOn(action, sceneOf(m_parts, found));
        verdict.may() ? task.stacks.append(found) : task.leftOut.append(verdict.sentence);
    }
    if (task.stacks.isEmpty())
        return;
    if (action == StackAction::Start)
        run(task, false, false);
    else
        ask(std::move(task));
}

void StackBulk::ask(Task wanted)
{
    if (m_question)
        return;
    const auto task = std::make_shared<Task>(std::move(wanted));
    const QList<FoundStack> &stacks = task->stacks;
    QString server = common(stacks, serverName);
    if (server.isEmpty())
        server = tr("several servers");
    const bool isGit = std::ranges::all_of(stacks, [](const FoundStack &found) { return found.stack.gitConfig.has_value(); });
    m_question = new StackQuestion({.action = task->action, .stacks = namesOf(stacks), .server = server, .environment = common(stacks, environmentNameOf),
                                    .guard = gravest(stacks), .owners = {}, .leftOut = task->leftOut, .isGit = isGit}, &m_parts.window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &StackQuestion::confirmed, this, [this, task, question = m_question.data()] { run(*task, question->pullImages(), question->prune()); });
    connect(m_question, &StackQuestion::retryRequested, this, [this, task] { read(m_question, task); });
    read(m_question, task);
    m_question->open();
}

void StackBulk::read(StackQuestion *question, const std::shared_ptr<Task> &task)
{
    task->read.clear();
    task->missing = 0;
    const auto over = [question, task] {
        if (task->read.size() + task->missing == task->stacks.size())
            show(question, *task);
    };
    for (const FoundStack &found : std::as_const(task->stacks)) {
        auto *reading = new StackReading(*found.session, question);
        connect(reading, &StackReading::done, question, [reading, task, key = found.key(), over](const StackBefore &now) {
            reading->deleteLater();
            task->read.insert(key, now);
            over();
        });
        connect(reading, &StackReading::failed, question, [reading, task, over] {
            reading->deleteLater();
            ++task->missing;
            over();
        });
        reading->start(found.stack.id, task->action == StackAction::Redeploy ? StackReading::Everything : StackReading::Record | StackReading::Engine);
    }
}

void StackBulk::show(StackQuestion *question, const Task &task)
{
    StackEffect effect;
    const bool renews = task.action == StackAction::Redeploy || task.action == StackAction::Restart;
    for (const FoundStack &found : task.stacks) {
        const QString name = oneLine(found.stack.displayName());
        const auto now = task.read.constFind(found.key());
        const QString goes = now == task.read.cend() ? tr("could not be read") : goesInShort(task.action, *now);
        (renews ? effect.restarts : effect.goes).append(tr("%1: %2").arg(name, goes));
        if (const QString stays = now == task.read.cend() ? QString() : staysInShort(*now); !stays.isEmpty())
            effect.stays.append(tr("%1: %2").arg(name, stays));
    }
    question->setEffect(effect);
}

void StackBulk::run(const Task &task, bool pullImages, bool prune)
{
    QList<std::pair<ServerId, Plan>> plans;
    for (const FoundStack &found : task.stacks) {
        StackBefore now = task.read.value(found.key());
        if (!now.isRead())
            now.stack = found.stack;
        if (const std::optional<Plan> plan = planOf(task.action, now, {pullImages, prune, m_parts.settings.putBackAtOnce()}))
            plans.append({found.key().server, *plan});
    }
    QString title = questionwords::question(task.action, namesOf(task.stacks));
    title.chop(1); // The question mark.
    carryOut(title, plans);
}

void StackBulk::carryOut(const QString &title, const QList<std::pair<ServerId, Plan>> &plans)
{
    auto *bulk = new Bulk(m_parts.operations, [this](const ServerId &id) { return m_parts.servers.session(id); }, 2, this);
    for (const auto &[server, plan] : plans)
        bulk->add(server, plan);
    auto *dialog = new BulkDialog(title, *bulk, &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Both have to be over: the list may be closed before the work is done, and looked at after.
    connect(dialog, &QObject::destroyed, bulk, [bulk] {
        if (bulk->state() == Bulk::State::Ended)
            return bulk->deleteLater();
        connect(bulk, &Bulk::ended, bulk, &QObject::deleteLater);
    });
    bulk->start();
    dialog->setModal(false);
    dialog->show();
}

} // namespace longshore
