// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composevariables.h"

#include "app/compose/linediff.h"

#include <algorithm>

namespace longshore::composevariables {

namespace {

/// Walks the values as they were written, each once: what an alias stands for is walked where it stands.
class Collector
{
public:
    Collector(ComposeFile &file, const QString &text)
        : m_file(file)
        , m_lines(linesOf(text))
    {
    }

    void walk(const YamlRef &node)
    {
        if (node.isAlias())
            return;
        for (const YamlRef &item : node.items())
            walk(item);
        for (const YamlRef::Entry &entry : node.ownEntries())
            walk(entry.value);
        if (node.isScalar() && node.text().contains(u'$'))
            readScalar(node);
    }

private:
    void readScalar(const YamlRef &node)
    {
        m_line = node.line();
        m_from = node.column() - 1;
        m_last = std::max(node.line(), node.endLine());
        QString invalid;
        for (VariableUse use : variableUses(node.text(), &invalid)) {
            toNext(use.name);
            use.line = m_line;
            use.column = int(m_from) + 1;
            m_file.variables.append(use);
            m_from = std::min(m_from + 1, lineAt(m_line).size());
        }
        if (!invalid.isEmpty()) {
            toNext({});
            m_file.malformedReferences.append({.text = invalid, .line = m_line, .column = int(m_from) + 1});
        }
    }

    QString lineAt(int line) const { return line >= 1 && line <= m_lines.size() ? m_lines[line - 1] : QString(); }

    /// Moves to the next reference to `name`, or stays where it is when the text is written too oddly to find it.
    void toNext(const QString &name)
    {
        qsizetype from = m_from;
        for (int line = m_line; line <= m_last && line <= m_lines.size(); ++line, from = 0) {
            const qsizetype bare = name.isEmpty() ? -1 : lineAt(line).indexOf(u'$' + name, from);
            const qsizetype braced = lineAt(line).indexOf(QStringLiteral("${") + name, from);
            const qsizetype found = bare < 0 ? braced : braced < 0 ? bare : std::min(bare, braced);
            if (found >= 0) {
                m_line = line;
                m_from = found;
                return;
            }
        }
    }

    ComposeFile &m_file;
    const QStringList m_lines;
    int m_line = 0;
    int m_last = 0;
    qsizetype m_from = 0;
};

} // namespace

void collect(ComposeFile &file, const QString &text)
{
    if (text.contains(u'$'))
        Collector(file, text).walk(file.root);
}

} // namespace longshore::composevariables
