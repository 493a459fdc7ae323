// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace longshore {

/// What a reference such as `${X:-d}` does when the variable is missing.
enum class VariableFallback { None, Default, Required, Alternative };

/// A reference to a variable in a text.
struct VariableUse {
    QString name;
    VariableFallback fallback = VariableFallback::None;
    bool emptyCounts = false; ///< Written with a colon: an empty value is as good as a missing one.
    QString word; ///< What stands behind the operator, as written.
    bool guarded = false; ///< Inside the word of another reference, so it may never be asked for.
    int line = 0; ///< From 1, of the scalar that holds it; 0 outside a file.
    int column = 0;

    bool operator==(const VariableUse &) const = default;
};

/// What became of the references of a text.
struct Interpolated {
    enum class Failure { None, Invalid, RequiredMissing, TooDeep };

    QString text; ///< Meaningless after a failure.
    Failure failure = Failure::None;
    QString detail; ///< The reference or the variable it failed at.
    QString message; ///< Of a required variable, as the file words it.
    bool changed = false; ///< A reference or "$$" was there.
};

using VariableLookup = std::function<std::optional<QString>(const QString &name)>;

/// Puts values in place of `$X`, `${X}`, `${X:-d}`, `${X-d}`, `${X:?e}`, `${X?e}`, `${X:+a}`, `${X+a}` and `$$`, with the rules and the
/// quirks of compose-go 2.2 (template.go), which the server runs; a missing variable is empty.
Interpolated interpolate(const QString &text, const VariableLookup &lookup);

/// The references in a text by the same rules, those in default words included; `invalid` gets the first that is malformed.
QList<VariableUse> variableUses(const QString &text, QString *invalid = nullptr);

} // namespace longshore
