// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/request.h"
#include "app/portainer/engineimage.h"

/// The table of contents, continued from requests.h: images of an engine, and what registries have of them.
namespace longshore::requests {

/// GET /endpoints/{id}/docker/images/json; access to the environment; all of the engine, whoever asks. portainer-api.md 6.2, 6.3
Request<QList<EngineImage>> images(EnvironmentId environment);
/// GET /endpoints/{id}/docker/distribution/{name}/json; the digest the registry has for that name, which the engine asks for; without a
/// log-in, as the server adds none here: 401, 403, 404 or 500 in the registry's words. portainer-api.md 6.2
Request<QString> registryDigest(EnvironmentId environment, const QString &name);

} // namespace longshore::requests

namespace longshore::decode {

Result<QList<EngineImage>> images(const Answer &answer);
Result<QString> registryDigest(const Answer &answer);

} // namespace longshore::decode
