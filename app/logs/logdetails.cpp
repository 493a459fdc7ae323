// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logdetails.h"

namespace longshore {

namespace {

    constexpr QByteArrayView Task = "com.docker.swarm.task.id=";
    constexpr QByteArrayView Node = "com.docker.swarm.node.id=";

} // namespace

std::optional<LogDetails> LogDetails::of(QByteArrayView words)
{
    LogDetails details;
    while (!words.isEmpty()) {
        const qsizetype comma = words.indexOf(',');
        const QByteArrayView word = comma < 0 ? words : words.first(comma);
        words = comma < 0 ? QByteArrayView() : words.sliced(comma + 1);
        if (word.startsWith(Task))
            details.task = word.sliced(Task.size()).toByteArray();
        else if (word.startsWith(Node))
            details.node = word.sliced(Node.size()).toByteArray();
    }
    return details.task.isEmpty() ? std::nullopt : std::optional(details);
}

} // namespace longshore
