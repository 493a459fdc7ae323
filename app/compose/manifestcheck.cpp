// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/manifestcheck.h"

#include "app/compose/yamltree.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

/// Words that YAML 1.1 reads as a bool: kubectl deletes by them, and then finds nothing.
bool isOldBool(const QString &text)
{
    static const QSet<QString> words{u"y"_s, u"n"_s, u"yes"_s, u"no"_s, u"on"_s, u"off"_s, u"true"_s, u"false"_s};
    return words.contains(text.toLower());
}

/// What every kind of name has in common; a role may be called "system:node", so colons pass.
bool isPossibleName(const QString &name)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9](?:[-A-Za-z0-9.:_]*[A-Za-z0-9])?\\z"_s);
    return name.size() <= 253 && form.match(name).hasMatch();
}

class ManifestReader
{
public:
    explicit ManifestReader(Manifest &into)
        : m_into(into)
    {
    }

    void document(const YamlRef &root)
    {
        if (root.isNull())
            return; // Between two separators; the server passes over it.
        if (!root.isMapping()) {
            add(ProblemSeverity::Error, ProblemCode::ManifestNotMapping, root);
            return;
        }
        const QString kind = text(root, u"kind"_s);
        text(root, u"apiVersion"_s);
        if (kind.endsWith(u"List"_s) && root.value(u"items").isThere())
            list(root);
        else if (kind == u"List"_s)
            add(ProblemSeverity::Error, ProblemCode::ManifestMissingItems, root);
        else
            object(root);
    }

private:
    void add(ProblemSeverity severity, ProblemCode code, const YamlRef &at, const QStringList &args = {})
    {
        if (m_into.problems.size() < 500)
            m_into.problems.append({severity, code, at.line(), at.column(), args});
    }

    /// A value that must be there and be text.
    QString text(const YamlRef &mapping, const QString &key)
    {
        const YamlRef value = mapping.value(key);
        if (!value.isThere() || value.isNull())
            add(ProblemSeverity::Error, ProblemCode::ManifestMissing, mapping, {key});
        else if (!value.isScalar() || (value.isPlain() && (value.isNumber() || value.isBool())))
            add(ProblemSeverity::Error, ProblemCode::ManifestNameNotText, value, {value.text().left(80)});
        return value.text();
    }

    void list(const YamlRef &root)
    {
        for (const YamlRef &item : root.value(u"items").items()) {
            if (item.isMapping())
                document(item);
            else
                add(ProblemSeverity::Error, ProblemCode::ManifestNotMapping, item);
        }
    }

    void object(const YamlRef &root)
    {
        const YamlRef metadata = root.value(u"metadata");
        if (!metadata.isMapping()) {
            add(ProblemSeverity::Error, ProblemCode::ManifestMissing, root, {u"metadata.name"_s});
            return;
        }
        const YamlRef name = metadata.value(u"name");
        if (name.isThere() && !name.isNull())
            checkName(name);
        else if (metadata.value(u"generateName").isThere())
            add(ProblemSeverity::Error, ProblemCode::ManifestGenerateName, metadata.value(u"generateName"));
        else
            add(ProblemSeverity::Error, ProblemCode::ManifestMissing, metadata, {u"metadata.name"_s});
        m_into.objects.append({.apiVersion = root.value(u"apiVersion").text(),
                               .kind = root.value(u"kind").text(),
                               .name = name.text(),
                               .nameSpace = metadata.value(u"namespace").text(),
                               .line = root.line(),
                               .endLine = root.endLine()});
    }

    void checkName(const YamlRef &name)
    {
        if (!name.isScalar() || name.isNumber() || name.isBool() || (name.isPlain() && isOldBool(name.text())))
            add(ProblemSeverity::Error, ProblemCode::ManifestNameNotText, name, {name.text().left(80)});
        else if (!isPossibleName(name.text()))
            add(ProblemSeverity::Error, ProblemCode::ManifestBadName, name, {name.text().left(80)});
    }

    Manifest &m_into;
};

} // namespace

Manifest checkManifest(const QString &text)
{
    Manifest manifest;
    const YamlText yaml = readYaml(text);
    manifest.problems = yaml.problems;
    ManifestReader reader(manifest);
    for (const YamlRef &document : yaml.documents)
        reader.document(document);
    if (manifest.objects.isEmpty() && manifest.problems.isEmpty())
        manifest.problems.append({ProblemSeverity::Error, ProblemCode::ManifestEmpty, 1, 1, {}});
    sortProblems(manifest.problems);
    return manifest;
}

} // namespace longshore
