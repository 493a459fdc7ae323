// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"

#include <QJsonObject>

#include <functional>

/// A request that changes something, without the type of its answer, and whether its decoder takes an answer.
struct Change {
    longshore::RequestParts parts;
    std::function<bool(const longshore::Answer &)> takes;
};

template <typename T>
Change asChange(const longshore::Request<T> &request)
{
    return {request, [request](const longshore::Answer &answer) { return request.decode(answer).has_value(); }};
}

/// Where a body differs from a recorded one: what that said must be said; what it left out may only be said emptily.
QString difference(const QJsonObject &ours, const QJsonObject &recorded);
/// The whole comparison with a recording, by its name: verb, route, body, what counts as success, and that the answer is taken.
void compareWithRecording(const Change &change, const QString &name);
