// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QStringList>

/// Two edits of one stack brought together, as far as that goes by itself.
namespace longshore::mergetext {

/// Both sides' changes; where they contradict each other, both stand between lines that no compose file may hold, so
/// that somebody has to choose. Line ends of `mine`.
QString files(const QString &base, const QString &mine, const QString &theirs, bool *conflicts = nullptr);

/// The same for variables, by name; mine counts where both changed one, and its name is in `conflicts`.
QList<EnvVariable> variables(const QList<EnvVariable> &base, const QList<EnvVariable> &mine, const QList<EnvVariable> &theirs,
                             QStringList *conflicts = nullptr);

} // namespace longshore::mergetext
