// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackimport.h"

#include "ui/pages/importstacksdialog.h"
#include "ui/shell/stackexport.h"

#include <QFileDialog>
#include <QtConcurrentRun>

namespace longshore {

using namespace Qt::StringLiterals;

StackImport::StackImport(const StackParts &parts, StackCreating &creating, StackBulk &bulk, QObject *parent)
    : QObject(parent), m_parts(parts), m_creating(creating), m_bulk(bulk)
{
}

void StackImport::ask(const ServerId &server, std::optional<EnvironmentId> environment)
{
    auto *dialog = new QFileDialog(&m_parts.window, tr("Choose a folder with exported stacks"), exportFolder(m_parts.settings));
    dialog->setObjectName(u"importFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, server, environment](const QString &folder) { load(server, environment, folder); });
    dialog->open();
}

void StackImport::load(const ServerId &server, std::optional<EnvironmentId> environment, const QString &folder)
{
    onResult(QtConcurrent::run(readStackFolders, folder), this, [this, server, environment, folder](const QList<FolderStack> &found) {
        if (found.isEmpty())
            return Q_EMIT told(tr("There is no stack that Longshore exported in %1.").arg(folder));
        m_creating.withEnvironments(server, [this, server, environment, found](const QList<NewStackEnvironment> &environments) { show(server, environment, environments, found); });
    });
}

void StackImport::show(const ServerId &server, std::optional<EnvironmentId> environment, const QList<NewStackEnvironment> &environments, const QList<FolderStack> &found)
{
    const Session *session = m_parts.servers.session(server);
    if (!session || m_dialog)
        return;
    m_dialog = new ImportStacksDialog(session->profile().name, environments, found, &m_parts.window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (environment)
        m_dialog->setEnvironment(*environment);
    connect(m_dialog, &ImportStacksDialog::confirmed, this, [this, server](const QList<Plan> &plans) { start(server, plans); });
    m_dialog->open();
}

void StackImport::start(const ServerId &server, const QList<Plan> &plans)
{
    QList<std::pair<ServerId, Plan>> all;
    for (const Plan &plan : plans)
        all.append({server, plan});
    m_bulk.carryOut(plans.size() == 1 ? tr("Import 1 stack") : tr("Import %1 stacks").arg(plans.size()), all);
}

} // namespace longshore
