// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/configdir.h"
#include "app/store/serverprofile.h"

#include <QObject>

#include <memory>
#include <optional>

namespace longshore {

class MadeTokens;
class PrivateFile;

/// The saved servers, in order (servers.ini, INI format, 0600, written atomically). Holds no secret.
class ProfileStore : public QObject
{
    Q_OBJECT
public:
    explicit ProfileStore(const ConfigDir &dir, QObject *parent = nullptr);
    ~ProfileStore() override;

    /// Reads the file. A broken one is set aside under another name, which `setAside()` then tells; its whole
    /// entries stay in the list.
    void load();
    QString setAside() const; ///< Path of the broken file kept, or empty.
    QString problem() const; ///< Why the file could not be read, or the last save failed; else empty.

    QList<ServerProfile> profiles() const;
    std::optional<ServerProfile> profile(const ServerId &id) const;

    /// Adds or replaces by id, and saves; an entry without id or address, or with a broken pin, is refused. False
    /// when the file could not be written: the old one is intact, and the change lives until the program ends or a
    /// later save succeeds.
    bool put(const ServerProfile &given);
    bool remove(const ServerId &id);
    /// Servers not named stay behind the named ones.
    bool reorder(const QList<ServerId> &order);

    /// The access tokens that were made for any server, whether an entry for it is left or not; read when first asked for.
    MadeTokens &madeTokens() const;

Q_SIGNALS:
    void changed(); ///< The list or one of its entries.

private:
    void adopt(PrivateFile &file);
    void putAside(PrivateFile &file);
    void block(const QString &why);
    const QList<ServerProfile> &loaded();
    bool replace(const QList<ServerProfile> &next);
    bool save();
    QString saveProblem();

    ConfigDir m_dir;
    mutable std::unique_ptr<MadeTokens> m_madeTokens;
    QByteArray m_text; ///< As last read or written: keys of newer versions are kept through it.
    QList<ServerProfile> m_profiles;
    bool m_loaded = false;
    QString m_blocked; ///< Why the file there must not be overwritten, or empty.
    QString m_setAside;
    QString m_problem;
};

} // namespace longshore
