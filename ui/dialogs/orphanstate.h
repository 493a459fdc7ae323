// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// What is known of an access token that was made and is in nobody's use.
struct OrphanState {
    enum class Phase {
        Making, ///< Its creation is under way; nobody waits for it any more.
        InNoUse, ///< It exists.
        MayExist, ///< The answer of its creation was lost, and it cannot be named by its beginning.
        Revoking,
        Revoked,
        NotRevoked, ///< Refused: `problem`.
        Unknown, ///< The answer of revoking was lost.
        Gone, ///< Nothing came into being, or a person left it: nothing more to say.
    };
    Phase phase = Phase::Making;
    QString server; ///< As shown: "home-lab".
    QString userName; ///< Whose it is.
    QString tokenName; ///< "Longshore on study-pc"
    QString prefix; ///< "ptr_abc"; empty when not known.
    QString problem; ///< A sentence.
    QString details; ///< The server's own words.
    QString store; ///< Why the keychain still has it in place of an earlier one, as a sentence; empty: it is as before.

    bool operator==(const OrphanState &) const = default;
    /// Whether a person still has to decide, or something is under way.
    bool isOpen() const { return phase != Phase::Gone && (phase != Phase::Revoked || !store.isEmpty()); }
};

} // namespace longshore
