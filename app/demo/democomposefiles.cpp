// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democomposefiles.h"

#include "app/demo/demoapps.h"

#include <algorithm>

namespace longshore::demo {
namespace {

/// Adds the services of one file one after the other, and remembers what they need at its end.
class ComposeWriter
{
public:
    ComposeWriter(const Stack &stack, const App &app) : m_stack(stack), m_app(app) {}

    QByteArray text() &&
    {
        head();
        application();
        if (m_app.worker)
            worker();
        if (m_app.database)
            database();
        if (m_app.cache)
            cache();
        exporter();
        tail();
        return std::move(m_text);
    }

private:
    bool isSwarm() const { return m_stack.kind == StackKind::Swarm; }

    /// Of its own for each stack, so that all of them run on one engine.
    QByteArray publishedPort() const { return QByteArray::number(8000 + number(m_stack.id) % 57'000); }

    /// Asks for the password only of a stack that has one.
    QByteArray password() const
    {
        const bool isSet = m_stack.variables && std::ranges::any_of(*m_stack.variables, [](const Variable &each) { return each.name == "DB_PASSWORD"; });
        return isSet ? "${DB_PASSWORD:?set the password of the database}" : "${DB_PASSWORD:-change-me}";
    }

    void head()
    {
        m_text += "# " + m_stack.name + ": " + m_app.name + " and what it needs\n";
        if (isSwarm())
            m_text += "version: \"3.8\"\n\n";
        m_text += "x-logging: &logging\n"
                  "  driver: json-file\n"
                  "  options:\n"
                  "    max-size: \"10m\"\n"
                  "    max-file: \"3\"\n\n"
                  "services:\n";
    }

    void application()
    {
        const QByteArray port = QByteArray::number(m_app.port);
        service(m_app.name, m_app.image);
        m_text += "    ports:\n"
                  "      - \"${PORT:-" + publishedPort() + "}:" + port + "\"\n";
        environment();
        labels(port);
        m_text += "    volumes:\n"
                  "      - data:/var/lib/" + QByteArray(m_app.name) + "\n"
                  "      - /etc/localtime:/etc/localtime:ro\n";
        health("wget -q -O /dev/null http://127.0.0.1:" + port + "/ || exit 1");
        placement(2, "512M");
        networks(true);
    }

    void worker()
    {
        service("worker", m_app.image);
        m_text += "    command: " + QByteArray(m_app.worker) + "\n";
        environment();
        m_text += "    volumes:\n"
                  "      - data:/var/lib/" + QByteArray(m_app.name) + "\n";
        placement(3, "256M");
        networks(false);
    }

    void database()
    {
        const bool postgres = qstrcmp(m_app.database, "postgres") == 0;
        service("db", postgres ? "postgres:16-alpine" : "mariadb:11.4");
        const QByteArray prefix = postgres ? "POSTGRES" : "MARIADB";
        m_text += "    environment:\n"
                  "      " + prefix + "_USER: ${DB_USER:-" + m_app.name + "}\n"
                  "      " + prefix + "_PASSWORD: " + password() + "\n"
                  "      " + prefix + (postgres ? "_DB: " : "_DATABASE: ") + m_app.name + "\n";
        m_text += postgres ? "    volumes:\n      - db:/var/lib/postgresql/data\n" : "    volumes:\n      - db:/var/lib/mysql\n";
        health(postgres ? "pg_isready -U $${POSTGRES_USER}" : "healthcheck.sh --connect --innodb_initialized");
        placement(1, "1G");
        networks(false);
    }

    void cache()
    {
        service("cache", "redis:7.4-alpine");
        m_text += "    command: [\"redis-server\", \"--maxmemory\", \"128mb\", \"--maxmemory-policy\", \"allkeys-lru\"]\n"
                  "    volumes:\n"
                  "      - cache:/data\n";
        health("redis-cli ping | grep -q PONG");
        placement(1, "160M");
        networks(false);
    }

    void exporter()
    {
        service("metrics", "prom/blackbox-exporter:v0.25.0");
        m_text += "    command:\n"
                  "      - --config.file=/etc/blackbox/config.yml\n"
                  "      - --log.level=warn\n"
                  "    configs:\n"
                  "      - source: blackbox\n"
                  "        target: /etc/blackbox/config.yml\n";
        placement(1, "64M");
        networks(false);
    }

    void service(const QByteArray &name, const QByteArray &image)
    {
        m_text += "  " + name + ":\n"
                  "    image: " + image + "\n";
        if (!isSwarm())
            m_text += "    restart: unless-stopped\n";
        m_text += "    logging: *logging\n"
                  "    stop_grace_period: 30s\n";
    }

    void environment()
    {
        m_text += "    environment:\n"
                  "      TZ: ${TZ:-UTC}\n"
                  "      PUBLIC_URL: ${PUBLIC_URL:-}\n";
        if (m_app.database)
            m_text += "      DATABASE_HOST: db\n"
                      "      DATABASE_USER: ${DB_USER:-" + QByteArray(m_app.name) + "}\n"
                      "      DATABASE_PASSWORD: " + password() + "\n";
        if (m_app.cache)
            m_text += "      CACHE_URL: redis://cache:6379/0\n";
        if (m_stack.variables)
            for (const Variable &each : *m_stack.variables)
                if (each.name != "TZ" && each.name != "PUBLIC_URL" && !each.name.startsWith("DB_"))
                    m_text += "      " + each.name + ": ${" + each.name + "}\n";
    }

    void labels(const QByteArray &port)
    {
        const QByteArray router = "traefik.http.routers." + m_stack.name;
        m_text += isSwarm() ? "" : "    labels:\n"
                                   "      traefik.enable: \"true\"\n"
                                   "      " + router + ".rule: Host(`" + m_app.name + ".example.org`) && PathPrefix(`/`)\n"
                                   "      " + router + ".entrypoints: websecure\n"
                                   "      " + router + ".tls.certresolver: letsencrypt\n"
                                   "      traefik.http.services." + m_stack.name + ".loadbalancer.server.port: \"" + port + "\"\n";
    }

    void health(const QByteArray &command)
    {
        m_text += "    healthcheck:\n"
                  "      test: [\"CMD-SHELL\", \"" + command + "\"]\n"
                  "      interval: 30s\n"
                  "      timeout: 5s\n"
                  "      retries: 5\n"
                  "      start_period: 20s\n";
    }

    void placement(int replicas, const QByteArray &memory)
    {
        m_text += "    deploy:\n";
        if (isSwarm())
            m_text += "      replicas: " + QByteArray::number(replicas) + "\n"
                      "      update_config:\n"
                      "        parallelism: 1\n"
                      "        order: start-first\n"
                      "        failure_action: rollback\n"
                      "      placement:\n"
                      "        constraints:\n"
                      "          - node.role == worker\n";
        m_text += "      resources:\n"
                  "        limits:\n"
                  "          memory: " + memory + "\n";
    }

    void networks(bool front)
    {
        m_text += "    networks:\n"
                  "      - back\n";
        m_text += front ? "      - front\n\n" : "\n";
    }

    void tail()
    {
        m_text += "volumes:\n"
                  "  data:\n";
        m_text += m_app.database ? "  db:\n" : "";
        m_text += m_app.cache ? "  cache:\n" : "";
        m_text += "\nnetworks:\n"
                  "  back:\n";
        m_text += isSwarm() ? "    driver: overlay\n    attachable: false\n" : "    internal: true\n";
        m_text += "  front:\n"
                  "    external: true\n"
                  "    name: proxy\n\n"
                  "configs:\n"
                  "  blackbox:\n"
                  "    external: true\n";
    }

    const Stack &m_stack;
    const App &m_app;
    QByteArray m_text;
};

} // namespace

QByteArray composeFile(const Stack &stack)
{
    return ComposeWriter(stack, apps()[size_t(stack.app)]).text();
}

QByteArray fileOf(const Stack &stack)
{
    if (stack.file)
        return *stack.file;
    const QByteArray text = stack.kind == StackKind::Kubernetes ? kubernetesManifests(stack) : composeFile(stack);
    return stack.crlf ? QByteArray(text).replace("\n", "\r\n") : text;
}

} // namespace longshore::demo
