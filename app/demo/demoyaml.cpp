// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoyaml.h"

namespace longshore::demo {
namespace {

bool endsOpen(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    return trimmed.endsWith('[') || trimmed.endsWith('{') || trimmed.endsWith(',');
}

/// Same mistake, other words: yaml-cpp's into those of Go's parser.
QByteArray wordsFor(const YAML::ParserException &error, const QByteArray &text)
{
    const QByteArray said = QByteArray::fromStdString(error.msg);
    if (said.contains("flow not found") || said.contains("flow sequence") || said.contains("flow map"))
        return endsOpen(text) ? "did not find expected node content" : said.contains("map") ? "did not find expected ',' or '}'"
                                                                                           : "did not find expected ',' or ']'";
    if (said.contains("illegal map value"))
        return "mapping values are not allowed in this context";
    if (said.contains("end of map not found"))
        return "did not find expected key";
    if (said.contains("end of sequence not found"))
        return "did not find expected '-' indicator";
    if (said.contains("unknown token") || said.contains("tab"))
        return "found character that cannot start any token";
    if (said.contains("alias"))
        return "unknown anchor referenced";
    return "could not find expected ':'";
}

} // namespace

ParsedYaml parseYaml(const QByteArray &text)
{
    ParsedYaml parsed;
    try {
        for (const YAML::Node &node : YAML::LoadAll(text.toStdString())) {
            if (node.IsDefined() && !node.IsNull())
                parsed.documents.push_back(node);
        }
    } catch (const YAML::ParserException &error) {
        parsed.documents.clear();
        parsed.problem = "yaml: line " + QByteArray::number(error.mark.line + 1) + ": " + wordsFor(error, text);
    } catch (const YAML::Exception &error) {
        parsed.documents.clear();
        parsed.problem = "yaml: " + QByteArray::fromStdString(error.what());
    }
    return parsed;
}

QByteArray scalar(const YAML::Node &node)
{
    return node.IsDefined() && node.IsScalar() ? QByteArray::fromStdString(node.Scalar()) : QByteArray();
}

} // namespace longshore::demo
