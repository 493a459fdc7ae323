// SPDX-License-Identifier: GPL-3.0-or-later
// Templates that stacks are made of.
#include "app/portainer/decode.h"
#include "app/portainer/requestmaking.h"
#include "app/portainer/templatedecode.h"
#include "app/portainer/templaterequests.h"

#include <QJsonArray>

namespace longshore::requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

constexpr int Linux = 1;

QJsonArray variableList(const QList<TemplateVariable> &variables)
{
    QJsonArray list;
    for (const TemplateVariable &each : variables)
        list.append(QJsonObject{{u"name"_s, each.name}, {u"label"_s, each.label}, {u"defaultValue"_s, each.defaultValue}, {u"description"_s, each.description}});
    return list;
}

/// Asked with a POST, and reads a repository: sent once, and waited for like a deploy.
Request<StackFile> fetched(QStringList path, const QJsonObject &body)
{
    Request<StackFile> request = change(Verb::Post, std::move(path), body, Right::SignedIn, decode::previewedFile);
    request.deadline = DeadlineClass::Deploy;
    return request;
}

} // namespace

Request<QList<CustomTemplate>> customTemplates()
{
    return get({u"custom_templates"_s}, Right::SignedIn, ListCap, decode::customTemplates);
}

Request<StackFile> customTemplateFile(CustomTemplateId id)
{
    return get({u"custom_templates"_s, part(id), u"file"_s}, Right::SignedIn, ObjectCap, decode::previewedFile);
}

Request<CustomTemplate> createCustomTemplate(const NewCustomTemplate &wanted)
{
    QJsonObject body{{u"Title"_s, wanted.title},
                     {u"Description"_s, wanted.description},
                     {u"Note"_s, wanted.note},
                     {u"Type"_s, int(wanted.type)},
                     {u"FileContent"_s, wanted.file},
                     {u"Variables"_s, variableList(wanted.variables)}};
    if (wanted.type != StackType::Kubernetes)
        body.insert(u"Platform"_s, Linux);
    return change(Verb::Post, {u"custom_templates"_s, u"create"_s, u"string"_s}, body, Right::SignedIn, decode::customTemplate);
}

Request<QList<AppTemplate>> appTemplates()
{
    return get({u"templates"_s}, Right::SignedIn, ListCap, decode::appTemplates);
}

Request<StackFile> appTemplateFile(qint64 id)
{
    return fetched({u"templates"_s, QString::number(id), u"file"_s}, {});
}

Request<StackFile> appTemplateFileAt(const QString &repositoryUrl, const QString &path)
{
    return fetched({u"templates"_s, u"file"_s}, {{u"RepositoryURL"_s, repositoryUrl}, {u"ComposeFilePathInRepository"_s, path}});
}

} // namespace longshore::requests
