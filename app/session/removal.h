// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

namespace longshore {

/// Deletes a stack: record, containers and networks go, volumes stay. Of an orphan nothing is deleted, as the server would do it to whatever has
/// that name in another environment. portainer-api.md 4.8
class DeleteOperation : public StackOperation
{
    Q_OBJECT
public:
    DeleteOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;
    QString progressOf(const StackBefore &seen) const override;

private:
    void check(const StackBefore &now);
    void answered(const Result<Nothing> &answer);
    void readBack(bool isLost);
    void deleted();
    void failed(const ApiError &error);
    void keepUndo();
};

/// Deletes a Swarm stack that Portainer has no record of, by its name.
class DeleteLimitedOperation : public StackOperation
{
    Q_OBJECT
public:
    DeleteLimitedOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;
    QString progressOf(const StackBefore &seen) const override;

private:
    const DeleteLimitedPlan &wanted() const { return std::get<DeleteLimitedPlan>(plan()); }
    void answered(const Result<Nothing> &answer);
    void readBack(const QDeadlineTimer &deadline, bool isLost);
};

} // namespace longshore
