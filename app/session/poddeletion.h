// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/clusteroperation.h"

namespace longshore {

/// Deletes one pod and none other that has its name by now: reads it first, sends once with its uid, and follows until it is gone and the pod
/// that its controller makes in its place is ready, or says why not. portainer-api.md 7.2
class PodDeletion : public ClusterOperation
{
    Q_OBJECT
public:
    PodDeletion(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    PodPlace which() const;
    bool isGone(const Result<Pod> &now) const; ///< No pod of that name is there, or another one.
    void inspect(const std::function<void(const Result<Pod> &now)> &then);
    void answered(const Result<Nothing> &answer);
    void findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &told);
    void follow(const QDeadlineTimer &deadline);
    void judge(const Surroundings &around, const QDeadlineTimer &deadline);
    void judgeGone(const Pod *successor, const Surroundings &around, const QDeadlineTimer &deadline);
    bool hasSuccessor() const; ///< Its controller makes another one, whatever became of it.

    Pod m_before;
};

} // namespace longshore
