// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "ui/dialogs/changedialog.h"

class QCheckBox;

namespace longshore {

/// What a question about containers has to name.
struct ContainersAsked {
    ContainerAction action = ContainerAction::Stop;
    QStringList names; ///< Of the containers; one or more.
    QStringList leftOut; ///< Sentences: for which there is nothing to do.
    QString stack; ///< Name of their stack.
    QString server;
    QString environment;
    Guard guard = Guard::None;
    bool stackMakesThemAnew = false; ///< Swarm: what is removed comes back.
};

/// Asks before containers are stopped, killed, removed or made anew, by name. Cancel is the default; where it is guarded, the name has to be
/// typed.
class ContainerQuestion : public ChangeDialog
{
    Q_OBJECT
public:
    explicit ContainerQuestion(const ContainersAsked &asked, QWidget *parent = nullptr);

    bool pullImages() const; ///< Recreate only.

Q_SIGNALS:
    void confirmed(); ///< Closed already.

private:
    static QStringList cleaned(const QStringList &names);

    QCheckBox *m_pull = nullptr;
};

} // namespace longshore
