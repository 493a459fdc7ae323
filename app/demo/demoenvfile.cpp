// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoenvfile.h"

#include <cctype>

namespace longshore::demo {
namespace {

bool isNameByte(char byte)
{
    return std::isalnum(uchar(byte)) || byte == '_';
}

/// Reads assignments one after the other; a quoted value may go over several lines.
class EnvReader
{
public:
    explicit EnvReader(const QByteArray &text) : m_text(text) {}

    EnvFile read() &&
    {
        while (m_at < m_text.size() && m_file.problem.isEmpty())
            readLine();
        return std::move(m_file);
    }

private:
    QByteArray rest() const
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        return m_text.mid(m_at, end < 0 ? -1 : end - m_at);
    }

    void fail(const QByteArray &words) { m_file.problem = "line " + QByteArray::number(m_text.left(m_at).count('\n') + 1) + ": " + words; }

    void readLine()
    {
        const QByteArray line = rest();
        const QByteArray trimmed = line.trimmed();
        const qsizetype equals = trimmed.indexOf('=');
        QByteArray name = (equals < 0 ? trimmed : trimmed.left(equals)).trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith('#')) {
            m_at += line.size() + 1;
            return;
        }
        if (name.startsWith("export "))
            name = name.mid(7).trimmed();
        if (name.contains(' ') || name.contains('\t'))
            return fail("key cannot contain a space");
        if (name.isEmpty())
            return fail("unexpected character \"=\" in variable name");
        if (equals < 0) { // A name alone takes its value from the process, which has none here.
            m_at += line.size() + 1;
            return;
        }
        m_at += line.indexOf('=') + 1;
        readValue(name);
    }

    void readValue(const QByteArray &name)
    {
        const QByteArray line = rest();
        const QByteArray value = line.trimmed();
        if (value.startsWith('"') || value.startsWith('\''))
            return readQuoted(name, value.front());
        m_at += line.size() + 1;
        qsizetype cut = value.startsWith('#') ? 0 : value.indexOf(" #");
        m_file.values[name] = expanded(cut < 0 ? value : value.left(cut).trimmed());
    }

    void readQuoted(const QByteArray &name, char quote)
    {
        const qsizetype start = m_text.indexOf(quote, m_at) + 1;
        qsizetype end = start;
        while (end < m_text.size() && (m_text.at(end) != quote || (m_text.at(end - 1) == '\\' && end > start)))
            ++end;
        if (end >= m_text.size())
            return fail("unterminated quoted value " + m_text.mid(start - 1).trimmed());
        const QByteArray value = m_text.mid(start, end - start);
        m_at = end + 1;
        const QByteArray after = rest().trimmed();
        if (!after.isEmpty() && !after.startsWith('#'))
            return fail("unexpected character \"" + after.left(1) + "\" in variable name near \"" + after + '"');
        m_at += rest().size() + 1;
        m_file.values[name] = quote == '\'' ? value : expanded(QByteArray(value).replace("\\\"", "\"").replace("\\n", "\n"));
    }

    QByteArray expanded(const QByteArray &value)
    {
        QByteArray ignored;
        return interpolated(value, m_file.values, ignored);
    }

    const QByteArray m_text;
    qsizetype m_at = 0;
    EnvFile m_file;
};

/// `${...}` without its braces.
QByteArray braced(const QByteArray &inside, const QMap<QByteArray, QByteArray> &values, QByteArray &problem)
{
    qsizetype end = 0;
    while (end < inside.size() && isNameByte(inside.at(end)))
        ++end;
    const QByteArray name = inside.left(end);
    const bool alsoEmpty = inside.mid(end, 1) == ":";
    const QByteArray rule = inside.mid(end + alsoEmpty, 1);
    const QByteArray word = inside.mid(end + alsoEmpty + 1);
    const QByteArray value = values.value(name);
    const bool isSet = values.contains(name) && !(alsoEmpty && value.isEmpty());
    if (rule == "?" && !isSet) {
        problem = "required variable " + name + " is missing a value: " + word;
        return {};
    }
    if (rule == "-")
        return isSet ? value : interpolated(word, values, problem);
    if (rule == "+")
        return isSet ? interpolated(word, values, problem) : QByteArray();
    return value;
}

qsizetype closingBrace(const QByteArray &text, qsizetype from)
{
    int depth = 0;
    for (qsizetype at = from; at < text.size(); ++at) {
        depth += text.at(at) == '{' ? 1 : text.at(at) == '}' ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return -1;
}

} // namespace

EnvFile EnvFile::read(const QList<Variable> &variables)
{
    QByteArray text;
    for (const Variable &each : variables)
        text += each.name + '=' + each.value + '\n';
    return EnvReader(text).read();
}

EnvFile EnvFile::taken(const QList<Variable> &variables)
{
    EnvFile file;
    for (const Variable &each : variables)
        file.values[each.name] = each.value;
    return file;
}

QByteArray interpolated(const QByteArray &text, const QMap<QByteArray, QByteArray> &values, QByteArray &problem)
{
    QByteArray result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != '$') {
            result += text.at(at);
        } else if (text.mid(at, 2) == "$$") {
            result += '$';
            ++at;
        } else if (text.mid(at, 2) == "${") {
            const qsizetype end = closingBrace(text, at + 1);
            if (end < 0) {
                problem = "invalid interpolation format for \"" + text + "\"";
                return result;
            }
            result += braced(text.mid(at + 2, end - at - 2), values, problem);
            at = end;
        } else {
            qsizetype end = at + 1;
            while (end < text.size() && isNameByte(text.at(end)))
                ++end;
            result += end == at + 1 ? QByteArray("$") : values.value(text.mid(at + 1, end - at - 1));
            at = end - 1;
        }
    }
    return result;
}

} // namespace longshore::demo
