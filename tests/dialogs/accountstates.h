// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/user.h"
#include "tests/dialogs/dialogstates.h"

namespace longshore {

/// The states of changing the password, adding and revoking access tokens.
QList<DialogState> accountStates();

/// A token of "alice" (user 2) as the server lists it.
AccessToken sampleAccessToken(qint64 id, const QString &description, const QString &prefix, qint64 lastUsed);

} // namespace longshore
