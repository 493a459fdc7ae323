// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/session.h"

#include <QDateTime>
#include <QObject>

#include <array>
#include <memory>
#include <optional>

namespace longshore {

/// The people of a server and what they may use, as far as it was readable: what the access rules speak of.
struct DirectoryContent {
    QList<User> users;
    QList<Team> teams;
    QList<TeamMembership> memberships;
    QList<EnvironmentAccess> environments;
    QList<EnvironmentGroup> groups;
    bool operator==(const DirectoryContent &) const = default;

    const User *user(UserId id) const;
    const Team *team(TeamId id) const;
    const EnvironmentAccess *environment(EnvironmentId id) const;
    QList<TeamMembership> membersOf(TeamId team) const;
    QString userName(UserId id) const; ///< "user 5" for one who is gone or may not be seen; cleaned for one line.
    QString teamName(TeamId id) const; ///< The same.
    QString environmentName(EnvironmentId id) const; ///< The same.
};

/// The people of one server, read side by side as far as the rights of the signed-in user go: administrators get
/// everything, team leaders all standard users and memberships, anyone else themselves (portainer-api.md 3.2, 5.3).
/// What could not be read is told part by part; what was read last stays.
class Directory : public QObject
{
    Q_OBJECT
public:
    enum class Part { Users, Teams, Memberships, Environments, Groups };
    static constexpr int PartCount = 5;
    enum class State {
        Empty, ///< Nobody asked yet.
        Loading, ///< The first answers are not there yet.
        Ready, ///< All parts were answered; a refusal is an answer, error() tells.
        Failed, ///< A part never came; content() may hold others.
        Stale, ///< A part could not be read again; content() is the last good answer, readAt() its time.
    };
    Q_ENUM(State)

    explicit Directory(Session &session, QObject *parent = nullptr);
    ~Directory() override;
    /// The one of this session, made when it is asked for first; lives as long as the session.
    static Directory &of(Session &session);

    void load(); ///< Asks, unless it is there already or under way.
    void reload(); ///< Asks anew; joins a reading under way only when that began after the last change.

    State state() const { return m_state; }
    bool isLoading() const { return m_open > 0; }
    const DirectoryContent &content() const { return m_content; }
    const std::optional<ApiError> &error(Part part) const;
    bool isRefused(Part part) const; ///< The signed-in user may not read it.
    std::optional<ApiError> problem() const; ///< The first error that is no refusal.
    /// Everybody and everything is known, so that what others may see can be worked out.
    bool isComplete() const;
    QDateTime readAt() const { return m_readAt; } ///< UTC.
    Session &session() const { return m_session; }

Q_SIGNALS:
    void changed(); ///< state() or content()
    void loaded(); ///< A reading is over, whatever came of it.

private:
    template <typename T>
    void take(Part part, const Result<QList<T>> &answer, QList<T> DirectoryContent::*list);
    void membershipsRefused();
    void finish(Part part, const std::optional<ApiError> &error);
    void setState(State state);

    Session &m_session;
    DirectoryContent m_content;
    DirectoryContent m_fresh; ///< Of the reading under way.
    std::array<std::optional<ApiError>, PartCount> m_errors;
    std::array<std::optional<ApiError>, PartCount> m_freshErrors;
    std::array<bool, PartCount> m_had{}; ///< Read at least once.
    int m_open = 0;
    State m_state = State::Empty;
    QDateTime m_readAt;
    InFlight<Result<QList<User>>> m_users{this};
    InFlight<Result<QList<Team>>> m_teams{this};
    InFlight<Result<QList<TeamMembership>>> m_memberships{this};
    InFlight<Result<QList<EnvironmentAccess>>> m_environments{this};
    InFlight<Result<QList<EnvironmentGroup>>> m_groups{this};
};

} // namespace longshore
