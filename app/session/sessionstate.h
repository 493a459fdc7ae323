// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/keyreading.h"
#include "app/session/reading.h"
#include "app/session/session.h"
#include "app/session/whoami.h"

#include <QElapsedTimer>

namespace longshore {

/// The people of a server as far as this token may read them.
struct People {
    std::optional<User> user;
    QList<User> users;
    QList<Team> teams;
};

/// The inside of a session: what is known, and the steps from a profile to fresh rows.
class Session::Private : public QObject
{
public:
    Private(Session &owner, ServerProfile profile, SecretStore &secrets, const KnownRowsStore *known,
            ApiClient::ManagerFactory managers);
    ~Private() override;

    void open();
    void openSignedOut();
    void openWith(const QByteArray &accessToken);
    void signInAgain(const ServerProfile &given, const QByteArray &accessToken, const QList<ExtraHeader> &headers);
    void useToken(const QByteArray &accessToken, AccessTokenId id);
    void signOut();
    void setProfile(const ServerProfile &given);
    void refresh();
    void scheduleRefresh();
    QFuture<Result<std::optional<User>>> whoAmI();
    ApiTarget targetOf(const QByteArray &accessToken) const;

    Session &q;
    ServerProfile profile;
    SecretStore &secrets;
    const KnownRowsStore *known;
    ApiClient::ManagerFactory managers;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<Reading> reading;
    State state = State::Connecting;
    SecretState secretState = SecretState::Done;
    std::optional<ApiError> error;
    bool knownOnly = false;
    QDateTime readAt;
    QList<Stack> stacks;
    QList<Environment> environments;
    QList<ExtraHeader> extraHeaders;
    People people;
    ServerVersion version;

private:
    void makeClient();
    void askStatus();
    void askPeople();
    void askWho(const QByteArray &token);
    void askUserAgain();
    void takeUser(const Result<std::optional<User>> &user);
    void tokenRefused();
    void dropReading();
    void readKnown();
    void readKeys();
    void readWay(const QByteArray &accessToken);
    void begin(const QByteArray &accessToken);
    void keysMissing(SecretState why);
    void wayClosed(const ApiError &why);
    void tryTheWayAgain();
    void showKnown(const KnownRows &rows);
    void haveToken(const QByteArray &token);
    void takeReading(const Reading::Outcome &outcome);
    void readingFailed(const ApiError &error);
    void endReading();
    void setState(State next);
    void dropAfterSleep();

    Reading::Last m_last;
    std::unique_ptr<WhoAmI> m_whoAmI;
    QFuture<Result<std::optional<User>>> m_who; ///< What m_whoAmI answers.
    QTimer m_refreshTimer;
    QDateTime m_expectedRefresh;
    InFlight<Result<SystemStatus>> m_status{this};
    InFlight<Result<User>> m_user{this};
    InFlight<Result<QList<User>>> m_users{this};
    InFlight<Result<QList<Team>>> m_teams{this};
    std::unique_ptr<KeyReading> m_keys;
    Secret m_proxyPassword;
    ClientIdentity m_clientIdentity;
    bool m_waysFault = false; ///< The client certificate could not be shown; asking again starts with it.
    QByteArray m_tokenInHand; ///< Given, and waiting for the way to be open.
    std::optional<ApiError> m_toldError; ///< Of the last stateChanged.
    InFlight<Result<QList<Team>>> m_doubt{this}; ///< Asked when a call was answered 401.
    bool m_doubting = false;
    bool m_tokenHere = false;
};

} // namespace longshore
