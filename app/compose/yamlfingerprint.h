// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/yamltree.h"

namespace longshore {

/// A short text that is the same for the same content, whatever its comments, quotes, order of keys and aliases; what it
/// was made of cannot be read out of it. Bounded in time: of an enormous content only the beginning counts.
QString yamlFingerprint(const YamlRef &node);

} // namespace longshore
