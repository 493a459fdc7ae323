// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackrights.h"

#include <QStringList>

/// What the questions about stacks say; names in them are cleaned for one line.
namespace longshore::questionwords {

QString place(const QString &server, const QString &environment); ///< "local on home-lab"
QString question(StackAction action, const QStringList &stacks); ///< "Remove shop?", "Stop 3 stacks?"
QString button(StackAction action, const QStringList &stacks); ///< "&Remove shop"
/// "Remove shop - local on home-lab"
QString windowTitle(StackAction action, const QStringList &stacks, const QString &server, const QString &environment);
QString intro(StackAction action, bool isGit); ///< What it does, where the verb alone does not say it.

} // namespace longshore::questionwords
