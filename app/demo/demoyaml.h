// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <yaml-cpp/yaml.h>

#include <vector>

/// The little of YAML that the demo's engines have to understand.
namespace longshore::demo {

/// A text of one or several documents.
struct ParsedYaml {
    std::vector<YAML::Node> documents; ///< Empty ones are left out.
    QByteArray problem; ///< As the parser of the real tools says it: "yaml: line 2: did not find expected ',' or ']'".
};

ParsedYaml parseYaml(const QByteArray &text);
/// A scalar as text; empty for anything else.
QByteArray scalar(const YAML::Node &node);

} // namespace longshore::demo
