// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/jsontext.h"

#include "ui/models/variablesmodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QList>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int DeepestLevel = 512; // As deep as the decoder follows; deeper text is no answer of a Portainer.

QString keyText(const QByteArray &token)
{
    if (!token.contains('\\'))
        return QString::fromUtf8(token).mid(1, token.size() - 2).toLower();
    return QJsonDocument::fromJson('[' + token + ']').array().at(0).toString().toLower();
}

bool namesSecret(const QString &key)
{
    constexpr std::array names{"password"_L1, "secret"_L1, "token"_L1, "webhook"_L1, "apikey"_L1};
    return std::ranges::any_of(names, [&key](QLatin1StringView name) { return key.contains(name); });
}

QByteArray quotedMask()
{
    return '"' + VariablesModel::mask().toUtf8() + '"';
}

QByteArray withoutUserInfo(const QByteArray &token)
{
    static const QRegularExpression userInfo(uR"((:\\?/\\?/)[^/"]*@)"_s);
    if (!token.contains('@'))
        return token;
    return QString::fromUtf8(token).replace(userInfo, u"\\1%1@"_s.arg(VariablesModel::mask())).toUtf8();
}

/// Walks the text token by token; never builds a value, so nothing is respelt.
class Indenter
{
public:
    Indenter(QByteArrayView json, JsonSecrets secrets)
        : m_in(json)
        , m_secrets(secrets)
    {
    }
    std::optional<QByteArray> run();

private:
    struct Level {
        bool isObject = false;
        bool isEmpty = true;
        bool expectsKey = false;
        QString key;
    };

    bool step();
    bool openBracket(char bracket);
    bool close(char bracket);
    bool comma();
    bool colon();
    bool value(const QByteArray &token);
    bool key(const QByteArray &token);
    bool string();
    bool scalar();
    void skipSpace();
    void breakLine();
    bool startItem();
    bool isSecret() const;

    QByteArrayView m_in;
    JsonSecrets m_secrets;
    qsizetype m_at = 0;
    QByteArray m_out;
    QList<Level> m_levels;
    bool m_done = false; ///< The outermost value is complete.
    bool m_afterValue = false; ///< A comma or a closing bracket must follow.
    bool m_afterKey = false; ///< A colon must follow.
    bool m_needsItem = false; ///< A comma was read.
};

std::optional<QByteArray> Indenter::run()
{
    for (skipSpace(); m_at < m_in.size(); skipSpace())
        if (!step())
            return {};
    if (!m_done || !m_levels.isEmpty())
        return {};
    return m_out;
}

bool Indenter::step()
{
    const char c = m_in[m_at];
    if (m_done)
        return false;
    if (m_afterKey)
        return c == ':' && colon();
    if (c == '{' || c == '[')
        return openBracket(c);
    if (c == '}' || c == ']')
        return close(c);
    if (c == ',')
        return comma();
    return c == '"' ? string() : scalar();
}

void Indenter::skipSpace()
{
    while (m_at < m_in.size() && std::string_view(" \t\r\n").find(m_in[m_at]) != std::string_view::npos)
        ++m_at;
}

void Indenter::breakLine()
{
    m_out += '\n';
    m_out += QByteArray(2 * m_levels.size(), ' ');
}

/// A key, or an element of an array, or the value after a colon, may begin here.
bool Indenter::startItem()
{
    if (m_afterValue)
        return false;
    if (m_levels.isEmpty())
        return true;
    Level &level = m_levels.last();
    level.isEmpty = false;
    m_needsItem = false;
    if (!level.isObject || level.expectsKey)
        breakLine();
    return true;
}

bool Indenter::openBracket(char bracket)
{
    if ((!m_levels.isEmpty() && m_levels.last().expectsKey) || m_levels.size() >= DeepestLevel || !startItem())
        return false;
    m_out += bracket;
    m_levels.append({bracket == '{', true, bracket == '{', {}});
    ++m_at;
    return true;
}

bool Indenter::close(char bracket)
{
    if (m_levels.isEmpty() || m_levels.last().isObject != (bracket == '}') || m_needsItem)
        return false;
    const Level level = m_levels.takeLast();
    if (level.isObject && !level.expectsKey && !m_afterValue)
        return false; // A key without its value.
    if (!level.isEmpty)
        breakLine();
    m_out += bracket;
    m_afterValue = true;
    m_done = m_levels.isEmpty();
    ++m_at;
    return true;
}

bool Indenter::comma()
{
    if (!m_afterValue || m_levels.isEmpty())
        return false;
    m_out += ',';
    m_afterValue = false;
    m_needsItem = true;
    m_levels.last().expectsKey = m_levels.last().isObject;
    ++m_at;
    return true;
}

bool Indenter::colon()
{
    m_out += ": ";
    m_afterKey = false;
    m_levels.last().expectsKey = false;
    ++m_at;
    return true;
}

bool Indenter::value(const QByteArray &token)
{
    if (!startItem())
        return false;
    m_out += token;
    m_afterValue = true;
    m_done = m_levels.isEmpty();
    return true;
}

bool Indenter::key(const QByteArray &token)
{
    if (!startItem())
        return false;
    m_out += token;
    m_levels.last().key = keyText(token);
    m_afterKey = true;
    return true;
}

bool Indenter::string()
{
    qsizetype end = m_at + 1;
    while (end < m_in.size() && m_in[end] != '"')
        end += m_in[end] == '\\' ? 2 : 1;
    if (end >= m_in.size())
        return false;
    const QByteArray token = m_in.sliced(m_at, end + 1 - m_at).toByteArray();
    m_at = end + 1;
    if (!m_levels.isEmpty() && m_levels.last().expectsKey)
        return key(token);
    if (m_secrets == JsonSecrets::Shown || token.size() == 2)
        return value(token);
    return value(isSecret() ? quotedMask() : withoutUserInfo(token));
}

bool Indenter::scalar()
{
    qsizetype end = m_at;
    while (end < m_in.size() && std::string_view(" \t\r\n,:[]{}\"").find(m_in[end]) == std::string_view::npos)
        ++end;
    const QByteArray token = m_in.sliced(m_at, end - m_at).toByteArray();
    static const QRegularExpression known(uR"(\A(null|true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)\z)"_s);
    if (!known.match(QString::fromLatin1(token)).hasMatch() || (!m_levels.isEmpty() && m_levels.last().expectsKey))
        return false;
    m_at = end;
    return value(token);
}

/// A value anywhere below an Env, or one whose key says what it is.
bool Indenter::isSecret() const
{
    if (m_levels.isEmpty())
        return false;
    const auto named = std::find_if(m_levels.crbegin(), m_levels.crend(), [](const Level &level) { return level.isObject; });
    if (named == m_levels.crend())
        return false;
    const bool inEnv = std::ranges::any_of(m_levels, [](const Level &level) { return level.key == "env"_L1; });
    return namesSecret(named->key) || (inEnv && named->key != "name"_L1);
}

} // namespace

std::optional<QByteArray> indentedJson(QByteArrayView json, JsonSecrets secrets)
{
    return Indenter(json, secrets).run();
}

} // namespace longshore
