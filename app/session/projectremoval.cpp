// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/projectremoval.h"

#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/session/limitednews.h"
#include "app/session/session.h"
#include "app/session/stackwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

ProjectRemoval::ProjectRemoval(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

void ProjectRemoval::begin()
{
    readByName(session(), wanted().environment, wanted().type, wanted().name, [this](const Result<StackBefore> &now) {
        if (!now)
            return refuse(now.error());
        if (!now->engineRead)
            return refuse(tr("What there is of %1 could not be read. Nothing was sent.").arg(stackName()));
        setBefore(*now);
        check(*now);
    });
}

void ProjectRemoval::check(const StackBefore &now)
{
    if (std::ranges::any_of(now.containers, &Container::isPortainer))
        return refuse(tr("%1 runs Portainer itself, which would cut itself off in the middle. Nothing was sent.").arg(stackName()));
    const QList<Stack> kept = session() ? session()->stacks() : QList<Stack>();
    const bool isKept = std::ranges::any_of(kept, [this](const Stack &each) {
        return each.environmentId == wanted().environment && each.type.value == StackType::Compose && each.name == wanted().name;
    });
    if (isKept)
        return refuse(tr("By now Portainer keeps a stack called %1 there: remove that instead. Nothing was sent.").arg(stackName()));
    if (const QStringList news = newsSince(wanted().shown, now); !news.isEmpty())
        return refuse(tr("There is more of %1 than was shown: %2. Nothing was sent; look at it again.").arg(stackName(), stackwords::andList(news)));
    listParts(now);
    if (m_parts.isEmpty())
        return done(tr("Nothing of %1 is there any more, so nothing was sent. %2").arg(stackName(), stackwords::volumesStay(now)).trimmed());
    removeNext();
}

void ProjectRemoval::listParts(const StackBefore &now)
{
    for (const Container &container : now.containers)
        m_parts.append({Part::Kind::Container, container.id, container.name()});
    for (const EngineNetwork &network : now.networks)
        m_parts.append({Part::Kind::Network, network.id, network.name});
    if (!wanted().removeVolumes || !wanted().shown)
        return;
    for (const EngineVolume &volume : wanted().shown->volumes) // What holds data goes only when it was named.
        if (std::ranges::find(now.volumes, volume.name, &EngineVolume::name) != now.volumes.end())
            m_parts.append({Part::Kind::Volume, volume.name, volume.name});
}

void ProjectRemoval::removeNext()
{
    if (m_at >= m_parts.size())
        return readBack(QDeadlineTimer(pace().swarmGone));
    const Part &part = m_parts.at(m_at);
    tell(tr("%1 of %2: removing the %3").arg(m_at + 1).arg(m_parts.size()).arg(words(part)));
    const auto taken = [this](const Result<Nothing> &answer) { answered(answer); };
    switch (part.kind) {
    case Part::Kind::Container: return change(requests::removeContainer(wanted().environment, part.id), taken);
    case Part::Kind::Network: return change(requests::removeNetwork(wanted().environment, part.id), taken);
    case Part::Kind::Volume: return change(requests::removeVolume(wanted().environment, part.id), taken);
    }
}

void ProjectRemoval::answered(const Result<Nothing> &answer)
{
    if (answer || answer.error().kind == ApiError::Kind::NotFound) {
        m_removed += answer ? 1 : 0;
        ++m_at;
        return removeNext();
    }
    const ApiError &error = answer.error();
    if (isDenial(error) && error.httpStatus != 502)
        return refused(error);
    if (isDenial(error))
        return findOut(QDeadlineTimer(0), error);
    if (isOpen(error) || (error.httpStatus == 409 && m_parts.at(m_at).kind == Part::Kind::Container)) // Being removed already.
        return findOut(QDeadlineTimer(pace().settle), {});
    refused(error);
}

/// Without its containers gone the rest cannot go; one network or volume that has to stay keeps no other.
void ProjectRemoval::refused(const ApiError &error)
{
    if (m_removed == 0 && m_problems.isEmpty() && m_parts.at(m_at).kind == Part::Kind::Container) {
        if (isDenial(error))
            return refuseAsDenied(error);
        if (changedNothing(error))
            return refuse(error);
    }
    if (m_problems.isEmpty())
        m_error = error;
    m_problems.append(problemOf(error));
    if (m_parts.at(m_at).kind == Part::Kind::Container)
        return readBack(QDeadlineTimer(0));
    ++m_at;
    removeNext();
}

/// A network with containers of others in it is refused with 403, which has nothing to do with rights (portainer-api.md 6.2).
QString ProjectRemoval::problemOf(const ApiError &error) const
{
    const Part &part = m_parts.at(m_at);
    if (part.kind == Part::Kind::Network && error.message.contains("has active endpoints"_L1))
        return tr("The network %1 stays: containers of others are in it.").arg(oneLine(part.name));
    QString why = oneLine(error.details.isEmpty() ? error.message : error.details);
    while (why.endsWith(u'.'))
        why.chop(1);
    return tr("The %1 could not be removed: %2.").arg(words(part), why);
}

/// The answer was lost, or says little: whether it is there tells. Only when it is gone, the next one is sent.
void ProjectRemoval::findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &denial)
{
    readByName(session(), wanted().environment, wanted().type, wanted().name, [this, deadline, denial](const Result<StackBefore> &now) {
        if (now && now->engineRead && !isThere(m_parts.at(m_at), *now)) {
            ++m_removed;
            ++m_at;
            return removeNext();
        }
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline, denial] { findOut(deadline, denial); });
        if (denial)
            return refused(*denial);
        if (now)
            setAfter(*now);
        leaveOpen(tr("The answer of %1 was lost when it was to remove the %2. Nothing was sent again, nor was the rest removed: %3.")
                      .arg(serverName(), words(m_parts.at(m_at)), now && now->engineRead ? stackwords::remaining(*now) : tr("it could not be read")));
    });
}

