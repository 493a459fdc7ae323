// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenmint.h"

#include <QObject>

#include <memory>
#include <optional>

namespace longshore {

class Session;

/// Replaces the access token of an open server by a new one, in an order in which no cut can lose both: make, prove, keep,
/// use, and only then revoke the old one. Started once, dead when done.
class TokenRotation : public QObject
{
    Q_OBJECT
public:
    enum class Step {
        Making, ///< By password, and proven; the store still holds the old one.
        Keeping, ///< The store takes the new one in place of the old one.
        Revoking, ///< The server uses the new one by now; the old one is taken back.
    };
    Q_ENUM(Step)

    enum class Problem {
        None,
        Making, ///< See mintProblem(). Nothing has changed, but for a token that standing() names.
        OtherUser, ///< The password is somebody else's than the old token. Nothing was made.
        NotKept, ///< The store would not take the new one; the old one is in use. undo() or goOnUnkept().
        OldNotFound, ///< The new one is in use; which of the tokens was the old one cannot be told.
        OldNotRevoked, ///< The new one is in use; the old one could not be taken back, or (OutcomeUnknown) it is not known.
        SessionGone, ///< The server was removed meanwhile.
    };
    Q_ENUM(Problem)

    /// Which tokens there are, and where: after every step and every failure.
    struct Standing {
        enum class Old { Good, Revoked, Unknown };
        enum class Store { Old, New, Unknown, Nothing };
        Old old = Old::Good;
        std::optional<MintedToken> fresh; ///< The new one, as long as it exists.
        Store store = Store::Old; ///< Which one will be read at the next start.
        bool inUse = false; ///< The open server uses the new one.
        bool operator==(const Standing &) const = default;
    };

    struct Input {
        Session *session = nullptr;
        TokenMint::Input mint; ///< Its store is not used: the new one is kept only when proven.
        SecretStore *store = nullptr; ///< Null: the token is kept nowhere (AskEveryTime).
        SecretKey key;
        QByteArray oldToken; ///< A secret.
    };

    TokenRotation(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~TokenRotation() override;

    void start();
    /// Nothing is delivered any more; a creation under way is waited for in silence, see isMaking() and standing().
    void cancel();
    bool isMaking() const;
    Standing standing() const;
    TokenMint::Problem mintProblem() const;
    SecretState secretState() const; ///< Why the store did not take the new one.

    /// After a failure or cancel(), while the new one is not in use: takes it back, so that all is as before. Where the store
    /// does not take the old one back, standing().store is Unknown and secretState() says why.
    QFuture<Result<Nothing>> undo();
    /// After NotKept: uses the new one until Longshore is closed. The old one stays, as it is what the store holds.
    void goOnUnkept();

Q_SIGNALS:
    void stepStarted(longshore::TokenRotation::Step step);
    void standingChanged();
    void failed(longshore::TokenRotation::Problem problem, const longshore::ApiError &error);
    /// The new one is in use. `standing().old` tells whether the old one is gone (after goOnUnkept() it is not).
    void succeeded();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// What became of a rotation: what failed, which tokens exist now and what the store holds. `store`: SecretStore::name().
QString rotationSentence(const TokenRotation &rotation, TokenRotation::Problem problem, const ApiError &error,
                         const ServerProfile &server, const QString &store);

} // namespace longshore
