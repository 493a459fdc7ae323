// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QJsonObject>
#include <QStringList>

/// Where a decoded stack differs from its JSON as QJsonDocument reads it; empty when nowhere. Knows every field by itself,
/// but not the exact text.
QStringList differences(const longshore::Stack &stack, const QJsonObject &json);

/// The JSON a server would send for a stack: every field of 2.23, and of other lines what is set.
QJsonObject jsonOf(const longshore::Stack &stack);
