// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/earliertokensflow.h"

#include "app/session/refusal.h"
#include "app/session/session.h"
#include "ui/models/relativetime.h"
#include "ui/models/tokensmodel.h"

#include <QDateTime>
#include <QSysInfo>
#include <QWidget>

#include <algorithm>

namespace longshore {

namespace {

LeftoverTokens::Row rowOf(const EarlierTokens::Found &found)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const auto when = [now](qint64 time) { return relativeTime(time, now, QTimeZone::systemTimeZone()); };
    const AccessToken &token = found.token;
    const QString about = token.lastUsed > 0
        ? EarlierTokensFlow::tr("Made %1, last used %2").arg(when(token.dateCreated), when(token.lastUsed))
        : EarlierTokensFlow::tr("Made %1, never used").arg(when(token.dateCreated));
    const QString doubt = EarlierTokensFlow::tr("Only named like those of this computer: another one of that name may use it");
    return {tokenName(token), about, found.isSure, found.isSure ? QString() : doubt};
}

} // namespace

EarlierTokensFlow::EarlierTokensFlow(Session &session, const Servers &servers, MadeTokens &made, ApiClient::ManagerFactory managers,
                                     QWidget &window, QObject *parent)
    : QObject(parent), m_session(&session), m_window(window),
      m_tokens({&session, &servers, &made, suggestedTokenName(QSysInfo::machineHostName())}, std::move(managers))
{
    connect(&m_tokens, &EarlierTokens::foundSome, this, &EarlierTokensFlow::show);
    connect(&m_tokens, &EarlierTokens::revoked, this, &EarlierTokensFlow::revoked);
    connect(&m_tokens, &EarlierTokens::revokingFinished, this, &EarlierTokensFlow::finish);
    connect(&session, &QObject::destroyed, this, [this] {
        if (!m_dialog)
            deleteLater();
    });
    m_tokens.find();
}

void EarlierTokensFlow::show()
{
    QList<LeftoverTokens::Row> rows;
    for (const EarlierTokens::Found &found : m_tokens.found()) {
        rows.append(rowOf(found));
        m_rows.append(found.token.id);
    }
    m_dialog = new LeftoverTokens(LeftoverTokens::Occasion::SignedIn, rows, m_session->profile().name, attemptOn(*m_session, {}).user, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &LeftoverTokens::revokeRequested, this, &EarlierTokensFlow::start);
    connect(m_dialog, &QObject::destroyed, this, &QObject::deleteLater);
    m_dialog->show(); // Not modal: nothing waits for it.
}

void EarlierTokensFlow::start(const QList<int> &rows)
{
    QList<AccessTokenId> wanted;
    for (const int row : rows)
        wanted.append(m_rows.at(row));
    m_gone = 0;
    m_wanted = static_cast<int>(wanted.size());
    m_dialog->setBusy(true);
    m_tokens.revoke(wanted);
}

void EarlierTokensFlow::revoked(AccessTokenId token, const Result<Nothing> &answer)
{
    const int row = static_cast<int>(m_rows.indexOf(token));
    if (answer)
        ++m_gone;
    if (!m_dialog)
        return;
    if (answer)
        m_dialog->setRevoked(row);
    else
        m_dialog->setFailed(row, leavesItOpen(answer.error()) ? tr("The answer was lost, so it may still be valid")
                                                              : explain(answer.error(), attemptOn(*m_session, tr("revoke it"))).sentence);
}

void EarlierTokensFlow::finish()
{
    if (!m_dialog)
        return;
    m_dialog->setBusy(false);
    if (!m_session)
        return m_dialog->setOutcome(tr("The server was closed meanwhile. Sign in there again to see what is left."), false);
    const bool isGood = m_gone == m_wanted;
    m_dialog->setOutcome(isGood ? tr("What was revoked opens nothing any more.") : tr("%1 of %2 were revoked.").arg(m_gone).arg(m_wanted), isGood);
}

} // namespace longshore
