// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logjson.h"

#include <QJsonDocument>

namespace longshore {

namespace {

    constexpr qsizetype MostBefore = 80; ///< Bytes of words that may stand before it.

    qsizetype startOfJson(QByteArrayView text)
    {
        while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\t'))
            text.chop(1);
        if (text.size() < 2 || (text.back() != '}' && text.back() != ']'))
            return -1;
        const char open = text.back() == '}' ? '{' : '[';
        const qsizetype at = text.indexOf(open);
        // "[error] {...}" has a list that is none; "a {b}" is a sentence.
        return at <= MostBefore ? at : -1;
    }

    class Writer
    {
    public:
        explicit Writer(QByteArrayView json)
            : m_json(json)
        {
        }

        QByteArray write()
        {
            for (m_at = 0; m_at < m_json.size(); ++m_at)
                step(m_json[m_at]);
            return std::move(m_out);
        }

    private:
        void step(char c)
        {
            if (c == '"')
                return takeString();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
                return;
            if (c == '{' || c == '[')
                return open(c);
            if (c == '}' || c == ']') {
                --m_depth;
                newLine();
            }
            m_out += c;
            if (c == ',')
                newLine();
            if (c == ':')
                m_out += ' ';
        }

        /// An empty one stays on its line.
        void open(char c)
        {
            qsizetype next = m_at + 1;
            while (next < m_json.size() && (m_json[next] == ' ' || m_json[next] == '\t'))
                ++next;
            m_out += c;
            if (next < m_json.size() && (m_json[next] == '}' || m_json[next] == ']')) {
                m_out += m_json[next];
                m_at = next;
                return;
            }
            ++m_depth;
            newLine();
        }

        void takeString()
        {
            const qsizetype from = m_at++;
            while (m_at < m_json.size() && m_json[m_at] != '"')
                m_at += m_json[m_at] == '\\' ? 2 : 1;
            m_at = std::min(m_at, m_json.size() - 1);
            m_out.append(m_json.sliced(from, m_at - from + 1));
        }

        void newLine()
        {
            m_out += '\n';
            m_out.append(QByteArray(2 * std::max<qsizetype>(m_depth, 0), ' '));
        }

        const QByteArrayView m_json;
        QByteArray m_out;
        qsizetype m_at = 0;
        qsizetype m_depth = 0;
    };

} // namespace

bool looksLikeJson(QByteArrayView text)
{
    return startOfJson(text) >= 0;
}

QByteArray prettyJson(QByteArrayView text)
{
    const qsizetype start = startOfJson(text);
    if (start < 0)
        return {};
    const QByteArrayView json = text.sliced(start).trimmed();
    QJsonParseError error;
    QJsonDocument::fromJson(json.toByteArray(), &error);
    if (error.error != QJsonParseError::NoError)
        return {};
    const QByteArray before = text.first(start).trimmed().toByteArray();
    return (before.isEmpty() ? before : before + '\n') + Writer(json).write();
}

} // namespace longshore
