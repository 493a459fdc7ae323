// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/store/configdir.h"

#include <QList>
#include <QString>

namespace longshore {

/// An access token that Longshore made on this computer: enough to know it again in its server's list, and nothing secret.
struct MadeToken {
    QString instanceId; ///< Of the server (GET /system/status); it outlives every change of the entry or its address.
    UserId user{};
    AccessTokenId id{};
    qint64 created = 0; ///< Unix seconds, as the server says: a number that was given again after a reinstall is another token.
    bool operator==(const MadeToken &) const = default;
};

/// The tokens that were made here and are not known to be gone (made-tokens.ini, 0600, written atomically). What cannot be
/// written is remembered until the program ends; what cannot be read is as if it had never been.
class MadeTokens
{
public:
    explicit MadeTokens(const ConfigDir &dir);

    QList<MadeToken> of(const QString &instanceId) const;
    void add(const MadeToken &token); ///< One without instance, number or date is not remembered.
    void remove(const MadeToken &token);

private:
    void save();

    ConfigDir m_dir;
    QList<MadeToken> m_tokens; ///< Oldest first.
};

} // namespace longshore
