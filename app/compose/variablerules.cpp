// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/variablerules.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

ReadingReason reasonOf(DotenvFailure failure)
{
    switch (failure) {
    case DotenvFailure::NameWithSpace:
        return ReadingReason::NameWithSpace;
    case DotenvFailure::NameWithCharacter:
        return ReadingReason::NameWithCharacter;
    case DotenvFailure::UnterminatedQuote:
        return ReadingReason::UnterminatedQuote;
    case DotenvFailure::RequiredMissing:
        return ReadingReason::RequiredMissing;
    case DotenvFailure::BadReference:
    case DotenvFailure::TooDeep:
        return ReadingReason::BadReference;
    case DotenvFailure::None:
    case DotenvFailure::NameOnly:
        break;
    }
    return ReadingReason::None;
}

void addReason(VariableReading &reading, ReadingReason reason)
{
    if (!reading.reasons.contains(reason))
        reading.reasons.append(reason);
    reading.asStored = false;
}

void failReading(VariableReading &reading, ReadingReason reason, const QString &detail = {})
{
    reading.fails = true;
    addReason(reading, reason);
    if (!detail.isEmpty())
        reading.detail = detail;
}

/// Keeps what there is in the end, each name once.
class Result
{
public:
    void set(const QString &name, const QString &value)
    {
        const auto known = m_places.constFind(name);
        if (known != m_places.cend()) {
            m_variables[*known].value = value;
            return;
        }
        m_places.insert(name, m_variables.size());
        m_variables.append({name, value});
    }
    std::optional<QString> value(const QString &name) const
    {
        const auto known = m_places.constFind(name);
        return known == m_places.cend() ? std::nullopt : std::optional(m_variables[*known].value);
    }
    ComposeVariables take() { return std::move(m_variables); }

private:
    ComposeVariables m_variables;
    QHash<QString, qsizetype> m_places;
};

/// Reads variables as one dotenv text, the way the server writes it: NAME=VALUE and a line end for each.
class StandaloneReader
{
public:
    StandaloneReader(const ComposeVariables &variables, const VariableLookup &serverEnvironment)
        : m_variables(variables)
        , m_server(serverEnvironment)
    {
        for (const ComposeVariable &variable : variables) {
            m_starts.append(m_text.size());
            m_text += variable.name + u'=' + variable.value + u'\n';
            m_out.readings.append(VariableReading{.name = variable.name, .value = variable.value});
        }
        m_seen.resize(variables.size());
    }

    VariablesReading read()
    {
        qsizetype first = 0;
        while (first < m_variables.size())
            first = readFrom(first);
        findOverridden();
        for (qsizetype i = 0; i < m_variables.size(); ++i) {
            VariableReading &reading = m_out.readings[i];
            if (m_variables[i].value.contains(QChar(0)) || m_variables[i].name.contains(QChar(0)))
                failReading(reading, ReadingReason::ControlCharacter);
            m_out.fails = m_out.fails || reading.fails;
        }
        m_out.result = m_result.take();
        return std::move(m_out);
    }

private:
    qsizetype indexOf(qsizetype at) const
    {
        return std::ranges::upper_bound(m_starts, at) - m_starts.begin() - 1;
    }

    qsizetype endOf(qsizetype index) const { return index + 1 < m_starts.size() ? m_starts[index + 1] : m_text.size(); }

    /// Reads up to the first failure; returns the variable to go on with.
    qsizetype readFrom(qsizetype first)
    {
        const qsizetype offset = m_starts[first];
        const Dotenv dotenv = readDotenv(m_text.mid(offset), [this](const QString &name) -> std::optional<QString> {
            return m_server ? m_server(name) : std::nullopt;
        });
        for (const DotenvEntry &entry : dotenv.entries)
            take(entry, offset);
        qsizetype next = m_variables.size();
        if (dotenv.failure != DotenvFailure::None) {
            const qsizetype failed = indexOf(offset + dotenv.failureStart);
            failReading(m_out.readings[failed], reasonOf(dotenv.failure), dotenv.failureDetail);
            m_seen[failed] = true;
            next = ++m_failures < MostFailures ? failed + 1 : m_variables.size();
            for (qsizetype i = failed + 1; i < next && m_failures >= MostFailures; ++i)
                m_seen[i] = true; // Not looked at any more: there is enough to mend.
        }
        for (qsizetype i = first; i < next; ++i) {
            if (!m_seen[i])
                addReason(m_out.readings[i], ReadingReason::NameReadOtherwise); // A comment, or nothing at all.
        }
        return next;
    }

