// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackexport.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"
#include "app/session/stackfolder.h"
#include "app/session/stackreading.h"
#include "ui/dialogs/questionwords.h"

#include <QStandardPaths>

#include <memory>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const QString FolderKey = u"export/folder"_s;

QStringList namesOf(const QList<FoundStack> &stacks)
{
    QStringList names;
    for (const FoundStack &found : stacks)
        names.append(found.stack.displayName());
    return names;
}

/// How far an export is.
struct Progress {
    int open = 0;
    int written = 0;
    QStringList failed;
};

QString exportOutcome(const Progress &progress, const QString &folder)
{
    const QString written = progress.written == 1 ? StackExport::tr("1 stack was exported to %1.").arg(folder)
                                                  : StackExport::tr("%1 stacks were exported to %2.").arg(QString::number(progress.written), folder);
    if (progress.failed.isEmpty())
        return written;
    return StackExport::tr("%1 Not exported, because it could not be read or written: %2.").arg(written, nameList(progress.failed));
}

} // namespace

QString exportFolder(const Settings &settings)
{
    const QString folder = QString::fromUtf8(settings.layout(FolderKey));
    return folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : folder;
}

StackExport::StackExport(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

void StackExport::ask(const QList<FoundStack> &stacks)
{
    if (m_dialog || stacks.isEmpty())
        return;
    const FoundStack &first = stacks.first();
    const QString place = stacks.size() == 1 ? questionwords::place(first.session->profile().name, environmentNameOf(first)) : QString();
    m_dialog = new ExportDialog(namesOf(stacks), place, exportFolder(m_parts.settings), &m_parts.window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ExportDialog::confirmed, this, [this, stacks](const QString &chosen, bool withValues) {
        m_parts.settings.setLayout(FolderKey, chosen.toUtf8());
        run(stacks, chosen, withValues);
    });
    m_dialog->open();
}

void StackExport::run(const QList<FoundStack> &stacks, const QString &folder, bool withValues)
{
    const auto progress = std::make_shared<Progress>();
    progress->open = static_cast<int>(stacks.size());
    const auto over = [this, progress, folder](const QString &name, bool written) {
        written ? void(++progress->written) : progress->failed.append(name);
        if (--progress->open == 0)
            Q_EMIT told(exportOutcome(*progress, folder));
    };
    for (const FoundStack &found : stacks) {
        const QString name = oneLine(found.stack.displayName());
        if (!found.session) {
            over(name, false);
            continue;
        }
        auto *reading = new StackReading(*found.session, this);
        connect(reading, &StackReading::done, this, [reading, name, folder, withValues, over](const StackBefore &now) {
            reading->deleteLater();
            over(name, !now.fileError && !writeStackFolder(folder, now, withValues).isEmpty());
        });
        connect(reading, &StackReading::failed, this, [reading, name, over] {
            reading->deleteLater();
            over(name, false);
        });
        reading->start(found.stack.id, StackReading::Record | StackReading::File);
    }
}

} // namespace longshore
