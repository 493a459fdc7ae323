// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoyaml.h"

#include <QMap>

#include <yaml.h>

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr int MostNodes = 200'000; ///< Aliases of aliases can grow without end.

/// Turns the documents of a text into nodes.
class YamlBuilder
{
public:
    explicit YamlBuilder(const QByteArray &text) : m_text(text)
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char *>(m_text.constData()), size_t(m_text.size()));
    }
    ~YamlBuilder() { yaml_parser_delete(&m_parser); }
    YamlBuilder(const YamlBuilder &) = delete;
    YamlBuilder &operator=(const YamlBuilder &) = delete;

    ParsedYaml build() &&
    {
        ParsedYaml parsed;
        while (readDocument(parsed)) {
        }
        if (!parsed.problem.isEmpty())
            parsed.documents.clear();
        return parsed;
    }

private:
    bool readDocument(ParsedYaml &parsed)
    {
        yaml_document_t document;
        if (!yaml_parser_load(&m_parser, &document)) {
            parsed.problem = "yaml: " + problem();
            return false;
        }
        const yaml_node_t *root = yaml_document_get_root_node(&document);
        if (root) {
            YamlNode node = nodeOf(document, *root, 0);
            if (node)
                parsed.documents.push_back(std::move(node));
        }
        yaml_document_delete(&document);
        if (m_nodes > MostNodes)
            parsed.problem = "yaml: document contains excessive aliasing";
        else if (!m_duplicate.isEmpty())
            parsed.problem = "yaml: " + m_duplicate;
        return root && parsed.problem.isEmpty();
    }

    YamlNode nodeOf(yaml_document_t &document, const yaml_node_t &from, int depth)
    {
        YamlNode node;
        if (++m_nodes > MostNodes || depth > 200)
            return node;
        const auto child = [&](int index) { return nodeOf(document, *yaml_document_get_node(&document, index), depth + 1); };
        if (from.type == YAML_SCALAR_NODE) {
            node.kind = YamlNode::Kind::Scalar;
            node.text = QByteArray(reinterpret_cast<const char *>(from.data.scalar.value), qsizetype(from.data.scalar.length));
        } else if (from.type == YAML_SEQUENCE_NODE) {
            node.kind = YamlNode::Kind::Sequence;
            for (const auto *item = from.data.sequence.items.start; item < from.data.sequence.items.top; ++item)
                node.items.push_back(child(*item));
        } else if (from.type == YAML_MAPPING_NODE) {
            node.kind = YamlNode::Kind::Map;
            QMap<QByteArray, size_t> lines;
            for (const auto *pair = from.data.mapping.pairs.start; pair < from.data.mapping.pairs.top; ++pair) {
                node.members.push_back({child(pair->key).text, child(pair->value)});
                noteKey(lines, node.members.back().key, yaml_document_get_node(&document, pair->key)->start_mark.line + 1);
            }
        }
        return node;
    }

    void noteKey(QMap<QByteArray, size_t> &lines, const QByteArray &key, size_t line)
    {
        if (lines.contains(key) && m_duplicate.isEmpty())
            m_duplicate = "unmarshal errors:\n  line " + QByteArray::number(qulonglong(line)) + ": mapping key \"" + key + "\" already defined at line "
                + QByteArray::number(qulonglong(lines.value(key)));
        lines.insert(key, line);
    }

    /// Where Go's translation sees the mistake: at its context if that is not on the first line, and a scanner is a line behind.
    QByteArray problem() const
    {
        size_t line = m_parser.context_mark.line ? m_parser.context_mark.line : m_parser.problem_mark.line;
        if (line && m_parser.error == YAML_SCANNER_ERROR)
            ++line;
        const QByteArray words = m_parser.problem ? m_parser.problem : "unknown problem parsing YAML content";
        return line ? "line " + QByteArray::number(qulonglong(line)) + ": " + words : words;
    }

    const QByteArray m_text;
    yaml_parser_t m_parser;
    int m_nodes = 0;
    QByteArray m_duplicate; ///< A key that comes twice in a map.
};

} // namespace

const YamlNode &YamlNode::operator[](const QByteArray &key) const
{
    static const YamlNode none;
    const auto found = std::ranges::find(members, key, &YamlMember::key);
    return found == members.end() ? none : found->value;
}

bool YamlNode::has(const QByteArray &key) const
{
    return std::ranges::find(members, key, &YamlMember::key) != members.end();
}

QByteArray YamlNode::flat() const
{
    QByteArray line = text;
    for (const YamlNode &each : items)
        line += '[' + each.flat() + ']';
    for (const auto &[key, value] : members)
        line += '{' + key + '=' + value.flat() + '}';
    return line;
}

ParsedYaml parseYaml(const QByteArray &text)
{
    return YamlBuilder(text).build();
}

} // namespace longshore::demo
