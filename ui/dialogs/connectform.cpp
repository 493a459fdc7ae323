// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectform.h"

#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/firstadminform.h"
#include "ui/dialogs/foldbutton.h"
#include "ui/dialogs/headerrows.h"
#include "ui/dialogs/methodchoice.h"
#include "ui/dialogs/passwordfields.h"
#include "ui/dialogs/tokenfield.h"
#include "ui/dialogs/tokennamefield.h"
#include "ui/dialogs/tokenplacechoice.h"
#include "ui/dialogs/tonelabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ConnectForm::ConnectForm(QWidget *parent)
    : QWidget(parent), m_address(new AddressField(this)), m_ways(new QWidget(this)), m_method(new MethodChoice(m_ways)),
      m_token(new TokenField(m_ways)), m_password(new PasswordFields(m_ways)), m_administrator(new FirstAdminForm(this)),
      m_more(new FoldButton(tr("Names, and where the token &is kept"), this)), m_details(new QWidget(this)), m_name(new QLineEdit(m_details)),
      m_tokenName(new TokenNameField(m_details)), m_place(new TokenPlaceChoice(m_details)),
      m_advanced(new FoldButton(tr("Ad&vanced"), m_details)), m_headers(new HeaderRows(m_details))
{
    m_more->setObjectName(u"more"_s);
    m_more->setChecked(true);
    m_more->hide();
    m_name->setObjectName(u"name"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(200);
    m_advanced->setObjectName(u"advanced"_s);
    layOut();
    foldAdvanced(false);
    addressChanged();
    showMethod();
    listen();
}

void ConnectForm::listen()
{
    connect(m_more, &FoldButton::toggled, m_details, &QWidget::setVisible);
    connect(m_advanced, &FoldButton::toggled, this, &ConnectForm::foldAdvanced);
    connect(m_address, &AddressField::changed, this, &ConnectForm::addressChanged);
    connect(m_token, &TokenField::linkActivated, this, &ConnectForm::linkActivated);
    connect(m_method, &MethodChoice::changed, this, &ConnectForm::showMethod);
    connect(m_method, &MethodChoice::pressed, this, &ConnectForm::focusSecret);
    connect(m_administrator, &FirstAdminForm::signInInstead, this, [this] {
        setMethod(SignInMethod::Password);
        focusSecret();
    });
}

void ConnectForm::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    ToneLabel *address = makeHeading(tr("Server &address"), 0, this);
    address->setBuddy(m_address->edit());
    column->addWidget(address);
    column->addWidget(m_address);
    column->addSpacing(8);
    column->addWidget(m_ways);
    column->addWidget(m_administrator);
    column->addSpacing(4);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(detailsColumn());
    auto *ways = new QVBoxLayout(m_ways);
    ways->setContentsMargins({});
    ways->setSpacing(8);
    ways->addWidget(makeHeading(tr("Sign in with"), 0, m_ways));
    ways->addWidget(m_method);
    ways->addSpacing(4);
    ways->addWidget(m_token);
    ways->addWidget(m_password);
}

QWidget *ConnectForm::detailsColumn()
{
    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    auto *names = new QHBoxLayout;
    names->setSpacing(10);
    names->addWidget(nameColumn(), 1);
    names->addWidget(m_tokenName, 1);
    column->addLayout(names);
    column->addSpacing(8);
    column->addWidget(m_place);
    column->addSpacing(4);
    column->addWidget(m_advanced, 0, Qt::AlignLeft);
    column->addWidget(m_headers);
    return m_details;
}

QWidget *ConnectForm::nameColumn()
{
    auto *field = new QWidget(m_details);
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins({});
    column->setSpacing(8);
    ToneLabel *label = makeHeading(tr("&Name in Longshore"), 0, field);
    label->setBuddy(m_name);
    column->addWidget(label);
    column->addWidget(m_name);
    column->addStretch();
    return field;
}

void ConnectForm::setServer(const ServerProfile &profile)
{
    m_address->fix(profile.address);
    m_name->setText(profile.name);
    m_password->setUserName(profile.userName);
    m_place->setPlace(profile.tokenPlace);
    m_headers->setNames(profile.extraHeaderNames);
    m_advanced->setChecked(!profile.extraHeaderNames.isEmpty());
    // A token that Longshore made came from a password.
    setMethod(profile.tokenId == AccessTokenId{} ? SignInMethod::AccessToken : SignInMethod::Password);
    if (profile.extraHeaderNames.isEmpty())
        fold();
}

