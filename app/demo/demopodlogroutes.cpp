// SPDX-License-Identifier: GPL-3.0-or-later
// What the containers of pods have written, through the server (portainer-api.md 7.2): plain lines, where an engine sends frames.
#include "app/demo/democlusteraccess.h"
#include "app/demo/democlusterjson.h"
#include "app/demo/demolog.h"

#include <QDateTime>
#include <QtEndian>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

LogWish wishIn(const Request &request)
{
    LogWish wish{.withOut = true, .withErr = true, .withStamps = request.isTrue("timestamps"), .follows = request.isTrue("follow")};
    if (const QDateTime since = QDateTime::fromString(request.parameter("sinceTime"), Qt::ISODate); since.isValid())
        wish.since = since.toSecsSinceEpoch() * 1'000'000'000;
    bool isNumber = false;
    if (const qint64 tail = request.parameter("tailLines").toLongLong(&isNumber); isNumber && tail >= 0)
        wish.tail = tail;
    return wish;
}

/// The lines without the heads of their frames.
QByteArray plain(const QByteArray &frames)
{
    constexpr qsizetype Head = 8;
    QByteArray text;
    for (qsizetype at = 0; at + Head <= frames.size();) {
        const auto length = qsizetype(qFromBigEndian<quint32>(frames.constData() + at + 4));
        text += frames.mid(at + Head, length);
        at += Head + length;
    }
    return text;
}

Response wrongRequest(const QByteArray &message)
{
    return clusterRefusal(400, "BadRequest", message);
}

/// One that crashes has written something before; one without an image has not.
ContainerLog logOf(const ClusterPod &pod, const ClusterContainer &container)
{
    constexpr qint64 LivedFor = 40'000; // Milliseconds.
    const bool hasEnded = pod.fate == PodFate::Crashes || pod.fate == PodFate::Completes;
    const std::optional<qint64> until = hasEnded ? std::optional(pod.readyFrom + LivedFor) : std::nullopt;
    return {pod.object.uid + container.name, container.name, container.image, pod.readyFrom, until};
}

Response told(const Site &site, const ContainerLog &log, const LogWish &wish)
{
    const qint64 now = site.nowInMilliseconds();
    auto frames = std::make_shared<LogFrames>(log, wish, now);
    Response response = clusterAnswer({});
    response.contentType = "text/plain";
    response.body = plain(frames->more(now));
    if (wish.follows)
        response.ongoing = OngoingBody{.more = [frames, first = std::exchange(response.body, {})](qint64 time) mutable {
            return std::optional(std::exchange(first, {}) + plain(frames->more(time)));
        }};
    return response;
}

Response podLogIn(const Cluster &cluster, Site &site, const Call &call, const ClusterPath &path)
{
    const auto pod = std::ranges::find_if(cluster.pods, [&](const ClusterPod &each) {
        return each.object.name == path.name && each.object.nameSpace == path.nameSpace;
    });
    if (pod == cluster.pods.end())
        return noSuchObject(path);
    QByteArray wanted = call.request.parameter("container").toUtf8();
    if (wanted.isEmpty() && pod->containers.size() > 1) {
        QByteArrayList names;
        for (const ClusterContainer &each : pod->containers)
            names.append(each.name);
        return wrongRequest("a container name must be specified for pod " + path.name + ", choose one of: [" + names.join(' ') + ']');
    }
    const auto container = std::ranges::find_if(pod->containers, [&](const ClusterContainer &each) { return wanted.isEmpty() || each.name == wanted; });
    if (container == pod->containers.end())
        return wrongRequest("container " + wanted + " is not valid for pod " + path.name);
    if (pod->fate == PodFate::NoImage)
        return wrongRequest("container \"" + container->name + "\" in pod \"" + path.name + "\" is waiting to start: trying and failing to pull image");
    return told(site, logOf(*pod, *container), wishIn(call.request));
}

Response podLog(Site &site, const Call &call)
{
    return onCluster(site, call, "get", [&](const ClusterPath &path, Cluster &cluster) { return podLogIn(cluster, site, call, path); });
}

constexpr Route PodLogRoutes[] = {
    {"GET", "endpoints/{id}/kubernetes/api/v1/namespaces/{namespace}/pods/{name}/log", Access::Authenticated, podLog},
};

} // namespace

std::span<const Route> podLogRoutes()
{
    return PodLogRoutes;
}

} // namespace longshore::demo
