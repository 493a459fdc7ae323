// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/accessedit.h"
#include "ui/dialogs/changedialog.h"

#include <QMap>

namespace longshore {

class ToneLabel;

/// The edits of who may use what, in words, before they are sent; then what became of each environment.
class AccessReviewDialog : public ChangeDialog
{
    Q_OBJECT
public:
    /// How far an environment's change has come.
    enum class Step { Waiting, Sending, Done, Moved, Failed, Unknown };

    /// On `profile`; where it is guarded, what loses access has to be typed by name first.
    AccessReviewDialog(const QList<AccessChange> &changes, const DirectoryContent &content, const ServerProfile &profile,
                       QWidget *parent = nullptr);

    void setBusy(const QString &sentence) override; ///< There is nothing to edit here; what was done goes on being read.
    void setStep(EnvironmentId environment, Step step, const QString &sentence);
    /// All environments are through; `sentence` sums up.
    void finish(const QString &sentence, bool allDone);

private:
    void guard(const QList<AccessChange> &changes, const DirectoryContent &content, const ServerProfile &profile);
    void addEnvironment(QVBoxLayout &column, EnvironmentId environment, const QList<AccessChange> &changes, const QString &name);

    QMap<EnvironmentId, ToneLabel *> m_steps;
};

} // namespace longshore