void ProjectRemoval::readBack(const QDeadlineTimer &deadline)
{
    readByName(session(), wanted().environment, wanted().type, wanted().name, [this, deadline](const Result<StackBefore> &left) {
        const bool isLast = deadline.hasExpired();
        if (left && left->engineRead)
            return conclude(*left, isLast, deadline);
        if (!isLast)
            return later(pace().look, [this, deadline] { readBack(deadline); });
        if (m_problems.isEmpty())
            return done(tr("%1 was removed. How it is now could not be read.").arg(stackName()));
        fail(tr("%1 was not removed as a whole. %2").arg(stackName(), m_problems.join(u' ')), m_error);
    });
}

void ProjectRemoval::conclude(const StackBefore &left, bool isLast, const QDeadlineTimer &deadline)
{
    setAfter(left);
    const QStringList still = leftOver(left);
    if (still.isEmpty() && m_problems.isEmpty())
        return done(tr("%1 was removed. %2").arg(stackName(), stackwords::volumesStay(left)).trimmed());
    if (!m_problems.isEmpty())
        return fail(tr("%1 was not removed as a whole. %2 %3").arg(stackName(), m_problems.join(u' '),
                                                                 still.isEmpty() ? QString() : tr("Still there: %1.").arg(stackwords::andList(still))).trimmed(),
                    m_error);
    if (!isLast)
        return later(pace().look, [this, deadline] { readBack(deadline); });
    leaveOpen(tr("%1 took it to remove %2, but it is not all gone yet: %3.").arg(serverName(), stackName(), stackwords::andList(still)));
}

bool ProjectRemoval::isThere(const Part &part, const StackBefore &now) const
{
    switch (part.kind) {
    case Part::Kind::Container: return std::ranges::find(now.containers, part.id, &Container::id) != now.containers.end();
    case Part::Kind::Network: return std::ranges::find(now.networks, part.id, &EngineNetwork::id) != now.networks.end();
    case Part::Kind::Volume: break;
    }
    return std::ranges::find(now.volumes, part.id, &EngineVolume::name) != now.volumes.end();
}

QStringList ProjectRemoval::leftOver(const StackBefore &now) const
{
    QStringList left;
    for (const Part &part : m_parts)
        if (isThere(part, now))
            left.append(words(part));
    return left;
}

QString ProjectRemoval::words(const Part &part)
{
    const QString name = oneLine(part.name);
    switch (part.kind) {
    case Part::Kind::Container: return tr("container %1").arg(name);
    case Part::Kind::Network: return tr("network %1").arg(name);
    case Part::Kind::Volume: break;
    }
    return tr("volume %1").arg(name);
}

/// What is on its way can no longer be held up; the rest is not sent.
void ProjectRemoval::waitingStopped()
{
    leaveOpen(tr("Stopped after %1 of %2 removals; one more may have happened. What is left of %3 was not touched; look at it again.")
                  .arg(m_removed).arg(m_parts.size()).arg(stackName()));
}

} // namespace longshore
