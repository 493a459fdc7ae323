// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/yamlplaces.h"
#include "app/compose/yamlrefusals.h"
#include "app/compose/yamltree.h"

#include <QHash>

#include <yaml.h>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

using Kind = YamlTree::Kind;

QString fromYaml(const yaml_char_t *text)
{
    return text ? QString::fromUtf8(reinterpret_cast<const char *>(text)) : QString();
}

/// libyaml's parser and its current event, freed in time.
class Events
{
public:
    explicit Events(const QByteArray &text)
    {
        m_ready = yaml_parser_initialize(&parser) != 0;
        if (!m_ready)
            return;
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()));
    }
    ~Events()
    {
        yaml_event_delete(&event);
        if (m_ready)
            yaml_parser_delete(&parser);
    }
    Q_DISABLE_COPY_MOVE(Events)

    bool next()
    {
        yaml_event_delete(&event);
        event = {};
        return m_ready && yaml_parser_parse(&parser, &event) != 0;
    }

    yaml_parser_t parser{};
    yaml_event_t event{};

private:
    bool m_ready = false;
};

/// Builds the trees of a text out of the parser's events, without recursion.
class Builder
{
public:
    Builder(const QString &text, YamlText &into)
        : m_bytes(text.toUtf8())
        , m_places(text)
        , m_events(m_bytes)
        , m_into(into)
    {
    }

