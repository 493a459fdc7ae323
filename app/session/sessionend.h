// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/core/serverversion.h"
#include "app/net/apiclient.h"
#include "app/portainer/signinsession.h"

#include <QObject>
#include <QPromise>

#include <memory>

namespace longshore {

/// Ends the session of a sign-in by password, the one way that does not harm the server: as its cookie, with a CSRF token,
/// through clients of its own that are thrown away with it. Without a cookie the server falls over and may refuse all
/// writes from then on (portainer-api.md 1.8, 2.3). Used once.
class SessionEnd : public QObject
{
    Q_OBJECT
public:
    /// `target`: pinned, without credentials.
    SessionEnd(ApiTarget target, QByteArray jwt, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~SessionEnd() override;

    /// Whether it works there. On 2.19 signing out ends nothing, and what is not known is left alone: the session lapses.
    static bool isPossibleOn(const ServerVersion &version);

    /// Whether it ended. False is no trouble: it lapses by itself.
    QFuture<bool> end();

private:
    void proofAnswered(const Result<CsrfProof> &proof);
    void finish(bool ended);

    ApiTarget m_target; ///< With the session.
    const ApiClient::ManagerFactory m_managers;
    const Deadlines m_deadlines;
    std::unique_ptr<ApiClient> m_client;
    QPromise<bool> m_promise;
    bool m_done = false;
};

} // namespace longshore
