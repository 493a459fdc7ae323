// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operations.h"
#include "app/session/session.h"

#include <QPointer>

namespace longshore {

/// What an operation is given to work with: the server it is about, a way to find others, and its pace.
struct OperationContext {
    QPointer<Session> session;
    SessionFinder sessions;
    OperationPace pace;
};

/// The operation that carries out a plan; one class for each family of them.
std::unique_ptr<Operation> makeOperation(const Plan &plan, const OperationContext &context);

} // namespace longshore
