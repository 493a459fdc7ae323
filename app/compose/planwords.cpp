// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/stackplan.h"

#include <QCoreApplication>

namespace longshore {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("StackPlan", text);
}

/// One sentence for one, another for many.
QString counted(const char *one, const char *many, qsizetype count)
{
    return count == 1 ? tr(one) : tr(many).arg(count);
}

/// "a", "a and b", "a, b and c".
QString listed(const QStringList &names)
{
    if (names.size() < 2)
        return names.join(QString());
    return tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(tr(", ")), names.last());
}

} // namespace

QString planWords(const StackPlan &plan)
{
    QStringList sentences;
    QStringList gone;
    if (!plan.removedContainers.isEmpty())
        gone.append(counted("1 container", "%1 containers", plan.removedContainers.size()));
    if (!plan.removedNetworks.isEmpty())
        gone.append(counted("1 network", "%1 networks", plan.removedNetworks.size()));
    if (!gone.isEmpty())
        sentences.append(tr("Removes %1.").arg(listed(gone)));
    if (!plan.created.isEmpty())
        sentences.append(tr("Starts %1.").arg(listed(plan.created)));
    if (!plan.restarted.isEmpty())
        sentences.append(tr("Makes the containers of %1 anew.").arg(listed(plan.restarted)));
    if (plan.unchanged.size() == 1)
        sentences.append(tr("Leaves %1 as it is.").arg(plan.unchanged.first()));
    else if (!plan.unchanged.isEmpty())
        sentences.append(tr("Leaves %1 as they are.").arg(listed(plan.unchanged)));
    if (!plan.orphans.isEmpty())
        sentences.append(tr("%1 is no longer in the file, but goes on running.").arg(listed(plan.orphans)));
    if (plan.keptVolumes.size() == 1)
        sentences.append(tr("Keeps the volume %1.").arg(plan.keptVolumes.first()));
    else if (!plan.keptVolumes.isEmpty())
        sentences.append(tr("Keeps the volumes %1.").arg(listed(plan.keptVolumes)));
    if (plan.keptExternal.size() == 1)
        sentences.append(tr("%1 belongs to others and stays.").arg(plan.keptExternal.first()));
    else if (!plan.keptExternal.isEmpty())
        sentences.append(tr("%1 belong to others and stay.").arg(listed(plan.keptExternal)));
    if (plan.anonymousVolumes > 0)
        sentences.append(counted("1 volume without a name is left behind.", "%1 volumes without a name are left behind.", plan.anonymousVolumes));
    return sentences.join(u' ');
}

} // namespace longshore
