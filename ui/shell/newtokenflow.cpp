// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/newtokenflow.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "ui/dialogs/newtokendialog.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString stepSentence(TokenMint::Step step)
{
    switch (step) {
    case TokenMint::Step::SigningIn: return NewTokenFlow::tr("Signing in");
    case TokenMint::Step::Creating: return NewTokenFlow::tr("Making the access token");
    case TokenMint::Step::Keeping:
    case TokenMint::Step::Proving: return NewTokenFlow::tr("Trying it");
    case TokenMint::Step::EndingSession: return NewTokenFlow::tr("Signing out again");
    }
    return {};
}

QString nameOf(const MintedToken &token)
{
    return token.prefix.isEmpty() ? oneLine(token.description) : NewTokenFlow::tr("%1 (%2)").arg(oneLine(token.description), oneLine(token.prefix));
}

} // namespace

NewTokenFlow::NewTokenFlow(Session &session, AuthenticationMethod method, SecretClipboard &clipboard,
                           ApiClient::ManagerFactory managers, QWidget &window, QObject *parent)
    : QObject(parent), m_session(session), m_method(method), m_clipboard(clipboard), m_managers(std::move(managers)), m_window(window)
{
}

NewTokenFlow::~NewTokenFlow() = default;

void NewTokenFlow::open()
{
    m_dialog = new NewTokenDialog(m_session.user()->name, m_session.profile().name, m_clipboard, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &NewTokenDialog::addRequested, this, &NewTokenFlow::make);
    connect(m_dialog, &NewTokenDialog::revokeRequested, this, &NewTokenFlow::revoke);
    connect(m_dialog, &NewTokenDialog::abandoned, this, &NewTokenFlow::abandon);
    connect(m_dialog, &QDialog::finished, this, &NewTokenFlow::closed);
    m_dialog->open();
}

void NewTokenFlow::make(const QString &description, const Secret &password)
{
    tellUnused(); // Another try makes another one.
    m_description = description;
    TokenMint::Input input;
    input.target = m_session.target();
    input.target.accessToken.clear();
    input.version = m_session.version();
    input.method = m_method;
    input.userName = m_session.user()->name;
    input.password = password;
    input.tokenName = description;
    m_mint = std::make_unique<TokenMint>(std::move(input), m_managers);
    connect(m_mint.get(), &TokenMint::stepStarted, m_dialog, [this](TokenMint::Step step) { m_dialog->setStep(stepSentence(step)); });
    connect(m_mint.get(), &TokenMint::failed, this,
            [this](TokenMint::Step, TokenMint::Problem problem, const ApiError &error, SecretState) { failed(problem, error); });
    connect(m_mint.get(), &TokenMint::succeeded, this, &NewTokenFlow::succeeded);
    m_mint->start();
}

void NewTokenFlow::succeeded(const TokenMint::Outcome &outcome)
{
    m_made = outcome.token;
    Q_EMIT tokensChanged();
    if (m_dialog)
        m_dialog->showToken(Secret(outcome.accessToken), m_made.description);
}

QString NewTokenFlow::problemSentence(TokenMint::Problem problem) const
{
    const QString server = m_session.profile().name;
    switch (problem) {
    case TokenMint::Problem::TokenOnly:
        return tr("%1 lets nobody sign in with a password. Make the access token in Portainer itself, under My account.").arg(server);
    case TokenMint::Problem::SessionLost:
        return tr("%1 ended the session before the access token was made. Nothing is left of it; try again.").arg(server);
    case TokenMint::Problem::OutcomeUnknown:
        return tr("The answer of %1 was lost, and it could not be found out whether the access token was made. If %2 appears in the list, "
                  "revoke it: nobody has it.").arg(server, oneLine(m_description));
    case TokenMint::Problem::NotProven:
        return tr("The access token was made, but %1 does not accept it. Revoke it in the list.").arg(server);
    default:
        return {};
    }
}

void NewTokenFlow::failed(TokenMint::Problem problem, const ApiError &error)
{
    Q_EMIT tokensChanged(); // Whatever failed, something may be there that was not before.
    if (!m_dialog)
        return;
    const QString server = m_session.profile().name;
    if (problem == TokenMint::Problem::WrongPassword || problem == TokenMint::Problem::PasswordRefused)
        return m_dialog->refusePassword(tr("%1 does not accept this password.").arg(server));
    if (problem == TokenMint::Problem::NameRefused)
        return m_dialog->refuseDescription(tr("%1 does not take this description.").arg(server));
    Explanation words = explain(error, attemptOn(m_session, tr("make an access token")));
    if (const QString own = problemSentence(problem); !own.isEmpty())
        words.sentence = own;
    if (const auto made = m_mint->made())
        words.sentence = unusedSentence(*made);
    m_dialog->fail(words);
}

// The dialog was about to be closed with the only copy in it.
void NewTokenFlow::revoke()
{
    onResult(m_session.send(requests::revokeAccessToken(m_made.user, m_made.id)), this, [this](const Result<Nothing> &result) {
        Q_EMIT tokensChanged();
        if (!result && m_dialog)
            return m_dialog->revokeFailed(explain(result.error(), attemptOn(m_session, tr("revoke the access token"))));
        if (result)
            Q_EMIT told(Banner::Kind::Info, tr("%1 was revoked on %2.").arg(nameOf(m_made), m_session.profile().name));
        if (m_dialog)
            m_dialog->accept();
    });
}

void NewTokenFlow::abandon()
{
    m_abandoned = true;
    m_mint->cancel();
    connect(m_mint.get(), &TokenMint::madeChanged, this, &NewTokenFlow::nameOrphan);
}

void NewTokenFlow::closed()
{
    if (m_abandoned)
        return nameOrphan();
    tellUnused();
    Q_EMIT finished();
}

QString NewTokenFlow::unusedSentence(const MintedToken &token) const
{
    return tr("The access token %1 was made on %2, and then something failed. Nobody has a copy of it: revoke it in the list.")
        .arg(nameOf(token), m_session.profile().name);
}

/// Of a try that failed after the token was made.
void NewTokenFlow::tellUnused()
{
    if (const auto made = m_mint ? m_mint->made() : std::nullopt)
        Q_EMIT told(Banner::Kind::Warning, unusedSentence(*made));
}

// A creation that was under way when the dialog was closed goes on; what it makes is said.
void NewTokenFlow::nameOrphan()
{
    if (m_mint->isCreating())
        return;
    if (const auto made = m_mint->made())
        Q_EMIT told(Banner::Kind::Warning, tr("The access token %1 was made on %2 although its window was closed. Nobody has a copy of it: revoke it.")
                                               .arg(nameOf(*made), m_session.profile().name));
    Q_EMIT tokensChanged();
    Q_EMIT finished();
}

} // namespace longshore
