// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serveraddress.h"
#include "app/portainer/stack.h"

namespace longshore {

/// POST /stacks/webhooks/{uuid}: the address that makes a git stack deploy its newest commit (portainer-api.md 4.7). It asks for no
/// sign-in, so whoever knows it may: for the clipboard, never for a log. Empty for a stack without a webhook.
QUrl stackWebhookUrl(const ServerAddress &server, const Stack &stack);

} // namespace longshore
