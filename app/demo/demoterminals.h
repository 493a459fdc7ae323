// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace longshore::demo {

/// Whether containers of that image were made with a terminal, so that one can attach to them.
inline bool hasTerminal(const QByteArray &image)
{
    return image.startsWith("eclipse-mosquitto");
}

} // namespace longshore::demo
