// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tokensfeed.h"

#include "app/session/refusal.h"
#include "ui/dialogs/newtokenelsewhere.h"
#include "ui/dialogs/revokequestion.h"
#include "ui/pages/tokenspage.h"
#include "ui/shell/newtokenflow.h"
#include "ui/shell/pagefailure.h"
#include "ui/shell/rotateflow.h"
#include "ui/shell/serverwindow.h"

#include <QDateTime>
#include <QDesktopServices>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

void TokensFeed::addTo(ServerWindow &window, Session &session, const ServerWindowParts &parts)
{
    auto *page = new TokensPage(&window);
    auto *feed = new TokensFeed(window, *page, session, parts);
    window.addSection(u"tokens"_s, tr("Access tokens"), u"key"_s, page, [feed] { feed->refresh(); });
}

TokensFeed::TokensFeed(ServerWindow &window, TokensPage &page, Session &session, const ServerWindowParts &parts)
    : QObject(window.feeds()), m_window(window), m_page(page), m_session(session), m_parts(parts),
      m_rotate(new RotateFlow(parts.servers, session, storeOf(session.profile(), parts.keychain), window, this))
{
    connect(&page, &TokensPage::addRequested, this, &TokensFeed::add);
    connect(&page, &TokensPage::rotateRequested, m_rotate, &RotateFlow::open);
    connect(m_rotate, &RotateFlow::tokensChanged, this, &TokensFeed::refresh);
    connect(m_rotate, &RotateFlow::told, &page, [&page](Banner::Kind kind, const QString &sentence) { page.tell(kind, sentence); });
    connect(&page, &PageFrame::retryRequested, this, &TokensFeed::refresh);
    connect(&page, &TokensPage::revokeRequested, this, &TokensFeed::askToRevoke);
    connect(&session, &Session::peopleChanged, this, [this] {
        if (m_page.isVisible())
            refresh();
    });
}

void TokensFeed::refresh()
{
    if (m_revoking)
        return; // The list is read at its end.
    const QString server = m_session.profile().name;
    if (const QString words = signedOutWords(m_session); !words.isEmpty())
        return m_page.setSignedOut(words);
    m_page.setOwner(attemptOn(m_session, {}).user, server);
    // Whoever it is is asked by the session; peopleChanged() brings the answer here.
    if (!m_session.user() && m_session.state() == Session::State::Connecting)
        return m_page.setLoading(true);
    if (!m_session.user())
        return m_page.setFailed({tr("%1 has not told yet whose access token this is, so its tokens cannot be listed.").arg(server), {}});
    m_page.setLoading(true);
    m_list.start(m_session.send(requests::accessTokens(m_session.user()->id)), [this](const Result<QList<AccessToken>> &tokens) {
        m_page.setLoading(false);
        if (tokens)
            show(*tokens);
        else
            showFailure(m_page, m_session, tokens.error(), tr("list the access tokens"));
    });
}

AccessTokenId TokensFeed::ours() const
{
    return ownToken(m_tokens, m_session.profile().tokenId, m_session.tokenPrefix());
}

void TokensFeed::show(const QList<AccessToken> &tokens)
{
    m_tokens = tokens;
    m_page.setTokens(tokens, ours());
}

// How people sign in there is asked each time: where no password is taken, none is asked for.
void TokensFeed::add()
{
    if (m_new || !m_session.user())
        return;
    m_page.setBusy(true);
    m_settings.start(m_session.send(requests::publicSettings()), [this](const Result<PublicSettings> &settings) {
        m_page.setBusy(false);
        if (!settings)
            return showFailure(m_page, m_session, settings.error(), tr("tell how people sign in"));
        constexpr UserId FirstAdministrator{1}; // Signs in with a password whatever the method is (portainer-api.md 2.2).
        if (settings->authenticationMethod == AuthenticationMethod::OAuth && m_session.user()->id != FirstAdministrator)
            return addElsewhere();
        addHere(settings->authenticationMethod);
    });
}

void TokensFeed::addHere(AuthenticationMethod method)
{
    m_new = new NewTokenFlow(m_session, method, m_parts.clipboard, m_parts.managers, m_window, this);
    connect(m_new, &NewTokenFlow::tokensChanged, this, &TokensFeed::refresh);
    connect(m_new, &NewTokenFlow::told, this, [this](Banner::Kind kind, const QString &sentence) { m_page.tell(kind, sentence); });
    connect(m_new, &NewTokenFlow::finished, m_new, &QObject::deleteLater);
    m_new->open();
}

