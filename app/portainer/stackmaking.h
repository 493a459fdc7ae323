// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/requestmaking.h"
#include "app/portainer/stackchange.h"

#include <QJsonArray>

// How the functions of stackrequests.h are written; for their files only.
namespace longshore::requests::making {

QJsonArray pairList(const QList<EnvVariable> &variables);
/// Both spellings: up to 2.35 the server knows the first, from 2.36 on the second; what it does not know it ignores.
void insertPull(QJsonObject &body, bool pull);
/// What a new stack is called, and where in a cluster it goes.
void insertName(QJsonObject &body, StackType type, const QString &name, const QString &nameSpace, const QString &swarmId);
QStringList stackPath(const StackTarget &stack, const QStringList &rest);
QStringList creationPath(StackType type, const QString &method);

/// A change that is answered when it is done, in the environment that is named in the address.
template <typename T>
Request<T> deploy(Verb verb, QStringList path, const QJsonObject &body, EnvironmentId environment, Result<T> (*decoder)(const Answer &),
                  Right right = Right::StackAccess)
{
    Request<T> request = change(verb, std::move(path), body, right, decoder);
    request.query = {{QStringLiteral("endpointId"), part(environment)}};
    request.deadline = DeadlineClass::Deploy;
    return request;
}

Request<Nothing> silentDeploy(Verb verb, QStringList path, EnvironmentId environment);

} // namespace longshore::requests::making
