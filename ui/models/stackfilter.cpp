// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackfilter.h"

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

/// A run of characters up to a space outside quotes; where its first bare colon is.
struct Word {
    QString text;
    qsizetype colon = -1;
    bool excluded = false;
};

class WordReader
{
public:
    explicit WordReader(const QString &text)
        : m_text(text)
    {
    }
    bool atEnd()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at == m_text.size();
    }
    Word next()
    {
        Word word;
        word.excluded = m_text[m_at] == u'-';
        if (word.excluded)
            ++m_at;
        for (bool quoted = false; m_at < m_text.size() && (quoted || !m_text[m_at].isSpace()); ++m_at)
            take(m_text[m_at], quoted, word);
        return word;
    }

private:
    static void take(QChar c, bool &quoted, Word &word)
    {
        if (c == u'"') {
            quoted = !quoted;
            return;
        }
        if (c == u':' && !quoted && word.colon < 0)
            word.colon = word.text.size();
        word.text += c;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

FilterTerm termOf(const Word &word)
{
    FilterTerm term{.value = word.text.toCaseFolded(), .excluded = word.excluded};
    const QString field = word.text.left(qMax(word.colon, 0)).toLower();
    const std::optional<StackColumn> column = columnOfKey(field);
    if (!column && field != "git"_L1)
        return term;
    term.where = column ? FilterTerm::Where::Column : FilterTerm::Where::Git;
    term.column = column.value_or(StackColumn::GitRepository);
    term.value = word.text.mid(word.colon + 1).toCaseFolded();
    return term;
}

} // namespace

bool StackFilter::isEmpty() const
{
    return filterTerms(text).isEmpty() && states.isEmpty() && types.isEmpty() && controls.isEmpty()
        && environments.isEmpty() && !server && !only;
}

QList<FilterTerm> filterTerms(const QString &text)
{
    QList<FilterTerm> terms;
    for (WordReader reader(text); !reader.atEnd();) {
        FilterTerm term = termOf(reader.next());
        if (!term.value.isEmpty())
            terms.append(std::move(term));
    }
    return terms;
}

} // namespace longshore
