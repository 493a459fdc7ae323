// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/net/apiclient.h"
#include "app/portainer/user.h"

#include <QObject>
#include <QPromise>

namespace longshore {

/// Creates the first administrator of a server that has none yet; asked once, and a lost answer is resolved by asking
/// whether there is one now (portainer-api.md 1.7). Used once.
class FirstAdministrator : public QObject
{
    Q_OBJECT
public:
    enum class Created {
        Surely, ///< The server said so.
        Probably, ///< Its answer was lost, and it has an administrator now: whether by this password, signing in tells.
    };

    FirstAdministrator(ApiTarget target, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~FirstAdministrator() override;

    /// Conflict: somebody was faster. Server with 400: the password is too short, or the name has a space (see
    /// isPasswordRefusal). Protocol with AdminInitTimeout: five minutes are over. NotFound: the answer was lost, and there
    /// still is no administrator. OutcomeUnknown: nothing could be found out.
    QFuture<Result<Created>> create(const QString &name, const Secret &password);

    static bool isPasswordRefusal(const ApiError &error);
    static bool isNameRefusal(const ApiError &error);

private:
    void answered(const Result<User> &answer);
    void look();
    void finish(Result<Created> result);

    ApiClient m_client;
    QPromise<Result<Created>> m_promise;
    bool m_done = false;
};

} // namespace longshore
