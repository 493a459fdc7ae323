// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/dotenv.h"

#include <QHash>

#include <array>

namespace longshore {

namespace {

/// A space that is no line end, as the server's parser sees it.
bool isBlank(QChar c)
{
    return c == u'\t' || c == u'\v' || c == u'\f' || c == u'\r' || c == u' ' || c == QChar(0x85) || c == QChar(0xa0);
}

/// unicode.IsSpace of Go.
bool isSpace(QChar c)
{
    return isBlank(c) || c == u'\n' || c == QChar(0x1680) || (c >= QChar(0x2000) && c <= QChar(0x200a)) || c == QChar(0x2028)
        || c == QChar(0x2029) || c == QChar(0x202f) || c == QChar(0x205f) || c == QChar(0x3000);
}

bool isLetterOrNumber(char32_t c)
{
    return QChar::isLetter(c) || QChar::isNumber(c);
}

char32_t codePointAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

/// The value of a backslash and a letter within double quotes; nothing when it stays as it is.
std::optional<QChar> simpleEscape(QChar c)
{
    static constexpr std::array<std::pair<char16_t, char16_t>, 9> known{{{u'a', u'\a'},
                                                                        {u'b', u'\b'},
                                                                        {u'f', u'\f'},
                                                                        {u'n', u'\n'},
                                                                        {u'r', u'\r'},
                                                                        {u't', u'\t'},
                                                                        {u'v', u'\v'},
                                                                        {u'"', u'"'},
                                                                        {u'\\', u'\\'}}};
    for (const auto &[letter, value] : known) {
        if (c == letter)
            return QChar(value);
    }
    return {};
}

/// "\0" and three octal digits up to 377; of anything else only the 0 gets lost.
std::optional<QChar> octalEscape(QStringView digits)
{
    int value = 0;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'7')
            return {};
        value = value * 8 + digit.digitValue();
    }
    if (digits.size() != 3 || value > 255)
        return {};
    return QChar(value);
}

