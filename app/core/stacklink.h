// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/serveraddress.h"

#include <QString>

#include <optional>

namespace longshore {

/// A link to one stack as a browser or a chat hands it over:
/// "longshore://open?server=https%3A%2F%2Fnas%3A9443&stack=12". Anyone can write one, so it only names what to show.
struct StackLink {
    static constexpr qsizetype MostCharacters = 512;

    ServerAddress address; ///< Null when the server is named by its instance id.
    QString instanceId; ///< Lower-case UUID without braces, of GET /api/status; empty when it is named by its address.
    StackId stack{}; ///< 1 or more.

    /// Reads exactly the form above, the address spelt as ServerAddress::text() spells it; repairs and guesses nothing.
    static std::optional<StackLink> parse(const QString &text);
    QString text() const;

    bool operator==(const StackLink &) const = default;
};

} // namespace longshore

