// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectorphan.h"

#include "app/session/refusal.h"
#include "ui/dialogs/orphannotice.h"

#include <algorithm>
#include <utility>

namespace longshore {

using Phase = OrphanState::Phase;

ConnectOrphan::ConnectOrphan(std::unique_ptr<SignIn> signIn, About about, QObject *parent)
    : QObject(parent), m_signIn(std::move(signIn)), m_about(std::move(about))
{
    m_state = {.phase = Phase::MayExist, .server = m_about.server, .userName = m_about.userName, .tokenName = m_about.tokenName};
    if (!m_signIn)
        return;
    m_state.phase = Phase::Making;
    connect(m_signIn.get(), &SignIn::madeChanged, this, &ConnectOrphan::look);
    connect(m_signIn.get(), &SignIn::madeChanged, this, &ConnectOrphan::lookAtStore);
    look();
    lookAtStore();
}

ConnectOrphan::~ConnectOrphan() = default;

bool ConnectOrphan::isWorking() const
{
    return m_state.phase == Phase::Making || m_state.phase == Phase::Revoking;
}

bool ConnectOrphan::isShown() const
{
    return std::ranges::any_of(m_notices, [](const auto &notice) { return notice && notice->isVisible(); });
}

void ConnectOrphan::showIn(OrphanNotice *notice)
{
    m_notices.append(notice);
    notice->setState(m_state);
    connect(this, &ConnectOrphan::changed, notice, [this, notice] { notice->setState(m_state); });
    connect(this, &ConnectOrphan::left, notice, &QObject::deleteLater);
    connect(notice, &OrphanNotice::revokeRequested, this, &ConnectOrphan::revoke);
    connect(notice, &OrphanNotice::putBackRequested, this, &ConnectOrphan::putStoreBack);
    connect(notice, &OrphanNotice::leaveRequested, this, &ConnectOrphan::leave);
    connect(notice, &OrphanNotice::accountPageRequested, this, [this] { Q_EMIT accountPageRequested(m_about.address); });
}

// A creation that nobody heard the end of may have happened: what cannot be named is said all the same.
void ConnectOrphan::look()
{
    if (m_state.phase != Phase::Making)
        return;
    if (const std::optional<MintedToken> made = m_signIn->made()) {
        m_state.tokenName = made->description;
        m_state.userName = made->userName;
        m_state.prefix = made->prefix;
        become(Phase::InNoUse);
    } else if (!m_signIn->isMaking()) {
        become(Phase::MayExist);
    }
}

// What was read before is in memory still, so a keyring that is unlocked again can have it.
void ConnectOrphan::lookAtStore()
{
    const SecretState trouble = m_signIn->storeTrouble();
    const QString before = std::exchange(m_state.store, trouble == SecretState::Done
        ? QString()
        : tr("%1 has it in place of the earlier one. %2").arg(m_about.store, explanation(trouble, m_about.store)));
    if (before != m_state.store)
        Q_EMIT changed();
}

void ConnectOrphan::putStoreBack()
{
    if (m_signIn)
        m_signIn->putStoreBack();
}

void ConnectOrphan::revoke()
{
    if (!m_signIn || isWorking() || !m_state.isOpen())
        return;
    m_state.problem.clear();
    m_state.details.clear();
    become(Phase::Revoking);
    onResult(m_signIn->revokeMade(), this, [this](const Result<Nothing> &answer) { revoked(answer); });
}

void ConnectOrphan::revoked(const Result<Nothing> &answer)
{
    if (answer)
        return become(Phase::Revoked);
    const Explanation words = explain(answer.error(), {tr("revoke this access token"), m_state.userName, m_about.server, m_about.address.text()});
    m_state.problem = words.sentence;
    m_state.details = words.details;
    become(answer.error().kind == ApiError::Kind::OutcomeUnknown ? Phase::Unknown : Phase::NotRevoked);
}

void ConnectOrphan::leave()
{
    if (m_state.phase == Phase::Revoking || m_state.phase == Phase::Gone)
        return;
    become(Phase::Gone);
    Q_EMIT left();
}

void ConnectOrphan::become(Phase phase)
{
    m_state.phase = phase;
    Q_EMIT changed();
}

} // namespace longshore
