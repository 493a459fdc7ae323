// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/client.h"

#include <QList>
#include <QString>

#include <functional>

namespace longshore::test {

/// One request with its type forgotten.
struct Row {
    QString name; ///< Of its function; several rows may be forms of one.
    RequestParts parts;
    std::function<std::optional<ApiError>(ApiClient &)> send; ///< Waits; the error, or none when it went well.
};

template <typename T>
Row row(const QString &name, const Request<T> &request)
{
    return {name, request, [request](ApiClient &client) -> std::optional<ApiError> {
                const auto result = await(client.send(request));
                if (!result)
                    return ApiError{.kind = ApiError::Kind::Timeout};
                return *result ? std::nullopt : std::optional((*result).error());
            }};
}

/// Every change of a stack there is, and what else is sent once around stacks; those with a file send this one.
QList<Row> stackChanges(const QString &file);

} // namespace longshore::test
