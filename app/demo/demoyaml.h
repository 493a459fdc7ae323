// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

/// The little of YAML that the demo's engines have to understand.
namespace longshore::demo {

struct YamlMember;

/// A part of a text: a scalar, a list, or keys with their values; aliases are copies of what they stand for.
class YamlNode
{
public:
    enum class Kind { None, Scalar, Sequence, Map };

    Kind kind = Kind::None;
    QByteArray text; ///< Of a scalar.
    std::vector<YamlNode> items; ///< Of a list.
    std::vector<YamlMember> members; ///< Of a map, in order.

    bool isMap() const { return kind == Kind::Map; }
    bool isSequence() const { return kind == Kind::Sequence; }
    bool isScalar() const { return kind == Kind::Scalar; }
    /// Whether there is anything; a value left empty is nothing, too.
    explicit operator bool() const { return kind != Kind::None && !isEmptyScalar(); }
    /// The value of a key; nothing if there is none.
    const YamlNode &operator[](const QByteArray &key) const;
    bool has(const QByteArray &key) const;
    /// All of it on one line, to see whether something changed.
    QByteArray flat() const;

private:
    bool isEmptyScalar() const { return isScalar() && (text.isEmpty() || text == "null" || text == "~"); }
};

/// A key of a map with its value.
struct YamlMember {
    QByteArray key;
    YamlNode value;
};

/// A text of one or several documents.
struct ParsedYaml {
    std::vector<YamlNode> documents; ///< Empty ones are left out.
    QByteArray problem; ///< As the parser of the real tools says it: "yaml: line 2: did not find expected ',' or ']'".
};

/// With libyaml, of which the parser of Go is a translation: the same words and the same lines.
ParsedYaml parseYaml(const QByteArray &text);

} // namespace longshore::demo
