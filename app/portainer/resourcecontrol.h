// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QList>
#include <QString>

namespace longshore {

enum class Ownership { Administrators, Private, Restricted, Public };

/// Whom a stack is to belong to; exactly what the server takes (portainer-api.md 8.6).
struct OwnershipChoice {
    Ownership level = Ownership::Administrators;
    QList<UserId> users; ///< For Private exactly one; for Restricted any.
    QList<TeamId> teams; ///< For Restricted.
    bool operator==(const OwnershipChoice &) const = default;
};

/// Who may use a stack (portainer-api.md 4.2). None at all means administrators only.
struct ResourceControl {
    ResourceControlId id{};
    QString resourceId; ///< "<environment id>_<name>"
    qint64 type = 0; ///< 6 is a stack.
    QList<UserId> users;
    QList<TeamId> teams;
    bool isPublic = false;
    bool administratorsOnly = false;
    bool isSystem = false;

    bool operator==(const ResourceControl &) const = default;
    Ownership ownership() const;
};

} // namespace longshore
