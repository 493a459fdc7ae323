// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democlusterevents.h"

#include "app/demo/democlusterjson.h"

#include <QDateTime>
#include <QJsonObject>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 KeptFor = 3600'000; // Milliseconds, as clusters do unless told otherwise.
constexpr qint64 BacksOffEvery = 300'000;
constexpr qint64 MostTimes = 36; // What is older is another note, long forgotten.

/// What happens again and again since a moment.
struct Times {
    qint64 first = 0;
    qint64 last = 0;
    qint64 count = 1;

    Times(qint64 since, qint64 now)
    {
        const qint64 all = std::max(qint64(0), now - since) / BacksOffEvery;
        last = since + all * BacksOffEvery;
        count = 1 + std::min(all, MostTimes);
        first = last - (count - 1) * BacksOffEvery;
    }
};

/// What a note is about.
struct About {
    QString kind;
    QString name;
    QString nameSpace;
    QString uid;
};

QString timeText(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODate);
}

QJsonObject noteJson(const About &about, const char *reason, const QString &message, const char *reporter, qint64 first, qint64 last, qint64 count)
{
    const QString tail = QString::number(qHash(about.uid + QLatin1StringView(reason)), 16);
    return {{u"metadata"_s, QJsonObject{{u"name"_s, about.name + u'.' + tail}, {u"namespace"_s, about.nameSpace}, {u"uid"_s, about.uid.left(24) + tail},
                                        {u"resourceVersion"_s, u"662"_s}, {u"creationTimestamp"_s, timeText(first)}}},
            {u"involvedObject"_s, QJsonObject{{u"kind"_s, about.kind}, {u"namespace"_s, about.nameSpace}, {u"name"_s, about.name}, {u"uid"_s, about.uid}}},
            {u"reason"_s, QLatin1StringView(reason)},
            {u"message"_s, message},
            {u"source"_s, QJsonObject{{u"component"_s, QLatin1StringView(reporter)}}},
            {u"firstTimestamp"_s, timeText(first)},
            {u"lastTimestamp"_s, timeText(last)},
            {u"count"_s, count},
            {u"type"_s, u"Normal"_s},
            {u"eventTime"_s, QJsonValue::Null},
            {u"reportingComponent"_s, QLatin1StringView(reporter)},
            {u"reportingInstance"_s, u""_s}};
}

/// The scheduler is one of the newer reporters: it fills another time, and counts nothing.
QJsonObject scheduledJson(const About &about, const ClusterPod &pod)
{
    const QString where = u"Successfully assigned %1/%2 to %3"_s.arg(about.nameSpace, about.name, QString::fromUtf8(pod.node));
    QJsonObject note = noteJson(about, "Scheduled", where, "default-scheduler", pod.object.created, pod.object.created, 0);
    note["eventTime"_L1] = QDateTime::fromMSecsSinceEpoch(pod.object.created, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz000Z"_s);
    note["firstTimestamp"_L1] = note["lastTimestamp"_L1] = QJsonValue::Null;
    note["source"_L1] = QJsonObject();
    note.remove("count"_L1);
    return note;
}

/// Over and over for one that crashes.
void addRuns(QJsonArray &notes, const About &about, const ClusterPod &pod, qint64 now)
{
    const Times times(pod.readyFrom, pod.fate == PodFate::Crashes ? now : pod.readyFrom);
    if (now < pod.readyFrom || now - times.last > KeptFor || pod.fate == PodFate::NoImage)
        return;
    for (const ClusterContainer &each : pod.containers) {
        const QString name = QString::fromUtf8(each.name);
        notes.append(noteJson(about, "Pulled", u"Container image \"%1\" already present on machine"_s.arg(QString::fromUtf8(each.image)), "kubelet", times.first, times.last, times.count));
        notes.append(noteJson(about, "Created", u"Created container: %1"_s.arg(name), "kubelet", times.first, times.last, times.count));
        notes.append(noteJson(about, "Started", u"Started container %1"_s.arg(name), "kubelet", times.first, times.last, times.count));
    }
}

void addWarning(QJsonArray &notes, const ClusterPod &pod, qint64 now)
{
    QJsonObject warning = warningJson(pod);
    if (warning.isEmpty())
        return;
    const Times times(pod.readyFrom, now);
    warning["count"_L1] = times.count;
    warning["firstTimestamp"_L1] = timeText(times.first);
    warning["lastTimestamp"_L1] = timeText(times.last);
    QJsonObject meta = warning["metadata"_L1].toObject();
    meta["uid"_L1] = QString::fromUtf8(pod.object.uid.left(24) + "0000000000bb"); // Another than that of the pod.
    warning["metadata"_L1] = meta;
    notes.append(warning);
}

} // namespace

QJsonArray eventsJson(const Cluster &cluster, const QByteArray &nameSpace, qint64 now)
{
    QJsonArray notes;
    for (const ClusterPod &pod : cluster.pods) {
        if (!nameSpace.isEmpty() && pod.object.nameSpace != nameSpace)
            continue;
        const QString where = QString::fromUtf8(pod.object.nameSpace);
        const About about{u"Pod"_s, QString::fromUtf8(pod.object.name), where, QString::fromUtf8(pod.object.uid)};
        const ClusterWorkload *workload = cluster.workload(pod.workload);
        if (now - pod.object.created < KeptFor) {
            notes.append(scheduledJson(about, pod));
            if (workload && workload->kind == "Deployment") {
                const QString set = QString::fromUtf8(workload->object.name + '-' + pod.hash);
                notes.append(noteJson({u"ReplicaSet"_s, set, where, QString::fromUtf8(pod.hash + workload->object.uid.mid(8))}, "SuccessfulCreate",
                                      u"Created pod: %1"_s.arg(about.name), "replicaset-controller", pod.object.created, pod.object.created, 1));
            }
        }
        addRuns(notes, about, pod, now);
        addWarning(notes, pod, now);
    }
    return notes;
}

} // namespace longshore::demo
