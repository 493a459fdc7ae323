// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/textproblem.h"

#include <QString>

#include <memory>
#include <vector>

namespace longshore {

/// The nodes of one YAML document; an alias is kept as a reference, so that a text stays as small as it was written.
struct YamlTree {
    enum class Kind { Scalar, Sequence, Mapping, Alias };

    /// One node as it was written.
    struct Node {
        Kind kind = Kind::Scalar;
        bool plain = true; ///< Not quoted, not a block: the kinds that may mean null, a number or a bool.
        QString value; ///< Of a scalar; the anchor's name of an alias.
        QString tag; ///< As resolved ("tag:yaml.org,2002:str"), empty when none was written.
        int line = 0; ///< From 1.
        int column = 0; ///< From 1, in UTF-16 units.
        int endLine = 0; ///< The last line that belongs to it.
        int target = -1; ///< Of an alias.
        std::vector<int> children; ///< Items; of a mapping key, value, key, value.
    };

    std::vector<Node> nodes;
    int root = -1;
};

/// One node of a tree seen through its aliases; the tree lives as long as something points into it. Cheap to copy.
class YamlRef
{
public:
    /// A key and what it holds; `merged` when it came in through "<<".
    struct Entry;

    YamlRef() = default;
    YamlRef(std::shared_ptr<const YamlTree> tree, int index);

    bool isThere() const { return m_index >= 0; }
    bool isAlias() const { return m_written != m_index; } ///< Reached by "*name"; what it means stands elsewhere.
    bool isMapping() const;
    bool isSequence() const;
    bool isScalar() const;
    bool isNull() const; ///< Nothing, "~" or "null", not quoted.
    bool isBool() const; ///< As YAML 1.2 core and go-yaml read a plain scalar into a bool.
    bool isInteger() const;
    bool isNumber() const;
    bool isPlain() const;
    QString text() const; ///< Of a scalar, else empty.
    QString tag() const;
    int line() const; ///< Where it is used: of the alias, when it is one.
    int column() const;
    int endLine() const;
    int id() const { return m_index; } ///< Unique within its tree, the same for every alias of a node.

    QList<YamlRef> items() const; ///< Of a sequence.
    QList<Entry> entries() const; ///< Of a mapping, merge keys resolved: own keys win, then the earlier source.
    QList<Entry> ownEntries() const; ///< Only what is written in it, "<<" included.
    YamlRef value(QStringView key) const; ///< Of a mapping, merge keys resolved; not there when missing.

private:
    const YamlTree::Node &node() const { return m_tree->nodes[size_t(m_index)]; }
    void collect(QList<Entry> &into, int depth, bool merged) const;

    std::shared_ptr<const YamlTree> m_tree;
    int m_index = -1; ///< Never an alias.
    int m_written = -1; ///< The alias it was reached by, or the same.
};

struct YamlRef::Entry {
    YamlRef key;
    YamlRef value;
    bool merged = false;

    QString name() const { return key.text(); }
};

/// What a YAML text holds, or why the server's parser would refuse it.
struct YamlText {
    static constexpr qsizetype MostBytes = 4 * 1024 * 1024;
    static constexpr int MostLevels = 200;

    QList<YamlRef> documents; ///< Up to the first error.
    TextProblems problems; ///< Errors only; at most one of syntax, any number of duplicate keys.
    int lines = 0; ///< As an editor counts them: a final line end opens no line of its own.
};

/// Reads all documents of a text. CRLF, lone CR and a byte order mark at the start are as good as LF and none. Accepts
/// less than YAML does: nothing that go-yaml, the parser of the server, refuses (its grammar is libyaml's, used here).
YamlText readYaml(const QString &text);

} // namespace longshore
