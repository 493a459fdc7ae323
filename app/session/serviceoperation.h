// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

#include <QSet>

namespace longshore {

/// Scales a service of a Swarm, replaces its tasks, puts back its previous settings or removes it: reads it first, sends once, with its whole
/// spec and the version that was read where it is changed, and follows its tasks until they run or one says why it does not.
/// portainer-api.md 5.3, 6.2
class ServiceOperation : public StackOperation
{
    Q_OBJECT
public:
    ServiceOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    /// One look at how it goes.
    struct Look {
        SwarmService service;
        QList<SwarmTask> tasks; ///< Its own.
        bool tasksRead = false;
    };

    const ServicePlan &wanted() const { return std::get<ServicePlan>(plan()); }
    void inspect(const std::function<void(const Result<ServiceSpec> &service)> &then);
    void readTasks(const std::function<void(const std::optional<QList<SwarmTask>> &tasks)> &then);
    void check();
    void checkScale();
    void checkRollBack();
    void forceUpdate();
    void answered(const Result<Nothing> &answer);
    void outOfSequence(const ApiError &error);
    void failedWith(const ApiError &error);
    void findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &denial);
    bool wasTaken(const Result<ServiceSpec> &now) const; ///< What it says now shows that the change arrived.
    void follow(const QDeadlineTimer &deadline);
    void followGone(const QDeadlineTimer &deadline);
    void judge(const Look &now, const QDeadlineTimer &deadline);
    bool hasSettled(const Look &now) const;
    QString troubleIn(const Look &now) const; ///< Of a task that came since; empty without one.
    QString past() const;

    ServiceSpec m_before;
    QSet<QString> m_tasksBefore;
};

} // namespace longshore
