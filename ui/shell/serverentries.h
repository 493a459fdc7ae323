// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace longshore {

class ServersDialog;

/// What can be done with the saved entries: the dialog of the servers, the options of one, copies, import and export.
class ServerEntries : public QObject
{
    Q_OBJECT
public:
    ServerEntries(Servers &servers, ProfileStore &profiles, const SecretStore &keychain, QWidget &window);

    /// Asked before an edit ends what is open of a server: true when something of it holds the edit up; it calls what it is given once it may go on.
    using Holder = std::function<bool(const ServerId &id, const std::function<void()> &goOn)>;
    void setHolder(const Holder &holder) { m_holder = holder; }
    void showServers();
    void showOptions(const ServerId &id);
    void addEntry(); ///< Options first, for a server that needs a proxy or a certificate before it can be reached.

Q_SIGNALS:
    void addRequested();
    void signInRequested(const longshore::ServerId &id);
    void forgetRequested(const longshore::ServerId &id); ///< Asked already.
    void told(const QString &sentence);

private:
    QWidget &owner() const; ///< The dialog of the servers while it is open, else the window.
    void duplicate(const ServerId &id);
    void setEnabled(const ServerId &id, bool enabled);
    void askForImport();
    void importFrom(const QString &fileName);
    void takeOver(const QList<ServerProfile> &profiles);
    void exportAll();
    void save(const ServerProfile &wanted, const NewSecrets &secrets);
    void edit(const ServerProfile &wanted, const NewSecrets &secrets);
    bool isHeld(const ServerId &id, const std::function<void()> &goOn) const { return m_holder && m_holder(id, goOn); }
    void tellLeftBehind(const QString &server, SecretState state);
    void tellNotKept(const QString &server, SecretState state);

    Servers &m_servers;
    ProfileStore &m_profiles;
    const SecretStore &m_keychain;
    QWidget &m_window;
    QPointer<ServersDialog> m_dialog;
    Holder m_holder;
};

} // namespace longshore
