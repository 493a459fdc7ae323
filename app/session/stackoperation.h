// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/operationcontext.h"
#include "app/session/stackreading.h"
#include "app/session/stackwatch.h"

#include <QDeadlineTimer>

#include <functional>

namespace longshore {

/// The small engine of all operations on stacks: asks, sends a change, shows what runs meanwhile, reads back until it is settled. What is
/// asked, sent and made of the answers is each family's own. Nothing that is handed in is called any more once the operation has ended.
class StackOperation : public Operation
{
    Q_OBJECT
protected:
    using Taken = std::function<void(const Result<StackBefore> &)>;
    /// What reading back shows; none: look again.
    struct Finding {
        OperationOutcome outcome = OperationOutcome::Unknown;
        QString sentence;
    };
    /// Judges one look; `isLast` when there will be no other.
    using Judge = std::function<std::optional<Finding>(const Result<StackBefore> &now, bool isLast)>;
    using Settled = std::function<void(const Finding &finding, const Result<StackBefore> &now)>;

    StackOperation(const Plan &plan, const OperationContext &context);

    Session *session() const; ///< Null when the server was taken off the list.
    Session *sessionOf(const ServerId &server) const;
    const OperationPace &pace() const { return m_context.pace; }

    /// A question; answered(const Result<T> &).
    template <typename T, typename Fn>
    void ask(const Request<T> &request, Fn answered);
    template <typename T, typename Fn>
    void askOn(Session *where, const Request<T> &request, Fn answered);
    /// The change itself. Each is sent once: nothing here sends anything again.
    template <typename T, typename Fn>
    void change(const Request<T> &request, Fn answered);
    template <typename T, typename Fn>
    void changeOn(Session *where, const Request<T> &request, Fn answered);

    void read(StackReading::Parts parts, const Taken &taken); ///< The stack of the subject.
    /// Reads all of it and notes it as before(); one that is gone or being deployed is refused, any other goes on.
    void readBefore(const std::function<void(const StackBefore &now)> &then);
    void readOn(Session *where, StackId stack, StackReading::Parts parts, const Taken &taken);
    void readByName(Session *where, EnvironmentId environment, StackType type, const QString &name, const Taken &taken);
    /// Reads the stack of the subject until the judge has decided, or the time is over.
    void settle(StackReading::Parts parts, std::chrono::milliseconds atMost, const Judge &judge, const Settled &settled);
    void later(std::chrono::milliseconds wait, const std::function<void()> &go);

    /// Shows what runs under that name until the next answer of a change.
    void watch(Session *where, EnvironmentId environment, StackType type, const QString &name);
    void stopWatching();
    virtual QString progressOf(const StackBefore &seen) const; ///< What a look shows, in words.

    // Ends.
    void done(const QString &sentence);
    void refuse(const QString &sentence, const QString &details = {}); ///< Nothing was changed.
    void refuse(const ApiError &error); ///< The same, in the words of explain().
    void fail(const QString &sentence, const ApiError &error = {});
    void leaveOpen(const QString &sentence);
    void waitingStopped() override;

    /// A refusal that changed nothing: rights, conflicts, bad requests, a server that was never reached.
    static bool changedNothing(const ApiError &error);
    /// leavesItOpen(), and errors that no Portainer says: something on the way gave up.
    static bool isOpen(const ApiError &error);
    /// Up to 2.23 a right that is missing is told as if the engine were broken (portainer-api.md 6.3): known by its details on a socket, and by
    /// an empty 502 elsewhere, which administrators never get for that reason.
    bool isDenial(const ApiError &error) const;
    void refuseAsDenied(const ApiError &error);
    QString whatFor(const ApiError &error) const; ///< explain().sentence
    QString serverName() const; ///< For sentences.
    QString stackName() const;
    QString place() const; ///< "home-lab, environment nas"
    QString detailsOf(const ApiError &error) const; ///< The server's words, without values of variables.
    /// Nothing is to be waited for any more: Compose answers when all is there; the services of a Swarm come up by themselves afterwards.
    static bool hasSettled(const StackBefore &now);
    /// The stack as it was planned for moved on: says so and ends it. False: it did not.
    bool refusedAsElsewhere(const Stack &planned, const Stack &now);

private:
    struct Settling;
    void settleOnce(const std::shared_ptr<Settling> &settling);

    OperationContext m_context;
    std::unique_ptr<StackWatch> m_watch;
};

template <typename T, typename Fn>
void StackOperation::askOn(Session *where, const Request<T> &request, Fn answered)
{
    const auto answer = where ? where->send(request) : readyFuture(Result<T>(Failure(ApiError{.kind = ApiError::Kind::Cancelled})));
    onResult(answer, this, [this, answered](const Result<T> &got) {
        if (!isEnded())
            answered(got);
    });
}

template <typename T, typename Fn>
void StackOperation::ask(const Request<T> &request, Fn answered)
{
    askOn(session(), request, answered);
}

template <typename T, typename Fn>
void StackOperation::changeOn(Session *where, const Request<T> &request, Fn answered)
{
    enter(OperationStep::Sending);
    askOn(where, request, [this, answered](const Result<T> &got) {
        stopWatching();
        enter(OperationStep::ReadingBack);
        answered(got);
    });
    later(std::chrono::milliseconds(0), [this] {
        if (step() == OperationStep::Sending)
            enter(OperationStep::Waiting);
    });
}

template <typename T, typename Fn>
void StackOperation::change(const Request<T> &request, Fn answered)
{
    changeOn(session(), request, answered);
}

} // namespace longshore
