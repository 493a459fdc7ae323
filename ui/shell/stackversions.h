// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/changerecord.h"
#include "ui/pages/versionswindow.h"
#include "ui/shell/planasking.h"

#include <QHash>
#include <QObject>

namespace longshore {

/// The windows with the versions of stacks, at most one per stack: reads what is there now, and puts a version back through
/// the guarded update, after a question.
class StackVersions : public QObject
{
    Q_OBJECT
public:
    explicit StackVersions(const StackParts &parts, QObject *parent);
    ~StackVersions() override;

    void open(const FoundStack &found);

private:
    VersionsWindow *make(const FoundStack &found);
    void read(VersionsWindow *window, const StackKey &key);
    void ask(VersionsWindow *window, const StackKey &key, const SeenVersion &version);
    void start(VersionsWindow *window, const StackKey &key, const Plan &plan);
    void show(VersionsWindow *window, const StackKey &key);
    void updateRights();
    QString keeping(const StackKey &key) const;

    StackParts m_parts;
    PlanAsking m_asking;
    QHash<StackKey, QPointer<VersionsWindow>> m_windows;
};

} // namespace longshore
