// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/workloadquestion.h"

#include "app/core/displaytext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// The one pod, or how many.
QString podsNamed(const WorkloadAsked &asked)
{
    return asked.pods.size() == 1 ? oneLine(asked.pods.first().name) : WorkloadQuestion::tr("%1 pods").arg(asked.pods.size());
}

QString workloadTitle(const WorkloadAsked &asked)
{
    const QString name = oneLine(asked.workload);
    switch (asked.action) {
    case WorkloadAction::Scale: return WorkloadQuestion::tr("Scale %1").arg(name);
    case WorkloadAction::Restart: return WorkloadQuestion::tr("Restart the rollout of %1?").arg(name);
    case WorkloadAction::DeletePod: break;
    }
    return WorkloadQuestion::tr("Delete %1?").arg(podsNamed(asked));
}

QString workloadButton(const WorkloadAsked &asked)
{
    const QString name = buttonName(oneLine(asked.workload));
    switch (asked.action) {
    case WorkloadAction::Scale: return WorkloadQuestion::tr("&Scale %1").arg(name);
    case WorkloadAction::Restart: return WorkloadQuestion::tr("&Restart rollout");
    case WorkloadAction::DeletePod: break;
    }
    return WorkloadQuestion::tr("&Delete %1").arg(buttonName(podsNamed(asked)));
}

ChangeDialog::Kind workloadDanger(const WorkloadAsked &asked)
{
    return asked.action == WorkloadAction::Scale && asked.guard == Guard::None ? ChangeDialog::Kind::Plain : ChangeDialog::Kind::Dangerous;
}

} // namespace

WorkloadQuestion::WorkloadQuestion(const WorkloadAsked &asked, QWidget *parent)
    : ScalingDialog(workloadDanger(asked), workloadTitle(asked),
                   tr("Stack %1 in %2 / %3").arg(oneLine(asked.stack), oneLine(asked.server), oneLine(asked.environment)), workloadButton(asked), parent)
{
    setObjectName(u"workloadQuestion"_s);
    setMinimumWidth(500);
    switch (asked.action) {
    case WorkloadAction::Scale: addScale(asked); break;
    case WorkloadAction::Restart: addRestart(asked); break;
    case WorkloadAction::DeletePod: addDeletion(asked); break;
    }
    const bool isOfOnePod = asked.action == WorkloadAction::DeletePod && asked.pods.size() == 1;
    askForName(asked.guard, isOfOnePod ? oneLine(asked.pods.first().name) : oneLine(asked.action == WorkloadAction::DeletePod ? asked.stack : asked.workload));
    body().addStretch(1);
    connect(this, &ChangeDialog::submitted, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

void WorkloadQuestion::addScale(const WorkloadAsked &asked)
{
    addReplicas(asked.replicas, [now = asked.replicas](int wanted) {
        const QString aside = tr("The next deploy of the stack sets what its manifest says.");
        return wanted == 0 ? tr("It is to have %1 now. With none, nothing of it runs. %2").arg(now).arg(aside)
                           : tr("It is to have %1 now. %2").arg(now).arg(aside);
    });
}

void WorkloadQuestion::addRestart(const WorkloadAsked &asked)
{
    addSentence(asked.replicas == 1
                    ? tr("Its pod is replaced by a new one with the same settings. What it wrote outside of volumes is lost.")
                    : tr("Its %1 pods are replaced by new ones with the same settings, a few at a time as its update settings say. What a pod wrote "
                         "outside of volumes is lost.").arg(asked.replicas), u"whatHappens"_s);
}

void WorkloadQuestion::addDeletion(const WorkloadAsked &asked)
{
    addSentence(asked.pods.size() == 1 ? tr("The pod is asked to end, then removed. What it wrote outside of volumes is lost.")
                                       : tr("The pods are asked to end, then removed. What they wrote outside of volumes is lost."), u"whatHappens"_s);
    addPods(asked, AskedPod::Maker::Controller, tr("%1 makes a new one in its place."), tr("New ones come in the place of these:"), u"comeBack"_s);
    addPods(asked, AskedPod::Maker::Job, tr("%1 makes a new one in its place only if it has not ended yet."),
            tr("Jobs make new ones in the place of these only if they have not ended yet:"), u"ofJobs"_s);
    addPods(asked, AskedPod::Maker::Nobody, tr("Nothing makes it anew: it is gone for good, until the stack is deployed again."),
            tr("Nothing makes these anew: they are gone for good, until the stack is deployed again:"), u"goForGood"_s);
    if (!asked.leftOut.isEmpty())
        addSentence(asked.leftOut.join(u' '), u"leftOut"_s, true);
    actionButton().setProperty("danger", true);
}

/// The only pod is named in the title, and by a sentence; several stand in lists, by what comes after them.
void WorkloadQuestion::addPods(const WorkloadAsked &asked, AskedPod::Maker maker, const QString &one, const QString &several, const QString &name)
{
    QStringList lines;
    for (const AskedPod &pod : asked.pods) {
        if (pod.maker != maker)
            continue;
        if (asked.pods.size() == 1)
            return addSentence(one.contains("%1"_L1) ? one.arg(oneLine(pod.makerName)) : one, name);
        lines.append(pod.makerName.isEmpty() ? oneLine(pod.name) : tr("%1 (%2)").arg(oneLine(pod.name), oneLine(pod.makerName)));
    }
    addList(several, lines, name);
}

} // namespace longshore
