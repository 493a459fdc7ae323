// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "app/session/tokenrotation.h"
#include "ui/widgets/banner.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class RotateDialog;

/// "Rotate..." of this computer's token on one server: asks for the password, runs the rotation, and says after every
/// failure which tokens exist. A rotation that has begun goes on when its dialog is closed, and is then answered on the page.
class RotateFlow : public QObject
{
    Q_OBJECT
public:
    /// `store`: where the token lies, in words. Everything outlives this.
    RotateFlow(Servers &servers, Session &session, const QString &store, QWidget &window, QObject *parent = nullptr);
    ~RotateFlow() override;

    void open(const AccessToken &old); ///< Does nothing while one is open or under way.

Q_SIGNALS:
    void tokensChanged(); ///< The list is to be read again.
    void told(longshore::Banner::Kind kind, const QString &sentence); ///< When the dialog was closed meanwhile.

private:
    void start(const QString &description, const Secret &password);
    void failed(TokenRotation::Problem problem, const ApiError &error);
    void succeeded();
    void undo();
    QString notPutBack() const;
    void over();

    Servers &m_servers;
    Session &m_session;
    const QString m_store;
    QWidget &m_window;
    QPointer<RotateDialog> m_dialog;
    std::unique_ptr<TokenRotation> m_rotation;
    QString m_old;
};

} // namespace longshore
