// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

namespace longshore {

/// A stack from git: pulls and deploys what the repository says now, or saves how it follows it. Stored credentials stay unless they are
/// dropped on purpose. portainer-api.md 4.7
class GitOperation : public StackOperation
{
    Q_OBJECT
public:
    GitOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    const StackBefore &opened() const;
    bool isRedeploy() const { return kind() == OperationKind::Redeploy; }
    void check(const StackBefore &now);
    bool refusedAsMoved(const StackBefore &now);
    void redeploy(const Stack &now);
    void saveSettings(const Stack &now);
    void answered(const Result<Stack> &answer);
    void followUp();
    void readLost();
    bool isSaved(const Stack &now) const;
    void succeeded(const StackBefore &now);
    void failed(const ApiError &error);
    void failedAs(const QString &reason, const ApiError &error, const Result<StackBefore> &now);
};

} // namespace longshore
