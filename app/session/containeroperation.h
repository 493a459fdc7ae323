// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

namespace longshore {

/// Does one thing to one container: looks at it first, sends once, and looks again, as an answer that was lost says nothing and one that came
/// says little (a container that was started may have ended by now). portainer-api.md 6.2, 6.3, 6.6
class ContainerOperation : public StackOperation
{
    Q_OBJECT
public:
    ContainerOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;
    void waitingStopped() override;

private:
    const ContainerPlan &wanted() const { return std::get<ContainerPlan>(plan()); }
    using Looked = std::function<void(const Result<QList<Container>> &)>;
    void look(const Looked &looked);
    /// The one that is meant; once it was recreated, the one that has its name. Null: there is none.
    const Container *find(const QList<Container> &all) const;
    void check(const QList<Container> &all);
    std::optional<Finding> needsNothing(const Container &container) const;
    void send();
    template <typename T>
    void answered(const Result<T> &answer);
    void readBack(const QDeadlineTimer &deadline, bool isLost);
    void readBackDenial(const ApiError &error);
    void conclude(const Container *now, bool isLost);
    void failedWith(const ApiError &error);
    bool isAsWanted(const Container *now) const;
    QString aftermath(const Container &now) const;

    QString m_newId; ///< Of a recreated one.
};

} // namespace longshore
