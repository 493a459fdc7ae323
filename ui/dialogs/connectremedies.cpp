// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectremedies.h"

#include "ui/dialogs/linkbutton.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Problem = SignIn::Problem;

ConnectRemedies::ConnectRemedies(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(8);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_row->setSpacing(8);
    column->addLayout(m_row);
    m_paste = addButton(tr("Paste an access to&ken"), u"pasteToken"_s);
    m_session = addButton(tr("&Keep it for this session only"), u"keepForSession"_s);
    m_keychain = addButton(tr("Try the keychain a&gain"), u"tryKeychainAgain"_s);
    m_revoke = addButton(tr("&Revoke it"), u"revokeUnkept"_s);
    m_row->addStretch();
    m_account = addLink(tr("Open My account in the browser"), u"openAccount"_s);
    m_administrator = addLink(tr("I am its first administrator: try my password"), u"tryAdministrator"_s);
    connect(m_paste, &QPushButton::clicked, this, &ConnectRemedies::pasteTokenRequested);
    connect(m_session, &QPushButton::clicked, this, [this] { Q_EMIT keepRequested(TokenPlace::ThisSession); });
    connect(m_keychain, &QPushButton::clicked, this, [this] { Q_EMIT keepRequested(TokenPlace::Keychain); });
    connect(m_revoke, &QPushButton::clicked, this, &ConnectRemedies::revokeRequested);
    connect(m_account, &LinkButton::clicked, this, &ConnectRemedies::accountPageRequested);
    connect(m_administrator, &LinkButton::clicked, this, &ConnectRemedies::firstAdministratorRequested);
    withdraw();
}

QPushButton *ConnectRemedies::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    m_row->addWidget(button);
    return button;
}

LinkButton *ConnectRemedies::addLink(const QString &text, const QString &objectName)
{
    auto *link = new LinkButton(text, this);
    link->setObjectName(objectName);
    layout()->addWidget(link);
    layout()->setAlignment(link, Qt::AlignLeft);
    return link;
}

void ConnectRemedies::offer(Problem problem, bool keychain)
{
    const bool notKept = problem == Problem::TokenNotKept;
    const bool otherWay = problem == Problem::TokenOnly || problem == Problem::RateLimited || problem == Problem::ReadOnly;
    m_paste->setVisible(otherWay);
    m_account->setVisible(problem == Problem::TokenOnly || problem == Problem::RateLimited || problem == Problem::WrongToken);
    m_administrator->setVisible(problem == Problem::TokenOnly);
    m_session->setVisible(notKept);
    m_keychain->setVisible(notKept && keychain);
    m_revoke->setVisible(notKept);
    setVisible(otherWay || notKept || problem == Problem::WrongToken);
}

void ConnectRemedies::withdraw()
{
    offer(Problem::None);
}

bool ConnectRemedies::isOffering() const
{
    return !isHidden();
}

void ConnectRemedies::focusFirst()
{
    QPushButton *first = m_paste->isHidden() ? m_session : m_paste;
    if (!first->isHidden())
        first->setFocus(Qt::OtherFocusReason);
}

// The row stands upright when the window is too narrow for it.
QSize ConnectRemedies::minimumSizeHint() const
{
    int widest = 0;
    for (const QWidget *part : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        widest = std::max(widest, part->isHidden() ? 0 : part->minimumSizeHint().width());
    return {widest, layout()->minimumSize().height()};
}

void ConnectRemedies::resizeEvent(QResizeEvent *event)
{
    int together = 0;
    for (const QPushButton *button : {m_paste, m_session, m_keychain, m_revoke})
        together += button->isHidden() ? 0 : button->sizeHint().width() + m_row->spacing();
    m_row->setDirection(together > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

} // namespace longshore
