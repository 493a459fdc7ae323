// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operation.h"
#include "app/session/refusal.h"

/// What operations are called in sentences; all names in them are cleaned for one line.
namespace longshore::operationwords {

QString title(OperationKind kind, const QString &stackName); ///< "Stopping shop"
QString action(OperationKind kind, const QString &stackName); ///< Completes "may not ...": "stop shop"
QString past(OperationKind kind, const QString &stackName); ///< "shop was stopped"
QString stepName(OperationStep step); ///< "Checking"
QString outcomeName(OperationOutcome outcome); ///< "Done"

/// The subject of a plan made on that session.
OperationSubject subjectOf(const Plan &plan, const Session &session);
/// Name of an environment as that session knows it; "environment 5" when it does not.
QString environmentName(const Session &session, EnvironmentId environment);

/// `text` without the values that would give secrets away: each value of at least four characters becomes dots.
QString withoutValues(const QString &text, const QList<EnvVariable> &env);

} // namespace longshore::operationwords
