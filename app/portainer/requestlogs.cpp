// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/logrequests.h"

#include "app/portainer/requestmaking.h"

#include <QDateTime>

namespace longshore::requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

/// "1795468495.143131144": an engine takes whole seconds or nine decimals.
QString moment(qint64 nanoseconds)
{
    constexpr qint64 Second = 1'000'000'000;
    return u"%1.%2"_s.arg(nanoseconds / Second).arg(nanoseconds % Second, 9, 10, QLatin1Char('0'));
}

/// What is common to all logs: bytes that may never end, for who may enter the environment.
RequestParts streamOf(QStringList path, QList<QPair<QString, QString>> query)
{
    RequestParts parts;
    parts.path = std::move(path);
    parts.query = std::move(query);
    parts.format = AnswerFormat::Text;
    parts.deadline = DeadlineClass::Stream;
    parts.right = Right::EnvironmentAccess;
    return parts;
}

/// As an engine is asked for the log of a container or of a service.
RequestParts engineLog(EnvironmentId environment, const QString &kind, const QString &id, const LogWindow &window)
{
    QList<QPair<QString, QString>> query{{u"stdout"_s, u"1"_s}, {u"stderr"_s, u"1"_s}, {u"timestamps"_s, u"1"_s}};
    if (window.tail)
        query.append({u"tail"_s, QString::number(*window.tail)});
    if (window.since > 0)
        query.append({u"since"_s, moment(window.since)});
    if (window.until > 0)
        query.append({u"until"_s, moment(window.until)});
    if (window.follows)
        query.append({u"follow"_s, u"1"_s});
    return streamOf({u"endpoints"_s, part(environment), u"docker"_s, kind, id, u"logs"_s}, query);
}

} // namespace

RequestParts containerLog(EnvironmentId environment, const QString &container, const LogWindow &window)
{
    return engineLog(environment, u"containers"_s, container, window);
}

RequestParts serviceLog(EnvironmentId environment, const QString &service, const LogWindow &window)
{
    RequestParts parts = engineLog(environment, u"services"_s, service, window);
    parts.query.append({u"details"_s, u"1"_s});
    return parts;
}

RequestParts podLog(EnvironmentId environment, const PodContainerPlace &place, const LogWindow &window)
{
    constexpr qint64 Second = 1'000'000'000;
    QList<QPair<QString, QString>> query{{u"container"_s, place.container}, {u"timestamps"_s, u"true"_s}};
    if (window.tail)
        query.append({u"tailLines"_s, QString::number(*window.tail)});
    if (window.since > 0)
        query.append({u"sinceTime"_s, QDateTime::fromSecsSinceEpoch(window.since / Second, Qt::UTC).toString(Qt::ISODate)});
    if (window.follows)
        query.append({u"follow"_s, u"true"_s});
    return streamOf({u"endpoints"_s, part(environment), u"kubernetes"_s, u"api"_s, u"v1"_s, u"namespaces"_s, place.namespaceName, u"pods"_s, place.pod, u"log"_s}, query);
}

} // namespace longshore::requests
