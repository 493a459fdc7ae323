// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostackpayload.h"

#include "app/demo/demoduration.h"

#include <QJsonDocument>
#include <QUuid>

namespace longshore::demo {
namespace {

QList<Variable> variablesOf(const QJsonArray &pairs)
{
    QList<Variable> variables;
    for (const QJsonValue &each : pairs)
        variables.append({memberOf(each.toObject(), "name").toString().toUtf8(), memberOf(each.toObject(), "value").toString().toUtf8()});
    return variables;
}

} // namespace

std::optional<QList<Variable>> variablesIn(Payload &payload)
{
    const QJsonArray pairs = payload.list("Env", "[]portainer.Pair");
    return payload.has("Env") ? std::optional(variablesOf(pairs)) : std::nullopt;
}

std::optional<QList<Variable>> variablesIn(const QByteArray &json, bool &isReadable)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    isReadable = json.isEmpty() || document.isArray();
    return json.isEmpty() ? std::nullopt : std::optional(variablesOf(document.array()));
}

std::optional<AutoUpdate> autoUpdateIn(Payload &payload, QByteArray &problem)
{
    if (!payload.has("AutoUpdate"))
        return {};
    const QJsonObject members = payload.object("AutoUpdate");
    AutoUpdate autoUpdate;
    autoUpdate.interval = memberOf(members, "Interval").toString().toUtf8();
    autoUpdate.webhook = memberOf(members, "Webhook").toString().toUtf8();
    if (autoUpdate.interval.isEmpty() && autoUpdate.webhook.isEmpty())
        problem = "Webhook or Interval must be provided";
    else if (!autoUpdate.webhook.isEmpty() && QUuid::fromString(QString::fromUtf8(autoUpdate.webhook)).isNull())
        problem = "invalid Webhook format";
    else if (!autoUpdate.interval.isEmpty() && !Duration::parse(autoUpdate.interval).problem.isEmpty())
        problem = "invalid Interval format";
    return autoUpdate;
}

GitLogin loginIn(Payload &payload)
{
    return {payload.flag("RepositoryAuthentication"), payload.text("RepositoryUsername"), payload.text("RepositoryPassword")};
}

GitSource sourceIn(Payload &payload)
{
    GitSource source;
    source.url = payload.text("RepositoryURL");
    source.reference = payload.text("RepositoryReferenceName");
    source.skipTlsCheck = payload.flag("TLSSkipVerify");
    const GitLogin login = loginIn(payload);
    if (login.isUsed) {
        source.userName = login.userName;
        source.password = login.password;
    }
    return source;
}

QByteArrayList filesIn(Payload &payload)
{
    QByteArrayList files;
    for (const QJsonValue &each : payload.list("AdditionalFiles"))
        files.append(each.toString().toUtf8());
    return files;
}

} // namespace longshore::demo
