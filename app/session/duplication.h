// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/creatingoperation.h"

namespace longshore {

/// Makes a stack once more: elsewhere, perhaps on another server (Duplicate), or under another name in the same place (Rename). The old one is
/// only removed by a rename, and only once the new one was seen to run. Volumes are not copied.
class DuplicateOperation : public CreatingOperation
{
    Q_OBJECT
public:
    DuplicateOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;

private:
    void check(const StackBefore &now);
    std::optional<StackDraft> draft(const StackBefore &now, QString *why) const;
    void made(const Made &made);
    QString limits() const;
};

/// In the same environment the old one has to be stopped first, as its ports would be in the way; it is started again when the new one does
/// not come up.
class RenameOperation : public CreatingOperation
{
    Q_OBJECT
public:
    RenameOperation(const Plan &plan, const OperationContext &context);

protected:
    void begin() override;
    void waitingStopped() override;

private:
    const RenamePlan &wanted() const { return std::get<RenamePlan>(plan()); }
    void check(const StackBefore &now);
    void checkNewName();
    void stopOld();
    void oldStopped();
    void made(const Made &made);
    void startOld(const QString &why, const ApiError &error);
    void removeOld(const Made &made);
    void ended(const Made &made, const QString &rest);

    QString m_name; ///< The new one, as the server will keep it.
    bool m_ran = false;
    bool m_isStopped = false;
};

} // namespace longshore
