// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"

namespace longshore::demo {
namespace {

/// Nothing, compressed.
QByteArray emptyArchive()
{
    return QByteArray::fromHex("1f8b080000000000000303000000000000000000");
}

/// Waits for the write gate; after a sign-out that broke it that never ends, and a client gives up some time. Here the
/// connection just closes, as this server has no way to keep it (portainer-api.md 1.8).
Response create(Site &site, const Call &call)
{
    if (!isAdministrator(call.user()))
        return refusal(site.line(), 401, "User is not authorized to perform the action");
    Payload payload(call.request, site.line(), "backup.backupPayload");
    const QByteArray password = payload.text("Password");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (site.gate != Gate::Whole) {
        site.gate = Gate::Blocked;
        Response response;
        response.hangUp = true;
        return response;
    }
    Response response{200, emptyArchive(), password.isEmpty() ? "application/gzip" : "application/octet-stream"};
    response.addHeader("Content-Disposition", "attachment; filename=portainer-backup_2024-11-25_12-00-00.tar.gz");
    return response;
}

constexpr Route BackupRoutes[] = {
    {"POST", "backup", Access::Authenticated, create},
};

} // namespace

std::span<const Route> backupRoutes()
{
    return BackupRoutes;
}

} // namespace longshore::demo