void ConnectForm::setKeychain(const QString &name, bool available)
{
    m_place->setKeychain(name, available);
}

void ConnectForm::setTokenName(const QString &name)
{
    m_tokenName->setName(name);
}

void ConnectForm::setPasswordRefused(const QString &why)
{
    m_method->setPasswordRefused(why);
}

void ConnectForm::setMethod(SignInMethod method)
{
    m_creating = method == SignInMethod::FirstAdministrator;
    if (m_creating)
        m_newServer = address();
    else
        m_method->setMethod(method);
    showMethod();
}

SignInMethod ConnectForm::method() const
{
    return m_creating ? SignInMethod::FirstAdministrator : m_method->method();
}

void ConnectForm::setAsFirstAdministrator()
{
    m_password->setAsFirstAdministrator(true);
    focusSecret();
}

void ConnectForm::setPasswordLength(int bytes)
{
    m_administrator->setMinimumLength(bytes);
}

void ConnectForm::showMethod()
{
    const SignInMethod now = method();
    m_ways->setVisible(!m_creating);
    m_administrator->setVisible(m_creating);
    m_administrator->setServer(m_newServer.hostAndPort());
    m_token->setVisible(now == SignInMethod::AccessToken);
    m_password->setVisible(now == SignInMethod::Password);
    m_tokenName->setVisible(now != SignInMethod::AccessToken);
    m_place->setMethod(now);
    Q_EMIT methodChanged();
}

bool ConnectForm::complainOfSecret()
{
    switch (method()) {
    case SignInMethod::AccessToken:
        return m_token->complain();
    case SignInMethod::Password:
        return m_password->complain();
    case SignInMethod::FirstAdministrator:
        return m_administrator->complain();
    }
    return false;
}

// From the last to the first, so that the first bad field ends up with the focus.
bool ConnectForm::complain()
{
    bool wrong = m_headers->complain();
    if (wrong)
        m_advanced->setChecked(true);
    if (method() != SignInMethod::AccessToken)
        wrong = m_tokenName->complain() || wrong;
    if (wrong)
        m_more->setChecked(true);
    wrong = complainOfSecret() || wrong;
    return m_address->complain() || wrong;
}

ServerAddress ConnectForm::address() const
{
    return m_address->address();
}

ConnectChoice ConnectForm::takeChoice()
{
    ConnectChoice choice;
    choice.address = address();
    choice.name = m_name->text().trimmed();
    if (choice.name.isEmpty())
        choice.name = choice.address.host();
    choice.method = method();
    choice.extraHeaders = m_headers->headers();
    choice.tokenPlace = m_place->place();
    if (choice.method == SignInMethod::AccessToken) {
        choice.accessToken = m_token->token();
        return choice;
    }
    choice.tokenName = m_tokenName->name();
    choice.userName = m_creating ? m_administrator->userName() : m_password->userName();
    choice.password = m_creating ? m_administrator->takePassword() : m_password->takePassword();
    choice.asFirstAdministrator = !m_creating && m_password->isAsFirstAdministrator();
    return choice;
}

void ConnectForm::wipe()
{
    m_token->wipe();
    m_password->wipe();
    m_administrator->wipe();
    m_headers->wipe();
}

void ConnectForm::focusFirst()
{
    if (m_address->edit()->isReadOnly())
        focusSecret();
    else
        m_address->edit()->setFocus(Qt::OtherFocusReason);
}

void ConnectForm::focusSecret()
{
    QWidget *field = m_token->edit();
    if (m_creating)
        field = m_administrator->passwordEdit();
    else if (method() == SignInMethod::Password)
        field = m_password->firstEmpty() ? m_password->firstEmpty() : m_password->passwordEdit();
    field->setFocus(Qt::OtherFocusReason);
}

void ConnectForm::fold()
{
    m_more->show();
    m_more->setChecked(false);
}

void ConnectForm::foldAdvanced(bool open)
{
    m_headers->setVisible(open);
}

// What was found out about a server does not hold for another one.
void ConnectForm::addressChanged()
{
    const QString host = address().host();
    m_name->setPlaceholderText(host.isEmpty() ? tr("The server's own, unless you type one") : host);
    m_password->setAsFirstAdministrator(false);
    if (m_creating && address() != m_newServer)
        setMethod(SignInMethod::Password);
}

} // namespace longshore
