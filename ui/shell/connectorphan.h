// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/signin.h"
#include "ui/dialogs/orphanstate.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class OrphanNotice;

/// A sign-in that was given up while an access token of it existed, or might come into being; lives until a person has
/// decided about the token. Revokes only when asked to.
class ConnectOrphan : public QObject
{
    Q_OBJECT
public:
    /// What is known before the server has said anything.
    struct About {
        QString server; ///< As shown.
        ServerAddress address;
        QString userName;
        QString tokenName;
        SecretKey key; ///< Where the token would have been kept.
        QString store; ///< The same in words: "GNOME Keyring".
    };

    /// Without a sign-in all that is known is that a token may exist.
    ConnectOrphan(std::unique_ptr<SignIn> signIn, About about, QObject *parent = nullptr);
    ~ConnectOrphan() override;

    const About &about() const { return m_about; }
    const OrphanState &state() const { return m_state; }
    bool isWorking() const; ///< Something is under way that ends by itself.
    bool isShown() const; ///< In a notice that can be seen.
    void showIn(OrphanNotice *notice); ///< Keeps it up to date; the notice goes when all is said.

    void revoke();
    void putStoreBack();
    void leave();

Q_SIGNALS:
    void changed();
    void left(); ///< Nothing more is to be said about it.
    void accountPageRequested(const longshore::ServerAddress &address);

private:
    void look();
    void lookAtStore();
    void revoked(const Result<Nothing> &answer);
    void become(OrphanState::Phase phase);

    std::unique_ptr<SignIn> m_signIn;
    About m_about;
    OrphanState m_state;
    QList<QPointer<OrphanNotice>> m_notices;
};

} // namespace longshore
