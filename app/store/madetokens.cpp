// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/madetokens.h"

#include "app/core/logging.h"
#include "app/store/privatefile.h"
#include "app/store/scratchini.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr qint64 LargestFile = 1024 * 1024; ///< Bytes.
constexpr qsizetype Most = 500; ///< Tokens; the oldest are given up first.
constexpr auto Key = "tokens"_L1;

QString written(const MadeToken &token)
{
    return u"%1/%2/%3/%4"_s.arg(token.instanceId).arg(number(token.user)).arg(number(token.id)).arg(token.created);
}

bool isUsable(const MadeToken &token)
{
    return !token.instanceId.isEmpty() && !token.instanceId.contains(u'/') && number(token.user) > 0 && number(token.id) > 0 && token.created > 0;
}

std::optional<MadeToken> parsed(const QString &text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 4)
        return {};
    const MadeToken token{parts.at(0), UserId(parts.at(1).toLongLong()), AccessTokenId(parts.at(2).toLongLong()), parts.at(3).toLongLong()};
    return isUsable(token) ? std::optional(token) : std::nullopt;
}

} // namespace

MadeTokens::MadeTokens(const ConfigDir &dir)
    : m_dir(dir)
{
    PrivateFile file(m_dir.file(u"made-tokens.ini"_s));
    if (!file.exists())
        return;
    ScratchIni ini(file.read(LargestFile));
    if (!file.problem().isEmpty() || ini.isBroken()) {
        qCWarning(logStore) << "made-tokens.ini could not be read";
        return;
    }
    const QStringList texts = ini.settings().value(Key).toStringList();
    for (const QString &text : texts)
        if (const auto token = parsed(text); token && !m_tokens.contains(*token))
            m_tokens.append(*token);
}

QList<MadeToken> MadeTokens::of(const QString &instanceId) const
{
    QList<MadeToken> tokens = m_tokens;
    tokens.removeIf([&](const MadeToken &token) { return token.instanceId != instanceId; });
    return tokens;
}

void MadeTokens::add(const MadeToken &token)
{
    if (!isUsable(token) || m_tokens.contains(token))
        return;
    m_tokens.append(token);
    if (m_tokens.size() > Most)
        m_tokens.removeFirst();
    save();
}

void MadeTokens::remove(const MadeToken &token)
{
    if (m_tokens.removeAll(token) > 0)
        save();
}

void MadeTokens::save()
{
    QStringList texts;
    for (const MadeToken &token : std::as_const(m_tokens))
        texts.append(written(token));
    ScratchIni ini({});
    if (ini.isBroken() || !m_dir.prepare()) {
        qCWarning(logStore) << "made-tokens.ini could not be prepared";
        return;
    }
    ini.settings().setValue(Key, texts);
    PrivateFile file(m_dir.file(u"made-tokens.ini"_s));
    if (!file.write(ini.text()))
        qCWarning(logStore) << "made-tokens.ini could not be written:" << file.problem();
}

} // namespace longshore
