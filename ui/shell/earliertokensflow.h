// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/earliertokens.h"
#include "app/session/servers.h"
#include "ui/dialogs/leftovertokens.h"

#include <QObject>
#include <QPointer>

namespace longshore {

/// After a sign-in: names the access tokens that earlier ones of this computer left valid on that server, and revokes those a
/// person chooses. Says nothing where there are none. Deletes itself when all is said.
class EarlierTokensFlow : public QObject
{
    Q_OBJECT
public:
    /// Everything outlives this but the session.
    EarlierTokensFlow(Session &session, const Servers &servers, MadeTokens &made, ApiClient::ManagerFactory managers, QWidget &window,
                      QObject *parent);

private:
    void show();
    void start(const QList<int> &rows);
    void revoked(AccessTokenId token, const Result<Nothing> &answer);
    void finish();

    QPointer<Session> m_session;
    QWidget &m_window;
    EarlierTokens m_tokens;
    QList<AccessTokenId> m_rows; ///< As they stand in the dialog.
    int m_gone = 0; ///< Of those wanted last.
    int m_wanted = 0;
    QPointer<LeftoverTokens> m_dialog;
};

} // namespace longshore
