// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/orphannotice.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/linkbutton.h"
#include "ui/dialogs/serverwords.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/thinprogress.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;
using Phase = OrphanState::Phase;

OrphanNotice::OrphanNotice(QWidget *parent)
    : QFrame(parent), m_title(makeHeading({}, 0, this)), m_sentence(new ToneLabel(ColourRole::Text, this)),
      m_progress(new ThinProgress(this)), m_words(new ServerWords(this)),
      m_account(new LinkButton(tr("Open My account in the browser"), this)), m_revoke(new QPushButton(tr("&Revoke it"), this)),
      m_putBack(new QPushButton(tr("&Put the earlier one back"), this)),
      m_leave(new QPushButton(this))
{
    setObjectName(u"orphanNotice"_s);
    m_title->setObjectName(u"orphanTitle"_s);
    m_sentence->setObjectName(u"orphanSentence"_s);
    m_progress->setObjectName(u"orphanProgress"_s);
    m_account->setObjectName(u"orphanAccount"_s);
    m_revoke->setObjectName(u"revokeOrphan"_s);
    m_putBack->setObjectName(u"putBackOrphan"_s);
    m_leave->setObjectName(u"leaveOrphan"_s);
    layOut();
    setState({});
    connect(m_revoke, &QPushButton::clicked, this, &OrphanNotice::revokeRequested);
    connect(m_putBack, &QPushButton::clicked, this, &OrphanNotice::putBackRequested);
    connect(m_leave, &QPushButton::clicked, this, &OrphanNotice::leaveRequested);
    connect(m_account, &LinkButton::clicked, this, &OrphanNotice::accountPageRequested);
}

void OrphanNotice::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addWidget(m_account, 0, Qt::AlignLeft);
    column->addWidget(m_words);
    column->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_putBack);
    buttons->addWidget(m_revoke);
    buttons->addWidget(m_leave);
    column->addLayout(buttons);
}

QString OrphanNotice::token() const
{
    const QString name = oneLine(m_state.tokenName);
    return m_state.prefix.isEmpty() ? tr("\u201c%1\u201d").arg(name) : tr("\u201c%1\u201d (%2)").arg(name, oneLine(m_state.prefix));
}

QString OrphanNotice::title() const
{
    const QString server = oneLine(m_state.server);
    switch (m_state.phase) {
    case Phase::Making:
        return tr("An access token is being made on %1").arg(server);
    case Phase::MayExist:
        return tr("An access token may exist on %1 that nobody has seen").arg(server);
    case Phase::Revoking:
        return tr("Revoking the access token on %1").arg(server);
    case Phase::Revoked:
        return tr("The access token on %1 was revoked").arg(server);
    case Phase::NotRevoked:
        return tr("The access token on %1 was not revoked").arg(server);
    case Phase::Unknown:
        return tr("The access token on %1 may be revoked or not").arg(server);
    case Phase::InNoUse:
    case Phase::Gone:
        break;
    }
    return tr("An access token was made on %1 and is not in use").arg(server);
}

QString OrphanNotice::sentence() const
{
    const QString user = oneLine(m_state.userName);
    switch (m_state.phase) {
    case Phase::Making:
        return tr("%1 was asked for before you stopped. Longshore waits for the answer, so that it can be taken back.").arg(token());
    case Phase::InNoUse:
        return tr("%1 of %2. Longshore does not use it. Until it is revoked it stays in Portainer's list, and whoever had it could act as %2.")
            .arg(token(), user);
    case Phase::MayExist:
        return tr("The answer was lost while %1 was made. Look under My account > Access tokens in Portainer, and remove it there if it is in the list.")
            .arg(token());
    case Phase::Revoking:
        return tr("Taking back %1...").arg(token());
    case Phase::Revoked:
        return m_state.store.isEmpty() ? tr("%1 no longer opens anything. Nothing of this sign-in is left on the server.").arg(token())
                                       : tr("%1 no longer opens anything, and is still what is kept on this computer.").arg(token());
    case Phase::NotRevoked:
        return tr("%1 still exists. %2").arg(token(), oneLine(m_state.problem));
    case Phase::Unknown:
        return tr("The answer was lost while %1 was revoked. Revoke it once more, or look under My account > Access tokens in Portainer.").arg(token());
    case Phase::Gone:
        break;
    }
    return {};
}

void OrphanNotice::setState(const OrphanState &state)
{
    m_state = state;
    const Phase phase = state.phase;
    const bool working = phase == Phase::Making || phase == Phase::Revoking;
    const bool unclear = phase == Phase::MayExist || phase == Phase::NotRevoked || phase == Phase::Unknown;
    m_title->setText(title());
    m_sentence->setText(state.store.isEmpty() ? sentence() : sentence() + u' ' + oneLine(state.store));
    m_words->setWords(state.details);
    m_progress->setVisible(working);
    m_progress->setRunning(working);
    m_account->setVisible(unclear);
    m_revoke->setVisible(phase == Phase::InNoUse || phase == Phase::NotRevoked || phase == Phase::Unknown);
    m_putBack->setVisible(!working && !state.store.isEmpty());
    m_leave->setText(phase == Phase::Revoked ? tr("&Close") : tr("&Leave it"));
    m_leave->setVisible(phase != Phase::Revoking);
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_sentence->text());
    update();
    if (phase == Phase::Gone)
        hide();
    if (!isVisible())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void OrphanNotice::focusFirst()
{
    (!m_revoke->isHidden() ? m_revoke : !m_putBack->isHidden() ? m_putBack : m_leave)->setFocus(Qt::OtherFocusReason);
}

void OrphanNotice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(themeColour(ColourRole::Base, palette()));
    painter.setPen(QPen(themeColour(m_state.phase == Phase::Revoked && m_state.store.isEmpty() ? ColourRole::Good : ColourRole::Warning, palette()), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace longshore
