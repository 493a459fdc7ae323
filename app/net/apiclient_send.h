// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by apiclient.h: the template half of the one door.

#include <QPromise>

namespace longshore {

namespace detail {

    /// The promise of one call, kept by its decoder wherever that runs.
    template <typename T>
    struct Promised {
        explicit Promised(std::function<Result<T>(const Answer &)> decoder)
            : decode(std::move(decoder))
        {
            promise.start();
        }
        void finish(Result<T> value)
        {
            promise.addResult(std::move(value));
            promise.finish();
        }
        void take(const Result<Answer> &answer)
        {
            if (!answer)
                return finish(Failure(answer.error()));
            Result<T> value = decode(*answer);
            if (value)
                return finish(std::move(value));
            ApiError error = value.error();
            if (error.httpStatus == 0)
                error.httpStatus = answer->status; // What cannot be read was a success all the same.
            finish(Failure(std::move(error)));
        }

        QPromise<Result<T>> promise;
        std::function<Result<T>(const Answer &)> decode;
    };

} // namespace detail

template <typename T>
QFuture<Result<T>> ApiClient::send(const Request<T> &request)
{
    auto promised = std::make_shared<detail::Promised<T>>(request.decode);
    const QFuture<Result<T>> future = promised->promise.future();
    exchange(request, QFuture<void>(future), [promised](Result<Answer> answer) {
        if (!isHeavy(answer))
            return promised->take(answer);
        inWorker([promised, answer = std::move(answer)] { promised->take(answer); });
    });
    return future;
}

} // namespace longshore
