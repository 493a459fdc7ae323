// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackcopy.h"
#include "app/session/stackoperation.h"

namespace longshore {

/// The part that all operations share that make a stack: its name is looked for first, the text is checked, it is sent once, and found even
/// where the server tells no id or its answer is lost. portainer-api.md 4.5
class CreatingOperation : public StackOperation
{
    Q_OBJECT
protected:
    /// What came of it.
    struct Made {
        OperationOutcome outcome = OperationOutcome::Unknown;
        StackBefore now; ///< When done: record and what runs.
        QString sentence; ///< Why it was refused, has failed or is not known; when done, what is to be said besides; may be empty.
        ApiError error;
    };
    using Then = std::function<void(const Made &)>;

    CreatingOperation(const Plan &plan, const OperationContext &context);

    void create(Session *where, const StackDraft &wanted, const std::optional<OwnershipChoice> &ownership, const Then &then);

private:
    struct Job;
    void checkName(const std::shared_ptr<Job> &job);
    void checkRunning(const std::shared_ptr<Job> &job);
    void findCluster(const std::shared_ptr<Job> &job);
    void send(const std::shared_ptr<Job> &job);
    void answered(const std::shared_ptr<Job> &job, const ApiError &error);
    void look(const std::shared_ptr<Job> &job, bool isLost);
    void notFound(const std::shared_ptr<Job> &job);
    void found(const std::shared_ptr<Job> &job, const Stack &stack);
    void setOwnership(const std::shared_ptr<Job> &job);
    void readMade(const std::shared_ptr<Job> &job);
    void give(const std::shared_ptr<Job> &job, OperationOutcome outcome, const QString &sentence, const ApiError &error = {});
};

/// Create and CreateFromGit.
class CreateOperation : public CreatingOperation
{
    Q_OBJECT
public:
    CreateOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    void made(const Made &made);
};

} // namespace longshore