    void take(const DotenvEntry &entry, qsizetype offset)
    {
        const qsizetype index = indexOf(offset + entry.start);
        VariableReading &reading = m_out.readings[index];
        const bool there = !entry.inherited || !entry.value.isNull();
        if (entry.name.isEmpty() && !entry.inherited)
            failReading(reading, ReadingReason::NameEmpty);
        if (there)
            m_result.set(entry.name, entry.value);
        if (m_seen[index]) {
            addReason(reading, ReadingReason::SplitAtLineEnd);
            if (there)
                reading.extra.append({entry.name, entry.value});
        } else {
            m_seen[index] = true;
            takeMain(reading, m_variables[index], entry);
            if (offset + entry.end < endOf(index) && m_variables[index].value.contains(u'\n'))
                addReason(reading, ReadingReason::SplitAtLineEnd);
        }
        for (qsizetype other = index + 1; other < m_variables.size() && m_starts[other] < offset + entry.end; ++other) {
            m_seen[other] = true;
            addReason(reading, ReadingReason::SwallowsOthers);
            addReason(m_out.readings[other], ReadingReason::SwallowedByAnother);
        }
    }

    void takeMain(VariableReading &reading, const ComposeVariable &stored, const DotenvEntry &entry)
    {
        reading.name = entry.name;
        reading.value = entry.value;
        if (entry.name != stored.name || entry.inherited)
            addReason(reading, ReadingReason::NameReadOtherwise);
        if (entry.value == stored.value)
            return;
        reading.asStored = false;
        if (entry.quote != 0)
            addReason(reading, ReadingReason::QuotesRemoved);
        if (entry.cut)
            addReason(reading, ReadingReason::CommentCut);
        if (entry.expanded)
            addReason(reading, entry.spelling.contains(u'$') ? ReadingReason::Expanded : ReadingReason::EscapesRead);
        if (entry.quote == 0 && stored.value.trimmed() != stored.value)
            addReason(reading, ReadingReason::Trimmed);
    }

    void findOverridden()
    {
        QHash<QString, qsizetype> last;
        for (qsizetype i = 0; i < m_out.readings.size(); ++i)
            last.insert(m_out.readings[i].name, i);
        for (qsizetype i = 0; i < m_out.readings.size(); ++i) {
            if (last.value(m_out.readings[i].name) != i)
                addReason(m_out.readings[i], ReadingReason::OverriddenLater);
        }
    }

    static constexpr int MostFailures = 50;

    const ComposeVariables &m_variables;
    const VariableLookup &m_server;
    int m_failures = 0;
    QString m_text;
    QList<qsizetype> m_starts;
    QList<bool> m_seen;
    Result m_result;
    VariablesReading m_out;
};

/// The pairs become the environment of a process.
VariablesReading readForSwarm(const ComposeVariables &variables)
{
    VariablesReading out;
    Result result;
    QHash<QString, qsizetype> last;
    for (const ComposeVariable &variable : variables) {
        const qsizetype equals = variable.name.indexOf(u'=');
        VariableReading reading{.name = variable.name, .value = variable.value};
        if (equals >= 0) {
            reading.name = variable.name.left(equals);
            reading.value = variable.name.mid(equals + 1) + u'=' + variable.value;
            addReason(reading, ReadingReason::NameReadOtherwise);
        }
        if (reading.name.isEmpty())
            addReason(reading, ReadingReason::NameEmpty);
        else
            result.set(reading.name, reading.value);
        if ((variable.name + variable.value).contains(QChar(0)))
            failReading(reading, ReadingReason::ControlCharacter);
        const auto earlier = last.constFind(reading.name);
        if (earlier != last.cend())
            addReason(out.readings[*earlier], ReadingReason::OverriddenLater);
        last.insert(reading.name, out.readings.size());
        out.fails = out.fails || reading.fails;
        out.readings.append(reading);
    }
    out.result = result.take();
    return out;
}

bool endsInOddBackslashes(const QString &value)
{
    qsizetype count = 0;
    while (count < value.size() && value[value.size() - 1 - count] == u'\\')
        ++count;
    return count % 2 != 0;
}

} // namespace

bool VariablesReading::asStored() const
{
    return !fails && std::ranges::all_of(readings, &VariableReading::asStored);
}

VariablesReading readVariables(const ComposeVariables &variables, VariableReader reader, const VariableLookup &serverEnvironment)
{
    if (reader == VariableReader::Swarm)
        return readForSwarm(variables);
    return StandaloneReader(variables, serverEnvironment).read();
}

VariableReading readVariable(const ComposeVariable &variable, VariableReader reader)
{
    return readVariables({variable}, reader).readings.first();
}

QString suggestedSpelling(const QString &value)
{
    if (readVariable({u"X"_s, value}, VariableReader::Standalone).asStored)
        return value;
    if (!value.contains(u'\'') && !endsInOddBackslashes(value))
        return u'\'' + value + u'\'';
    QString escaped = value;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'$', u"$$"_s);
    return u'"' + escaped + u'"';
}

} // namespace longshore
