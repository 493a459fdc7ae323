// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connectchoice.h"

#include <QUrl>
#include <QWidget>

class QBoxLayout;
class QLineEdit;

namespace longshore {

class AddressField;
class FirstAdminForm;
class FoldButton;
class HeaderRows;
class MethodChoice;
class PasswordFields;
class TokenField;
class TokenNameField;
class TokenPlaceChoice;

/// What a person types to reach a server: address, how to sign in, names, where the token is kept, headers of an access
/// proxy.
class ConnectForm : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectForm(QWidget *parent = nullptr);

    void setServer(const ServerProfile &profile); ///< The address stays, how to sign in is asked.
    void setKeychain(const QString &name, bool available);
    void setTokenName(const QString &name);
    void setPasswordRefused(const QString &why); ///< Empty: it may be used.
    void setMethod(SignInMethod method);
    SignInMethod method() const;
    void setAsFirstAdministrator(); ///< With the password, typed again.
    void setPasswordLength(int bytes); ///< For the first administrator.
    void fold(); ///< Leaves what needs no second thought behind a button, to make room for what happens.

    /// Says what is missing beside each field and goes to the first; false when the form can be used.
    bool complain();
    ServerAddress address() const;
    ConnectChoice takeChoice(); ///< The password leaves its field.

    void wipe(); ///< Token, passwords and header values.
    void focusFirst();
    void focusSecret();

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void methodChanged();

private:
    void layOut();
    QWidget *detailsColumn();
    QWidget *nameColumn();
    void listen();
    void foldAdvanced(bool open);
    void addressChanged();
    void showMethod();
    bool complainOfSecret();

    AddressField *m_address;
    QWidget *m_ways; ///< The cards and what belongs to them.
    MethodChoice *m_method;
    TokenField *m_token;
    PasswordFields *m_password;
    FirstAdminForm *m_administrator;
    FoldButton *m_more;
    QWidget *m_details; ///< Names, place, headers.
    QLineEdit *m_name;
    TokenNameField *m_tokenName;
    TokenPlaceChoice *m_place;
    FoldButton *m_advanced;
    HeaderRows *m_headers;
    ServerAddress m_newServer; ///< The one whose first administrator is to be created.
    bool m_creating = false;
};

} // namespace longshore
