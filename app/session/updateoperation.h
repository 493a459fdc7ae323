// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackoperation.h"

namespace longshore {

/// A new file and new variables for a stack: Update, Detach (the same for a stack from git, said out loud) and PutBack (an earlier version).
/// What the server has is read again right before sending; what moved is shown instead. An update that fails is followed by a look at what is
/// left of the stack, and by the previous version if that was asked for. portainer-api.md 4.6
class UpdateOperation : public StackOperation
{
    Q_OBJECT
public:
    UpdateOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    // What was planned.
    const StackBefore &opened() const;
    StackUpdate wanted() const;
    bool putsBackAtOnce() const;

    void check(const StackBefore &now);
    bool refusedAsMoved(const StackBefore &now);
    bool refusedForGit(const Stack &now);
    bool refusedByChecks(const StackBefore &now);
    void send(const StackUpdate &update);
    void answered(const Result<Stack> &answer);
    void followUp();
    void readLost();
    bool isAsSent(const StackBefore &now) const;
    bool wasTakenDown(const StackBefore &now) const;
    void succeeded(const StackBefore &now);
    void failed(const QString &reason, const ApiError &error);
    void failedAs(const QString &reason, const ApiError &error, const Result<StackBefore> &now);
    void putBack(const QString &reason, const ApiError &error);
    void putBackEnded(bool isBack, const QString &words);
    void offerToPutBack(const StackBefore &now);
    QString sentenceOfFailure(const QString &reason, const Result<StackBefore> &now) const;

    StackUpdate m_sent;
    bool m_isPuttingBack = false; ///< In the same operation, after the update failed.
    QString m_reason; ///< Why the update failed.
    ApiError m_error;
};

} // namespace longshore
