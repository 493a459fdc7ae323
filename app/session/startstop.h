// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

namespace longshore {

/// Start, stop, and restart as a stop and a start that cannot end in between unseen. What is so already is said kindly, and nothing is sent.
/// portainer-api.md 4.8
class StartStop : public StackOperation
{
    Q_OBJECT
public:
    StartStop(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;
    void waitingStopped() override;
    QString progressOf(const StackBefore &seen) const override;

private:
    const Stack &planned() const;
    bool wantsStop() const { return kind() != OperationKind::Start; }
    bool wantsStart() const { return kind() != OperationKind::Stop; }
    void check(const StackBefore &now);
    void checkStop(const StackBefore &now);
    void checkStart(const StackBefore &now);
    void stop();
    void stopAnswered(const Result<Stack> &answer);
    void stopFailed(const ApiError &error);
    void settleStop();
    void stopped();
    void waitUntilGone();
    void stopEnded(const QString &left);
    void start();
    void startAnswered(const Result<Stack> &answer);
    void startFailed(const ApiError &error);
    void settleStart();
    void started(const Result<StackBefore> &now);
    void failHalfWay(const QString &why, const ApiError &error = {});
    QString runs(const Result<StackBefore> &now) const;

    bool m_isStopping = false;
    bool m_wasStopped = false; ///< The first half of a restart was done.
};

} // namespace longshore
