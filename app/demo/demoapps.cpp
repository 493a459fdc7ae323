// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoapps.h"

#include <algorithm>
#include <string_view>

namespace longshore::demo {
namespace {

constexpr App All[] = {
    {"web", "nginx:1.27-alpine", 80},
    {"grafana", "grafana/grafana:11.3.0", 3000, "postgres"},
    {"vault", "hashicorp/vault:1.18", 8200},
    {"shop", "registry.example.org/shop/storefront:4.12.1", 8080, "postgres", true, "bin/worker --queues=orders,mail"},
    {"chatty", "registry.example.org/tools/chatty:0.9", 7000, nullptr, false, "talker --interval 1s"},
    {"paperless", "ghcr.io/paperless-ngx/paperless-ngx:2.13", 8000, "postgres", true, "celery --app paperless worker"},
    {"nextcloud", "nextcloud:30-apache", 80, "mariadb", true, "/cron.sh"},
    {"gitea", "gitea/gitea:1.22", 3000, "postgres"},
    {"traefik", "traefik:v3.2", 8081},
    {"prometheus", "prom/prometheus:v2.55.0", 9090},
    {"loki", "grafana/loki:3.2.1", 3100, nullptr, true},
    {"immich", "ghcr.io/immich-app/immich-server:v1.119.1", 2283, "postgres", true, "start.sh microservices"},
    {"jellyfin", "jellyfin/jellyfin:10.10", 8096},
    {"homeassistant", "ghcr.io/home-assistant/home-assistant:2024.11", 8123, "mariadb"},
    {"mosquitto", "eclipse-mosquitto:2.0", 1883},
    {"minio", "minio/minio:RELEASE.2024-11-07T00-52-20Z", 9001},
    {"keycloak", "quay.io/keycloak/keycloak:26.0", 8080, "postgres"},
    {"registry", "registry:2.8", 5000, nullptr, true},
    {"uptime", "louislam/uptime-kuma:1.23", 3001},
    {"wiki", "ghcr.io/requarks/wiki:2.5", 3000, "postgres"},
    {"mail", "mailserver/docker-mailserver:14.0", 8025},
    {"matomo", "matomo:5.1-apache", 80, "mariadb", true, "php console core:archive"},
    {"n8n", "n8nio/n8n:1.68.0", 5678, "postgres", true, "n8n worker"},
    {"redmine", "redmine:5.1", 3000, "mariadb"},
    {"api", "registry.example.org/platform/api:2.31.0", 8080, "postgres", true, "api jobs"},
    {"backup", "restic/restic:0.17.3", 8000},
    {"sentry", "getsentry/sentry:24.10.0", 9000, "postgres", true, "sentry run worker"},
    {"mattermost", "mattermost/mattermost-team-edition:10.1", 8065, "postgres"},
    {"vaultwarden", "vaultwarden/server:1.32.3", 80, "mariadb"},
    {"rabbit", "rabbitmq:4.0-management", 15672},
};

} // namespace

std::span<const App> apps()
{
    return All;
}

int appNamed(const char *name)
{
    const auto found = std::ranges::find_if(All, [name](const App &app) { return std::string_view(app.name) == name; });
    return found == std::end(All) ? 0 : int(found - All);
}

} // namespace longshore::demo
