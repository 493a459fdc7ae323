// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/session/stackbench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

namespace longshore::test {

/// A server with a stack "shop" (number 1) in the namespace "shop" of a cluster, environment 9, that answers lists as told.
struct ClusterBench : StackBench {
    explicit ClusterBench(const QString &nameSpace = QStringLiteral("shop"))
    {
        model.add(QStringLiteral("shop"), QStringLiteral("kind: Deployment"), {}, 3, 9).nameSpace = nameSpace;
        server.answerBy([this](const Seen &seen) {
            const QUrl url = QUrl::fromEncoded("http://h" + seen.target);
            const QString path = url.path();
            if (!path.contains(QStringLiteral("/kubernetes/")))
                return model.answer(seen);
            asked.append(path.section(QStringLiteral("/kubernetes/"), 1) + QLatin1Char('?') + url.query(QUrl::FullyDecoded));
            const QString resource = path.contains(QStringLiteral("/metrics.k8s.io/")) ? QStringLiteral("podmetrics") : path.section(QLatin1Char('/'), -1);
            if (const auto canned = instead.constFind(resource); canned != instead.constEnd())
                return *canned;
            return Canned{200, QJsonDocument(QJsonObject{{QStringLiteral("items"), lists.value(resource)}}).toJson(QJsonDocument::Compact)};
        });
    }

    static QJsonObject meta(const QString &name, const QJsonObject &labels = {}, const QString &nameSpace = QStringLiteral("shop"))
    {
        return {{QStringLiteral("name"), name}, {QStringLiteral("namespace"), nameSpace}, {QStringLiteral("uid"), QStringLiteral("uid-") + name},
                {QStringLiteral("generation"), 1}, {QStringLiteral("creationTimestamp"), QStringLiteral("2026-11-23T21:19:02Z")},
                {QStringLiteral("labels"), labels}};
    }
    static QJsonObject ofStack(int stack) { return {{QStringLiteral("io.portainer.kubernetes.application.stackid"), QString::number(stack)}}; }
    static QJsonObject deployment(const QString &name, int desired, int ready, int stack = 1, const QString &nameSpace = QStringLiteral("shop"))
    {
        return {{QStringLiteral("metadata"), meta(name, ofStack(stack), nameSpace)},
                {QStringLiteral("spec"), QJsonObject{{QStringLiteral("replicas"), desired}}},
                {QStringLiteral("status"), QJsonObject{{QStringLiteral("observedGeneration"), 1}, {QStringLiteral("readyReplicas"), ready},
                                                       {QStringLiteral("updatedReplicas"), desired}}}};
    }
    /// A pod of a deployment, made from the template "h1".
    static QJsonObject pod(const QString &deployment, const QString &tail, bool isReady = true, const QString &nameSpace = QStringLiteral("shop"))
    {
        QJsonObject about = meta(deployment + QStringLiteral("-h1-") + tail, {{QStringLiteral("pod-template-hash"), QStringLiteral("h1")}}, nameSpace);
        about[QStringLiteral("ownerReferences")] = QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("ReplicaSet")},
                                                                          {QStringLiteral("name"), deployment + QStringLiteral("-h1")},
                                                                          {QStringLiteral("uid"), QStringLiteral("set")}, {QStringLiteral("controller"), true}}};
        const QJsonObject ready{{QStringLiteral("type"), QStringLiteral("Ready")}, {QStringLiteral("status"), isReady ? QStringLiteral("True") : QStringLiteral("False")}};
        return {{QStringLiteral("metadata"), about},
                {QStringLiteral("spec"), QJsonObject{{QStringLiteral("containers"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("web")}}}}}},
                {QStringLiteral("status"), QJsonObject{{QStringLiteral("phase"), QStringLiteral("Running")}, {QStringLiteral("conditions"), QJsonArray{ready}}}}};
    }
    /// How often a list was asked for: "deployments".
    int timesAsked(const QString &resource) const
    {
        return static_cast<int>(std::ranges::count_if(asked, [&resource](const QString &each) { return each.section(QLatin1Char('?'), 0, 0).endsWith(QLatin1Char('/') + resource); }));
    }

    QMap<QString, QJsonArray> lists; ///< Items by resource: "deployments"; what a metrics server says as "podmetrics".
    QMap<QString, Canned> instead; ///< Other answers by resource.
    QStringList asked; ///< Path below kubernetes/, with the query.
};

} // namespace longshore::test
