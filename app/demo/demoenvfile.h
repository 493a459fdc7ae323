// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

namespace longshore::demo {

/// What compose makes of the variables of a stack: the server writes them into "stack.env" unquoted, and there they are read again
/// (portainer-api.md 4.5, the table of values).
struct EnvFile {
    QMap<QByteArray, QByteArray> values; ///< Of a name that comes twice the last one.
    QByteArray problem; ///< "line 2: key cannot contain a space"; empty when all could be read.

    static EnvFile read(const QList<Variable> &variables);
    /// As a Swarm gets them: byte for byte.
    static EnvFile taken(const QList<Variable> &variables);
};

/// Fills `${NAME}` and its kin into a text; `problem` receives the words for a variable that has to be set and is not.
QByteArray interpolated(const QByteArray &text, const QMap<QByteArray, QByteArray> &values, QByteArray &problem);

} // namespace longshore::demo
