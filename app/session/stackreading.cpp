// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackreading.h"

#include "app/portainer/enginerequests.h"
#include "app/session/session.h"

#include <QPointer>

namespace longshore {

class StackReading::Private
{
public:
    Private(StackReading &owner, Session &asked)
        : q(owner), session(&asked)
    {
    }
    ~Private()
    {
        for (QFuture<void> &call : calls)
            call.cancel();
    }

    template <typename T, typename Fn>
    void ask(const Request<T> &request, Fn take);
    template <typename T>
    void askEngine(const Request<QList<T>> &request, QList<T> StackBefore::*list);
    void readRecord(StackId stack);
    void readFile(StackId stack);
    void readEngine();
    void finishPart();

    StackReading &q;
    const QPointer<Session> session;
    Parts parts = Everything;
    StackBefore read;
    std::optional<ApiError> error;
    QList<QFuture<void>> calls;
    int open = 0;
};

StackReading::StackReading(Session &session, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, session))
{
}

StackReading::~StackReading() = default;

void StackReading::start(StackId stack, Parts parts)
{
    d->parts = parts;
    d->readRecord(stack);
    if (parts.testFlag(File))
        d->readFile(stack);
}

void StackReading::startByName(EnvironmentId environment, StackType type, const QString &name, Parts parts)
{
    d->parts = parts;
    d->read.stack.environmentId = environment;
    d->read.stack.type = Coded<StackType>::fromCode(static_cast<qint64>(type));
    d->read.stack.name = name;
    d->open = 1; // Until all is asked.
    d->readEngine();
    QMetaObject::invokeMethod(this, [this] { d->finishPart(); }, Qt::QueuedConnection);
}

template <typename T, typename Fn>
void StackReading::Private::ask(const Request<T> &request, Fn take)
{
    ++open;
    const auto answer = session ? session->send(request) : readyFuture(Result<T>(Failure(ApiError{.kind = ApiError::Kind::Cancelled})));
    calls.append(QFuture<void>(answer));
    onResult(answer, &q, [this, take](const Result<T> &got) {
        take(got);
        finishPart();
    });
}

void StackReading::Private::readRecord(StackId stack)
{
    ask(requests::stack(stack), [this](const Result<Stack> &record) {
        if (!record) {
            error = record.error();
            return;
        }
        read.stack = *record;
        readEngine();
    });
}

void StackReading::Private::readFile(StackId stack)
{
    ask(requests::stackFile(stack), [this](const Result<StackFile> &file) {
        if (file)
            read.file = file->content;
        else
            read.fileError = file.error();
    });
}

template <typename T>
void StackReading::Private::askEngine(const Request<QList<T>> &request, QList<T> StackBefore::*list)
{
    ask(request, [this, list](const Result<QList<T>> &answer) {
        if (answer)
            read.*list = *answer;
        else
            read.engineRead = false;
    });
}

void StackReading::Private::readEngine()
{
    const Stack &stack = read.stack;
    const EnvironmentId environment = stack.environmentId;
    const bool isSwarm = stack.type.value == StackType::Swarm;
    if ((!isSwarm && stack.type.value != StackType::Compose) || !(parts & Engine))
        return;
    read.engineRead = true;
    if (parts.testFlag(Running)) {
        askEngine(isSwarm ? requests::containersOfSwarmStack(environment, stack.name) : requests::containersOfProject(environment, stack.name),
                  &StackBefore::containers);
        if (isSwarm) {
            askEngine(requests::servicesOfStack(environment, stack.name), &StackBefore::services);
            askEngine(requests::tasksOfStack(environment, stack.name), &StackBefore::tasks);
        }
    }
    if (parts.testFlag(Belongings)) {
        askEngine(isSwarm ? requests::networksOfSwarmStack(environment, stack.name) : requests::networksOfProject(environment, stack.name),
                  &StackBefore::networks);
        askEngine(isSwarm ? requests::volumesOfSwarmStack(environment, stack.name) : requests::volumesOfProject(environment, stack.name),
                  &StackBefore::volumes);
    }
}

void StackReading::Private::finishPart()
{
    if (--open > 0)
        return;
    read.readAt = QDateTime::currentDateTimeUtc();
    if (error)
        Q_EMIT q.failed(*error);
    else
        Q_EMIT q.done(read);
}

} // namespace longshore
