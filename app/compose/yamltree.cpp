// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/yamltree.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

using Kind = YamlTree::Kind;

bool matches(const QRegularExpression &pattern, const QString &text)
{
    return text.size() < 400 && pattern.match(text).hasMatch();
}

bool isMergeKey(const YamlRef &key)
{
    return key.isPlain() && key.text() == u"<<"_s && (key.tag().isEmpty() || key.tag().endsWith(u":merge"_s));
}

} // namespace

YamlRef::YamlRef(std::shared_ptr<const YamlTree> tree, int index)
    : m_tree(std::move(tree))
    , m_index(index)
    , m_written(index)
{
    while (m_index >= 0 && node().kind == Kind::Alias)
        m_index = node().target; // Always an earlier node, so this ends.
}

bool YamlRef::isMapping() const
{
    return isThere() && node().kind == Kind::Mapping;
}

bool YamlRef::isSequence() const
{
    return isThere() && node().kind == Kind::Sequence;
}

bool YamlRef::isScalar() const
{
    return isThere() && node().kind == Kind::Scalar;
}

bool YamlRef::isNull() const
{
    if (!isScalar())
        return false;
    const YamlTree::Node &scalar = node();
    if (!scalar.tag.isEmpty())
        return scalar.tag.endsWith(u":null"_s);
    return scalar.plain
        && (scalar.value.isEmpty() || scalar.value == u"~"_s || scalar.value == u"null"_s || scalar.value == u"Null"_s
            || scalar.value == u"NULL"_s);
}

bool YamlRef::isBool() const
{
    static const QSet<QString> words{u"true"_s, u"True"_s, u"TRUE"_s, u"false"_s, u"False"_s, u"FALSE"_s};
    return isPlain() && (tag().isEmpty() || tag().endsWith(u":bool"_s)) && words.contains(node().value);
}

bool YamlRef::isInteger() const
{
    static const QRegularExpression form(u"^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$"_s);
    return isPlain() && (tag().isEmpty() || tag().endsWith(u":int"_s)) && matches(form, node().value);
}

bool YamlRef::isNumber() const
{
    static const QRegularExpression form(u"^[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|^[-+]?\\.(?:inf|Inf|INF)$|^\\.(?:nan|NaN|NAN)$"_s);
    return isInteger() || (isPlain() && (tag().isEmpty() || tag().endsWith(u":float"_s)) && matches(form, node().value));
}

bool YamlRef::isPlain() const
{
    return isScalar() && node().plain;
}

QString YamlRef::text() const
{
    return isScalar() ? node().value : QString();
}

QString YamlRef::tag() const
{
    return isThere() ? node().tag : QString();
}

int YamlRef::line() const
{
    return isThere() ? m_tree->nodes[size_t(m_written)].line : 0;
}

int YamlRef::column() const
{
    return isThere() ? m_tree->nodes[size_t(m_written)].column : 0;
}

int YamlRef::endLine() const
{
    return isThere() ? m_tree->nodes[size_t(m_written)].endLine : 0;
}

QList<YamlRef> YamlRef::items() const
{
    QList<YamlRef> found;
    if (!isSequence())
        return found;
    found.reserve(qsizetype(node().children.size()));
    for (const int child : node().children)
        found.append(YamlRef(m_tree, child));
    return found;
}

QList<YamlRef::Entry> YamlRef::ownEntries() const
{
    QList<Entry> found;
    if (!isMapping())
        return found;
    const std::vector<int> &children = node().children;
    for (size_t i = 0; i + 1 < children.size(); i += 2)
        found.append({.key = YamlRef(m_tree, children[i]), .value = YamlRef(m_tree, children[i + 1])});
    return found;
}

QList<YamlRef::Entry> YamlRef::entries() const
{
    QList<Entry> all;
    collect(all, 0, false);
    QSet<QString> names;
    QList<Entry> found;
    for (const Entry &entry : all) {
        if (!names.contains(entry.name())) {
            names.insert(entry.name());
            found.append(entry);
        }
    }
    return found;
}

void YamlRef::collect(QList<Entry> &into, int depth, bool merged) const
{
    static constexpr qsizetype MostEntries = 100'000;
    if (depth > 16 || into.size() > MostEntries)
        return;
    const QList<Entry> own = ownEntries();
    for (const Entry &entry : own) {
        if (!isMergeKey(entry.key))
            into.append({entry.key, entry.value, merged});
    }
    for (const Entry &entry : own) {
        if (!isMergeKey(entry.key))
            continue;
        if (entry.value.isSequence()) {
            for (const YamlRef &source : entry.value.items())
                source.collect(into, depth + 1, true);
        } else {
            entry.value.collect(into, depth + 1, true);
        }
    }
}

YamlRef YamlRef::value(QStringView key) const
{
    if (!isMapping())
        return {};
    bool merges = false;
    const std::vector<int> &children = node().children;
    for (size_t i = 0; i + 1 < children.size(); i += 2) {
        const YamlTree::Node &written = m_tree->nodes[size_t(children[i])];
        const YamlTree::Node &name = written.kind == Kind::Alias ? m_tree->nodes[size_t(written.target)] : written;
        const bool merge = name.plain && name.value == u"<<"_s && (name.tag.isEmpty() || name.tag.endsWith(u":merge"_s));
        if (!merge && name.kind == Kind::Scalar && name.value == key)
            return YamlRef(m_tree, children[i + 1]);
        merges = merges || merge;
    }
    if (!merges)
        return {};
    for (const Entry &entry : entries()) {
        if (entry.name() == key)
            return entry.value;
    }
    return {};
}

} // namespace longshore
