// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// Columns of the stacks table. The first eleven are shown by default (Server only with several servers).
enum class StackColumn {
    Name, State, Type, Control, Environment, Server, Created, CreatedBy, Updated, UpdatedBy, Ownership,
    // Optional ones, hidden until chosen:
    Id, Namespace, EntryPoint, ProjectPath, SwarmId, GitRepository, GitReference, GitCommit, GitFile, VariablesCount,
    AdditionalFiles, AutomaticUpdates, ComposeFormat, FromTemplate, EnvironmentId,
};
inline constexpr int StackColumnCount = static_cast<int>(StackColumn::EnvironmentId) + 1;
bool isShownByDefault(StackColumn column);
QString columnTitle(StackColumn column); ///< Translated, sentence case.
QString columnKey(StackColumn column); ///< "name", "createdby": for `field:value` filters, CSV and saved layouts.

} // namespace longshore
