// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"

#include <QObject>

#include <memory>

namespace longshore {

enum class OperationKind {
    Start, Stop, Restart, Update, Redeploy, GitSettings, Detach, Create, CreateFromGit, Delete, DeleteLimited, Migrate, Duplicate, Rename,
    Associate, PutBack,
    StartContainer, StopContainer, RestartContainer, KillContainer, PauseContainer, ResumeContainer, RemoveContainer, RecreateContainer,
    ScaleService, ForceUpdateService, RollBackService, RemoveService,
    ScaleWorkload, RestartWorkload, DeletePod,
    Last = DeletePod,
};

enum class OperationStep {
    Queued, ///< Others of the same server go first; nothing was asked yet.
    Checking, ///< Reading what is there now; nothing was sent.
    Sending, ///< On its way; from here on it may happen.
    Waiting, ///< The server works; minutes without a word are normal.
    ReadingBack, ///< Answered, or the answer was lost: what came of it is read.
    Ended,
};

enum class OperationOutcome {
    None, ///< Not ended.
    Done, ///< Done, or there was nothing to do.
    Refused, ///< Not done, and nothing was changed: by us, by a person, by the server.
    Failed, ///< The server tried and could not; sentence() says what is left.
    Unknown, ///< Sent, and what came of it could not be found out.
};

/// Whom an operation is about, for showing it when the stack or the server is gone.
struct OperationSubject {
    ServerId server;
    QString serverName;
    StackId stack{}; ///< 0 for a stack that is not listed, and until a created one is known; negative for one without a record.
    QString stackName; ///< Of an operation on a container, service, workload or pod, its own.
    EnvironmentId environment{};
    QString environmentName;
    StackType type = StackType::Unknown;
};

/// What could be done next, after an operation ended.
struct OperationOffer {
    enum class Kind {
        PutBack, ///< The version of before.
        Retry,
        StopFirst, ///< Portainer counts it as running although nothing runs.
        RemoveHere, ///< A duplicate runs elsewhere.
        CleanUp, ///< Remove what a failed creation left.
        StartAgain, ///< The first half (a stop) was done, the second was not.
        Undo, ///< Back to how it was before it was done.
    };
    Kind kind = Kind::Retry;
    QString words; ///< For a button: "Put back the previous version".
    Plan plan;
    ServerId server; ///< Where; null: where the operation was.
};

OperationKind kindOf(const Plan &plan);
/// About one container, service, workload or pod and not about a stack as a whole: short, and waits for no deploy but its own stack's.
bool isOfPart(OperationKind kind);

/// One change of one stack, from being asked for to its outcome: checks, sends at most once, waits, reads back. Made by Operations, which
/// owns it; survives the page that asked for it. Ends in exactly one outcome and never changes after that.
class Operation : public QObject
{
    Q_OBJECT
public:
    ~Operation() override;

    OperationKind kind() const;
    const Plan &plan() const;
    const OperationSubject &subject() const;
    OperationStep step() const;
    OperationOutcome outcome() const;
    bool isEnded() const { return step() == OperationStep::Ended; }
    bool wasSent() const; ///< Something may have happened on the server.

    QString title() const; ///< "Stopping shop"
    QString progress() const; ///< What can be seen while it goes on: "2 of 3 containers run". Once ended, the last of it.
    QString sentence() const; ///< What became of it, for a person; empty until ended.
    QString details() const; ///< The server's own words, cleaned and without values of variables; may be empty.
    QDateTime startedAt() const; ///< When it was asked for; UTC.
    QDateTime endedAt() const; ///< Null until ended; UTC.

    const std::optional<StackBefore> &before() const; ///< As read right before sending.
    const std::optional<StackBefore> &after() const; ///< As read back; while it goes on, what runs by now.
    /// After a refusal because the stack moved: how it is now. Nothing was sent.
    const std::optional<StackBefore> &theirs() const;
    StackMoves moved() const; ///< The same: what moved.
    QStringList warnings() const; ///< What the checks before sending found and let pass.

    /// Before sending it cancels; afterwards only the waiting ends, the server goes on.
    bool canStopWaiting() const;
    void stopWaiting();

    bool canUndo() const { return undo().has_value(); }
    std::optional<OperationOffer> undo() const; ///< Once done.
    QList<OperationOffer> offers() const; ///< Once ended, what makes sense now; the best first.

Q_SIGNALS:
    void changed(); ///< Step, progress or outcome.
    void ended(); ///< Once; after the changed() that shows it.

protected:
    Operation(Plan plan, OperationSubject subject, QObject *parent);

    virtual void begin() = 0; ///< Its turn has come.
    virtual void waitingStopped() = 0; ///< Somebody called stopWaiting() after something was sent.

    void enter(OperationStep step);
    void tell(const QString &progress);
    void setBefore(const StackBefore &before);
    void setAfter(const StackBefore &after);
    void setTheirs(const StackBefore &theirs, const StackMoves &moved);
    void setWarnings(const QStringList &warnings);
    void setSubjectStack(StackId stack, const QString &name);
    void setUndo(const OperationOffer &offer);
    void addOffer(const OperationOffer &offer);
    /// Ends it. Does nothing when it has ended.
    void end(OperationOutcome outcome, const QString &sentence, const QString &details = {});

private:
    friend class Operations;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
