// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "app/session/signout.h"
#include "ui/widgets/banner.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class SignOutQuestion;

/// "Sign out..." of one server: asks how, does it once, and says exactly what became of the access token there and here.
class SignOutFlow : public QObject
{
    Q_OBJECT
public:
    /// `store`: where its access token lies, in words. Everything outlives this.
    SignOutFlow(Servers &servers, Session &session, const QString &store, QWidget &window, QObject *parent = nullptr);
    ~SignOutFlow() override;

    void open(); ///< Does nothing while it is open or under way.

Q_SIGNALS:
    void told(longshore::Banner::Kind kind, const QString &sentence); ///< When the question was closed meanwhile.

private:
    void start(bool revokeThere);
    void done(const SignOut::Outcome &outcome);

    Servers &m_servers;
    Session &m_session;
    const QString m_store;
    QWidget &m_window;
    QPointer<SignOutQuestion> m_question;
    std::unique_ptr<SignOut> m_signOut;
};

} // namespace longshore
