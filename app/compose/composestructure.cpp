// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composestructure.h"

#include "app/compose/composeshapes.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore::composestructure {

namespace {

using composeshapes::Place;
using composeshapes::Shape;

constexpr qsizetype MostProblems = 500; ///< Nobody reads more, and a hostile file could have a million.

bool isBoolWord(const QString &text)
{
    static const QSet<QString> words{u"true"_s, u"false"_s, u"yes"_s, u"no"_s, u"on"_s, u"off"_s, u"y"_s, u"n"_s};
    return words.contains(text.toLower()) || text.contains(u'$');
}

/// What a value is, in the letters of the shapes.
QChar kindOf(const YamlRef &value)
{
    if (value.isMapping())
        return u'm';
    if (value.isSequence())
        return u'l';
    if (value.isNull())
        return u'0';
    if (value.isBool())
        return u'b';
    return value.isNumber() ? u'n' : u't';
}

bool fits(const YamlRef &value, const QString &kinds)
{
    const QChar kind = kindOf(value);
    if (kind == u't')
        return kinds.contains(u't') || kinds.contains(u'n') || (kinds.contains(u'b') && isBoolWord(value.text()));
    return kinds.contains(kind);
}

/// The letters as words for the sentence: "list|text".
QString wordsFor(const QString &kinds)
{
    QStringList words;
    for (const auto &[letter, word] : {std::pair(u't', u"text"_s), std::pair(u'n', u"number"_s), std::pair(u'b', u"bool"_s),
                                       std::pair(u'l', u"list"_s), std::pair(u'm', u"mapping"_s), std::pair(u'0', u"nothing"_s)}) {
        if (kinds.contains(letter))
            words.append(word);
    }
    return words.join(u'|');
}

bool isOwnKey(const QString &key)
{
    return key.startsWith(u"x-"_s);
}

/// Goes down the file along the shapes; nodes that several aliases share are looked at once for each place, within a limit.
class Walker
{
public:
    explicit Walker(TextProblems &problems)
        : m_problems(problems)
    {
    }

    void mapping(const YamlRef &node, const QString &shapeName, const QString &path)
    {
        const Shape *shape = composeshapes::find(shapeName);
        if (!shape || enough())
            return;
        const QList<YamlRef::Entry> entries = node.entries();
        QSet<QString> there;
        for (const YamlRef::Entry &entry : entries) {
            there.insert(entry.name());
            const auto place = shape->keys.constFind(entry.name());
            if (place != shape->keys.cend())
                value(entry.value, entry.key, *place, join(path, entry.name()));
            else if (!isOwnKey(entry.name()))
                unknown(entry, *shape, path);
        }
        for (const QString &key : shape->required) {
            if (!there.contains(key))
                add(ProblemSeverity::Error, ProblemCode::MissingKey, node, {path, key});
        }
    }

private:
    static QString join(const QString &path, const QString &key) { return path.isEmpty() ? key : path + u'.' + key; }

