// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/shellwords.h"

namespace longshore {

namespace {

class Splitter
{
public:
    explicit Splitter(const QString &line)
        : m_line(line)
    {
    }

    ShellWords split()
    {
        while (m_at < m_line.size() && !m_stopped)
            step(m_line[m_at]);
        endWord();
        return m_out;
    }

private:
    QChar next(qsizetype by = 1) const { return m_at + by < m_line.size() ? m_line[m_at + by] : QChar(); }

    void endWord()
    {
        if (m_inWord)
            m_out.words.append(m_word);
        m_word.clear();
        m_inWord = false;
    }

    void add(QChar c)
    {
        m_word += c;
        m_inWord = true;
    }

    void literal(QChar c)
    {
        add(c);
        if (c == u'$')
            m_word += c;
    }

    bool continues(QChar c) const
    {
        return (c == u'\\' || c == u'^' || c == u'`') && (next() == u'\n' || (next() == u'\r' && next(2) == u'\n'));
    }

    void step(QChar c)
    {
        if (continues(c)) {
            m_at = m_line.indexOf(u'\n', m_at) + 1;
        } else if (c.isSpace()) {
            endWord();
            ++m_at;
            // A command ends with its line.
            if (c == u'\n' && !m_out.words.isEmpty())
                stop();
        } else if (c == u'#' && !m_inWord) {
            const qsizetype end = m_line.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_line.size() : end;
        } else if (c == u'\'') {
            single();
        } else if (c == u'"') {
            inDouble();
        } else if (c == u'\\' && m_at + 1 < m_line.size()) {
            literal(next());
            m_at += 2;
        } else if (c == u'|' || c == u';' || c == u'&' || c == u'>' || c == u'<') {
            endWord();
            stop();
        } else {
            dollar(c);
        }
    }

    void stop()
    {
        const QString rest = m_line.mid(m_at).trimmed();
        if (!rest.isEmpty())
            m_out.left.append(rest);
        m_stopped = true;
    }

    /// Commands within the line are kept as text and told; references to variables become those of the stack.
    void dollar(QChar c)
    {
        const bool command = c == u'`' || (c == u'$' && next() == u'(');
        if (command && m_out.left.size() < 20)
            m_out.left.append(m_line.mid(m_at, 60));
        const bool reference = c == u'$' && (next() == u'{' || next() == u'_' || next().isLetter());
        if (c == u'$' && !reference)
            literal(c);
        else
            add(c);
        ++m_at;
    }

    void single()
    {
        m_inWord = true;
        const qsizetype end = m_line.indexOf(u'\'', m_at + 1);
        m_out.openQuote = m_out.openQuote || end < 0;
        const qsizetype last = end < 0 ? m_line.size() : end;
        for (qsizetype i = m_at + 1; i < last; ++i)
            literal(m_line[i]);
        m_at = last + 1;
    }

    void inDouble()
    {
        m_inWord = true;
        for (++m_at; m_at < m_line.size() && m_line[m_at] != u'"';) {
            const QChar c = m_line[m_at];
            if (c == u'\\' && next() == u'\n') {
                m_at += 2;
            } else if (c == u'\\' && (next() == u'"' || next() == u'\\' || next() == u'$' || next() == u'`')) {
                literal(next());
                m_at += 2;
            } else {
                dollar(c);
            }
        }
        m_out.openQuote = m_out.openQuote || m_at >= m_line.size();
        ++m_at;
    }

    const QString &m_line;
    ShellWords m_out;
    QString m_word;
    qsizetype m_at = 0;
    bool m_inWord = false;
    bool m_stopped = false;
};

} // namespace

ShellWords splitShell(const QString &line)
{
    return Splitter(line).split();
}

} // namespace longshore
