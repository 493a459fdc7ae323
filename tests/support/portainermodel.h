// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <mutex>

namespace longshore::test {

/// A Portainer that knows sessions and access tokens, as answers to requests; it may be asked from any thread. It is held
/// to portainer-api.md 1.5 to 3.3 and is strict where the real one is: a sign-out without its cookie is remembered.
class PortainerModel
{
public:
    explicit PortainerModel(QByteArray version = "2.23.0");

    struct Token {
        int id = 0;
        int owner = 0;
        QString description;
        QByteArray raw;
    };

    /// What the real server would answer; what a change asks for is done.
    Canned answer(const Seen &seen);

    QByteArray password = "correct horse 1";
    QString userName = QStringLiteral("alice");
    int userId = 3;
    int authentication = 1; ///< 1 internal, 2 LDAP, 3 OAuth.
    bool hasAdministrator = true;
    bool banned = false;
    qint64 clockSkew = 0; ///< Seconds the server's clock is ahead.
    bool forceChangePassword = false;
    int requiredPasswordLength = 12;
    bool takesTokens = true; ///< Accepts the tokens it made.

    /// What happened, for the test to look at.
    QList<Token> tokens() const;
    bool hasToken(const QByteArray &raw) const;
    Token addToken(const QString &description, const QByteArray &raw);
    int sessionsOpen() const;
    void endSessions();
    QList<QByteArray> secrets() const; ///< Every session and token it has ever given out.
    int count(const QByteArray &verbAndRoute) const; ///< "POST /auth"
    bool wasSignOutMisused() const;
    QJsonObject lastBody(const QByteArray &verbAndRoute) const;

private:
    struct Caller {
        int user = 0;
        bool bySession = false;
    };
    bool isOld() const { return m_version.startsWith("2.19"); }
    Caller callerOf(const Seen &seen) const;
    QByteArray sessionIn(const Seen &seen) const;
    Canned open(const QByteArray &route, const Seen &seen);
    Canned signedIn(const QByteArray &route, const Seen &seen, const Caller &caller);
    Canned signIn(const Seen &seen);
    Canned createAdministrator(const Seen &seen);
    Canned signOut(const Seen &seen);
    Canned createToken(const Seen &seen, const Caller &caller);
    Canned listTokens() const;
    Canned deleteToken(const QByteArray &route);
    QByteArray user() const;

    const QByteArray m_version;
    mutable std::recursive_mutex m_mutex;
    QList<Token> m_tokens;
    QList<QByteArray> m_sessions;
    QList<QByteArray> m_secrets;
    QHash<QByteArray, int> m_counts;
    QHash<QByteArray, QByteArray> m_bodies;
    bool m_signOutMisused = false;
    int m_lastId = 10;
};

} // namespace longshore::test
