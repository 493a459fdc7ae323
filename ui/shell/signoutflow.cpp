// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signoutflow.h"

#include "app/session/refusal.h"
#include "ui/dialogs/signoutquestion.h"

namespace longshore {

SignOutFlow::SignOutFlow(Servers &servers, Session &session, const QString &store, QWidget &window, QObject *parent)
    : QObject(parent), m_servers(servers), m_session(session), m_store(store), m_window(window)
{
}

SignOutFlow::~SignOutFlow() = default;

void SignOutFlow::open()
{
    if (m_question || m_signOut)
        return;
    m_question = new SignOutQuestion(attemptOn(m_session, {}).user, m_session.profile().name, m_store, &m_window,
                                     guardOf(m_session.profile()));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &SignOutQuestion::signOutRequested, this, &SignOutFlow::start);
    connect(m_question, &SignOutQuestion::forgetAnywayRequested, this, [this] { m_signOut->forgetAnyway(); });
    connect(m_question, &QDialog::rejected, this, [this] {
        const bool waitsForAnswer = m_signOut && m_question && m_question->isWaiting();
        if (!waitsForAnswer)
            m_signOut.reset();
    });
    m_question->open();
}

void SignOutFlow::start(bool revokeThere)
{
    m_signOut = m_servers.signOut(m_session.profile().id);
    if (!m_signOut)
        return;
    connect(m_signOut.get(), &SignOut::done, this, &SignOutFlow::done);
    m_signOut->start(revokeThere);
}

void SignOutFlow::done(const SignOut::Outcome &outcome)
{
    const QString sentence = signOutSentence(outcome, m_session.profile().name, m_store);
    const bool signedOut = outcome.hereAsked; // Whatever became of the keyring, this is all that could be done.
    if (!m_question) {
        Q_EMIT told(signedOut && outcome.isForgotten() ? Banner::Kind::Info : Banner::Kind::Bad, sentence);
        m_signOut.release()->deleteLater(); // It is speaking just now.
    } else if (signedOut) {
        m_question->setDone(sentence);
        m_signOut.release()->deleteLater();
    } else {
        m_question->setFailed(sentence);
    }
}

} // namespace longshore
