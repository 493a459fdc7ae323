// SPDX-License-Identifier: GPL-3.0-or-later
// Custom templates and those of the world's list (portainer-api.md 8.2, 8.3).
#include "app/demo/demopayload.h"
#include "app/demo/demorepositories.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demotemplates.h"

#include <algorithm>

namespace longshore::demo {
namespace {

CustomTemplate *withId(Site &site, qint64 id)
{
    const auto found = std::ranges::find(site.model.customTemplates, id, &CustomTemplate::id);
    return found == site.model.customTemplates.end() ? nullptr : &*found;
}

bool isOwn(const Call &call, const CustomTemplate &customTemplate)
{
    return isAdministrator(call.user()) || customTemplate.creator == call.user().id;
}

Response answer(const Site &site, const CustomTemplate &customTemplate, bool withControl = true)
{
    return jsonResponse([&](JsonWriter &json) { writeCustomTemplate(json, customTemplate, site.line(), withControl); });
}

/// Those of others only when they are shared; `type` is repeated without brackets.
Response list(Site &site, const Call &call)
{
    const QStringList types = call.request.query.allQueryItemValues(QStringLiteral("type"));
    return jsonResponse([&](JsonWriter &json) {
        json.array([&] {
            for (const CustomTemplate &each : std::as_const(site.model.customTemplates)) {
                const bool isOfType = types.isEmpty() || types.contains(QString::number(int(each.kind)));
                if (isOfType && (isOwn(call, each) || isAllowedBy(site.model, call.user(), each.control)))
                    writeCustomTemplate(json, each, site.line());
            }
        });
    });
}

/// `mustBeOwn`: creators and administrators only, even for public ones.
template <typename Answer>
Response withTemplate(Site &site, const Call &call, bool mustBeOwn, Answer &&answerWith)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "custom template");
    CustomTemplate *customTemplate = withId(site, *id);
    if (!customTemplate)
        return unknownId(site, *id, "a custom template", "customtemplates");
    if (mustBeOwn && !isOwn(call, *customTemplate))
        return refusal(site.line(), 403, "Access denied to resource");
    return answerWith(*customTemplate);
}

Response inspect(Site &site, const Call &call)
{
    return withTemplate(site, call, true, [&](const CustomTemplate &each) { return answer(site, each); });
}

Response fileAnswer(const QByteArray &text)
{
    return jsonResponse([&](JsonWriter &json) { json.object([&] { json.member("FileContent", text); }); });
}

/// For everybody, whoever the template belongs to.
Response file(Site &site, const Call &call)
{
    return withTemplate(site, call, false, [](const CustomTemplate &each) { return fileAnswer(each.file); });
}

Response fetchFromGit(Site &site, const Call &call)
{
    return withTemplate(site, call, false,
                        [&](const CustomTemplate &) { return refusal(site.line(), 400, "Git configuration does not exist in this custom template"); });
}

std::optional<QList<TemplateVariable>> templateVariablesIn(Payload &payload)
{
    if (!payload.has("Variables"))
        return {};
    QList<TemplateVariable> variables;
    for (const QJsonValue &each : payload.list("Variables")) {
        const auto text = [&](const char *name) { return memberOf(each.toObject(), name).toString().toUtf8(); };
        variables.append({text("name"), text("label"), text("defaultValue"), text("description")});
    }
    return variables;
}

/// What the body says; returns what is wrong with it.
QByteArray read(Payload &payload, CustomTemplate &customTemplate)
{
    customTemplate.title = payload.text("Title");
    customTemplate.description = payload.text("Description");
    customTemplate.note = payload.text("Note");
    customTemplate.logo = payload.text("Logo");
    customTemplate.platform = int(payload.number("Platform"));
    const qint64 type = payload.number("Type");
    customTemplate.kind = StackKind(type);
    customTemplate.file = payload.text("FileContent");
    customTemplate.variables = templateVariablesIn(payload);
    if (!payload.problem().isEmpty())
        return payload.problem();
    if (customTemplate.title.isEmpty())
        return "Invalid custom template title";
    if (customTemplate.description.isEmpty())
        return "Invalid custom template description";
    if (customTemplate.file.isEmpty())
        return "Invalid file content";
    if (type != 3 && customTemplate.platform != 1 && customTemplate.platform != 2)
        return "Invalid custom template platform";
    if (type < 1 || type > 3)
        return "Invalid custom template type";
    return {};
}

bool isTaken(const Site &site, const CustomTemplate &customTemplate)
{
    return std::ranges::any_of(site.model.customTemplates, [&](const CustomTemplate &each) {
        return each.id != customTemplate.id && each.title == customTemplate.title;
    });
}

