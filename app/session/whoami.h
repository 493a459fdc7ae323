// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/core/serverversion.h"
#include "app/net/apiclient.h"
#include "app/portainer/user.h"

#include <QObject>
#include <QPromise>

#include <optional>

namespace longshore {

/// Whose access token this is. Servers before 2.20 have no route for that question, so there it is worked out:
/// an administrator looks for the token's prefix among the administrators' tokens, anyone else for the one
/// user record that may be read (portainer-api.md 3.2). Nobody found is an answer, not an error.
class WhoAmI : public QObject
{
    Q_OBJECT
public:
    /// `client` must outlive this; `tokenPrefix` is the first 7 characters, "ptr_abc".
    WhoAmI(ApiClient &client, ServerVersion version, QByteArray tokenPrefix, QObject *parent = nullptr);
    ~WhoAmI() override;

    QFuture<Result<std::optional<User>>> ask();

private:
    void askMe();
    void askUsers();
    void searchAdministrators(QList<User> candidates);
    void probe(qint64 id);
    void finish(Result<std::optional<User>> answer);

    ApiClient &m_client;
    ServerVersion m_version;
    QByteArray m_prefix;
    QPromise<Result<std::optional<User>>> m_promise;
    bool m_done = false;
};

} // namespace longshore
