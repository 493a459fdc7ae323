// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/net/apiclient.h"
#include "tests/net/fakenetwork.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace longshore::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QByteArray Token = "ptr_2S1FSP+v5vRgNd0/SXMc2LrYaCL2/s8qkc3KzWO+Lbk=";

inline ApiTarget nas()
{
    return {.address = ServerAddress::parse(u"http://nas.test"_s).address, .accessToken = Token};
}

/// Long enough that nothing ends by itself, short enough for a test that waits for the pause.
inline Deadlines patient()
{
    return {.probe = {60s, 60s}, .read = {60s, 60s}, .deploy = {60s, 60s}, .retryAfter = 1ms, .retries = 2};
}

inline Request<QByteArray> list()
{
    Request<QByteArray> request;
    request.path = {u"stacks"_s};
    request.query = {{u"secretly"_s, u"asked"_s}};
    request.decode = [](const Answer &answer) -> Result<QByteArray> {
        if (answer.body.contains("wrong"))
            return Failure(ApiError{.kind = ApiError::Kind::Protocol, .message = u"stacks: expected a list"_s});
        return answer.body;
    };
    return request;
}

inline Request<QByteArray> change(Verb verb = Verb::Post, const QByteArray &body = "{\"a\":1}")
{
    Request<QByteArray> request = list();
    request.verb = verb;
    request.body = body;
    request.mutating = true;
    request.deadline = DeadlineClass::Deploy;
    return request;
}

/// A client on a fake network; `got` is what the last call delivered.
class ClientFixture : public QObject
{
    Q_OBJECT
protected:
    void begin()
    {
        client.reset();
        network = std::make_unique<FakeNetwork>();
        make();
        got.reset();
    }
    void make(const Deadlines &deadlines = patient(), const ApiTarget &target = nas())
    {
        client = std::make_unique<ApiClient>(target, network->factory(), deadlines);
    }
    void send(const Request<QByteArray> &request)
    {
        got.reset();
        future = client->send(request);
        onResult(future, this, [this](const Result<QByteArray> &result) { got = result; });
    }
    void answerWith(int status, const QByteArray &body, const QByteArray &type = "application/json")
    {
        network->answer = [=](FakeReply &reply) { reply.answer(status, body, type); };
    }
    ApiError::Kind failure() const { return got->error().kind; }

    std::unique_ptr<FakeNetwork> network;
    std::unique_ptr<ApiClient> client;
    QFuture<Result<QByteArray>> future;
    std::optional<Result<QByteArray>> got;
};

} // namespace longshore::test
