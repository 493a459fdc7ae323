// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/configdir.h"
#include "app/store/serverprofile.h"

#include <QObject>

#include <optional>

namespace longshore {

/// The saved servers, in order (servers.ini, INI format, 0600, written atomically). Holds no secret.
class ProfileStore : public QObject
{
    Q_OBJECT
public:
    explicit ProfileStore(const ConfigDir &dir, QObject *parent = nullptr);

    /// Reads the file. A broken one is set aside under another name, which `setAside()` then tells.
    void load();
    QString setAside() const; ///< Path of the broken file kept, or empty.
    QString problem() const; ///< Why the last save failed, or empty.

    QList<ServerProfile> profiles() const;
    std::optional<ServerProfile> profile(const ServerId &id) const;

    /// Adds or replaces by id, and saves. False when the file could not be written (the old one is intact).
    bool put(const ServerProfile &profile);
    bool remove(const ServerId &id);
    bool reorder(const QList<ServerId> &order);

Q_SIGNALS:
    void changed(); ///< The list or one of its entries.

private:
    bool save();
    ConfigDir m_dir;
    QList<ServerProfile> m_profiles;
    QString m_setAside;
    QString m_problem;
};

} // namespace longshore
