// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// As much of C++ as the rules of the house need, read by its layout (.clang-format keeps that).
namespace cppsource {

/// The same lines with comments and the inside of string literals blanked.
QString withoutComments(const QString &text);

/// What is included, as written: "app/core/result.h", "QLabel".
QStringList includes(const QString &text);

/// A function with a body.
struct Function {
    int line = 0; ///< Of its opening brace.
    int length = 0; ///< Lines between its braces; 1 when it stands on one line.
};
QList<Function> functions(const QString &text);

/// Names, with their namespaces, of the types that a header defines outside of other types.
QStringList definedTypes(const QString &text);

/// Names of the classes and structs that no `///` comment introduces.
QStringList undocumentedTypes(const QString &text);

} // namespace cppsource
