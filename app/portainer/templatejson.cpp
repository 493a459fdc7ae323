// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/resourcecontroljson.h"
#include "app/portainer/templatedecode.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How the server spells templates (portainer-api.md 8.2), and how the list in the internet does (8.3).
namespace {

struct TemplateRepository {
    QString url;
    QString file;
};

struct CustomTemplateSource {
    QString url;
};

struct SpelledAppTemplate {
    AppTemplate value;
    TemplateRepository repository;
};

struct AppTemplateList {
    QList<SpelledAppTemplate> templates;
};

template <auto Member>
bool inTemplate(JsonReader &in, JsonValue &value, SpelledAppTemplate &out)
{
    return into<Member>(in, value, out.value);
}

} // namespace

template <>
struct JsonFields<TemplateVariable> {
    static constexpr std::array<JsonField<TemplateVariable>, 4> table{{
        {"name", into<&TemplateVariable::name>},
        {"label", into<&TemplateVariable::label>},
        {"defaultValue", into<&TemplateVariable::defaultValue>},
        {"description", into<&TemplateVariable::description>},
    }};
};

template <>
struct JsonFields<CustomTemplateSource> {
    static constexpr std::array<JsonField<CustomTemplateSource>, 1> table{{{"URL", into<&CustomTemplateSource::url>}}};
};

template <>
struct JsonFields<CustomTemplate> {
    static constexpr std::array<JsonField<CustomTemplate>, 13> table{{
        {"Id", surely<&CustomTemplate::id>, Presence::Required},
        {"Title", into<&CustomTemplate::title>},
        {"Description", into<&CustomTemplate::description>},
        {"EntryPoint", into<&CustomTemplate::entryPoint>},
        {"CreatedByUserId", into<&CustomTemplate::createdBy>},
        {"Note", into<&CustomTemplate::note>},
        {"Platform", into<&CustomTemplate::platform>},
        {"Logo", into<&CustomTemplate::logo>},
        {"Type", into<&CustomTemplate::type>},
        {"ResourceControl", into<&CustomTemplate::resourceControl>},
        {"Variables", into<&CustomTemplate::variables>},
        {"GitConfig", from<&CustomTemplate::repositoryUrl, &CustomTemplateSource::url>},
        {"EdgeTemplate", into<&CustomTemplate::isForEdge>},
    }};
};

template <>
struct JsonFields<TemplateChoice> {
    static constexpr std::array<JsonField<TemplateChoice>, 3> table{{
        {"text", into<&TemplateChoice::text>},
        {"value", into<&TemplateChoice::value>},
        {"default", ifFits<&TemplateChoice::isDefault>},
    }};
};

template <>
struct JsonFields<AppTemplateVariable> {
    static constexpr std::array<JsonField<AppTemplateVariable>, 6> table{{
        {"name", into<&AppTemplateVariable::name>},
        {"label", into<&AppTemplateVariable::label>},
        {"description", into<&AppTemplateVariable::description>},
        {"default", ifFits<&AppTemplateVariable::defaultValue>},
        {"preset", ifFits<&AppTemplateVariable::isPreset>},
        {"select", into<&AppTemplateVariable::choices>},
    }};
};

template <>
struct JsonFields<TemplateRepository> {
    static constexpr std::array<JsonField<TemplateRepository>, 2> table{{
        {"url", into<&TemplateRepository::url>},
        {"stackfile", into<&TemplateRepository::file>},
    }};
};

template <>
struct JsonFields<SpelledAppTemplate> {
    static constexpr std::array<JsonField<SpelledAppTemplate>, 15> table{{
        {"id", inTemplate<&AppTemplate::id>},
        {"Id", inTemplate<&AppTemplate::id>}, // 2.19
        {"type", inTemplate<&AppTemplate::type>},
        {"title", inTemplate<&AppTemplate::title>},
        {"description", inTemplate<&AppTemplate::description>},
        {"administrator_only", inTemplate<&AppTemplate::isForAdministrators>},
        {"name", inTemplate<&AppTemplate::name>},
        {"platform", inTemplate<&AppTemplate::platform>},
        {"categories", inTemplate<&AppTemplate::categories>},
        {"repository", into<&SpelledAppTemplate::repository>},
        {"env", inTemplate<&AppTemplate::variables>},
        {"image", inTemplate<&AppTemplate::image>},
        {"logo", inTemplate<&AppTemplate::logo>},
        {"note", inTemplate<&AppTemplate::note>},
        {"stackFile", inTemplate<&AppTemplate::stackFile>},
    }};
};

template <>
struct JsonFields<AppTemplateList> {
    static constexpr std::array<JsonField<AppTemplateList>, 1> table{{{"templates", into<&AppTemplateList::templates>, Presence::Required}}};
};

namespace decode {

Result<QList<CustomTemplate>> customTemplates(const Answer &answer)
{
    return listIn<CustomTemplate>(answer, u"templates"_s);
}

Result<CustomTemplate> customTemplate(const Answer &answer)
{
    return objectIn<CustomTemplate>(answer, u"template"_s);
}

Result<QList<AppTemplate>> appTemplates(const Answer &answer)
{
    const Result<AppTemplateList> list = objectIn<AppTemplateList>(answer, u"templates"_s);
    if (!list)
        return Failure(list.error());
    QList<AppTemplate> templates;
    for (const SpelledAppTemplate &each : list->templates) {
        AppTemplate &appTemplate = templates.emplaceBack(each.value);
        appTemplate.repositoryUrl = each.repository.url;
        appTemplate.repositoryFile = each.repository.file;
    }
    return templates;
}

} // namespace decode
} // namespace longshore
