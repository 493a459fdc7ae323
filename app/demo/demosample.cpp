// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosample.h"

namespace longshore::demo {
namespace {

using enum Place;
using enum Ownership;
using enum Trait;

const SampleStack All[] = {
    {"grafana", "grafana", Local, Administrators, "admin", "admin", Secrets},
    {"vault", "vault", Local, Administrators, "admin", "chris", Traits(Secrets) | OddVariables},
    {"shop", "shop", Local, Private, "alice", "alice", Traits(Secrets) | ManyVariables},
    {"chatty", "chatty", Local, Private, "alice"},
    {"paperless", "paperless", Local, Administrators, "admin", "admin", Traits(Git) | GitLogin | Interval | MoreFiles | Secrets},
    {"nextcloud", "nextcloud", Local, Public, "chris", "chris", Secrets},
    {"gitea", "gitea", Local, Public, "admin"},
    {"traefik", "traefik", Local, Administrators, "admin", "admin", Traits(Git) | Webhook},
    {"prometheus", "prometheus", Local, Administrators, "admin", "", Template},
    {"loki", "loki", Local, Administrators, "admin", "", Inactive},
    {"immich", "immich", Local, Nobody, "chris", "admin", Traits(Inactive) | Secrets},
    {"jellyfin", "jellyfin", Local, Public, "alice", "", Template},
    {"homeassistant", "homeassistant", Local, Administrators, "chris", "chris", Crlf},
    {"mosquitto", "mosquitto", Local, Administrators, "chris", "", EmptyVariables},
    {"minio", "minio", Local, Team, "bob", "maria", Secrets},
    {"web1", "web", Local, Private, "alice"},
    {"web2", "web", Local, Private, "alice", "alice"},
    {"web10", "web", Local, Private, "alice", "", Inactive},
    {"web20", "web", Local, Private, "bob"},
    {"uptime", "uptime", Local, Public, "bob", "", Template},
    {"wiki", "wiki", Local, Team, "bob", "bob", Git},
    {"vaultwarden", "vaultwarden", Local, Administrators, "admin", "admin", Secrets},
    {"backup", "backup", Local, Administrators, "admin", "", Traits(Inactive) | OddVariables},
    {"a-rather-long-name-as-people-choose-them-who-put-the-customer-the-purpose-and-the-stage-into-it-2024-production", "api",
     Local, Administrators, "chris"},
    {"x", "web", Local, Administrators, "admin"},
    {"old-wiki", "wiki", Gone, Administrators, "admin", "", Secrets},
    {"shop", "shop", Swarm, Team, "maria", "maria", Traits(Git) | GitLogin | Interval | Secrets | Prune},
    {"api", "api", Swarm, Team, "maria", "bob", Traits(Secrets) | ManyVariables | Prune},
    {"edge-proxy", "traefik", Swarm, Administrators, "admin", "admin", Prune},
    {"keycloak", "keycloak", Swarm, Administrators, "chris", "", Secrets},
    {"registry", "registry", Swarm, Public, "admin"},
    {"mail", "mail", Swarm, Administrators, "chris", "chris", Traits(Crlf) | Secrets},
    {"matomo", "matomo", Swarm, Team, "maria"},
    {"n8n", "n8n", Swarm, Private, "bob", "", Inactive},
    {"redmine", "redmine", Swarm, Public, "bob", "bob"},
    {"monitoring", "prometheus", Swarm, Administrators, "admin", "admin", Traits(Git) | Interval | MoreFiles},
    {"sentry", "sentry", Swarm, Administrators, "admin", "", Inactive},
    {"mattermost", "mattermost", Swarm, Public, "maria", "maria"},
    {"stage2-web", "web", Swarm, Team, "maria"},
    {"stage10-web", "web", Swarm, Team, "maria", "maria"},
    {"shop", "shop", Kube, Nobody, "maria", "maria", {}, "shop"},
    {"", "grafana", Kube, Nobody, "admin", "", {}, "monitoring"},
    {"Worker Jobs (EU)", "rabbit", Kube, Nobody, "maria", "", Traits(Git) | MoreFiles, "jobs"},
    {"ingress", "traefik", Kube, Nobody, "admin", "chris", Traits(Git) | Interval},
    {"payments", "api", Kube, Nobody, "chris", "", {}, "payments"},
    {"payments-canary", "api", Kube, Nobody, "chris", "", Inactive, "payments"},
    {"keycloak", "keycloak", Kube, Nobody, "admin", "admin", {}, "identity"},
    {"cnc-router", "web", Workshop, Administrators, "chris", "chris"},
    {"labels", "registry", Workshop, Private, "bob", ""},
    {"3d-printers", "chatty", Workshop, Public, "bob", "", Inactive},
};
static_assert(std::size(All) == 50);

} // namespace

std::span<const SampleStack> sample()
{
    return All;
}

} // namespace longshore::demo
