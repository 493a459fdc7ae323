// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <QWidget>

class QRadioButton;

namespace longshore {

class ToneLabel;

/// Where the access token will be kept: the keychain, or the memory of this session.
class TokenPlaceChoice : public QWidget
{
    Q_OBJECT
public:
    explicit TokenPlaceChoice(QWidget *parent = nullptr);

    /// Without a keychain `name` is the reason, and only this session is offered.
    void setKeychain(const QString &name, bool available);
    void setPlace(TokenPlace place);
    TokenPlace place() const;

private:
    QRadioButton *m_keychain;
    QRadioButton *m_session;
    ToneLabel *m_reason;
};

} // namespace longshore
