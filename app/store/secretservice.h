// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QString>

#include <functional>

class QDBusMessage;

namespace longshore {

/// The Secret Service of the session bus (org.freedesktop.secrets), asked about itself: never waits in the calling
/// thread, never opens a prompt. Tells apart what a keychain job cannot (qt-network facts: locked looks like "not found").
class SecretService : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Absent, ///< No bus, or nobody on it keeps secrets.
        Silent, ///< It is there and does not answer.
        Locked, ///< The default collection is locked.
        Unlocked, ///< It answers, and its default collection is open or does not exist yet.
        Unknown, ///< KWallet, or the keychain of macOS or Windows, keeps the secrets; whether it is open is not asked.
    };
    enum class Wake { No, Yes }; ///< Whether a service that is installed may be started.

    explicit SecretService(QObject *parent = nullptr);
    ~SecretService() override;

    QFuture<bool> connected(); ///< To the session bus; made anew when it was lost.
    QFuture<State> state(Wake wake);
    /// Whether an entry exists in any collection, open or locked; true also when that cannot be known.
    QFuture<bool> holds(const QString &service, const QString &key);
    QString name() const { return m_name; } ///< "GNOME Keyring"; "Secret Service" until it has answered.

private:
    using Reply = std::function<void(const QDBusMessage &)>;
    using Answer = std::function<void(State)>;
    void askWallet(Wake wake, const Answer &answer);
    void askCollection(Wake wake, const Answer &answer);
    void call(const QDBusMessage &message, Reply reply);
    void learnName(const QString &busName);

    QString m_connection; ///< Name of our connection among Qt's.
    QFuture<bool> m_connected;
    QString m_namedFor; ///< Unique bus name that m_name belongs to.
    QString m_name;
};

} // namespace longshore
