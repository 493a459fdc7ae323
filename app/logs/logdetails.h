// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace longshore {

/// Who wrote a line of a service, as an engine says it between the stamp and the text when details are asked for: "key=value" with commas
/// between, in the order of the keys, all of it percent-encoded as in a query, so that there is no space in it; what a log driver was told
/// to add stands among it (portainer-api.md 6.2; recordings/2.23/logs/service-details).
struct LogDetails {
    static constexpr qsizetype MostBytes = 16 * 1024; ///< What is longer is no details.

    QByteArray task; ///< Its id.
    QByteArray node; ///< The id of the node it runs on; empty when it is not said.
    bool operator==(const LogDetails &) const = default;

    /// Nothing when these are none: without a task they tell nobody from anybody.
    static std::optional<LogDetails> of(QByteArrayView words);
};

} // namespace longshore
