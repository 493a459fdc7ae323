// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What an engine says of a container that is the same for all of the demo, as JSON (portainer-api.md 6.2): its answer to an inspect goes
/// through the proxy, and that to a recreate comes from the server itself, with the members of a newer client.
namespace longshore::demo {

extern const char InspectRest[];
extern const char InspectConfig[];
extern const char InspectNetworks[];
extern const char InspectAttachment[]; ///< To one network.
extern const char RecreatedRest[];
extern const char RecreatedConfig[];
extern const char RecreatedNetworks[];
extern const char RecreatedAttachment[];

} // namespace longshore::demo
