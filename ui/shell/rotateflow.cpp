// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rotateflow.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "ui/dialogs/rotatedialog.h"
#include "ui/models/tokensmodel.h"

namespace longshore {

using Problem = TokenRotation::Problem;

RotateFlow::RotateFlow(Servers &servers, Session &session, const QString &store, QWidget &window, QObject *parent)
    : QObject(parent), m_servers(servers), m_session(session), m_store(store), m_window(window)
{
}

RotateFlow::~RotateFlow() = default;

void RotateFlow::open(const AccessToken &old)
{
    if (m_dialog || m_rotation || !m_session.user())
        return;
    m_old = tokenName(old);
    m_dialog = new RotateDialog(m_session.user()->name, m_session.profile().name, m_old, old.description, m_store, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &RotateDialog::rotateRequested, this, &RotateFlow::start);
    connect(m_dialog, &RotateDialog::undoRequested, this, &RotateFlow::undo);
    connect(m_dialog, &RotateDialog::useAnywayRequested, this, [this] { m_rotation->goOnUnkept(); });
    connect(m_dialog, &QDialog::finished, this, [this] {
        if (m_dialog && !m_dialog->isBusy())
            over();
    });
    m_dialog->open();
}

void RotateFlow::start(const QString &description, const Secret &password)
{
    m_rotation = m_servers.rotation(m_session.profile().id, password, description);
    if (!m_rotation)
        return;
    connect(m_rotation.get(), &TokenRotation::stepStarted, m_dialog, &RotateDialog::startStep);
    connect(m_rotation.get(), &TokenRotation::failed, this, &RotateFlow::failed);
    connect(m_rotation.get(), &TokenRotation::succeeded, this, &RotateFlow::succeeded);
    m_rotation->start();
}

void RotateFlow::failed(Problem problem, const ApiError &error)
{
    Q_EMIT tokensChanged();
    const TokenMint::Problem making = m_rotation->mintProblem();
    const bool aboutPassword = problem == Problem::OtherUser
        || (problem == Problem::Making && (making == TokenMint::Problem::WrongPassword || making == TokenMint::Problem::PasswordRefused));
    const QString server = m_session.profile().name;
    if (m_dialog && aboutPassword && !m_rotation->standing().fresh)
        return m_dialog->refusePassword(tr("%1 does not accept this password.").arg(server));
    if (m_dialog && problem == Problem::Making && making == TokenMint::Problem::NameRefused)
        return m_dialog->refuseDescription(tr("%1 does not take this description.").arg(server));
    const QString sentence = rotationSentence(*m_rotation, problem, error, m_session.profile(), m_store);
    if (!m_dialog) {
        Q_EMIT told(Banner::Kind::Bad, sentence);
        return over();
    }
    if (m_rotation->standing().inUse)
        return m_dialog->finish(sentence, false);
    const bool left = m_rotation->standing().fresh.has_value();
    m_dialog->fail(sentence, !left ? RotateDialog::Remedy::None : problem == Problem::NotKept ? RotateDialog::Remedy::UndoOrUse : RotateDialog::Remedy::Undo);
}

void RotateFlow::succeeded()
{
    Q_EMIT tokensChanged();
    const TokenRotation::Standing standing = m_rotation->standing();
    const QString fresh = standing.fresh ? tr("%1 (%2)").arg(oneLine(standing.fresh->description), oneLine(standing.fresh->prefix)) : QString();
    const QString sentence = standing.old == TokenRotation::Standing::Old::Revoked
        ? tr("This computer uses %1 now. The old one, %2, is revoked.").arg(fresh, m_old)
        : tr("This computer uses %1 until Longshore is closed. The old one, %2, stays in %3.").arg(fresh, m_old, m_store);
    if (m_dialog)
        return m_dialog->finish(sentence, true);
    Q_EMIT told(Banner::Kind::Info, sentence);
    over();
}

void RotateFlow::undo()
{
    onResult(m_rotation->undo(), this, [this](const Result<Nothing> &result) {
        Q_EMIT tokensChanged();
        const bool isPutBack = m_rotation->standing().store != TokenRotation::Standing::Store::Unknown;
        const QString sentence = result ? (isPutBack ? tr("The new access token was revoked. This computer goes on using %1.").arg(m_old) : notPutBack())
                                        : explain(result.error(), attemptOn(m_session, tr("revoke the new access token"))).sentence;
        if (!m_dialog)
            Q_EMIT told(result && isPutBack ? Banner::Kind::Info : Banner::Kind::Bad, sentence);
        else if (result)
            m_dialog->finish(sentence, false);
        else
            m_dialog->fail(sentence, RotateDialog::Remedy::Undo);
        if (!m_dialog)
            over();
    });
}

QString RotateFlow::notPutBack() const
{
    return tr("The new access token was revoked, and this computer uses %1 until Longshore is closed. %2 may still hold the new one: then you sign in "
              "again at the next start. %3").arg(m_old, m_store, explanation(m_rotation->secretState(), m_store));
}

// Later, because it may be what is speaking just now.
void RotateFlow::over()
{
    if (m_rotation)
        m_rotation.release()->deleteLater();
}

} // namespace longshore
