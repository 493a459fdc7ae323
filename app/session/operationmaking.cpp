// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/containeroperation.h"
#include "app/session/creatingoperation.h"
#include "app/session/duplication.h"
#include "app/session/gitoperation.h"
#include "app/session/migration.h"
#include "app/session/poddeletion.h"
#include "app/session/projectremoval.h"
#include "app/session/removal.h"
#include "app/session/serviceoperation.h"
#include "app/session/startstop.h"
#include "app/session/updateoperation.h"
#include "app/session/workloadoperation.h"

namespace longshore {

std::unique_ptr<Operation> makeOperation(const Plan &plan, const OperationContext &context)
{
    switch (kindOf(plan)) {
    case OperationKind::Start:
    case OperationKind::Stop:
    case OperationKind::Restart:
        return std::make_unique<StartStop>(plan, context);
    case OperationKind::Update:
    case OperationKind::Detach:
    case OperationKind::PutBack:
        return std::make_unique<UpdateOperation>(plan, context);
    case OperationKind::Redeploy:
    case OperationKind::GitSettings:
        return std::make_unique<GitOperation>(plan, context);
    case OperationKind::Create:
    case OperationKind::CreateFromGit:
        return std::make_unique<CreateOperation>(plan, context);
    case OperationKind::Delete:
        return std::make_unique<DeleteOperation>(plan, context);
    case OperationKind::DeleteLimited:
        if (std::get<DeleteLimitedPlan>(plan).type == StackType::Compose)
            return std::make_unique<ProjectRemoval>(plan, context);
        return std::make_unique<DeleteLimitedOperation>(plan, context);
    case OperationKind::Migrate:
        return std::make_unique<MigrateOperation>(plan, context);
    case OperationKind::Associate:
        return std::make_unique<AssociateOperation>(plan, context);
    case OperationKind::Duplicate:
        return std::make_unique<DuplicateOperation>(plan, context);
    case OperationKind::Rename:
        return std::make_unique<RenameOperation>(plan, context);
    case OperationKind::StartContainer:
    case OperationKind::StopContainer:
    case OperationKind::RestartContainer:
    case OperationKind::KillContainer:
    case OperationKind::PauseContainer:
    case OperationKind::ResumeContainer:
    case OperationKind::RemoveContainer:
    case OperationKind::RecreateContainer:
        return std::make_unique<ContainerOperation>(plan, context);
    case OperationKind::ScaleService:
    case OperationKind::ForceUpdateService:
    case OperationKind::RollBackService:
    case OperationKind::RemoveService:
        return std::make_unique<ServiceOperation>(plan, context);
    case OperationKind::ScaleWorkload:
    case OperationKind::RestartWorkload:
        return std::make_unique<WorkloadOperation>(plan, context);
    case OperationKind::DeletePod:
        return std::make_unique<PodDeletion>(plan, context);
    }
    Q_UNREACHABLE();
}

} // namespace longshore
