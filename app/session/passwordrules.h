// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/system.h"

#include <QString>

namespace longshore {

/// What a server asks of a new password. It counts bytes of UTF-8, and only how many (portainer-api.md 1.5, 3.2).
struct PasswordRules {
    int minimumBytes = 12;
    /// What the server's hash (bcrypt) looks at: anything longer is refused by newer servers and cut by older ones.
    int maximumBytes = 72;

    static PasswordRules of(const PublicSettings &settings) { return {.minimumBytes = settings.requiredPasswordLength}; }

    /// What is wrong with it in one sentence; empty when the server will take it.
    QString problem(const QString &password) const;
    bool isMetBy(const QString &password) const { return problem(password).isEmpty(); }
    QString sentence() const; ///< "At least 12 characters."
    bool operator==(const PasswordRules &) const = default;
};

} // namespace longshore
