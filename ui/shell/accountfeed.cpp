// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountfeed.h"

#include "app/session/passwordrules.h"
#include "app/session/refusal.h"
#include "ui/dialogs/changepassworddialog.h"
#include "ui/pages/accountpage.h"
#include "ui/shell/pagefailure.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/signoutflow.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QList<OwnTeam> ownTeams(const QList<TeamMembership> &memberships, const QList<Team> &teams)
{
    QList<OwnTeam> own;
    for (const TeamMembership &membership : memberships) {
        const auto team = std::ranges::find(teams, membership.team, &Team::id);
        if (team != teams.end())
            own.append({team->name, membership.isLeader()});
    }
    std::ranges::sort(own, {}, &OwnTeam::name);
    return own;
}

QStringList namesOf(const QList<Environment> &environments)
{
    QStringList names;
    for (const Environment &environment : environments)
        names.append(environment.name);
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace

void AccountFeed::addTo(ServerWindow &window, Session &session, const ServerWindowParts &parts)
{
    auto *page = new AccountPage(&window);
    auto *feed = new AccountFeed(window, *page, session, parts);
    window.addSection(u"account"_s, tr("My account"), u"user"_s, page, [feed] { feed->refresh(); });
}

AccountFeed::AccountFeed(ServerWindow &window, AccountPage &page, Session &session, const ServerWindowParts &parts)
    : QObject(window.feeds()), m_window(window), m_page(page), m_session(session), m_parts(parts),
      m_signOut(new SignOutFlow(parts.servers, session, storeOf(session.profile(), parts.keychain), window, this))
{
    connect(&page, &AccountPage::signOutRequested, m_signOut, &SignOutFlow::open);
    connect(m_signOut, &SignOutFlow::told, &page, [&page](Banner::Kind kind, const QString &sentence) { page.tell(kind, sentence); });
    connect(&page, &PageFrame::retryRequested, this, &AccountFeed::refresh);
    connect(&page, &AccountPage::changePasswordRequested, this, &AccountFeed::askForPassword);
    connect(&session, &Session::peopleChanged, this, &AccountFeed::refresh);
    connect(&session, &Session::environmentsChanged, this, [this] {
        if (m_page.isFilled())
            show();
    });
}

void AccountFeed::refresh()
{
    if (const QString words = signedOutWords(m_session); !words.isEmpty())
        return m_page.setSignedOut(words);
    m_error.reset();
    m_waiting = 2;
    m_page.setLoading(true);
    m_settingsCall.start(m_session.send(requests::publicSettings()), [this](const Result<PublicSettings> &settings) {
        if (settings)
            m_settings = *settings;
        arrived(settings ? std::nullopt : std::optional(settings.error()));
    });
    m_teamsCall.start(m_session.send(requests::teams()), [this](const Result<QList<Team>> &teams) {
        m_teams = teams.value_or(QList<Team>());
        arrived(teams ? std::nullopt : std::optional(teams.error()));
    });
    if (!m_session.user())
        return m_membershipsCall.cancel();
    ++m_waiting;
    m_membershipsCall.start(m_session.send(requests::membershipsOf(m_session.user()->id)), [this](const Result<QList<TeamMembership>> &memberships) {
        m_memberships = memberships.value_or(QList<TeamMembership>());
        arrived(memberships ? std::nullopt : std::optional(memberships.error()));
    });
}

void AccountFeed::arrived(const std::optional<ApiError> &error)
{
    if (error && !m_error)
        m_error = error;
    if (--m_waiting > 0)
        return;
    m_page.setLoading(false);
    if (m_error)
        showFailure(m_page, m_session, *m_error, tr("read the account"));
    else
        show();
}

void AccountFeed::show()
{
    const ServerProfile &profile = m_session.profile();
    AccountFacts facts;
    facts.server = profile.name;
    facts.address = profile.address.text();
    facts.version = m_session.version().isKnown() ? m_session.version().text() : QString();
    facts.user = m_session.user();
    facts.lastUserName = profile.userName;
    facts.teams = ownTeams(m_memberships, m_teams);
    facts.environments = namesOf(m_session.environments());
    if (m_settings)
        facts.method = m_settings->authenticationMethod;
    facts.tokenPlace = storeOf(profile, m_parts.keychain);
    facts.tokenPrefix = m_session.tokenPrefix();
    m_page.setFacts(facts);
}

void AccountFeed::askForPassword()
{
    if (m_dialog || !m_session.user())
        return;
    const PasswordRules rules = m_settings ? PasswordRules::of(*m_settings) : PasswordRules();
    m_dialog = new ChangePasswordDialog(m_session.user()->name, m_session.profile().name, rules, m_parts.clipboard, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ChangePasswordDialog::changeRequested, this, &AccountFeed::changePassword);
    m_dialog->open();
}

// Sent once. A dialog that is closed meanwhile does not take it back; what came of it is then told on the page.
void AccountFeed::changePassword(const Secret &current, const Secret &next)
{
    if (!m_session.user())
        return;
    m_page.setBusy(true);
    onResult(m_session.send(requests::changePassword(m_session.user()->id, current, next)), this,
             [this](const Result<Nothing> &result) { passwordChanged(result); });
}

void AccountFeed::passwordChanged(const Result<Nothing> &result)
{
    m_page.setBusy(false);
    const Attempt attempt = attemptOn(m_session, tr("change the password"));
    if (result) {
        if (m_dialog)
            m_dialog->accept();
        m_page.tell(Banner::Kind::Info, tr("The password of %1 on %2 was changed. Browser sessions have ended; access tokens go on working.")
                                            .arg(attempt.user, attempt.server));
        return;
    }
    if (refusedInDialog(result.error()))
        return;
    Explanation words = explain(result.error(), attempt);
    if (leavesItOpen(result.error()))
        words.sentence = tr("The answer of %1 was lost. Either the old or the new password is good now: sign in there in a browser to see which.")
                             .arg(attempt.server);
    if (m_dialog)
        m_dialog->fail(words);
    else
        m_page.tell(Banner::Kind::Bad, words.sentence, words.details);
}

/// What belongs beside a field (portainer-api.md 3.2): 403 for the current password, 400 for the new one.
bool AccountFeed::refusedInDialog(const ApiError &error)
{
    if (!m_dialog)
        return false;
    const bool wrongCurrent = error.kind == ApiError::Kind::Forbidden && error.message.contains("password doesn't match"_L1, Qt::CaseInsensitive);
    if (wrongCurrent)
        m_dialog->refuseCurrent(tr("This is not the current password."));
    else if (error.httpStatus == 400)
        m_dialog->refuseNew(tr("%1 finds this password too weak. Its rules may have changed; try a longer one.").arg(m_session.profile().name));
    return wrongCurrent || error.httpStatus == 400;
}

} // namespace longshore
