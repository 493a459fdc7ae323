// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closingtokens.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "app/session/session.h"

#include <QWidget>

#include <algorithm>

namespace longshore {

namespace {

LeftoverTokens::Row rowOf(const Session &session)
{
    const QString user = attemptOn(session, {}).user;
    const QString server = oneLine(session.profile().name);
    return {ClosingTokens::tr("%1 (%2)").arg(server, oneLine(session.tokenPrefix())),
            user.isEmpty() ? ClosingTokens::tr("The access token that signing in made") : ClosingTokens::tr("The access token that signing in as %1 made").arg(oneLine(user))};
}

} // namespace

ClosingTokens::ClosingTokens(Servers &servers, ApiClient::ManagerFactory managers, QWidget &window, QObject *parent)
    : QObject(parent), m_servers(servers), m_managers(std::move(managers)), m_window(window)
{
}

ClosingTokens::~ClosingTokens()
{
    delete m_dialog;
}

// After a rotation that the keychain did not take, the next start finds the old token, and the new one is nobody's.
bool ClosingTokens::isBesideAKeptOne(const Session &session) const
{
    const ServerProfile &open = session.profile();
    const QList<ServerProfile> saved = m_servers.saved();
    const auto entry = std::ranges::find(saved, open.id, &ServerProfile::id);
    return entry != saved.end() && open.tokenPlace == TokenPlace::Keychain && entry->tokenSaved && entry->tokenId != open.tokenId;
}

// Made here, in use, and not to be found at the next start.
QList<Session *> ClosingTokens::leaving() const
{
    QList<Session *> sessions = m_servers.sessions();
    sessions.removeIf([this](const Session *session) {
        const ServerProfile &profile = session->profile();
        const bool isMade = profile.tokenId != AccessTokenId{} && !session->tokenPrefix().isEmpty();
        const bool isKept = profile.tokenPlace == TokenPlace::Keychain && profile.tokenSaved && !isBesideAKeptOne(*session);
        return m_servers.isTemporary(profile.id) || !isMade || isKept;
    });
    return sessions;
}

std::unique_ptr<SignOut> ClosingTokens::signOutOf(const ServerId &server)
{
    Session *session = m_servers.session(server);
    if (session && isBesideAKeptOne(*session))
        return std::make_unique<SignOut>(*session, nullptr, m_managers); // What is kept stays kept.
    return m_servers.signOut(server);
}

bool ClosingTokens::holdsClosing()
{
    if (m_decided)
        return false;
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return true;
    }
    const QList<Session *> sessions = leaving();
    if (sessions.isEmpty())
        return false;
    ask(sessions);
    return true;
}

void ClosingTokens::ask(const QList<Session *> &sessions)
{
    m_leaving.clear();
    QList<LeftoverTokens::Row> rows;
    for (const Session *session : sessions) {
        rows.append(rowOf(*session));
        m_leaving.push_back({session->profile().id, session->profile().name, nullptr});
    }
    m_dialog = new LeftoverTokens(LeftoverTokens::Occasion::Closing, rows, {}, {}, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &LeftoverTokens::revokeRequested, this, &ClosingTokens::revoke);
    connect(m_dialog, &LeftoverTokens::closeRequested, this, &ClosingTokens::close);
    m_dialog->open();
}

void ClosingTokens::revoke(const QList<int> &rows)
{
    m_failed = 0;
    m_running = 0;
    m_dialog->setBusy(true);
    for (const int row : rows) {
        Leaving &leaving = m_leaving.at(static_cast<std::size_t>(row));
        leaving.signOut = signOutOf(leaving.server);
        if (!leaving.signOut)
            continue; // Its server was closed meanwhile.
        ++m_running;
        connect(leaving.signOut.get(), &SignOut::done, this, [this, row](const SignOut::Outcome &outcome) { revoked(row, outcome); });
        leaving.signOut->start(true);
    }
    if (m_running == 0)
        close();
}

void ClosingTokens::revoked(int row, const SignOut::Outcome &outcome)
{
    const bool isGone = outcome.there == SignOut::There::Revoked || outcome.there == SignOut::There::WasGone;
    const Leaving &leaving = m_leaving.at(static_cast<std::size_t>(row));
    if (isGone) {
        m_dialog->setRevoked(row);
    } else {
        ++m_failed;
        const Session *session = m_servers.session(leaving.server);
        const bool isLost = outcome.there == SignOut::There::Unknown;
        m_dialog->setFailed(row, isLost || !session ? tr("The answer was lost, so it may still be valid")
                                                    : explain(outcome.error, attemptOn(*session, tr("revoke it"))).sentence);
    }
    if (--m_running > 0)
        return;
    m_dialog->setBusy(false);
    if (m_failed == 0)
        return close();
    m_dialog->setOutcome(m_failed == 1 ? tr("One was not revoked. It is named again when you sign in there the next time.")
                                       : tr("%1 were not revoked. They are named again when you sign in there the next time.").arg(m_failed), false);
}

void ClosingTokens::close()
{
    m_decided = true;
    if (m_dialog)
        m_dialog->accept();
    m_window.close();
    m_decided = false; // Something else may have kept it open.
}

} // namespace longshore
