// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/clusteroperation.h"

namespace longshore {

/// Scales a workload of a cluster, or restarts its rollout: reads it first, sends one patch that holds for what was read alone, and follows its
/// pods until they are as wanted or one says why not. portainer-api.md 7.1, 7.2
class WorkloadOperation : public ClusterOperation
{
    Q_OBJECT
public:
    WorkloadOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    WorkloadPlace which() const;
    bool isWanted(const Result<WorkloadState> &found) const; ///< The one that was seen, and not another one of its name.
    void inspect(const std::function<void(const Result<WorkloadState> &now)> &then);
    void check(const Result<WorkloadState> &now);
    void checkScale();
    void checkRestart();
    void answered(const Result<WorkloadState> &answer);
    void conflicted(const ApiError &error);
    void findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &told);
    bool wasTaken(const Result<WorkloadState> &now) const; ///< What it says now shows that the change arrived.
    void follow(const QDeadlineTimer &deadline);
    void judge(const WorkloadState &now, const Surroundings &around, const QDeadlineTimer &deadline);
    void arrived(const WorkloadState &now);
    bool isOverruled(const WorkloadState &now) const; ///< Somebody else has asked for something else since.
    bool hasSettled(const WorkloadState &now) const;
    qint64 replacedAtLeast(const WorkloadState &now) const; ///< How many pods a restart replaces.
    QString countOf(const WorkloadState &now) const;
    QString troubleIn(const WorkloadState &now, const Surroundings &around) const; ///< That came with the change; empty without.
    QString hintIn(const WorkloadState &now, const Surroundings &around) const; ///< What may be why it takes long; may be empty.
    bool isNewCondition(const WorkloadState &now, QLatin1StringView type, QLatin1StringView status) const;
    QString past() const;
    OperationOffer scaleBack() const;

    WorkloadState m_before;
    QString m_moment; ///< Restart: what marks the pods of this one.
    qint64 m_generation = 0; ///< That the cluster gave the change; 0 while that is not known.
};

} // namespace longshore
