// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/undojournal.h"
#include "app/session/versionvault.h"

#include <QObject>

namespace longshore {

class Servers;
class Session;

/// What is remembered of changes: how to take each back, and which versions of stacks were seen. The versions outlast the program where the
/// token of their server is kept in the keychain, too; what was known of a server goes with its entry.
class ChangeRecord : public QObject
{
    Q_OBJECT
public:
    /// All of them have to outlive it.
    ChangeRecord(Operations &operations, Servers &servers, const ConfigDir &folder, SecretStore &keychain, QObject *parent = nullptr);

    UndoJournal &journal() { return m_journal; }
    VersionHistory &versions() { return m_versions; }
    const VersionVault &vault() const { return m_vault; }
    bool isKept(const ServerId &server) const { return m_vault.keeps(server); } ///< Its versions outlast the program.

private:
    void open(const Session &session);

    Servers &m_servers;
    UndoJournal m_journal;
    VersionHistory m_versions;
    VersionVault m_vault;
};

} // namespace longshore
