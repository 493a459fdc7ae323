// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/variablerules.h"
#include "app/portainer/stack.h"
#include "ui/models/variableseditmodel.h"

namespace longshore {

ComposeVariables composeVariables(const QList<EnvVariable> &variables);
QList<EnvVariable> envVariables(const ComposeVariables &variables);

/// One note for each variable: what its container gets where that is something else, the spelling that survives, and
/// which of them the file never asks for.
QList<VariableNote> variableNotes(const QList<EnvVariable> &variables, VariableReader reader, const QStringList &unused);

} // namespace longshore
