// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/serverline.h"

namespace longshore {

namespace {

struct Span {
    ServerVersion since;
    ServerVersion gone;
};

Span spanOf(Feature feature)
{
    switch (feature) {
    case Feature::CookieSessions:
    case Feature::UsersMe:
    case Feature::TokenNeedsPassword:
    case Feature::OneCredentialOnly:
    case Feature::RefusalTellsWhy:
    case Feature::ForceUpdateService:
    case Feature::KubernetesDeleteByName:
    case Feature::KubernetesNameOptional:
        return {{2, 20, 0}, {}};
    case Feature::SnapshotContainerCount:
        return {{2, 20, 3}, {}};
    case Feature::CapitalDetails:
    case Feature::RefusalEchoesRequest:
    case Feature::DockerImages:
        return {{2, 21, 0}, {}};
    case Feature::SignOutRevokesToken:
        return {{2, 21, 4}, {}};
    case Feature::DockerDashboard:
    case Feature::ShellMessageLimit:
        return {{2, 22, 0}, {}};
    case Feature::ContainerEngine:
    case Feature::WebhookInBackground:
        return {{2, 23, 0}, {}};
    case Feature::OriginCheck:
        return {{2, 27, 7}, {}};
    case Feature::RepullFlag:
        return {{2, 36, 0}, {}};
    case Feature::AsynchronousDeploys:
        return {{2, 45, 0}, {}};
    case Feature::CreateByTypeAndMethod:
        return {{2, 19, 0}, {}};
    case Feature::CreateByQuery:
        return {{2, 19, 1}, {2, 45, 0}};
    case Feature::SnapshotHealth:
        return {{}, {2, 21, 0}};
    case Feature::StackComposeFormat:
        return {{}, {2, 22, 0}};
    }
    return {};
}

} // namespace

ServerVersion availableSince(Feature feature)
{
    return spanOf(feature).since;
}

ServerVersion goneSince(Feature feature)
{
    return spanOf(feature).gone;
}

bool has(const ServerVersion &server, Feature feature)
{
    const Span span = spanOf(feature);
    return server.isKnown() && server >= span.since && (!span.gone.isKnown() || server < span.gone);
}

} // namespace longshore
