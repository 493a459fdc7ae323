// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/extraheader.h"
#include "app/core/serveraddress.h"
#include "app/store/serverprofile.h"

#include <QUrl>
#include <QWidget>

class QLineEdit;

namespace longshore {

class AddressField;
class FoldButton;
class HeaderRows;
class TokenField;
class TokenPlaceChoice;

/// What a person types to reach a server: address, token, name, where the token is kept, headers of an access proxy.
class ConnectForm : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectForm(QWidget *parent = nullptr);

    void setServer(const ServerProfile &profile); ///< The address stays, the token is asked.
    void setKeychain(const QString &name, bool available);

    /// Says what is missing beside each field and goes to the first; false when the form can be used.
    bool complain();
    ServerAddress address() const;
    QString name() const; ///< The host when left empty.
    QByteArray accessToken() const;
    QList<ExtraHeader> extraHeaders() const;
    TokenPlace tokenPlace() const;

    void wipe(); ///< Token and header values.
    void focusFirst();

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    void layOut();
    void foldAdvanced(bool open);
    void suggestName();

    AddressField *m_address;
    TokenField *m_token;
    QLineEdit *m_name;
    TokenPlaceChoice *m_place;
    FoldButton *m_advanced;
    HeaderRows *m_headers;
};

} // namespace longshore
