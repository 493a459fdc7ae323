// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/serverentries.h"

#include "app/store/profileexchange.h"
#include "ui/dialogs/importquestion.h"
#include "ui/dialogs/serveroptions.h"
#include "ui/dialogs/serversdialog.h"
#include "ui/pages/savefile.h"

#include <QFile>
#include <QFileDialog>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestFile = 2 * 1024 * 1024; ///< Bytes; more is refused by the reader anyway.

QString filter()
{
    return ServerEntries::tr("Lists of servers (*.json)");
}

void openOwned(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

ServerEntries::ServerEntries(Servers &servers, ProfileStore &profiles, const SecretStore &keychain, QWidget &window)
    : m_servers(servers), m_profiles(profiles), m_keychain(keychain), m_window(window)
{
    connect(&servers, &Servers::leftBehind, this, &ServerEntries::tellLeftBehind);
    connect(&servers, &Servers::notKept, this, &ServerEntries::tellNotKept);
}

QWidget &ServerEntries::owner() const
{
    return m_dialog ? static_cast<QWidget &>(*m_dialog) : m_window;
}

void ServerEntries::showServers()
{
    auto *dialog = new ServersDialog(m_profiles, &m_window);
    m_dialog = dialog;
    dialog->setKeychain(m_keychain.name());
    connect(dialog, &ServersDialog::addRequested, this, &ServerEntries::addRequested);
    connect(dialog, &ServersDialog::entryRequested, this, &ServerEntries::addEntry);
    connect(dialog, &ServersDialog::optionsRequested, this, &ServerEntries::showOptions);
    connect(dialog, &ServersDialog::duplicateRequested, this, &ServerEntries::duplicate);
    connect(dialog, &ServersDialog::enableRequested, this, &ServerEntries::setEnabled);
    connect(dialog, &ServersDialog::importRequested, this, &ServerEntries::askForImport);
    connect(dialog, &ServersDialog::exportRequested, this, &ServerEntries::exportAll);
    connect(dialog, &ServersDialog::signInRequested, this, &ServerEntries::signInRequested);
    connect(dialog, &ServersDialog::forgetRequested, this, &ServerEntries::forgetRequested);
    connect(dialog, &ServersDialog::profileChanged, this, [this](const ServerProfile &profile) {
        if (Session *session = m_servers.session(profile.id))
            session->setProfile(profile);
    });
    openOwned(dialog);
}

void ServerEntries::showOptions(const ServerId &id)
{
    const auto profile = m_profiles.profile(id);
    if (!profile)
        return;
    QList<GuardableEnvironment> environments;
    if (const Session *session = m_servers.session(id))
        for (const Environment &environment : session->environments())
            environments.append({environment.id, environment.name});
    auto *dialog = new ServerOptions(*profile, environments, &owner());
    connect(dialog, &ServerOptions::saved, this, &ServerEntries::save);
    openOwned(dialog);
}

void ServerEntries::addEntry()
{
    ServerProfile fresh;
    fresh.id = ServerId::create();
    auto *dialog = new ServerOptions(fresh, {}, &owner());
    connect(dialog, &ServerOptions::saved, this, &ServerEntries::save);
    openOwned(dialog);
}

// What the person saw and did not change may have changed underneath (a token that was saved meanwhile): only what the
// options show is taken over.
void ServerEntries::save(const ServerProfile &wanted, const NewSecrets &secrets)
{
    const auto now = m_profiles.profile(wanted.id);
    if (!now)
        m_servers.addSignedOut(wanted);
    ServerProfile next = wanted;
    if (now) {
        next.tokenSaved = now->tokenSaved;
        next.tokenId = now->tokenId;
        next.tokenPlace = now->tokenPlace;
        next.userName = now->userName;
        next.lastVersion = now->lastVersion;
        next.enabled = now->enabled;
    }
    const bool endsSession = now && (!secrets.isEmpty() || editOf(*now, next, secrets.showsCertificateElsewhere).reconnects);
    if (!endsSession || !isHeld(next.id, [this, next, secrets] { edit(next, secrets); }))
        edit(next, secrets);
}

void ServerEntries::edit(const ServerProfile &wanted, const NewSecrets &secrets)
{
    if (!m_servers.edit(wanted, secrets))
        Q_EMIT told(tr("The options of %1 could not be saved: %2").arg(wanted.name, m_profiles.problem()));
}

void ServerEntries::duplicate(const ServerId &id)
{
    if (const auto profile = m_profiles.profile(id)) {
        const ServerProfile copy = duplicateOf(*profile, m_profiles.profiles());
        m_servers.addSignedOut(copy);
        if (m_dialog)
            m_dialog->select(copy.id);
    }
}

void ServerEntries::setEnabled(const ServerId &id, bool enabled)
{
    if (auto profile = m_profiles.profile(id)) {
        profile->enabled = enabled;
        if (enabled || !isHeld(id, [this, wanted = *profile] { m_servers.edit(wanted); }))
            m_servers.edit(*profile);
    }
}

void ServerEntries::askForImport()
{
    auto *dialog = new QFileDialog(&owner(), tr("Import servers"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({filter(), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ServerEntries::importFrom);
    openOwned(dialog);
}

void ServerEntries::importFrom(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        if (m_dialog)
            m_dialog->complain(tr("%1 could not be read: %2").arg(fileName, file.errorString()));
        return;
    }
    const profileexchange::Reading reading = profileexchange::read(file.read(LargestFile));
    if (!reading.mistakes.isEmpty()) {
        if (m_dialog)
            m_dialog->complain(tr("Nothing was imported. %1").arg(reading.mistakes.mid(0, 5).join(u'\n')));
        return;
    }
    auto *question = new ImportQuestion(reading.servers, m_profiles.profiles(), &owner());
    connect(question, &ImportQuestion::confirmed, this, &ServerEntries::takeOver);
    openOwned(question);
}

void ServerEntries::takeOver(const QList<ServerProfile> &profiles)
{
    for (const ServerProfile &profile : profiles)
        m_servers.addSignedOut(profile);
    if (m_dialog && !profiles.isEmpty())
        m_dialog->select(profiles.constFirst().id);
}

void ServerEntries::exportAll()
{
    askAndSave(&owner(), u"longshore-servers.json"_s, filter(), profileexchange::exported(m_profiles.profiles()),
               [this](const QString &fileName, const QString &reason) {
                   if (m_dialog)
                       m_dialog->complain(tr("%1 could not be written: %2").arg(fileName, reason));
               });
}

void ServerEntries::tellLeftBehind(const QString &server, SecretState state)
{
    Q_EMIT told(tr("The options of %1 were saved, but secrets of before are still in %2. They are not used any more. %3")
                    .arg(server, m_keychain.name(), explanation(state, m_keychain.name())));
}

void ServerEntries::tellNotKept(const QString &server, SecretState state)
{
    Q_EMIT told(tr("The options of %1 were saved, but what you typed of secrets could not be kept. %2")
                    .arg(server, explanation(state, m_keychain.name())));
}

} // namespace longshore