    void build()
    {
        m_into.lines = m_places.lines();
        while (m_going) {
            if (!m_events.next()) {
                syntaxError();
                return;
            }
            take(m_events.event);
        }
    }

private:
    void take(const yaml_event_t &event)
    {
        switch (event.type) {
        case YAML_DOCUMENT_START_EVENT:
            startDocument(event);
            break;
        case YAML_DOCUMENT_END_EVENT:
            endDocument();
            break;
        case YAML_ALIAS_EVENT:
            addAlias(event);
            break;
        case YAML_SCALAR_EVENT:
            addScalar(event);
            break;
        case YAML_SEQUENCE_START_EVENT:
            open(Kind::Sequence, event, event.data.sequence_start.anchor, event.data.sequence_start.tag,
                 event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
            break;
        case YAML_MAPPING_START_EVENT:
            open(Kind::Mapping, event, event.data.mapping_start.anchor, event.data.mapping_start.tag,
                 event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
            break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            close(event);
            break;
        case YAML_STREAM_END_EVENT:
            m_going = false;
            break;
        default:
            break;
        }
    }

    void fail(ProblemCode code, size_t codePoint, const QStringList &args = {})
    {
        const auto place = m_places.placeOf(codePoint);
        m_into.problems.append({ProblemSeverity::Error, code, place.line, place.column, args});
        m_going = false;
    }

    void startDocument(const yaml_event_t &event)
    {
        m_tree = std::make_shared<YamlTree>();
        m_anchors.clear();
        m_open.clear();
        m_expanded.clear();
        const yaml_version_directive_t *version = event.data.document_start.version_directive;
        if (version && (version->major != 1 || version->minor != 1))
            fail(ProblemCode::YamlSyntax, event.start_mark.index, {u"found incompatible YAML document"_s});
    }

    void endDocument()
    {
        if (m_tree && m_tree->root >= 0)
            m_into.documents.append(YamlRef(m_tree, m_tree->root));
        m_tree.reset();
    }

    int append(Kind kind, const yaml_event_t &event)
    {
        YamlTree::Node node;
        node.kind = kind;
        const auto place = m_places.placeOf(event.start_mark.index);
        node.line = place.line;
        node.column = place.column;
        node.endLine = place.line;
        m_tree->nodes.push_back(std::move(node));
        m_expanded.push_back(1);
        return int(m_tree->nodes.size()) - 1;
    }

    /// Puts a finished or opened node below the one that is open.
    void place(int index)
    {
        if (m_open.isEmpty())
            m_tree->root = index;
        else
            m_tree->nodes[size_t(m_open.last().node)].children.push_back(index);
    }

    bool inFlow() const { return !m_open.isEmpty() && m_open.last().flow; }

    void addAlias(const yaml_event_t &event)
    {
        const QString name = fromYaml(event.data.alias.anchor);
        const auto anchor = m_anchors.constFind(name);
        if (anchor == m_anchors.cend()) {
            fail(ProblemCode::UnknownAnchor, event.start_mark.index, {name});
            return;
        }
        for (const Open &open : m_open) {
            if (open.node == *anchor) {
                fail(ProblemCode::AnchorHoldsItself, event.start_mark.index, {name});
                return;
            }
        }
        const int index = append(Kind::Alias, event);
        m_tree->nodes[size_t(index)].value = name;
        m_tree->nodes[size_t(index)].target = *anchor;
        m_expanded[size_t(index)] = m_expanded[size_t(*anchor)];
        place(index);
        count(index);
        checkKey(index, event.start_mark.index);
        if (aliasesRunAway())
            fail(ProblemCode::TooManyAliases, event.start_mark.index);
    }

    void addScalar(const yaml_event_t &event)
    {
        const auto &scalar = event.data.scalar;
        const int index = append(Kind::Scalar, event);
        YamlTree::Node &node = m_tree->nodes[size_t(index)];
        node.value = QString::fromUtf8(reinterpret_cast<const char *>(scalar.value), qsizetype(scalar.length));
        node.plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
        node.tag = fromYaml(scalar.tag);
        if (event.end_mark.index > event.start_mark.index)
            node.endLine = m_places.placeOf(event.end_mark.index - 1).line;
        const bool isBlock = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
        if (scalar.anchor)
            m_anchors.insert(fromYaml(scalar.anchor), index);
        place(index);
        count(index);
        if (!isBlock)
            refuseScalar(event, node);
        if (m_going && yamlrefusals::contradictsTag(node))
            fail(ProblemCode::WrongTag, event.start_mark.index, {node.tag.section(u':', -1), node.value.left(40)});
        checkKey(index, event.start_mark.index);
    }

    /// What libyaml takes and go-yaml does not.
    void refuseScalar(const yaml_event_t &event, const YamlTree::Node &node)
    {
        const size_t start = event.start_mark.index;
        if (inFlow() && node.plain && node.value.contains(u'?'))
            fail(ProblemCode::YamlSyntax, start, {u"question mark in a plain value between brackets"_s});
        else if (event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
                 && yamlrefusals::hasSlashEscape(m_places.between(start, event.end_mark.index)))
            fail(ProblemCode::YamlSyntax, start, {u"found unknown escape character"_s});
        else if (inFlow() && !node.tag.isEmpty() && yamlrefusals::hasTagWithComma(m_places.from(start, 200)))
            fail(ProblemCode::YamlSyntax, start, {u"did not find expected tag URI"_s});
    }

    void open(Kind kind, const yaml_event_t &event, const yaml_char_t *anchor, const yaml_char_t *tag, bool flow)
    {
        if (m_open.size() >= YamlText::MostLevels) {
            fail(ProblemCode::TooDeep, event.start_mark.index, {QString::number(YamlText::MostLevels)});
            return;
        }
        const int index = append(kind, event);
        m_tree->nodes[size_t(index)].plain = false;
        m_tree->nodes[size_t(index)].tag = fromYaml(tag);
        if (anchor)
            m_anchors.insert(fromYaml(anchor), index);
        place(index);
        checkKey(index, event.start_mark.index);
        if (m_going && yamlrefusals::contradictsTag(m_tree->nodes[size_t(index)]))
            fail(ProblemCode::WrongTag, event.start_mark.index, {fromYaml(tag).section(u':', -1), QString()});
        m_open.append({.node = index, .flow = flow, .keys = {}});
    }

    void close(const yaml_event_t &event)
    {
        const int index = m_open.takeLast().node;
        YamlTree::Node &node = m_tree->nodes[size_t(index)];
        // A block ends where the next token begins; what it holds says where it really ends.
        node.endLine = node.children.empty() ? m_places.placeOf(event.end_mark.index).line
                                             : m_tree->nodes[size_t(node.children.back())].endLine;
        checkMerge(node, event.start_mark.index);
        count(index);
    }

    /// Adds a finished node's expanded size to that of the node around it.
    void count(int index)
    {
        static constexpr double Most = 1e15;
        if (!m_open.isEmpty()) {
            double &around = m_expanded[size_t(m_open.last().node)];
            around = std::min(Most, around + m_expanded[size_t(index)]);
        }
    }

    /// The measure by which go-yaml refuses a document that grows through its aliases.
    bool aliasesRunAway() const
    {
        double decoded = 0;
        for (const Open &open : m_open)
            decoded += m_expanded[size_t(open.node)];
        const double aliased = decoded - double(m_tree->nodes.size());
        if (aliased <= 100 || decoded <= 1000)
            return false;
        const double allowed = decoded <= 400'000 ? 0.99 : decoded >= 4'000'000 ? 0.10 : 0.99 - 0.89 * (decoded - 400'000) / 3'600'000;
        return aliased / decoded > allowed;
    }

    /// Of a node that has just been placed: whether it is a key, and then whether it may be one and is new.
    void checkKey(int index, size_t codePoint)
    {
        if (m_open.isEmpty() || !m_going)
            return;
        Open &open = m_open.last();
        const YamlTree::Node &around = m_tree->nodes[size_t(open.node)];
        if (around.kind != Kind::Mapping || around.children.back() != index || around.children.size() % 2 == 0)
            return;
        const YamlRef key(m_tree, index);
        if (!key.isScalar()) {
            fail(ProblemCode::KeyNotText, codePoint);
            return;
        }
        const auto first = open.keys.constFind(key.text());
        if (first == open.keys.cend()) {
            open.keys.insert(key.text(), key.line());
            return;
        }
        const auto place = m_places.placeOf(codePoint);
        if (m_into.problems.size() < 100)
            m_into.problems.append({ProblemSeverity::Error, ProblemCode::DuplicateKey, place.line, place.column,
                                    {key.text().left(80), QString::number(*first)}});
    }

    void checkMerge(const YamlTree::Node &node, size_t)
    {
        if (node.kind != Kind::Mapping)
            return;
        for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
            const YamlRef key(m_tree, node.children[i]);
            if (!key.isPlain() || key.text() != u"<<"_s || !(key.tag().isEmpty() || key.tag().endsWith(u":merge"_s)))
                continue;
            const YamlRef source(m_tree, node.children[i + 1]);
            bool good = source.isMapping() || source.isSequence();
            for (const YamlRef &item : source.items())
                good = good && item.isMapping();
            if (!good) {
                m_into.problems.append({ProblemSeverity::Error, ProblemCode::MergeNotMapping, source.line(), source.column(), {}});
                m_going = false;
            }
        }
    }

