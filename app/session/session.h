// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/net/apiclient.h"
#include "app/portainer/environment.h"
#include "app/portainer/requests.h"
#include "app/portainer/stack.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "app/store/knownrows.h"
#include "app/store/secretstore.h"
#include "app/store/serverprofile.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace longshore {

/// One saved server at work: reads its token, asks, keeps the last answer, refreshes it. Never blocks.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Connecting, ///< First answer not there yet; stacks() may hold what was known.
        Connected, ///< The last refresh was answered.
        Trouble, ///< The last refresh failed: error(). stacks() is the last good answer, readAt() its time.
        SignedOut, ///< No usable token: secretState() or error() says why.
        Disabled,
    };
    Q_ENUM(State)

    /// Without `known` nothing is remembered of this server.
    Session(ServerProfile profile, SecretStore &secrets, const KnownRowsStore *known, ApiClient::ManagerFactory managers,
            QObject *parent = nullptr);
    ~Session() override;

    /// Reads the token, opens the connection meanwhile, shows what was known, then refreshes.
    void open();
    /// The same with a token that is already here (just signed in, demo).
    void openWith(const QByteArray &accessToken);
    /// The same, through an access proxy that asks for headers.
    void startWith(const QByteArray &accessToken, const QList<ExtraHeader> &extraHeaders);
    /// Shows what was known and waits for somebody to sign in: no token is looked for.
    void openSignedOut();
    void refresh(); ///< Joins a refresh that is under way.
    /// Signed in again at the same address: only what it is asked with changes; rows, dates and calls under way stay.
    void signInAgain(const ServerProfile &profile, const QByteArray &accessToken, const QList<ExtraHeader> &extraHeaders);
    /// Another token of the same user from the next call on (rotation). Calls that were sent with the old one go on.
    void useToken(const QByteArray &accessToken, AccessTokenId id);
    void signOut(); ///< Lets go of the token; the rows stay.

    const ServerProfile &profile() const;
    /// Name, refresh interval, read-only, colour, guard; another address or another way there needs another session.
    void setProfile(const ServerProfile &profile);
    State state() const;
    bool isRefreshing() const;
    bool isKnownOnly() const; ///< stacks() comes from disk, not from the server.
    std::optional<ApiError> error() const;
    SecretState secretState() const;
    QDateTime readAt() const; ///< When stacks() was true; UTC.
    const QList<Stack> &stacks() const;
    const QList<Environment> &environments() const;
    const std::optional<User> &user() const;
    /// The same, once it is known; asks again when the last answer was none. Nobody found is an answer, not an error.
    QFuture<Result<std::optional<User>>> whoAmI();
    const QList<User> &users() const; ///< As far as readable.
    const QList<Team> &teams() const; ///< As far as readable.
    ServerVersion version() const;
    Certificate certificate() const; ///< As the server showed it, else the trusted one as saved; may be null.
    /// Where and how it is asked, access token included: for the few that need a client of their own.
    ApiTarget target() const;
    QString tokenPrefix() const; ///< How the access token in use starts, "ptr_abc"; empty without one.

    /// Any other call to this server.
    template <typename T>
    QFuture<Result<T>> send(const Request<T> &request);
    /// An endless answer to a GET (see Stream); without a usable token one that ends as Unauthorized. It ends as Cancelled when the
    /// connections of this server are dropped: after sleep, on signing out.
    std::unique_ptr<Stream> stream(const RequestParts &parts, std::chrono::milliseconds quietAfter = Stream::UsualQuiet);

    /// A websocket, not opened yet; without a usable token opening it ends as Unauthorized. It ends as a stream does.
    std::unique_ptr<Socket> socket(const RequestParts &parts);

Q_SIGNALS:
    void stateChanged();
    void refreshStarted();
    void refreshFinished(bool changed); ///< Not emitted with changed=true when the answer was the same, byte for byte.
    void stacksChanged();
    void environmentsChanged();
    void peopleChanged(); ///< user(), users() or teams()
    void retrying(const QString &route, int attempt, std::chrono::milliseconds wait);

private:
    class Private;
    ApiClient *client() const;
    std::unique_ptr<Private> d;
};

template <typename T>
QFuture<Result<T>> Session::send(const Request<T> &request)
{
    if (ApiClient *open = client())
        return open->send(request);
    return readyFuture(Result<T>(Failure(ApiError{.kind = ApiError::Kind::Unauthorized, .right = request.right})));
}

} // namespace longshore
