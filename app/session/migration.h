// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

namespace longshore {

/// Moves a stack to another environment of its server, and looks at both afterwards. A target that is the same engine is refused: the server
/// would remove what it has just started. portainer-api.md 4.8
class MigrateOperation : public StackOperation
{
    Q_OBJECT
public:
    MigrateOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    const MigratePlan &wanted() const { return std::get<MigratePlan>(plan()); }
    void check(const StackBefore &now);
    void checkEngines();
    void checkTarget();
    void findCluster();
    void send(const QString &swarmId);
    void answered(const Result<Stack> &answer);
    void readBack(bool isLost);
    void arrived(const StackBefore &now);
    void failed(const ApiError &error);
    QString targetName() const;

    QString m_name; ///< As the server will keep it.
};

/// Gives an orphan an environment; nothing is deployed.
class AssociateOperation : public StackOperation
{
    Q_OBJECT
public:
    AssociateOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    const AssociatePlan &wanted() const { return std::get<AssociatePlan>(plan()); }
    void check(const Stack &now);
    void findCluster(bool runs);
    void send(const QString &swarmId, bool runs);
    void answered(const Result<Stack> &answer);
    void readBack(bool isLost);
};

} // namespace longshore
