// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/methodchoice.h"

#include "ui/widgets/cardbutton.h"

#include <QBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 10; // px between the cards

QString passwordSentence()
{
    return MethodChoice::tr("Longshore makes a token for this computer and forgets the password.");
}

} // namespace

MethodChoice::MethodChoice(QWidget *parent)
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_token(new CardButton(tr("Access &token"), tr("Paste one made in Portainer under My account."), this)),
      m_password(new CardButton(tr("&User name and password"), passwordSentence(), this))
{
    setAccessibleName(tr("Sign in with"));
    m_row->setContentsMargins({});
    m_row->setSpacing(Gap);
    m_row->addWidget(m_token, 1);
    m_row->addWidget(m_password, 1);
    m_token->setObjectName(u"methodToken"_s);
    m_password->setObjectName(u"methodPassword"_s);
    listenTo(m_token);
    listenTo(m_password);
    m_password->setChecked(true);
    m_token->setFocusPolicy(Qt::ClickFocus);
}

// An arrow key presses the next card while the one before still has the focus.
void MethodChoice::listenTo(CardButton *card)
{
    connect(card, &CardButton::toggled, this, [this, card](bool chosen) {
        card->setFocusPolicy(chosen ? Qt::StrongFocus : Qt::ClickFocus); // Tab goes to the chosen one, arrow keys on from there.
        if (chosen)
            Q_EMIT changed();
    });
    connect(card, &CardButton::clicked, this, [this, card] {
        if (card->hasFocus())
            Q_EMIT pressed();
    });
}

void MethodChoice::setMethod(SignInMethod method)
{
    const bool byToken = method == SignInMethod::AccessToken || !m_password->isEnabledTo(this);
    (byToken ? m_token : m_password)->setChecked(true);
}

SignInMethod MethodChoice::method() const
{
    return m_token->isChecked() ? SignInMethod::AccessToken : SignInMethod::Password;
}

void MethodChoice::setPasswordRefused(const QString &why)
{
    m_password->setSentence(why.isEmpty() ? passwordSentence() : why);
    m_password->setEnabled(why.isEmpty());
    if (!why.isEmpty())
        m_token->setChecked(true);
}

// Narrow enough for one card: the cards turn when there is no room for two.
QSize MethodChoice::minimumSizeHint() const
{
    const QSize token = m_token->minimumSizeHint();
    const QSize password = m_password->minimumSizeHint();
    return {std::max(token.width(), password.width()), m_row->minimumSize().height()};
}

void MethodChoice::resizeEvent(QResizeEvent *event)
{
    const int forTwo = m_token->minimumSizeHint().width() + Gap + m_password->minimumSizeHint().width();
    m_row->setDirection(width() < forTwo ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

} // namespace longshore
