// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/servicewords.h"

#include "app/core/displaytext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonValue>

namespace longshore::servicewords {

using namespace Qt::StringLiterals;

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(ServiceWords)
};

QJsonValue at(const QJsonObject &spec, std::initializer_list<QLatin1StringView> path)
{
    QJsonValue value(spec);
    for (const QLatin1StringView step : path)
        value = value[step];
    return value;
}

QJsonObject containerOf(const QJsonObject &spec)
{
    return at(spec, {"TaskTemplate"_L1, "ContainerSpec"_L1}).toObject();
}

/// The same without what has a line of its own, and without the count of forced updates.
QJsonObject rest(QJsonObject spec)
{
    QJsonObject container = containerOf(spec);
    for (const QLatin1StringView told : {"Image"_L1, "Env"_L1, "Mounts"_L1})
        container.remove(told);
    QJsonObject tasks = spec["TaskTemplate"_L1].toObject();
    tasks.insert("ContainerSpec"_L1, container);
    tasks.remove("ForceUpdate"_L1);
    QJsonObject endpoint = spec["EndpointSpec"_L1].toObject();
    endpoint.remove("Ports"_L1);
    spec.insert("TaskTemplate"_L1, tasks);
    spec.insert("EndpointSpec"_L1, endpoint);
    spec.remove("Mode"_L1);
    return spec;
}

void addImage(QStringList &lines, const QJsonObject &now, const QJsonObject &before)
{
    const QString from = containerOf(now)["Image"_L1].toString();
    const QString to = containerOf(before)["Image"_L1].toString();
    if (from == to)
        return;
    const bool sameName = imageName(from) == imageName(to);
    lines.append(sameName ? Words::tr("image %1 becomes what it was under that name before").arg(imageName(to))
                          : Words::tr("image %1 becomes %2").arg(imageName(from), imageName(to)));
}

void addReplicas(QStringList &lines, const QJsonObject &now, const QJsonObject &before)
{
    const QJsonValue from = at(now, {"Mode"_L1, "Replicated"_L1, "Replicas"_L1});
    const QJsonValue to = at(before, {"Mode"_L1, "Replicated"_L1, "Replicas"_L1});
    if (from.isDouble() && to.isDouble() && from != to)
        lines.append(Words::tr("%1 replicas become %2").arg(from.toInteger()).arg(to.toInteger()));
    else if (now["Mode"_L1] != before["Mode"_L1])
        lines.append(Words::tr("its mode"));
}

void addDiffering(QStringList &lines, const QJsonValue &now, const QJsonValue &before, const QString &words)
{
    if (now.toArray() != before.toArray())
        lines.append(words);
}

} // namespace

QString mode(const std::optional<qint64> &replicas, bool isJob)
{
    if (isJob)
        return Words::tr("Job");
    return replicas ? Words::tr("Replicated, %1").arg(*replicas) : Words::tr("Global");
}

QString imageName(const QString &image)
{
    return oneLine(image.section(u'@', 0, 0));
}

QStringList rollBack(const ServiceSpec &service)
{
    const QJsonObject &now = service.spec;
    const QJsonObject &before = service.previous;
    QStringList lines;
    if (before.isEmpty())
        return lines;
    addImage(lines, now, before);
    addReplicas(lines, now, before);
    addDiffering(lines, containerOf(now)["Env"_L1], containerOf(before)["Env"_L1], Words::tr("its environment variables"));
    addDiffering(lines, at(now, {"EndpointSpec"_L1, "Ports"_L1}), at(before, {"EndpointSpec"_L1, "Ports"_L1}), Words::tr("its published ports"));
    addDiffering(lines, containerOf(now)["Mounts"_L1], containerOf(before)["Mounts"_L1], Words::tr("its mounts"));
    if (rest(now) != rest(before))
        lines.append(lines.isEmpty() ? Words::tr("its settings, other than image, replicas, variables, ports and mounts") : Words::tr("other settings"));
    if (lines.isEmpty())
        lines.append(Words::tr("nothing but its tasks: the settings before were the same"));
    return lines;
}

} // namespace longshore::servicewords
