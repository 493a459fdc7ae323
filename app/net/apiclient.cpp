// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/apiclient.h"

#include "app/net/call.h"
#include "app/net/certificatefacts.h"
#include "app/net/requestbuilder.h"
#include "app/net/socket.h"
#include "app/net/systemproxy.h"
#include "app/net/transport.h"

#include <QFutureWatcher>
#include <QThreadPool>

namespace longshore {

namespace {

    constexpr qsizetype InlineDecodeBytes = 256 * 1024;

    /// Each of them may lead back here.
    template <typename Endless>
    void endAll(QList<QPointer<Endless>> &all, void (Endless::*end)())
    {
        const QList<QPointer<Endless>> ending = std::exchange(all, {});
        for (const QPointer<Endless> &each : ending) {
            if (each)
                (each->*end)();
        }
    }

    template <typename Endless>
    void note(QList<QPointer<Endless>> &all, Endless *one)
    {
        all.removeIf([](const QPointer<Endless> &known) { return known.isNull(); });
        all << one;
    }

} // namespace

class ApiClient::Private
{
public:
    Private(ApiTarget target, ManagerFactory managers, Deadlines deadlines)
        : transport(std::move(target), std::move(managers), deadlines)
    {
    }

    Transport transport;
    QList<QPointer<Call>> calls;
    QList<QPointer<Stream>> streams;
    QList<QPointer<Socket>> sockets;

    void endEndless()
    {
        endAll(streams, &Stream::cancel);
        endAll(sockets, &Socket::abort);
    }
};

ApiClient::ManagerFactory ApiClient::systemManagers(std::shared_ptr<const ReadOnlySwitch> readOnly)
{
    return {[] {
        auto manager = std::make_unique<QNetworkAccessManager>();
        manager->setProxyFactory(new SystemProxy); // Owned by the manager.
        return manager;
    }, std::move(readOnly)};
}

ApiClient::ApiClient(ApiTarget target, ManagerFactory managers, Deadlines deadlines, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(target), std::move(managers), deadlines))
{
}

ApiClient::~ApiClient()
{
    endCalls();
    for (const QPointer<Call> &call : std::as_const(d->calls))
        delete call.data(); // Their replies must not outlive the managers.
}

const ApiTarget &ApiClient::target() const
{
    return d->transport.target;
}

Certificate ApiClient::serverCertificate() const
{
    return certificateFacts(d->transport.gate.lastTrusted());
}

void ApiClient::setAccessToken(const QByteArray &token)
{
    d->transport.target.accessToken = token;
    if (token.isEmpty())
        d->endEndless(); // With another token what is under way goes on; without one nothing endless may.
}

void ApiClient::setReadOnly(bool readOnly)
{
    d->transport.target.readOnly = readOnly;
}

void ApiClient::warmUp()
{
    // Only the first connection of a manager is sure to pass gate 1: it has no TLS session to resume.
    if (d->transport.managers.hasReads())
        return;
    QNetworkReply *reply = d->transport.managers.reads().get(buildWarmUp(d->transport.target, d->transport.gate.configuration()));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void ApiClient::abortAll()
{
    endCalls();
    d->transport.managers.renew();
}

void ApiClient::endCalls()
{
    const QList<QPointer<Call>> calls = d->calls;
    for (const QPointer<Call> &call : calls) {
        if (call)
            call->cancel();
    }
    d->endEndless();
}

std::unique_ptr<Stream> ApiClient::stream(const RequestParts &parts, std::chrono::milliseconds quietAfter)
{
    auto stream = std::make_unique<Stream>(parts, quietAfter);
    note(d->streams, stream.get());
    if (parts.credential == Credential::AccessToken)
        connect(stream.get(), &Stream::ended, this, [this](const std::optional<ApiError> &error) {
            if (error)
                noteUnauthorized(Failure(*error));
        });
    stream->open(d->transport);
    return stream;
}

std::unique_ptr<Socket> ApiClient::socket(const RequestParts &parts)
{
    auto socket = std::make_unique<Socket>(d->transport.target, parts, d->transport.isReadOnly());
    note(d->sockets, socket.get());
    return socket;
}

void ApiClient::exchange(const RequestParts &parts, const QFuture<void> &future, std::function<void(Result<Answer>)> done)
{
    auto *call = new Call(d->transport, parts, [this, done = std::move(done), credential = parts.credential](Result<Answer> result) {
        if (credential == Credential::AccessToken)
            noteUnauthorized(result);
        done(std::move(result));
    }, this);
    note(d->calls, call);
    // Queued, because a listener may delete this client.
    connect(call, &Call::retrying, this, &ApiClient::retrying, Qt::QueuedConnection);
    auto *watcher = new QFutureWatcher<void>(call);
    connect(watcher, &QFutureWatcherBase::canceled, call, &Call::cancel);
    watcher->setFuture(future);
    call->start();
}

void ApiClient::noteUnauthorized(const Result<Answer> &result)
{
    if (!result && result.error().kind == ApiError::Kind::Unauthorized && result.error().httpStatus == 401)
        QMetaObject::invokeMethod(this, &ApiClient::unauthorized, Qt::QueuedConnection);
}

bool ApiClient::isHeavy(const Result<Answer> &answer)
{
    return answer && answer->body.size() > InlineDecodeBytes;
}

void ApiClient::inWorker(std::function<void()> work)
{
    QThreadPool::globalInstance()->start(std::move(work));
}

} // namespace longshore
