// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/structure/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

QList<SourceFile> sourceFiles(const QString &root, const QStringList &folders, const QStringList &patterns)
{
    QList<SourceFile> files;
    const QDir top(root);
    for (const QString &folder : folders) {
        QDirIterator walk(top.filePath(folder), patterns, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                files.append({top.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}
