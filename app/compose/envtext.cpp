// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/envtext.h"

#include "app/compose/variablerules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\f' || c == u'\v' || c == QChar(0xa0);
}

QString meaningOf(const QString &written)
{
    const Dotenv read = readDotenv(u"X="_s + written + u'\n', {}, DotenvReferences::Kept);
    return read.entries.isEmpty() ? written : read.entries.first().value;
}

/// Cuts a text into its assignments, each by itself, so that one mistake does not hide the rest.
class EnvTextParser
{
public:
    EnvTextParser(const QString &text, EnvTextMeaning meaning)
        : m_text(text)
        , m_meaning(meaning)
    {
        if (m_text.startsWith(QChar::ByteOrderMark))
            m_at = 1;
    }

    EnvTextReading parse()
    {
        while (m_at < m_text.size()) {
            const qsizetype start = m_at;
            readStatement();
            m_line += int(QStringView(m_text).mid(start, m_at - start).count(u'\n'));
        }
        return std::move(m_out);
    }

private:
    qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(u'\n', from);
        return end < 0 ? m_text.size() : end;
    }

    void problem(DotenvFailure reason, const QString &detail = {})
    {
        if (m_out.problems.size() < 1000)
            m_out.problems.append({.line = m_line, .reason = reason, .detail = detail});
    }

    void readStatement()
    {
        const qsizetype end = lineEnd(m_at);
        const QString line = m_text.mid(m_at, end - m_at);
        const qsizetype start = m_at;
        m_at = std::min(end + 1, m_text.size());
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(u'#'))
            ++m_out.commentsLost;
        if (trimmed.isEmpty() || trimmed.startsWith(u'#'))
            return;
        const qsizetype equals = std::ranges::find_if(line, [](QChar c) { return c == u'=' || c == u':'; }) - line.begin();
        if (const QString name = nameOf(line.left(equals)); !name.isNull()) {
            if (equals == line.size())
                problem(DotenvFailure::NameOnly, name);
            else
                readValue(name, start + equals + 1, end);
        }
    }

    /// Null when it is none.
    QString nameOf(const QString &written)
    {
        QString name = written.trimmed();
        if (name.startsWith(u"export "_s) || name.startsWith(u"export\t"_s))
            name = name.mid(7).trimmed();
        if (name.contains(u' ')) {
            problem(DotenvFailure::NameWithSpace);
            return {};
        }
        const Dotenv read = readDotenv(name + u"=\n"_s);
        if (read.failure != DotenvFailure::None || name.isEmpty()) {
            problem(DotenvFailure::NameWithCharacter, read.failureDetail.isEmpty() ? u"="_s : read.failureDetail);
            return {};
        }
        return name;
    }

    void readValue(const QString &name, qsizetype from, qsizetype end)
    {
        qsizetype first = from;
        while (first < end && isBlank(m_text[first]))
            ++first;
        if (first < end && (m_text[first] == u'"' || m_text[first] == u'\'')) {
            const qsizetype close = closingQuote(first);
            if (close < 0) {
                problem(DotenvFailure::UnterminatedQuote, QString(m_text[first]));
                return;
            }
            end = lineEnd(close);
            m_at = std::min(end + 1, m_text.size());
        }
        if (end > from && end < m_text.size() && m_text[end - 1] == u'\r')
            --end;
        const QString written = m_text.mid(from, end - from);
        m_out.variables.append({name, m_meaning == EnvTextMeaning::AsWritten ? written : meaningOf(written)});
    }

    qsizetype closingQuote(qsizetype open) const
    {
        bool escaped = false;
        for (qsizetype i = open + 1; i < m_text.size(); ++i) {
            if (m_text[i] == m_text[open] && !escaped)
                return i;
            escaped = !escaped && m_text[i] == u'\\';
        }
        return -1;
    }

    const QString m_text;
    EnvTextMeaning m_meaning;
    EnvTextReading m_out;
    qsizetype m_at = 0;
    int m_line = 1;
};

bool readsBack(const QString &text, const ComposeVariable &variable, EnvTextMeaning meaning)
{
    const EnvTextReading read = EnvTextParser(text, meaning).parse();
    return read.problems.isEmpty() && read.variables == ComposeVariables{variable};
}

/// A spelling in quotes that every reader of dotenv takes for `value`.
QString quoted(const QString &value)
{
    const QString bare = suggestedSpelling(value);
    if (bare != value)
        return bare;
    QString escaped = value;
    return u'"' + escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'$', u"$$"_s) + u'"';
}

} // namespace

EnvTextReading parseEnvText(const QString &text, EnvTextMeaning meaning)
{
    if (text.size() > MostEnvTextBytes || text.toUtf8().size() > MostEnvTextBytes) {
        EnvTextReading none;
        none.tooLarge = true;
        return none;
    }
    return EnvTextParser(text, meaning).parse();
}

EnvTextWriting writeEnvText(const ComposeVariables &variables, EnvTextMeaning meaning)
{
    EnvTextWriting out;
    for (const ComposeVariable &variable : variables) {
        const QString bare = variable.name + u'=' + variable.value + u'\n';
        if (readsBack(bare, variable, meaning)) {
            out.text += bare;
            continue;
        }
        const QString spelling = quoted(variable.value);
        const QString line = variable.name + u'=' + spelling + u'\n';
        const QString expected = meaning == EnvTextMeaning::AsWritten ? spelling : variable.value;
        if (!readsBack(line, {variable.name, expected}, meaning)) {
            out.left.append(variable.name);
            continue;
        }
        if (meaning == EnvTextMeaning::AsWritten)
            out.respelled.append(variable.name);
        out.text += line;
    }
    return out;
}

} // namespace longshore