/// Whatever is wrong is told as the server's own failure.
Response create(Site &site, const Call &call)
{
    if (call.id != "string")
        return refusal(site.line(), 500, "Unable to create custom template",
                       "Invalid value for query parameter: method. Value must be one of: string, repository or file");
    Payload payload(call.request, site.line(), "customtemplates.customTemplateFromFileContentPayload");
    CustomTemplate customTemplate;
    if (const QByteArray problem = read(payload, customTemplate); !problem.isEmpty())
        return refusal(site.line(), 500, "Unable to create custom template", problem);
    if (isTaken(site, customTemplate))
        return refusal(site.line(), 500, "Template name must be unique");
    customTemplate.id = ++site.model.lastCustomTemplate;
    customTemplate.creator = call.user().id;
    customTemplate.control.id = ResourceControlId(++site.model.lastControl);
    customTemplate.control.users = {call.user().id};
    site.model.customTemplates.append(customTemplate);
    return answer(site, customTemplate);
}

Response update(Site &site, const Call &call)
{
    return withTemplate(site, call, true, [&](CustomTemplate &each) {
        Payload payload(call.request, site.line(), "customtemplates.customTemplateUpdatePayload");
        CustomTemplate wanted = each;
        if (const QByteArray problem = read(payload, wanted); !problem.isEmpty())
            return invalidPayload(site.line(), problem);
        if (isTaken(site, wanted))
            return refusal(site.line(), 500, "Template name must be unique");
        each = wanted;
        return answer(site, each, false);
    });
}

Response remove(Site &site, const Call &call)
{
    return withTemplate(site, call, true, [&](const CustomTemplate &each) {
        const qint64 id = each.id;
        site.model.customTemplates.removeIf([id](const CustomTemplate &other) { return other.id == id; });
        return noContent();
    });
}

Response offline(const Site &site)
{
    return refusal(site.line(), 500, "Unable to retrieve templates via the network",
                   "Get \"https://raw.githubusercontent.com/portainer/templates/v3/templates.json\": dial tcp: lookup raw.githubusercontent.com on "
                   "192.0.2.53:53: no such host");
}

Response offeredApps(Site &site, const Call &)
{
    if (site.behaviour.isOffline)
        return offline(site);
    return jsonResponse([&](JsonWriter &json) {
        json.object([&] {
            json.member("version", "3");
            json.arrayMember("templates", [&] {
                for (const AppTemplate &each : appTemplates())
                    writeAppTemplate(json, each, site.line());
            });
        });
    });
}

Response appFile(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "template");
    if (site.behaviour.isOffline)
        return offline(site);
    const auto found = std::ranges::find(appTemplates(), *id, &AppTemplate::id);
    if (found == appTemplates().end())
        return refusal(site.line(), 404, "Unable to find template", "template not found");
    return fileAnswer(fileOf(*found));
}

/// The older form, which names the repository.
Response appFileByAddress(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "templates.filePayload");
    const QByteArray url = payload.text("RepositoryURL");
    if (!payload.problem().isEmpty() || !isRepositoryUrl(url))
        return invalidPayload(site.line(), payload.problem().isEmpty() ? "Invalid repository url" : payload.problem());
    const auto found = std::ranges::find_if(appTemplates(), [&](const AppTemplate &each) { return url.endsWith(QByteArray("/") + each.app); });
    if (found == appTemplates().end())
        return refusal(site.line(), 500, "Unable to clone git repository", "failed to clone git repository: repository not found");
    return fileAnswer(fileOf(*found));
}

constexpr Route TemplateRoutes[] = {
    {"GET", "custom_templates", Access::Authenticated, list},
    {"POST", "custom_templates/create/{method}", Access::Authenticated, create},
    {"GET", "custom_templates/{id}", Access::Authenticated, inspect},
    {"PUT", "custom_templates/{id}", Access::Authenticated, update},
    {"DELETE", "custom_templates/{id}", Access::Authenticated, remove},
    {"GET", "custom_templates/{id}/file", Access::Authenticated, file},
    {"PUT", "custom_templates/{id}/git_fetch", Access::Authenticated, fetchFromGit},
    {"GET", "templates", Access::Authenticated, offeredApps},
    {"POST", "templates/file", Access::Authenticated, appFileByAddress},
    {"POST", "templates/{id}/file", Access::Authenticated, appFile},
};

} // namespace

std::span<const Route> templateRoutes()
{
    return TemplateRoutes;
}

} // namespace longshore::demo
