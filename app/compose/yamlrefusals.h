// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/textproblem.h"
#include "app/compose/yamltree.h"

#include <QString>

#include <optional>

namespace longshore::yamlrefusals {

// What go-yaml (v2.4 and v3.0) refuses and libyaml takes.

/// A character that no YAML text may hold, or that go-yaml trips over: controls, lone surrogates, a byte order mark or an
/// invisible line break within the text. `text` has line ends of Unix only and no byte order mark at its start.
std::optional<TextProblem> badCharacter(const QString &text);
/// A double-quoted scalar with "\/", as written, quotes included.
bool hasSlashEscape(QStringView written);
/// A tag within [] or {} that runs into a comma; `written` begins at the node's properties.
bool hasTagWithComma(QStringView written);
/// A value that does not fit the tag of the core schema it carries, such as `!!int x`.
bool contradictsTag(const YamlTree::Node &node);

} // namespace longshore::yamlrefusals
