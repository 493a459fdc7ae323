// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/operationcontext.h"

#include "app/session/operationwords.h"

namespace longshore {

namespace {

/// Of a kind that cannot be carried out yet.
class Missing : public Operation
{
public:
    Missing(const Plan &plan, const OperationContext &context)
        : Operation(plan, operationwords::subjectOf(plan, *context.session), nullptr)
    {
    }

private:
    void begin() override { end(OperationOutcome::Refused, Operation::tr("Longshore cannot do this yet. Nothing was sent.")); }
    void waitingStopped() override {}
};

} // namespace

std::unique_ptr<Operation> makeOperation(const Plan &plan, const OperationContext &context)
{
    return std::make_unique<Missing>(plan, context);
}

} // namespace longshore
