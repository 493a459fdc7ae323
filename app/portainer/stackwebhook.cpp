// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/stackwebhook.h"

namespace longshore {

QUrl stackWebhookUrl(const ServerAddress &server, const Stack &stack)
{
    if (!stack.autoUpdate || stack.autoUpdate->webhook.isEmpty())
        return {};
    return server.apiUrl({QStringLiteral("stacks"), QStringLiteral("webhooks"), stack.autoUpdate->webhook});
}

} // namespace longshore
