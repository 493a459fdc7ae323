// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/keychainslot.h"
#include "app/store/secretservice.h"
#include "app/store/secretstore.h"

#include <QPromise>
#include <QTimer>

namespace longshore {

/// One read, save or forget: the keychain jobs it takes, and what their errors mean. Ends once, within its time.
class KeychainOperation : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Read, Save, Forget };

    /// Its time runs from now on, also while it waits for its turn.
    KeychainOperation(Kind kind, QString key, QByteArray secret, SecretService &service, KeychainSlot &slot);

    QFuture<SecretAnswer> answer() const { return m_promise.future(); }
    /// Its turn: the slot is free.
    void start();

Q_SIGNALS:
    void ended();

private:
    using Step = void (KeychainOperation::*)(QKeychain::Job *);
    void runFirstJob();
    void run(QKeychain::Job *job, Step next);
    void onRead(QKeychain::Job *job);
    void onWritten(QKeychain::Job *job);
    void onReadBack(QKeychain::Job *job);
    void onDeleted(QKeychain::Job *job);
    void confirmForgotten(SecretService::State state);
    void explain(QKeychain::Job *job);
    void askHowItIs();
    void letGo();
    void end(SecretState state, const QByteArray &secret = {});

    const Kind m_kind;
    const QString m_key;
    const QByteArray m_secret;
    SecretService &m_service;
    KeychainSlot &m_slot;
    QPromise<SecretAnswer> m_promise;
    QTimer m_doubt; ///< When it takes long: is anybody there?
    QTimer m_limit; ///< When nobody waits any longer.
    bool m_serviceAnswers = false;
    bool m_renewed = false; ///< The one second try was made.
    bool m_ended = false;
};

} // namespace longshore
