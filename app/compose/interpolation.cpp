// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/interpolation.h"

#include <algorithm>

namespace longshore {

namespace {

constexpr int MostLevels = 32; ///< Of references in default words; nobody nests so deep, and each level reads the text again.

/// The letters of a pattern that does not mind case, as Go reads it: the long s and the Kelvin sign fold into it.
bool beginsName(QChar c)
{
    return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == QChar(0x17f) || c == QChar(0x212a);
}

bool continuesName(QChar c)
{
    return beginsName(c) || (c >= u'0' && c <= u'9');
}

bool isOperator(QChar c)
{
    return c == u'-' || c == u'+' || c == u'?';
}

/// What stands at a "$".
struct Reference {
    enum class Kind { None, Escaped, Named, Braced, Invalid };

    Kind kind = Kind::None;
    QStringView name;
    QChar operation; ///< '-', '+', '?' or null.
    bool colon = false;
    QStringView word;
    qsizetype length = 0; ///< Of the whole reference.
};

/// The brace that ends a reference, counted as template.go counts: the character behind an opening one is not looked at.
qsizetype closingBrace(QStringView text)
{
    int open = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'}' && --open == 0)
            return i;
        if (text[i] == u'{') {
            ++open;
            ++i;
        }
    }
    return -1;
}

/// Finds the references of a text, from left to right.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    {
    }

    Reference at(qsizetype dollar)
    {
        const qsizetype next = dollar + 1;
        if (next >= m_text.size())
            return {};
        if (m_text[next] == u'$')
            return {.kind = Reference::Kind::Escaped, .length = 2};
        if (beginsName(m_text[next])) {
            const qsizetype end = nameEnd(next);
            return {.kind = Reference::Kind::Named, .name = m_text.mid(next, end - next), .length = end - dollar};
        }
        return m_text[next] == u'{' ? braced(dollar) : Reference{};
    }

private:
    qsizetype nameEnd(qsizetype from) const
    {
        while (from < m_text.size() && continuesName(m_text[from]))
            ++from;
        return from;
    }

    Reference braced(qsizetype dollar)
    {
        const Reference invalid{.kind = Reference::Kind::Invalid, .length = 2};
        const qsizetype first = dollar + 2;
        if (first >= m_text.size() || !beginsName(m_text[first]))
            return invalid;
        const qsizetype end = nameEnd(first);
        Reference found{.kind = Reference::Kind::Braced, .name = m_text.mid(first, end - first)};
        if (end < m_text.size() && m_text[end] == u'}') {
            found.length = end + 1 - dollar;
            return found;
        }
        found.colon = end < m_text.size() && m_text[end] == u':';
        const qsizetype operation = end + (found.colon ? 1 : 0);
        if (operation >= m_text.size() || !isOperator(m_text[operation]))
            return invalid;
        const qsizetype last = lastBrace(operation + 1);
        if (last < operation + 1)
            return invalid;
        const qsizetype close = closingBrace(m_text.mid(dollar, last + 1 - dollar));
        const qsizetype stop = close < 0 ? last : dollar + close;
        found.operation = m_text[operation];
        found.word = m_text.mid(operation + 1, stop - operation - 1);
        found.length = stop + 1 - dollar;
        return found;
    }

    /// The last closing brace of the line that `from` is in: the pattern takes all it can get.
    qsizetype lastBrace(qsizetype from)
    {
        if (from > m_lineEnd || m_lineEnd < 0) {
            const qsizetype end = m_text.indexOf(u'\n', from);
            m_lineEnd = end < 0 ? m_text.size() : end;
            m_lastBrace = m_text.left(m_lineEnd).lastIndexOf(u'}');
        }
        return m_lastBrace;
    }

    QStringView m_text;
    qsizetype m_lineEnd = -1;
    qsizetype m_lastBrace = -1;
};

