// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/directory.h"

#include "app/core/displaytext.h"
#include "app/portainer/requests.h"

#include <algorithm>

namespace longshore {

namespace {

template <typename List, typename Id>
auto found(const List &list, Id id) -> decltype(&list.first())
{
    const auto at = std::ranges::find(list, id, [](const auto &each) { return each.id; });
    return at == list.end() ? nullptr : &*at;
}

std::size_t at(Directory::Part part)
{
    return static_cast<std::size_t>(part);
}

} // namespace

const User *DirectoryContent::user(UserId id) const
{
    return found(users, id);
}

const Team *DirectoryContent::team(TeamId id) const
{
    return found(teams, id);
}

const EnvironmentAccess *DirectoryContent::environment(EnvironmentId id) const
{
    return found(environments, id);
}

QList<TeamMembership> DirectoryContent::membersOf(TeamId team) const
{
    QList<TeamMembership> members;
    std::ranges::copy_if(memberships, std::back_inserter(members), [team](const TeamMembership &each) { return each.team == team; });
    return members;
}

QString DirectoryContent::userName(UserId id) const
{
    const User *known = user(id);
    return known ? oneLine(known->name) : Directory::tr("user %1").arg(number(id));
}

QString DirectoryContent::teamName(TeamId id) const
{
    const Team *known = team(id);
    return known ? oneLine(known->name) : Directory::tr("team %1").arg(number(id));
}

QString DirectoryContent::environmentName(EnvironmentId id) const
{
    const EnvironmentAccess *known = environment(id);
    return known ? oneLine(known->name) : Directory::tr("environment %1").arg(number(id));
}

Directory::Directory(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    // Who signed in may be found out later than that the lists are refused; and another role reads other things.
    connect(&session, &Session::peopleChanged, this, [this, before = session.user()]() mutable {
        const std::optional<User> now = m_session.user();
        const bool same = before && now && before->id == now->id && before->role == now->role;
        before = now;
        if (m_state != State::Empty && !same)
            reload();
    });
}

Directory::~Directory() = default;

Directory &Directory::of(Session &session)
{
    if (auto *known = session.findChild<Directory *>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new Directory(session, &session);
}

void Directory::load()
{
    if (m_state == State::Empty || (m_state == State::Failed && !isLoading()))
        reload();
}

void Directory::reload()
{
    m_fresh = {};
    m_freshErrors = {};
    m_open = PartCount;
    m_users.start(m_session.send(requests::users()), [this](const auto &answer) { take(Part::Users, answer, &DirectoryContent::users); });
    m_teams.start(m_session.send(requests::teams()), [this](const auto &answer) { take(Part::Teams, answer, &DirectoryContent::teams); });
    m_memberships.start(m_session.send(requests::memberships()),
                        [this](const auto &answer) { take(Part::Memberships, answer, &DirectoryContent::memberships); });
    m_environments.start(m_session.send(requests::environmentAccesses()),
                         [this](const auto &answer) { take(Part::Environments, answer, &DirectoryContent::environments); });
    m_groups.start(m_session.send(requests::environmentGroups()),
                   [this](const auto &answer) { take(Part::Groups, answer, &DirectoryContent::groups); });
    setState(m_state == State::Empty || m_state == State::Failed ? State::Loading : m_state);
}

template <typename T>
void Directory::take(Part part, const Result<QList<T>> &answer, QList<T> DirectoryContent::*list)
{
    if (answer) {
        m_fresh.*list = *answer;
        return finish(part, {});
    }
    m_freshErrors.at(at(part)) = answer.error();
    const bool refused = answer.error().kind == ApiError::Kind::Forbidden;
    if (refused && part == Part::Memberships)
        return membershipsRefused();
    finish(part, answer.error());
}

void Directory::membershipsRefused()
{
    const ApiError refusal = *m_freshErrors.at(at(Part::Memberships));
    if (!m_session.user())
        return finish(Part::Memberships, refusal);
    m_memberships.start(m_session.send(requests::membershipsOf(m_session.user()->id)), [this, refusal](const auto &own) {
        if (own)
            m_fresh.memberships = *own;
        finish(Part::Memberships, own || own.error().kind == ApiError::Kind::Forbidden ? refusal : own.error());
    });
}

void Directory::finish(Part part, const std::optional<ApiError> &error)
{
    m_freshErrors.at(at(part)) = error;
    if (--m_open > 0)
        return;
    // Who may not list users knows one at least: themselves.
    if (const auto &refusal = m_freshErrors.at(at(Part::Users)); refusal && refusal->kind == ApiError::Kind::Forbidden && m_session.user())
        m_fresh.users = {*m_session.user()};
    const auto keep = [this](Part which, auto list) {
        const auto &failure = m_freshErrors.at(at(which));
        const bool answered = !failure || failure->kind == ApiError::Kind::Forbidden;
        if (answered)
            m_content.*list = m_fresh.*list;
        m_had.at(at(which)) = m_had.at(at(which)) || answered;
    };
    keep(Part::Users, &DirectoryContent::users);
    keep(Part::Teams, &DirectoryContent::teams);
    keep(Part::Memberships, &DirectoryContent::memberships);
    keep(Part::Environments, &DirectoryContent::environments);
    keep(Part::Groups, &DirectoryContent::groups);
    m_errors = m_freshErrors;
    if (!problem())
        m_readAt = QDateTime::currentDateTimeUtc();
    const bool hadAll = std::ranges::all_of(m_had, std::identity());
    setState(!problem() ? State::Ready : hadAll ? State::Stale : State::Failed);
    Q_EMIT loaded();
}

void Directory::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

const std::optional<ApiError> &Directory::error(Part part) const
{
    return m_errors.at(at(part));
}

bool Directory::isRefused(Part part) const
{
    return error(part) && error(part)->kind == ApiError::Kind::Forbidden;
}

std::optional<ApiError> Directory::problem() const
{
    const auto failed = std::ranges::find_if(m_errors, [](const std::optional<ApiError> &each) {
        return each && each->kind != ApiError::Kind::Forbidden;
    });
    return failed == m_errors.end() ? std::nullopt : *failed;
}

// The server answers teams and groups to anyone, but only with what is theirs.
bool Directory::isComplete() const
{
    const bool administrator = m_session.user() && m_session.user()->isAdministrator();
    const bool hadAll = std::ranges::all_of(m_had, std::identity());
    return administrator && hadAll && std::ranges::none_of(m_errors, [](const auto &each) { return each.has_value(); });
}

} // namespace longshore
