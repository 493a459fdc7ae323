// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/usersfeed.h"

#include "app/core/displaytext.h"
#include "app/session/holdings.h"
#include "app/session/ownershiprules.h"
#include "ui/pages/userfacts.h"

namespace longshore {

using namespace Qt::StringLiterals;

UsersFeed::UsersFeed(Session &session, UsersPage &page, SecretClipboard &clipboard, QObject *parent)
    : PeopleFeed(session, page, parent), m_page(page), m_clipboard(clipboard)
{
    page.setServer(session.profile().name);
    connectPage();
    connect(&session, &Session::stacksChanged, this, &UsersFeed::showDetails);
}

void UsersFeed::connectPage()
{
    connect(&m_page, &UsersPage::currentChanged, this, &UsersFeed::showDetails);
    connect(&m_page, &UsersPage::tokensWanted, this, [this](const QList<UserId> &users) {
        m_wanted = users; // What is out of sight by now need not be known.
        if (!m_counting.isRunning())
            countNext();
    });
    connect(&m_page, &UsersPage::addRequested, this, &UsersFeed::add);
    connect(&m_page, &UsersPage::renameRequested, this, &UsersFeed::rename);
    connect(&m_page, &UsersPage::roleRequested, this, &UsersFeed::changeRole);
    connect(&m_page, &UsersPage::passwordRequested, this, &UsersFeed::resetPassword);
    connect(&m_page, &UsersPage::deleteRequested, this, &UsersFeed::askDelete);
    connect(&m_page, &UsersPage::seenRequested, this, &UsersFeed::seenRequested);
    connect(&m_page, &UsersPage::linkRequested, this, &UsersFeed::linkRequested);
}

void UsersFeed::refresh()
{
    m_page.model().forgetTokenCounts();
    sayWhoManages(); // Whether or not there is a list to show.
    readSettings();
    PeopleFeed::refresh();
}

void UsersFeed::sayWhoManages()
{
    m_page.setMayManage(isAdministrator() ? QString() : tr("Users are added and changed by administrators of %1.").arg(place()));
}

/// How people sign in decides whether there are passwords, and the rules for them.
void UsersFeed::readSettings()
{
    m_settingsAsked.start(session().send(requests::publicSettings()), [this](const Result<PublicSettings> &settings) {
        if (settings)
            m_settings = *settings;
        showDetails();
    });
}

void UsersFeed::show()
{
    sayWhoManages();
    m_page.model().setUsers(rules(), session().user() ? std::optional(session().user()->id) : std::nullopt);
    if (content().users.isEmpty())
        m_page.setEmpty(tr("There are no users that you may see."), {}, u"users"_s);
    else
        m_page.setFilled();
    m_page.setReaching(true);
    showDetails();
}

void UsersFeed::showDetails()
{
    const auto user = m_page.current();
    const UserRow *row = user ? m_page.model().of(*user) : nullptr;
    m_page.setDetails(row ? detailsOf(*row) : UserDetails());
}

UserDetails UsersFeed::detailsOf(const UserRow &row) const
{
    const AccessRules known = rules();
    const UserHoldings holdings = userHoldings(row.user.id, session().stacks(), known);
    const SeenStacks seen = stacksSeenBy(row.user.id, session().stacks(), known);
    return {row.user.id, oneLine(row.user.name), userFacts(row, known, holdings, seen), whyNot(row)};
}

QMap<QString, QString> UsersFeed::whyNot(const UserRow &row) const
{
    QMap<QString, QString> why;
    if (row.user.id == UserId(1))
        why.insert(u"deleteUser"_s, tr("The first administrator cannot be deleted."));
    else if (row.isMe)
        why.insert(u"deleteUser"_s, tr("You cannot delete the user you are signed in as."));
    if (row.isMe) {
        why.insert(u"changeRole"_s, tr("Another administrator can change your own role."));
        why.insert(u"resetPassword"_s, tr("You change your own password under My account."));
    } else if (m_settings.authenticationMethod == AuthenticationMethod::Ldap && row.user.id != UserId(1)) {
        why.insert(u"resetPassword"_s, tr("People sign in with the passwords of the LDAP directory, which are changed there."));
    } else if (m_settings.authenticationMethod == AuthenticationMethod::OAuth && row.user.id != UserId(1)) {
        why.insert(u"resetPassword"_s, tr("People sign in through the OAuth provider; there is no password here."));
    }
    if (!directory().isComplete())
        why.insert(u"whatUserSees"_s, tr("Working that out needs all users, teams and environments, which could not be read."));
    return why;
}

void UsersFeed::countNext()
{
    if (m_wanted.isEmpty())
        return;
    const UserId user = m_wanted.takeFirst();
    const UserRow *row = m_page.model().of(user);
    // Only one's own tokens, or as an administrator those of others; a server of 2.20 on keeps other administrators' back.
    if (!row || (!row->isMe && !isAdministrator())) {
        m_page.model().setTokenCount(user, {TokenCount::State::NotReadable});
        return countNext();
    }
    m_counting.start(session().send(requests::accessTokens(user)), [this, user](const auto &tokens) { takeCount(user, tokens); });
}

void UsersFeed::takeCount(UserId user, const Result<QList<AccessToken>> &tokens)
{
    const bool refused = !tokens && tokens.error().kind != ApiError::Kind::Cancelled;
    if (tokens)
        m_page.model().setTokenCount(user, {TokenCount::State::Known, static_cast<int>(tokens->size())});
    else if (refused)
        m_page.model().setTokenCount(user, {TokenCount::State::NotReadable});
    if (m_page.current() == user)
        showDetails();
    QMetaObject::invokeMethod(this, &UsersFeed::countNext, Qt::QueuedConnection); // The call under way has to be over.
}

QStringList UsersFeed::takenNames() const
{
    QStringList names;
    for (const User &user : content().users)
        names.append(user.name);
    return names;
}

} // namespace longshore