QString withEscapes(QStringView text, bool &changed)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 >= text.size()) {
            out += text[i];
            continue;
        }
        const QChar next = text[i + 1];
        if (next == u'$') {
            out += QStringLiteral("$$");
            ++i;
        } else if (next == u'0') {
            qsizetype end = i + 2;
            while (end < text.size() && end < i + 5 && text[end] >= u'0' && text[end] <= u'9')
                ++end;
            const std::optional<QChar> value = octalEscape(text.mid(i + 2, end - i - 2));
            if (value)
                out += *value;
            else
                out.append(u'\\').append(text.mid(i + 2, end - i - 2));
            changed = true;
            i = end - 1;
        } else if (const std::optional<QChar> value = simpleEscape(next)) {
            out += *value;
            changed = true;
            ++i;
        } else if (next == u'c') { // Known to the pattern, not to Go.
            out += QStringLiteral("\\c");
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// Reads a text statement by statement; a port of the rules, not of the code.
class Parser
{
public:
    Parser(const QString &text, const VariableLookup &lookup, DotenvReferences references, Dotenv &into)
        : m_text(text)
        , m_references(references)
        , m_lookup([this, &lookup](const QString &name) -> std::optional<QString> {
            if (lookup) {
                if (const std::optional<QString> value = lookup(name))
                    return value;
            }
            const auto said = m_said.constFind(name);
            return said == m_said.cend() ? std::nullopt : std::optional(*said);
        })
        , m_outer(lookup)
        , m_into(into)
    {
        if (m_text.startsWith(QChar::ByteOrderMark))
            m_at = 1;
    }

    void parse()
    {
        while (m_into.failure == DotenvFailure::None && toStatement()) {
            DotenvEntry entry{.start = m_at, .line = m_line};
            m_statement = m_at;
            if (!readName(entry))
                return;
            if (entry.inherited)
                inherit(entry);
            else if (!readValue(entry))
                return;
            if (!entry.inherited || !entry.value.isNull())
                m_said.insert(entry.name, entry.value);
            entry.end = m_at;
            m_into.entries.append(entry);
        }
    }

private:
    /// Skips blank lines and comments.
    bool toStatement()
    {
        for (;;) {
            while (m_at < m_text.size() && isSpace(m_text[m_at]))
                step();
            if (m_at >= m_text.size())
                return false;
            if (m_text[m_at] != u'#')
                return true;
            ++m_into.comments;
            const qsizetype end = m_text.indexOf(u'\n', m_at);
            if (end < 0)
                return false;
            m_at = end;
        }
    }

    void step()
    {
        if (m_text[m_at] == u'\n')
            ++m_line;
        ++m_at;
    }

    bool fail(DotenvFailure failure, const QString &detail)
    {
        m_into.failure = failure;
        m_into.failureLine = m_line;
        m_into.failureStart = m_statement;
        m_into.failureDetail = detail;
        return false;
    }

    void skipExport(DotenvEntry &entry)
    {
        static const QString word = QStringLiteral("export");
        const qsizetype after = m_at + word.size();
        if (!QStringView(m_text).mid(m_at).startsWith(word) || after >= m_text.size())
            return;
        const QChar next = m_text[after];
        if (next != u' ' && next != u'\t' && next != u'\n' && next != u'\f' && next != u'\r')
            return;
        m_at = after;
        skipBlanks();
        entry.exported = true;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }

    bool readName(DotenvEntry &entry)
    {
        skipExport(entry);
        if (m_at >= m_text.size())
            return fail(DotenvFailure::NameWithCharacter, {});
        const qsizetype start = m_at;
        qsizetype end = -1;
        for (qsizetype i = start; i < m_text.size() && end < 0; ++i) {
            const QChar c = m_text[i];
            if (c == u'=' || c == u':' || c == u'\n') {
                end = i;
                entry.inherited = c == u'\n';
            } else if (!isBlank(c) && c != u'_' && c != u'.' && c != u'[' && c != u']') {
                const char32_t whole = codePointAt(m_text, i);
                if (!isLetterOrNumber(whole))
                    return fail(DotenvFailure::NameWithCharacter, QString::fromUcs4(&whole, 1));
                i += QChar::requiresSurrogates(whole) ? 1 : 0;
            }
        }
        // A text that ends within a name has no name there, and what looks like one is the value.
        qsizetype trimmed = end < 0 ? start : end;
        while (trimmed > start && isSpace(m_text[trimmed - 1]))
            --trimmed;
        entry.name = m_text.mid(start, trimmed - start);
        m_at = end < 0 ? start : end + 1;
        m_newlines = entry.inherited ? 1 : 0;
        skipBlanks();
        return entry.name.contains(u' ') ? fail(DotenvFailure::NameWithSpace, {}) : true;
    }

    void inherit(DotenvEntry &entry)
    {
        m_line += m_newlines;
        const std::optional<QString> value = m_outer ? m_outer(entry.name) : std::nullopt;
        if (value)
            entry.value = value->isNull() ? QStringLiteral("") : *value;
    }

    bool readValue(DotenvEntry &entry)
    {
        const qsizetype start = m_at;
        const bool quoted = m_at < m_text.size() && (m_text[m_at] == u'"' || m_text[m_at] == u'\'');
        const bool good = quoted ? readQuoted(entry) : readBare(entry);
        if (good)
            entry.spelling = m_text.mid(start, (m_ended ? m_at - 1 : m_at) - start);
        return good;
    }

    bool readBare(DotenvEntry &entry)
    {
        qsizetype end = m_text.indexOf(u'\n', m_at);
        m_ended = end >= 0;
        if (end < 0)
            end = m_text.size();
        QString value = m_text.mid(m_at, end - m_at);
        const qsizetype comment = value.indexOf(QStringLiteral(" #"));
        if (comment >= 0) {
            value.truncate(comment);
            entry.cut = true;
        }
        while (!value.isEmpty() && isSpace(value.back()))
            value.chop(1);
        m_at = m_ended ? end + 1 : end;
        const int line = m_line;
        m_line += m_ended ? 1 : 0;
        return expand(entry, value, line);
    }

    bool readQuoted(DotenvEntry &entry)
    {
        const QChar quote = m_text[m_at];
        entry.quote = quote.unicode();
        m_ended = false;
        const int line = m_line;
        QString raw;
        bool escaped = false;
        for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
            const QChar c = m_text[i];
            if (c == quote && !escaped) {
                m_line += int(raw.count(u'\n'));
                m_at = i + 1;
                return finishQuoted(entry, raw, line);
            }
            if (c != quote && !escaped && c == u'\\') {
                escaped = true;
                continue;
            }
            if (escaped && c != quote)
                raw += u'\\';
            escaped = false;
            raw += c;
        }
        return fail(DotenvFailure::UnterminatedQuote, QString(quote));
    }

    bool finishQuoted(DotenvEntry &entry, const QString &raw, int line)
    {
        if (entry.quote == u'\'') {
            entry.value = raw;
            return true;
        }
        return expand(entry, withEscapes(raw, entry.expanded), line);
    }

    bool expand(DotenvEntry &entry, const QString &value, int line)
    {
        if (m_references == DotenvReferences::Kept) {
            entry.value = value;
            entry.value.replace(QStringLiteral("$$"), QStringLiteral("$"));
            return true;
        }
        const Interpolated read = interpolate(value, m_lookup);
        entry.value = read.text;
        entry.expanded = entry.expanded || read.changed;
        if (read.failure == Interpolated::Failure::None)
            return true;
        m_line = line;
        if (read.failure == Interpolated::Failure::RequiredMissing)
            return fail(DotenvFailure::RequiredMissing, read.detail);
        return fail(read.failure == Interpolated::Failure::TooDeep ? DotenvFailure::TooDeep : DotenvFailure::BadReference, read.detail);
    }

    const QString m_text;
    DotenvReferences m_references;
    VariableLookup m_lookup;
    const VariableLookup &m_outer;
    Dotenv &m_into;
    QHash<QString, QString> m_said;
    qsizetype m_at = 0;
    qsizetype m_statement = 0;
    int m_line = 1;
    int m_newlines = 0;
    bool m_ended = false; ///< The last value ended with a line end, which was read with it.
};

} // namespace

Dotenv readDotenv(const QString &text, const VariableLookup &lookup, DotenvReferences references)
{
    Dotenv read;
    Parser(text, lookup, references, read).parse();
    return read;
}

} // namespace longshore
