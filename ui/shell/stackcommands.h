// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/limitedremoval.h"
#include "ui/shell/stackasking.h"
#include "ui/shell/stackbulk.h"
#include "ui/shell/stackcomparing.h"
#include "ui/shell/stackcreating.h"
#include "ui/shell/stackediting.h"
#include "ui/shell/stackexport.h"
#include "ui/shell/stackimport.h"
#include "ui/shell/stackmoving.h"
#include "ui/shell/stackparts.h"
#include "ui/shell/stackundoing.h"
#include "ui/shell/stackversions.h"
#include "ui/shell/templatemaking.h"

#include <QObject>
#include <QTimer>

namespace longshore {

/// Makes deeds of the actions on stacks: says which of them may be used on what is selected, asks where something is at
/// stake, and starts the operations. The selection stays as it is.
class StackCommands : public QObject
{
    Q_OBJECT
public:
    StackCommands(const StackParts &parts, QObject *parent);

    /// Does what an operation offers once it ended; what destroys is asked first.
    void take(Operation *operation, const OperationOffer &offer);

    /// The window of a new stack, on that server or on the first one where one can be made; with a compose file if one is named.
    void createStack(const ServerId &server, const QString &file = {});
    /// Asks for a folder of exported stacks, to make them on that server or on the first one where one can be made.
    void importStacks(const ServerId &server);
    QStringList unsaved() const; ///< Changes in windows that were not deployed.

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void follow(Session *session);
    void updateVerdicts();
    StackVerdict createVerdict() const;
    QList<FoundStack> selected() const;
    std::pair<Session *, std::optional<EnvironmentId>> placeFor(const ServerId &server) const;
    void act(StackAction action);
    void actOnOne(StackAction action, const FoundStack &found);
    void start(const ServerId &server, const Plan &plan);
    void askGitSettings(const FoundStack &found);
    void copyWebhook(const StackKey &key);

    StackParts m_parts;
    StackAsking m_asking;
    LimitedRemoval m_limited;
    StackBulk m_bulk;
    StackMoving m_moving;
    StackExport m_export;
    StackEditing m_editing;
    StackCreating m_creating;
    StackImport m_import;
    StackUndoing m_undoing;
    StackVersions m_versions;
    StackComparing m_comparing;
    TemplateMaking m_templates;
    QTimer m_soon; ///< Several changes in one turn of the event loop make one update.
};

} // namespace longshore
