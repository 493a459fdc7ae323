// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composefile.h"

namespace longshore::composeentries {

// The short and long forms of a service's entries.

ComposePort port(const YamlRef &entry);
ComposeMount mount(const YamlRef &entry);
/// A list, or the keys of a mapping: networks, depends_on.
QList<Located> names(const YamlRef &entry);
/// A list of names or of mappings with `source`: configs, secrets.
QList<Located> sources(const YamlRef &entry);
/// One text or a list of texts or of mappings with `path`: env_file.
QList<Located> paths(const YamlRef &entry);
QList<ComposeEnvironment> environment(const YamlRef &entry);

Located located(const YamlRef &scalar);
/// Splits at colons that are not within "${...}" or "[...]".
QStringList splitAtColons(const QString &text);

} // namespace longshore::composeentries
