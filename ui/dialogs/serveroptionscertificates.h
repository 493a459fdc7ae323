// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/net/clientidentity.h"
#include "app/session/profileedit.h"
#include "app/store/serverprofile.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace longshore {

class SecretField;
class ToneLabel;

/// Whom this server's options trust, and what this computer shows of itself. A pass phrase that is kept is never shown.
class ServerOptionsCertificates : public QWidget
{
    Q_OBJECT
public:
    explicit ServerOptionsCertificates(const ServerProfile &profile, QWidget *parent = nullptr);

    /// Where the server is to be from now on; null while that is none. Another origin is not shown the certificate by itself.
    void setAddress(const ServerAddress &address);
    void read(ServerProfile &profile, NewSecrets &secrets) const;
    /// Opens the file with the pass phrase if either was changed; then `checked` tells whether it can be shown.
    void check();
    void wipe();

Q_SIGNALS:
    void checked(bool good);

private:
    QWidget *pinPart();
    QWidget *ownPart();
    void showPin();
    void choose();
    void follow();
    void take(const Result<ClientIdentity> &identity);
    bool isChanged() const;
    bool isMeantForAnother() const; ///< The certificate as it is was chosen for another origin.

    const ServerProfile m_before;
    bool m_forgetPin = false;
    ToneLabel *m_pin;
    QPushButton *m_forget;
    QLineEdit *m_file;
    SecretField *m_passPhrase;
    QCheckBox *m_showElsewhere;
    ToneLabel *m_problem;
    ServerAddress m_address;
    InFlight<Result<ClientIdentity>> m_identity{this};
};

} // namespace longshore
