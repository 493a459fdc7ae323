// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/net/apiclient.h"
#include "app/portainer/environment.h"
#include "app/portainer/stack.h"

#include <QObject>

#include <functional>
#include <optional>

namespace longshore {

/// An answer that is only decoded when it differs from the last one, byte for byte.
template <typename T>
struct Fresh {
    QByteArray body;
    std::optional<T> value; ///< Empty: the same as before.
};

/// `request`, made to compare with `previous` before it decodes; both in the worker.
template <typename T>
Request<Fresh<T>> onlyIfChanged(const Request<T> &request, const QByteArray &previous)
{
    Request<Fresh<T>> wrapped{static_cast<const RequestParts &>(request), {}};
    wrapped.decode = [decode = request.decode, previous](const Answer &answer) -> Result<Fresh<T>> {
        if (!previous.isNull() && answer.body == previous)
            return Fresh<T>{previous, std::nullopt};
        Result<T> value = decode(answer);
        if (!value)
            return Failure(value.error());
        return Fresh<T>{answer.body, std::move(*value)};
    };
    return wrapped;
}

/// One reading of a server: its stacks and environments, asked side by side.
class Reading : public QObject
{
    Q_OBJECT
public:
    /// What the server said last; kept by the session between readings.
    struct Last {
        QByteArray stacksBody;
        QByteArray environmentsBody;
    };
    struct Outcome {
        std::optional<QList<Stack>> stacks; ///< Empty: unchanged.
        std::optional<QList<Environment>> environments; ///< Empty: unchanged, or not to be had this time.
        Last last;
    };

    Reading(ApiClient &client, const Last &last, QObject *parent = nullptr);

Q_SIGNALS:
    void done(const longshore::Reading::Outcome &outcome);
    void failed(const longshore::ApiError &error);

private:
    void finishPart();

    Outcome m_outcome;
    std::optional<ApiError> m_error;
    int m_open = 2;
    InFlight<Result<Fresh<QList<Stack>>>> m_stacks{this};
    InFlight<Result<Fresh<EnvironmentPage>>> m_environments{this};
};

} // namespace longshore
