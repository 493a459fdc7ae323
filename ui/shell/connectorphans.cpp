// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectorphans.h"

#include "ui/dialogs/orphannotice.h"

#include <QWidget>

#include <algorithm>

namespace longshore {

using namespace std::chrono_literals;
using Phase = OrphanState::Phase;

ConnectOrphans::ConnectOrphans(const ProfileStore &profiles, SecretStore &keychain, QWidget &parentWindow)
    : m_profiles(profiles), m_keychain(keychain), m_parentWindow(parentWindow)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &ConnectOrphans::showDialog);
}

ConnectOrphans::~ConnectOrphans()
{
    delete m_dialog;
}

ConnectOrphan &ConnectOrphans::add(std::unique_ptr<SignIn> signIn, ConnectOrphan::About about)
{
    m_orphans.push_back(std::make_unique<ConnectOrphan>(std::move(signIn), std::move(about)));
    ConnectOrphan *orphan = m_orphans.back().get();
    m_closing = false;
    connect(orphan, &ConnectOrphan::changed, this, [this, orphan] { follow(orphan); });
    connect(orphan, &ConnectOrphan::left, this, [this, orphan] { drop(orphan); });
    connect(orphan, &ConnectOrphan::accountPageRequested, this, &ConnectOrphans::accountPageRequested);
    return *orphan;
}

void ConnectOrphans::follow(ConnectOrphan *orphan)
{
    const OrphanState &state = orphan->state();
    if (state.phase == Phase::Revoked && !state.isOpen() && (m_closing || !orphan->isShown())) {
        if (!m_closing)
            Q_EMIT told(tr("The access token \u201c%1\u201d on %2 was revoked.").arg(state.tokenName, state.server));
        return orphan->leave();
    }
    if (state.isOpen() && !orphan->isWorking() && !orphan->isShown())
        showApart();
}

// It is the sender, so it goes later.
void ConnectOrphans::drop(ConnectOrphan *orphan)
{
    const SecretKey key = orphan->about().key;
    if (!key.server.isNull() && !m_profiles.profile(key.server))
        onResult(m_keychain.forget(key), this, [this, about = orphan->about()](const SecretAnswer &answer) { tellStillKept(about, answer.state); });
    const auto found = std::ranges::find(m_orphans, orphan, &std::unique_ptr<ConnectOrphan>::get);
    found->release()->deleteLater();
    m_orphans.erase(found);
    if (m_orphans.empty() && m_dialog)
        m_dialog->accept();
    closeWhenDecided();
}

void ConnectOrphans::tellStillKept(const ConnectOrphan::About &about, SecretState state)
{
    if (state != SecretState::Done && state != SecretState::NotFound)
        Q_EMIT told(tr("The access token \u201c%1\u201d for %2 may still be in %3, where Longshore does not use it. %4")
                        .arg(about.tokenName, about.server, about.store, explanation(state, about.store)));
}

void ConnectOrphans::showApart()
{
    leaveIf([](const ConnectOrphan &orphan) { return !orphan.state().isOpen() && !orphan.isShown(); });
    const bool decidable = std::ranges::any_of(m_orphans, [](const auto &orphan) { return !orphan->isWorking() && !orphan->isShown(); });
    if (decidable)
        showDialog();
    else if (anyOpen())
        m_soon.start();
}

void ConnectOrphans::showDialog()
{
    if (m_orphans.empty())
        return;
    if (!m_dialog) {
        m_dialog = new OrphanDialog(&m_parentWindow);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &OrphanDialog::stayRequested, this, &ConnectOrphans::stay);
        connect(m_dialog, &QDialog::rejected, this, &ConnectOrphans::leaveAll);
    }
    m_dialog->setClosing(m_closing);
    for (const auto &orphan : m_orphans)
        if (!orphan->isShown()) {
            auto *notice = new OrphanNotice(m_dialog);
            orphan->showIn(notice);
            m_dialog->add(notice);
        }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

// What is under way goes on, and is said once it has ended.
void ConnectOrphans::leaveAll()
{
    leaveIf([](const ConnectOrphan &orphan) { return !orphan.isWorking(); });
}

void ConnectOrphans::leaveIf(const std::function<bool(const ConnectOrphan &)> &decided)
{
    std::vector<ConnectOrphan *> leaving;
    for (const auto &orphan : m_orphans)
        if (decided(*orphan))
            leaving.push_back(orphan.get());
    for (ConnectOrphan *orphan : leaving)
        orphan->leave();
}

bool ConnectOrphans::anyOpen() const
{
    return std::ranges::any_of(m_orphans, [](const auto &orphan) { return orphan->state().isOpen(); });
}

bool ConnectOrphans::holdsClosing()
{
    if (m_closing || !anyOpen())
        return false;
    m_closing = true;
    showDialog();
    return true;
}

// Nothing was decided but that the program goes on; what is shown stays to be decided.
void ConnectOrphans::stay()
{
    m_closing = false;
    m_dialog->setClosing(false);
}

void ConnectOrphans::closeWhenDecided()
{
    if (m_closing && !anyOpen())
        m_parentWindow.close();
}

} // namespace longshore