/// Replaces references, word by word.
class Interpolator
{
public:
    explicit Interpolator(const VariableLookup &lookup)
        : m_lookup(lookup)
    {
    }

    QString replaced(QStringView text, int depth)
    {
        if (depth > MostLevels)
            fail(Interpolated::Failure::TooDeep, text.left(40).toString());
        QString out;
        Scanner scanner(text);
        qsizetype from = 0;
        while (result.failure == Interpolated::Failure::None) {
            const qsizetype dollar = text.indexOf(u'$', from);
            if (dollar < 0)
                return out.append(text.mid(from));
            out += text.mid(from, dollar - from);
            const Reference reference = scanner.at(dollar);
            from = dollar + std::max<qsizetype>(1, reference.length);
            if (reference.kind == Reference::Kind::None)
                out += u'$';
            else
                out += valueOf(reference, text.mid(dollar), depth);
        }
        return out;
    }

    Interpolated result;

private:
    QString valueOf(const Reference &reference, QStringView there, int depth)
    {
        result.changed = true;
        if (reference.kind == Reference::Kind::Escaped)
            return QStringLiteral("$");
        if (reference.kind == Reference::Kind::Invalid) {
            fail(Interpolated::Failure::Invalid, there.left(40).toString());
            return {};
        }
        const QString name = reference.name.toString();
        if (reference.operation.isNull())
            return m_lookup ? m_lookup(name).value_or(QString()) : QString();
        const QString word = replaced(reference.word, depth + 1);
        const std::optional<QString> value = m_lookup ? m_lookup(name) : std::nullopt;
        const bool counts = value && !(reference.colon && value->isEmpty());
        if (reference.operation == u'+')
            return counts ? word : value.value_or(QString());
        if (reference.operation == u'-')
            return counts ? *value : word;
        if (counts)
            return *value;
        if (result.failure == Interpolated::Failure::None) {
            fail(Interpolated::Failure::RequiredMissing, name);
            result.message = word;
        }
        return {};
    }

    void fail(Interpolated::Failure failure, const QString &detail)
    {
        if (result.failure != Interpolated::Failure::None)
            return;
        result.failure = failure;
        result.detail = detail;
    }

    const VariableLookup &m_lookup;
};

VariableFallback fallbackOf(QChar operation)
{
    if (operation == u'-')
        return VariableFallback::Default;
    if (operation == u'?')
        return VariableFallback::Required;
    return operation == u'+' ? VariableFallback::Alternative : VariableFallback::None;
}

void collectUses(QStringView text, int depth, QList<VariableUse> &uses, QString *invalid)
{
    Scanner scanner(text);
    qsizetype from = 0;
    for (;;) {
        const qsizetype dollar = text.indexOf(u'$', from);
        if (dollar < 0)
            return;
        const Reference reference = scanner.at(dollar);
        from = dollar + std::max<qsizetype>(1, reference.length);
        if (reference.kind == Reference::Kind::Invalid || (depth >= MostLevels && reference.kind == Reference::Kind::Braced)) {
            if (invalid && invalid->isEmpty())
                *invalid = text.mid(dollar, 40).toString();
            return;
        }
        if (reference.name.isEmpty())
            continue;
        uses.append({.name = reference.name.toString(),
                     .fallback = fallbackOf(reference.operation),
                     .emptyCounts = reference.colon,
                     .word = reference.word.toString(),
                     .guarded = depth > 0});
        collectUses(reference.word, depth + 1, uses, invalid);
    }
}

} // namespace

Interpolated interpolate(const QString &text, const VariableLookup &lookup)
{
    Interpolator interpolator(lookup);
    interpolator.result.text = interpolator.replaced(text, 0);
    return interpolator.result;
}

QList<VariableUse> variableUses(const QString &text, QString *invalid)
{
    QList<VariableUse> uses;
    if (text.contains(u'$'))
        collectUses(text, 0, uses, invalid);
    return uses;
}

} // namespace longshore