    void syntaxError()
    {
        const yaml_parser_t &parser = m_events.parser;
        const QString what = QString::fromUtf8(parser.problem ? parser.problem : "");
        const QString context = QString::fromUtf8(parser.context ? parser.context : "");
        // What was begun and never ended is wrong where it begins.
        const bool atStart = context.contains(u"quoted scalar"_s) || context.contains(u"simple key"_s)
            || context.contains(u"flow sequence"_s) || context.contains(u"flow mapping"_s);
        const size_t index = atStart && parser.context ? parser.context_mark.index : parser.problem_mark.index;
        const QStringView there = m_places.from(parser.problem_mark.index, 1);
        if (there.isEmpty() && inFlow() && !atStart) {
            // The text ends within brackets: they are wrong where they open.
            const YamlTree::Node &open = m_tree->nodes[size_t(m_open.last().node)];
            const QString wanted = open.kind == Kind::Mapping ? u"did not find expected ',' or '}'"_s : u"did not find expected ',' or ']'"_s;
            m_into.problems.append({ProblemSeverity::Error, ProblemCode::YamlSyntax, open.line, open.column, {wanted, context}});
            m_going = false;
            return;
        }
        const bool tab = there == u"\t" && (what.contains(u"cannot start any token"_s) || what.contains(u"tab"_s));
        if (tab)
            fail(ProblemCode::TabIndentation, parser.problem_mark.index);
        else
            fail(ProblemCode::YamlSyntax, index, {what, context});
    }

    struct Open {
        int node = -1;
        bool flow = false;
        QHash<QString, int> keys; ///< Of a mapping: its keys and their lines.
    };

    const QByteArray m_bytes;
    const YamlPlaces m_places;
    Events m_events;
    YamlText &m_into;
    std::shared_ptr<YamlTree> m_tree;
    QHash<QString, int> m_anchors;
    QList<Open> m_open;
    std::vector<double> m_expanded; ///< How many nodes each node stands for, aliases followed.
    bool m_going = true;
};

QString withUnixEnds(QString text)
{
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
}

} // namespace

YamlText readYaml(const QString &text)
{
    YamlText read;
    if (text.size() > YamlText::MostBytes) {
        read.problems.append({ProblemSeverity::Error, ProblemCode::TooLarge, 0, 0, {QString::number(YamlText::MostBytes / 1024)}});
        return read;
    }
    const QString unix = withUnixEnds(text);
    if (const auto bad = yamlrefusals::badCharacter(unix)) {
        read.problems.append(*bad);
        return read;
    }
    Builder(unix, read).build();
    return read;
}

} // namespace longshore
