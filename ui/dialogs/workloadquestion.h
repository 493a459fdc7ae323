// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "ui/dialogs/scalingdialog.h"


namespace longshore {

/// A pod that is to go.
struct AskedPod {
    /// Who makes another one in its place.
    enum class Maker { Controller, Job, Nobody };
    QString name;
    Maker maker = Maker::Nobody;
    QString makerName; ///< "Deployment web"
};

/// What a question about workloads and pods has to name.
struct WorkloadAsked {
    WorkloadAction action = WorkloadAction::Scale;
    QString workload; ///< Name; not of pods.
    qint64 replicas = 0; ///< Now; for scaling and restarting.
    QList<AskedPod> pods; ///< That are to be deleted; one or more.
    QStringList leftOut; ///< Sentences: for which there is nothing to do.
    QString stack;
    QString server;
    QString environment;
    Guard guard = Guard::None;
};

/// Asks how many replicas a workload of a cluster is to have, or whether all of its pods may be made anew, or whether pods may be deleted: by
/// name, and with what comes in their place.
class WorkloadQuestion : public ScalingDialog
{
    Q_OBJECT
public:
    explicit WorkloadQuestion(const WorkloadAsked &asked, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(); ///< Closed already.

private:
    void addScale(const WorkloadAsked &asked);
    void addRestart(const WorkloadAsked &asked);
    void addDeletion(const WorkloadAsked &asked);
    void addPods(const WorkloadAsked &asked, AskedPod::Maker maker, const QString &one, const QString &several, const QString &name);

};

} // namespace longshore
