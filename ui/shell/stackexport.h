// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/exportdialog.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

namespace longshore {

/// Exports stacks as folders: asks where to, reads each file anew, writes, and says what became of it.
class StackExport : public QObject
{
    Q_OBJECT
public:
    explicit StackExport(const StackParts &parts, QObject *parent);

    void ask(const QList<FoundStack> &stacks);

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void run(const QList<FoundStack> &stacks, const QString &folder, bool withValues);

    StackParts m_parts;
    QPointer<ExportDialog> m_dialog;
};

/// Where exports were written last; at first the documents.
QString exportFolder(const Settings &settings);

} // namespace longshore
