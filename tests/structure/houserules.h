// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/structure/sourcetree.h"

#include <QStringList>

/// The rules of CONTRIBUTING.md that a program can check. Each gives one line per offence.
namespace houserules {

QStringList tooLong(const QList<SourceFile> &files, int lines);
QStringList longFunctions(const QList<SourceFile> &files, int lines);
int medianFunction(const QList<SourceFile> &files); ///< Lines.
/// Nested event loops and calls that wait, which stop the window. The program's own loop is QApplication::exec().
QStringList waiting(const QList<SourceFile> &files);
QStringList withoutLicence(const QList<SourceFile> &files);
/// Paths of one machine, and notes to oneself.
QStringList privateWords(const QList<SourceFile> &files);
QStringList withoutPurpose(const QList<SourceFile> &headers);
/// A name that two headers define: one of them would be taken for the other.
QStringList definedTwice(const QList<SourceFile> &headers);
QStringList topLevel(const QString &root);

} // namespace houserules
