// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/resourcecontrol.h"

namespace longshore {

Ownership ResourceControl::ownership() const
{
    if (administratorsOnly)
        return Ownership::Administrators;
    if (isPublic)
        return Ownership::Public;
    return users.size() == 1 && teams.isEmpty() ? Ownership::Private : Ownership::Restricted;
}

} // namespace longshore
