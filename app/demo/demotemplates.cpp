// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demotemplates.h"

#include "app/demo/demoapps.h"
#include "app/demo/democomposefiles.h"
#include "app/demo/demopeople.h"
#include "app/demo/demostackjson.h"

namespace longshore::demo {
namespace {

constexpr AppTemplate All[] = {
    {1, "Grafana", "Dashboards for what is measured", "grafana", "monitoring"},
    {2, "Uptime Kuma", "Watches whether services answer", "uptime", "monitoring"},
    {3, "Gitea", "Repositories of code", "gitea", "development"},
    {4, "Vaultwarden", "A safe for passwords", "vaultwarden", "security"},
    {5, "Registry", "Images of one's own, on a cluster", "registry", "development", true},
};

constexpr char WebServer[] = "services:\n"
                             "  web:\n"
                             "    image: nginx:{{ tag }}\n"
                             "    ports:\n"
                             "      - \"{{ port }}:80\"\n"
                             "    volumes:\n"
                             "      - pages:/usr/share/nginx/html:ro\n"
                             "volumes:\n"
                             "  pages:\n";
constexpr char Database[] = "services:\n"
                            "  db:\n"
                            "    image: postgres:16-alpine\n"
                            "    environment:\n"
                            "      POSTGRES_PASSWORD: ${DB_PASSWORD:?set the password}\n"
                            "    volumes:\n"
                            "      - data:/var/lib/postgresql/data\n"
                            "volumes:\n"
                            "  data:\n";
constexpr char Notes[] = "services:\n  notes:\n    image: ghcr.io/requarks/wiki:2.5\n";

CustomTemplate made(Model &model, const char *title, const char *description, UserId creator, const char *file)
{
    CustomTemplate customTemplate;
    customTemplate.id = ++model.lastCustomTemplate;
    customTemplate.title = title;
    customTemplate.description = description;
    customTemplate.creator = creator;
    customTemplate.file = file;
    customTemplate.control.id = ResourceControlId(++model.lastControl);
    customTemplate.control.users = {creator};
    return customTemplate;
}

void writeVariables(JsonWriter &json, const CustomTemplate &customTemplate)
{
    if (!customTemplate.variables)
        return json.nullMember("Variables");
    json.arrayMember("Variables", [&] {
        for (const TemplateVariable &each : *customTemplate.variables)
            json.object([&] {
                json.member("name", each.name);
                json.member("label", each.label);
                json.member("defaultValue", each.defaultValue);
                json.member("description", each.description);
            });
    });
}

void writeEnvironmentOf(JsonWriter &json, const App &app)
{
    json.arrayMember("env", [&] {
        json.object([&] {
            json.member("name", "TZ");
            json.member("label", "Time zone");
            json.member("default", "UTC");
        });
        if (!app.database)
            return;
        json.object([&] {
            json.member("name", "DB_PASSWORD");
            json.member("label", "Password of the database");
            json.member("description", "Made up by you");
        });
    });
}

} // namespace

std::span<const AppTemplate> appTemplates()
{
    return All;
}

void writeAppTemplate(JsonWriter &json, const AppTemplate &appTemplate, DemoLine line)
{
    const App &app = apps()[size_t(appNamed(appTemplate.app))];
    json.object([&] {
        json.member(line == DemoLine::V2_19 ? "Id" : "id", appTemplate.id);
        json.member("type", appTemplate.isSwarm ? 2 : 3);
        json.member("title", appTemplate.title);
        json.member("description", appTemplate.description);
        json.member("administrator_only", false);
        json.member("name", appTemplate.app);
        json.member("platform", "linux");
        json.arrayMember("categories", [&] { json.value(appTemplate.category); });
        json.objectMember("repository", [&] {
            json.member("url", "https://git.example.org/templates/" + QByteArray(appTemplate.app));
            json.member("stackfile", "docker-compose.yml");
        });
        writeEnvironmentOf(json, app);
    });
}

QByteArray fileOf(const AppTemplate &appTemplate)
{
    Stack stack;
    stack.kind = appTemplate.isSwarm ? StackKind::Swarm : StackKind::Compose;
    stack.name = appTemplate.app;
    stack.app = appNamed(appTemplate.app);
    stack.id = StackId(500 + appTemplate.id);
    return fileOf(stack);
}

void addCustomTemplates(Model &model)
{
    CustomTemplate web = made(model, "Web server", "Static pages behind nginx", AdminId, WebServer);
    web.note = "<b>Put the pages</b> into the volume <i>pages</i>.";
    web.variables = QList<TemplateVariable>{{"tag", "Version", "1.27-alpine", "A tag of nginx"}, {"port", "Port", "8088", ""}};
    CustomTemplate database = made(model, "Database", "PostgreSQL with a volume", AdminId, Database);
    database.control.users.clear();
    database.control.everyone = true;
    model.customTemplates = {web, database, made(model, "Notes", "A small wiki", AliceId, Notes)};
}

void writeCustomTemplate(JsonWriter &json, const CustomTemplate &customTemplate, DemoLine line, bool withControl)
{
    json.object([&] {
        json.member("Id", customTemplate.id);
        json.member("Title", customTemplate.title);
        json.member("Description", customTemplate.description);
        json.member("ProjectPath", "/data/custom_templates/" + QByteArray::number(customTemplate.id));
        json.member("EntryPoint", customTemplate.kind == StackKind::Kubernetes ? "k8s-deployment.yml" : "docker-compose.yml");
        json.member("CreatedByUserId", customTemplate.creator);
        json.member("Note", customTemplate.note);
        json.member("Platform", customTemplate.platform);
        json.member("Logo", customTemplate.logo);
        json.member("Type", customTemplate.kind);
        json.key("ResourceControl");
        if (withControl)
            writeControl(json, customTemplate.control, QByteArray::number(customTemplate.id), 8);
        else
            json.null();
        writeVariables(json, customTemplate);
        json.nullMember("GitConfig");
        json.member("IsComposeFormat", false);
        if (line != DemoLine::V2_19)
            json.member("EdgeTemplate", false);
    });
}

} // namespace longshore::demo
