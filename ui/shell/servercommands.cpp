// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/servercommands.h"

#include "app/store/madetokens.h"
#include "ui/dialogs/forgetquestion.h"
#include "ui/shell/earliertokensflow.h"

#include <QDesktopServices>

namespace longshore {

ServerCommands::ServerCommands(Servers &servers, ProfileStore &profiles, SecretStore &keychain,
                               ApiClient::ManagerFactory managers, QWidget &window)
    : m_servers(servers), m_profiles(profiles), m_keychain(keychain), m_managers(std::move(managers)), m_window(window)
    , m_connect(servers, profiles, keychain, m_managers, window), m_closing(servers, m_managers, window), m_entries(servers, profiles, keychain, window)
{
    connect(&m_entries, &ServerEntries::addRequested, this, &ServerCommands::connectServer);
    connect(&m_entries, &ServerEntries::signInRequested, this, &ServerCommands::signInAgain);
    connect(&m_entries, &ServerEntries::forgetRequested, &servers, &Servers::remove);
    connect(&m_entries, &ServerEntries::told, this, &ServerCommands::told);
    connect(&m_connect, &ConnectFlow::sampleDataRequested, this, &ServerCommands::sampleDataRequested);
    connect(&m_connect, &ConnectFlow::connected, this, &ServerCommands::connected);
    connect(&m_connect, &ConnectFlow::connected, this, &ServerCommands::lookForEarlierTokens);
    connect(&m_connect, &ConnectFlow::told, this, &ServerCommands::told);
    connect(&m_connect, &ConnectFlow::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(&servers, &Servers::tokenKept, this, &ServerCommands::tellTokenKept);
    connect(&servers, &Servers::tokenForgotten, this, &ServerCommands::tellTokenForgotten);
}

ServerCommands::~ServerCommands() = default;

void ServerCommands::connectServer()
{
    if (!m_connect.isOpen())
        m_connect.open();
}

void ServerCommands::signInAgain(const ServerId &id)
{
    if (const auto profile = m_profiles.profile(id))
        m_connect.openFor(*profile);
}

void ServerCommands::lookForEarlierTokens(const ServerId &id)
{
    if (Session *session = m_servers.session(id))
        new EarlierTokensFlow(*session, m_servers, m_profiles.madeTokens(), m_managers, m_window, this);
}

void ServerCommands::showServers()
{
    m_entries.showServers();
}

void ServerCommands::showOptions(const ServerId &id)
{
    m_entries.showOptions(id);
}

void ServerCommands::confirmForget(const ServerId &id)
{
    const auto profile = m_profiles.profile(id);
    if (!profile)
        return m_servers.remove(id); // a server of this run only: nothing is kept of it
    auto *question = new ForgetQuestion(*profile, m_keychain.name(), &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &ForgetQuestion::confirmed, &m_servers, &Servers::remove);
    question->open();
}

void ServerCommands::openInBrowser(const ServerId &id, const QString &fragment) const
{
    if (const Session *session = m_servers.session(id))
        QDesktopServices::openUrl(session->profile().address.pageUrl(fragment));
}

void ServerCommands::tellTokenKept(const ServerId &id, SecretState state)
{
    const auto profile = m_profiles.profile(id);
    if (!profile || state == SecretState::Done)
        return;
    Q_EMIT told(tr("The access token for %1 could not be kept in %2. It works until Longshore is closed.").arg(profile->name, m_keychain.name()));
}

void ServerCommands::tellTokenForgotten(const QString &server, SecretState state)
{
    if (state == SecretState::Done || state == SecretState::NotFound)
        return;
    Q_EMIT told(tr("%1 was forgotten, but its access token is still in the keyring, which is locked or did not answer. "
                   "Remove it there, or revoke it in Portainer.").arg(server));
}

} // namespace longshore
