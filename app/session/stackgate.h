// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QStringList>

namespace longshore {

/// What is about to be deployed, for the checks before sending.
struct GateInput {
    StackType type = StackType::Compose;
    QString name; ///< As the server will keep it.
    QString file;
    QList<EnvVariable> env;
};

/// What stands against sending, in sentences.
struct GateVerdict {
    QStringList blocks; ///< Would take a running stack down, hang the server, or be refused: nothing is sent.
    QStringList warnings; ///< Worth knowing; the person decides.
    bool isOpen() const { return blocks.isEmpty(); }
    bool operator==(const GateVerdict &) const = default;
};

/// Parses and checks what would be sent. Nothing is ever sent that did not pass: a failed update takes a compose stack down, and a
/// Kubernetes manifest that is no YAML hangs the server (portainer-api.md 4.6, 7.1).
GateVerdict checkBeforeSending(const GateInput &input);

} // namespace longshore
