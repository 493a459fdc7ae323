// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// One text file of the repository.
struct SourceFile {
    QString path; ///< From the repository's root.
    QString text;
};

/// Every file below some folders of the repository, in the order of their names.
QList<SourceFile> sourceFiles(const QString &root, const QStringList &folders, const QStringList &patterns);
