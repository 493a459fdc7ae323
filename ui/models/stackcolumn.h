// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace longshore {

/// Columns of the stacks table. The first twelve are shown by default (Server only with several servers).
enum class StackColumn {
    Name, State, Containers, Type, Control, Environment, Server, Created, CreatedBy, Updated, UpdatedBy, Ownership,
    // Optional ones, hidden until chosen:
    Cpu, Memory, Id, Namespace, EntryPoint, ProjectPath, SwarmId, GitRepository, GitReference, GitCommit, GitFile, VariablesCount,
    AdditionalFiles, AutomaticUpdates, ComposeFormat, FromTemplate, EnvironmentId,
};
inline constexpr int StackColumnCount = static_cast<int>(StackColumn::EnvironmentId) + 1;

/// How a column sorts, aligns, filters and is exported.
enum class ColumnKind {
    Text, ///< Natural order, found by any part.
    Word, ///< One of few words of ours, found from its beginning: "active" is not "Inactive".
    Number, ///< Right-aligned, found by its whole value.
    Measure, ///< A number with its unit, right-aligned; found by being more or less: ">50", "<1.5g", "50" for at least that.
    Time, ///< Unix seconds, 0 is never.
};

bool isShownByDefault(StackColumn column);
QString columnTitle(StackColumn column); ///< Translated, sentence case.
QString columnExplanation(StackColumn column); ///< Translated: what the column means, for the header's tooltip.
QString columnKey(StackColumn column); ///< "name", "createdby": for `field:value` filters, CSV and saved layouts.
ColumnKind columnKind(StackColumn column);
/// The column of a key or of a name people type for it ("env", "owner"), in any case.
std::optional<StackColumn> columnOfKey(const QString &key);

} // namespace longshore
