// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/profileedit.h"
#include "app/store/serverprofile.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace longshore {

class SecretField;
class ToneLabel;

/// The way to a server: the system's, straight, or through a proxy of its own. A password that is kept is never shown.
class ServerOptionsProxy : public QWidget
{
    Q_OBJECT
public:
    explicit ServerOptionsProxy(const ServerProfile &profile, QWidget *parent = nullptr);

    void read(ServerProfile &profile, NewSecrets &secrets) const;
    bool complain();
    /// Whether the server is reached without encryption, which the proxy would see.
    void setEncrypted(bool encrypted);
    void wipe();

private:
    void layOut();
    void follow();
    ProxyChoice choice() const;
    bool isOwn() const; ///< A proxy is named here.

    const ProxyChoice m_before;
    QComboBox *m_kind;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QLineEdit *m_user;
    SecretField *m_password;
    ToneLabel *m_problem;
    ToneLabel *m_warning;
    bool m_encrypted = true;
};

} // namespace longshore
