// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectform.h"

#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/foldbutton.h"
#include "ui/dialogs/headerrows.h"
#include "ui/dialogs/tokenfield.h"
#include "ui/dialogs/tokenplacechoice.h"
#include "ui/dialogs/tonelabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ConnectForm::ConnectForm(QWidget *parent)
    : QWidget(parent), m_address(new AddressField(this)), m_token(new TokenField(this)), m_name(new QLineEdit(this)),
      m_place(new TokenPlaceChoice(this)), m_advanced(new FoldButton(tr("Ad&vanced"), this)), m_headers(new HeaderRows(this))
{
    m_name->setObjectName(u"name"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(200);
    m_advanced->setObjectName(u"advanced"_s);
    layOut();
    foldAdvanced(false);
    suggestName();
    connect(m_advanced, &FoldButton::toggled, this, &ConnectForm::foldAdvanced);
    connect(m_address, &AddressField::changed, this, &ConnectForm::suggestName);
    connect(m_token, &TokenField::linkActivated, this, &ConnectForm::linkActivated);
}

void ConnectForm::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    const auto caption = [&](const QString &text, QWidget *buddy) {
        ToneLabel *label = makeHeading(text, 0, this);
        label->setBuddy(buddy);
        column->addWidget(label);
    };
    caption(tr("Server &address"), m_address->edit());
    column->addWidget(m_address);
    column->addSpacing(8);
    column->addWidget(m_token);
    column->addSpacing(8);
    caption(tr("&Name in Longshore"), m_name);
    column->addWidget(m_name);
    column->addSpacing(8);
    column->addWidget(m_place);
    column->addSpacing(4);
    column->addWidget(m_advanced, 0, Qt::AlignLeft);
    column->addWidget(m_headers);
}

void ConnectForm::setServer(const ServerProfile &profile)
{
    m_address->fix(profile.address);
    m_name->setText(profile.name);
    m_place->setPlace(profile.tokenPlace);
    m_headers->setNames(profile.extraHeaderNames);
    m_advanced->setChecked(!profile.extraHeaderNames.isEmpty());
}

void ConnectForm::setKeychain(const QString &name, bool available)
{
    m_place->setKeychain(name, available);
}

// From the last to the first, so that the first bad field ends up with the focus.
bool ConnectForm::complain()
{
    bool wrong = m_headers->complain();
    if (wrong)
        m_advanced->setChecked(true);
    wrong = m_token->complain() || wrong;
    return m_address->complain() || wrong;
}

ServerAddress ConnectForm::address() const
{
    return m_address->address();
}

QString ConnectForm::name() const
{
    const QString typed = m_name->text().trimmed();
    return typed.isEmpty() ? address().host() : typed;
}

QByteArray ConnectForm::accessToken() const
{
    return m_token->token();
}

QList<ExtraHeader> ConnectForm::extraHeaders() const
{
    return m_headers->headers();
}

TokenPlace ConnectForm::tokenPlace() const
{
    return m_place->place();
}

void ConnectForm::wipe()
{
    m_token->wipe();
    m_headers->wipe();
}

void ConnectForm::focusFirst()
{
    (m_address->edit()->isReadOnly() ? m_token->edit() : m_address->edit())->setFocus(Qt::OtherFocusReason);
}

void ConnectForm::foldAdvanced(bool open)
{
    m_headers->setVisible(open);
}

void ConnectForm::suggestName()
{
    const QString host = m_address->address().host();
    m_name->setPlaceholderText(host.isEmpty() ? tr("The server's own, unless you type one") : host);
}

} // namespace longshore
