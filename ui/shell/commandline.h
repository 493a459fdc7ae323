// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/stacklink.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace longshore {

/// What the program was asked for when it was started. No secret is ever an argument.
struct CommandLine {
    bool demo = false;
    int demoStacks = 50; ///< 1 to 100,000
    QString demoLine = QStringLiteral("2.23"); ///< "2.19", "2.21" or "2.23"
    bool demoStrangers = false; ///< Something runs on it that was made outside Portainer.
    bool demoStandardUser = false;
    QString server; ///< Name of a saved server to show at start.
    QString configDir; ///< Empty: the platform's own place.
    QString colourScheme; ///< "light" or "dark" for this start; empty: as saved.
    QString screenshot; ///< Picture file: saved once the stacks are painted, then the program ends.
    bool readOnly = false;
    bool traceStartup = false;
    bool selfTest = false;
    bool connectServer = false; ///< Ask for a server to connect to.
    std::optional<StackLink> link; ///< Shown by the window that is open, or by this one.

    QString problem; ///< A sentence when the arguments make no sense; the program then ends with 2.
    QString answer; ///< Text of --help or --version; the program prints it and ends with 0.

    static CommandLine parse(const QStringList &arguments);
};

} // namespace longshore
