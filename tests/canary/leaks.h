// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore::test {

/// The control: lets a secret out through every channel at once, each of which has to be noticed. `folder` is the one
/// the program under test has its files in.
void leakEverywhere(const QString &secret, const QString &folder);

} // namespace longshore::test
