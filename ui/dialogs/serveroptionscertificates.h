// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/net/clientidentity.h"
#include "app/session/profileedit.h"
#include "app/store/serverprofile.h"

#include <QWidget>

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

    const ServerProfile m_before;
    bool m_forgetPin = false;
    ToneLabel *m_pin;
    QPushButton *m_forget;
    QLineEdit *m_file;
    SecretField *m_passPhrase;
    ToneLabel *m_problem;
    InFlight<Result<ClientIdentity>> m_identity{this};
};

} // namespace longshore
