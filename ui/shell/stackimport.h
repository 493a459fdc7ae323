// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackfolderreading.h"
#include "ui/shell/stackbulk.h"
#include "ui/shell/stackcreating.h"

#include <QObject>
#include <QPointer>

namespace longshore {

class ImportStacksDialog;

/// Makes stacks again that were exported: asks for the folder, reads it in a worker, asks what of it and where to, and
/// creates them one after the other.
class StackImport : public QObject
{
    Q_OBJECT
public:
    StackImport(const StackParts &parts, StackCreating &creating, StackBulk &bulk, QObject *parent);

    void ask(const ServerId &server, std::optional<EnvironmentId> environment);
    void load(const ServerId &server, std::optional<EnvironmentId> environment, const QString &folder);

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void show(const ServerId &server, std::optional<EnvironmentId> environment, const QList<NewStackEnvironment> &environments, const QList<FolderStack> &found);
    void start(const ServerId &server, const QList<Plan> &plans);

    StackParts m_parts;
    StackCreating &m_creating;
    StackBulk &m_bulk;
    QPointer<ImportStacksDialog> m_dialog;
};

} // namespace longshore