    bool enough() { return m_problems.size() >= MostProblems || ++m_steps > 200'000; }

    void add(ProblemSeverity severity, ProblemCode code, const YamlRef &at, const QStringList &args)
    {
        const TextProblem problem{severity, code, at.line(), at.column(), args};
        if (!m_problems.contains(problem)) // A merged part says the same at each place it comes in.
            m_problems.append(problem);
    }

    void unknown(const YamlRef::Entry &entry, const Shape &shape, const QString &path)
    {
        const QString near = composeshapes::nearest(entry.name(), shape.keys.keys());
        if (path.isEmpty())
            add(ProblemSeverity::Error, ProblemCode::UnknownTopLevelKey, entry.key, {entry.name(), near});
        else
            add(ProblemSeverity::Warning, ProblemCode::UnknownKey, entry.key, {entry.name(), path, near});
    }

    void value(const YamlRef &node, const YamlRef &key, const Place &place, const QString &path)
    {
        if (enough() || node.tag() == u"!reset"_s || node.tag() == u"!override"_s)
            return;
        if (!fits(node, place.kinds)) {
            wrong(node, key, place.kinds, path);
            return;
        }
        if (node.isSequence() && !place.itemKinds.isEmpty())
            items(node, place, path);
        else if (node.isMapping() && !place.shape.isEmpty())
            mapping(node, place.shape, path);
        else if (node.isMapping() && !place.valueKinds.isEmpty())
            values(node, place, path);
    }

    void wrong(const YamlRef &node, const YamlRef &key, const QString &kinds, const QString &path)
    {
        // An empty value stands, if anywhere, where its key does.
        const YamlRef &at = node.isNull() && node.text().isEmpty() ? key : node;
        const bool isSection = !path.contains(u'.') && kinds == u"m"_s;
        const bool isEntry = path.count(u'.') == 1 && kinds.contains(u'm') && QStringList{u"services"_s, u"networks"_s, u"volumes"_s, u"configs"_s, u"secrets"_s}.contains(path.section(u'.', 0, 0));
        if (isSection)
            add(ProblemSeverity::Error, ProblemCode::SectionNotMapping, at, {path});
        else if (isEntry)
            add(ProblemSeverity::Error, ProblemCode::EntryNotMapping, at, {path.section(u'.', 0, 0), path.section(u'.', 1)});
        else
            add(ProblemSeverity::Error, ProblemCode::WrongType, at, {path, wordsFor(kinds), wordsFor(kindOf(node))});
    }

    void items(const YamlRef &node, const Place &place, const QString &path)
    {
        for (const YamlRef &item : node.items()) {
            if (enough())
                return;
            const QString itemPath = path;
            if (!fits(item, place.itemKinds))
                add(ProblemSeverity::Error, ProblemCode::WrongType, item, {itemPath, wordsFor(place.itemKinds), wordsFor(kindOf(item))});
            else if (item.isMapping() && !place.itemShape.isEmpty())
                mapping(item, place.itemShape, itemPath);
        }
    }

    void values(const YamlRef &node, const Place &place, const QString &path)
    {
        static const QRegularExpression name(u"\\A[a-zA-Z0-9._-]+\\z"_s);
        const bool named = !place.valueShape.isEmpty();
        for (const YamlRef::Entry &entry : node.entries()) {
            if (enough())
                return;
            if (named && !name.match(entry.name()).hasMatch())
                add(ProblemSeverity::Error, ProblemCode::BadEntryName, entry.key, {path, entry.name().left(80)});
            const Place below{.kinds = place.valueKinds, .shape = place.valueShape};
            value(entry.value, entry.key, below, join(path, entry.name()));
        }
    }

    TextProblems &m_problems;
    int m_steps = 0;
};

/// Keys that are no text by mistake: 80, true, nothing. The server's reader takes text only.
class KeyCheck
{
public:
    explicit KeyCheck(TextProblems &problems)
        : m_problems(problems)
    {
    }

    void walk(const YamlRef &node)
    {
        if (node.isAlias() || m_problems.size() >= MostProblems)
            return;
        for (const YamlRef &item : node.items())
            walk(item);
        for (const YamlRef::Entry &entry : node.ownEntries()) {
            const bool text = entry.key.isScalar() && !entry.key.isNull() && !entry.key.isBool() && !entry.key.isNumber();
            if (!text)
                m_problems.append({ProblemSeverity::Error, ProblemCode::KeyNotText, entry.key.line(), entry.key.column(), {}});
            walk(entry.value);
        }
    }

private:
    TextProblems &m_problems;
};

} // namespace

void check(const ComposeFile &file, TextProblems &problems)
{
    Walker(problems).mapping(file.root, u"file"_s, QString());
    KeyCheck(problems).walk(file.root);
    if (file.version.line > 0)
        problems.append({ProblemSeverity::Hint, ProblemCode::ObsoleteVersion, file.version.line, file.version.column, {}});
    const YamlRef services = file.root.value(u"services");
    if ((!services.isThere() || (services.isMapping() && file.services.isEmpty())) && !file.hasIncludes)
        problems.append({ProblemSeverity::Error, ProblemCode::NoServices, services.isThere() ? services.line() : 1, 1, {}});
}

} // namespace longshore::composestructure