void TokensFeed::addElsewhere()
{
    auto *dialog = new NewTokenElsewhere(m_session.profile().name, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewTokenElsewhere::openPortainerRequested, this,
            [this] { QDesktopServices::openUrl(m_session.profile().address.pageUrl(u"!/account"_s)); });
    dialog->open();
}

void TokensFeed::askToRevoke(const QList<AccessToken> &tokens)
{
    if (tokens.isEmpty())
        return;
    RevokeQuestion::About about;
    about.server = m_session.profile().name;
    about.user = attemptOn(m_session, {}).user;
    about.tokens = tokens;
    about.ours = ours();
    about.now = QDateTime::currentSecsSinceEpoch();
    about.isGuarded = m_session.profile().locked;
    auto *question = new RevokeQuestion(about, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &RevokeQuestion::confirmed, this, &TokensFeed::revoke);
    question->open();
}

// One after the other, this computer's own last: after it nothing else would be accepted.
void TokensFeed::revoke(QList<AccessToken> tokens)
{
    std::stable_partition(tokens.begin(), tokens.end(), [own = ours()](const AccessToken &token) { return token.id != own; });
    m_toRevoke = tokens;
    m_revoked.clear();
    m_revoking = true;
    m_list.cancel();
    m_page.setBusy(true);
    m_page.setLoading(true);
    revokeNext();
}

void TokensFeed::revokeNext()
{
    if (m_toRevoke.isEmpty() || !m_session.user())
        return lookAfterRevoking();
    const AccessToken token = m_toRevoke.takeFirst();
    onResult(m_session.send(requests::revokeAccessToken(m_session.user()->id, token.id)), this, [this, token](const Result<Nothing> &result) {
        m_revoked.append({token, result ? std::nullopt : std::optional(result.error())});
        revokeNext();
    });
}

// The list says what is there, whatever the answers were: a lost one may have been a success, an unknown token is gone.
void TokensFeed::lookAfterRevoking()
{
    m_look.start(m_session.send(requests::accessTokens(m_session.user().value_or(User()).id)), [this](const Result<QList<AccessToken>> &tokens) {
        m_revoking = false;
        m_page.setLoading(false);
        m_page.setBusy(false);
        for (Revoked &each : m_revoked)
            if (tokens && std::ranges::find(*tokens, each.token.id, &AccessToken::id) == tokens->end())
                each.error.reset();
        const bool oursWent = std::ranges::any_of(m_revoked, [own = ours()](const Revoked &each) { return each.token.id == own && !each.error; });
        tellRevoked();
        if (tokens)
            show(*tokens);
        else
            showFailure(m_page, m_session, tokens.error(), tr("list the access tokens"));
        if (oursWent)
            m_session.refresh(); // It is refused now, and signs this server out.
    });
}

void TokensFeed::tellRevoked()
{
    const QString server = m_session.profile().name;
    QStringList gone;
    QStringList lines;
    for (const Revoked &each : m_revoked) {
        const QString name = tokenName(each.token);
        if (!each.error) {
            gone.append(name);
            lines.append(tr("%1: revoked").arg(name));
        } else if (leavesItOpen(*each.error)) {
            lines.append(tr("%1: the answer was lost, so it may still be there").arg(name));
        } else {
            lines.append(tr("%1: not revoked. %2").arg(name, explain(*each.error, attemptOn(m_session, tr("revoke it"))).sentence));
        }
    }
    const bool all = gone.size() == m_revoked.size();
    if (all && gone.size() == 1)
        return m_page.tell(Banner::Kind::Info, tr("%1 was revoked on %2.").arg(gone.first(), server));
    if (m_revoked.size() == 1)
        return m_page.tell(Banner::Kind::Bad, lines.first());
    m_page.tell(all ? Banner::Kind::Info : Banner::Kind::Bad,
                all ? tr("%1 access tokens were revoked on %2.").arg(gone.size()).arg(server)
                    : tr("%1 of %2 access tokens were revoked on %3.").arg(gone.size()).arg(m_revoked.size()).arg(server),
                lines.join(u'\n'));
}

} // namespace longshore
