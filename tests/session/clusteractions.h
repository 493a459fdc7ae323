// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/session/clustermodel.h"
#include "tests/session/stackbench.h"

namespace longshore::test {

/// A server with a stack "shop" (number 1) on a cluster, environment 9, whose workloads are changed.
struct ClusterActions : StackBench {
    /// `settle`: how long is looked at what does not come to rest; short where that is what is tested.
    explicit ClusterActions(std::chrono::milliseconds settle = std::chrono::seconds(20))
        : operations({}, {.look = std::chrono::milliseconds(5), .settle = settle, .deploy = std::chrono::seconds(2), .swarmGone = std::chrono::milliseconds(400)})
    {
        model.add(QStringLiteral("shop"), QStringLiteral("kind: Deployment"), {}, 3, 9).nameSpace = QStringLiteral("shop");
        server.answerBy([this](const Seen &seen) { return answer(seen); });
        open();
    }
    /// Starts it, and waits for its end.
    Operation *run(const Plan &plan)
    {
        Operation *operation = operations.start(*session, plan);
        if (!QTest::qWaitFor([&] { return operation->isEnded(); }, 30'000))
            qFatal("The operation does not end.");
        return operation;
    }
    Canned answer(const Seen &seen) { return isOfCluster(seen) ? cluster.answer(seen) : model.answer(seen); }
    static bool isOfCluster(const Seen &seen) { return seen.target.contains("/kubernetes/"); }
    /// Answers the change itself otherwise.
    void answerChange(const std::function<Canned(const Seen &)> &instead)
    {
        server.answerBy([this, instead](const Seen &seen) { return isOfCluster(seen) && seen.verb != "GET" ? instead(seen) : answer(seen); });
    }
    WorkloadPlan plan(WorkloadAction action, const QString &name, qint64 replicas = 0, WorkloadKind kind = WorkloadKind::Deployment)
    {
        WorkloadPlan plan{.action = action, .environment = EnvironmentId(9), .stack = StackId(1), .kind = kind, .object = {}, .replicas = replicas};
        plan.object.name = name;
        plan.object.namespaceName = QStringLiteral("shop");
        plan.object.uid = QStringLiteral("uid-") + name;
        return plan;
    }
    WorkloadPlan planOfPod(const QString &name)
    {
        WorkloadPlan plan = this->plan(WorkloadAction::DeletePod, name);
        plan.object.uid = cluster.pod(name)->uid;
        return plan;
    }

    ClusterModel cluster;
    Operations operations; ///< In place of the one of the bench, with a pace of its own.
};

} // namespace longshore::test
