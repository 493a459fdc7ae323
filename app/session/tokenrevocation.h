// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/net/apiclient.h"
#include "app/portainer/user.h"

#include <QObject>
#include <QPromise>

namespace longshore {

/// Takes one access token back on its server and makes sure of it: a lost answer is looked up in the list of tokens, and
/// nothing is sent again. Used once.
class TokenRevocation : public QObject
{
    Q_OBJECT
public:
    /// What takes it back; the target has it. An access token may revoke itself and its siblings (portainer-api.md 3.3).
    /// Itself: success means that the server was asked afterwards and does not accept it any more.
    enum class By { Itself, Sibling, Session };

    TokenRevocation(ApiTarget target, By by, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~TokenRevocation() override;

    /// Success: it is gone. Unauthorized: what was to take it back is not accepted itself. Any other failure: it is still
    /// there, or (OutcomeUnknown) may be.
    QFuture<Result<Nothing>> revoke(UserId owner, AccessTokenId token);

private:
    void answered(const Result<Nothing> &answer);
    void look(const Result<Nothing> &answer);
    void finish(Result<Nothing> result);
    Credential credential() const;

    ApiClient m_client;
    const By m_by;
    UserId m_owner{};
    AccessTokenId m_token{};
    QPromise<Result<Nothing>> m_promise;
    bool m_done = false;
};

} // namespace longshore
