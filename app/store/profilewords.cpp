// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profilewords.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace longshore::profilewords {

namespace {

template <typename Enum>
struct Word {
    Enum value;
    QLatin1StringView text;
};

constexpr std::array<Word<TokenPlace>, 3> Places{
    {{TokenPlace::Keychain, "keychain"_L1}, {TokenPlace::ThisSession, "session"_L1}, {TokenPlace::AskEveryTime, "ask"_L1}}};

constexpr std::array<Word<ServerColour>, 9> Colours{{{ServerColour::None, {}},
                                                     {ServerColour::Blue, "blue"_L1},
                                                     {ServerColour::Green, "green"_L1},
                                                     {ServerColour::Teal, "teal"_L1},
                                                     {ServerColour::Purple, "purple"_L1},
                                                     {ServerColour::Pink, "pink"_L1},
                                                     {ServerColour::Red, "red"_L1},
                                                     {ServerColour::Orange, "orange"_L1},
                                                     {ServerColour::Grey, "grey"_L1}}};
static_assert(Colours.size() == size_t(ServerColour::LastKnown) + 1);

constexpr std::array<Word<ProxyChoice::Kind>, 4> Kinds{{{ProxyChoice::Kind::System, {}},
                                                        {ProxyChoice::Kind::None, "none"_L1},
                                                        {ProxyChoice::Kind::Http, "http"_L1},
                                                        {ProxyChoice::Kind::Socks5, "socks5"_L1}}};

template <typename Enum, size_t N>
QString textOf(const std::array<Word<Enum>, N> &words, Enum value)
{
    return std::ranges::find(words, value, &Word<Enum>::value)->text;
}

template <typename Enum, size_t N>
std::optional<Enum> valueOf(const std::array<Word<Enum>, N> &words, const QString &text)
{
    const auto found = std::ranges::find_if(words, [&](const Word<Enum> &word) { return word.text == text; });
    return found == words.end() ? std::nullopt : std::optional(found->value);
}

bool isPlain(const QString &text)
{
    constexpr qsizetype Longest = 255;
    return text.size() <= Longest && std::ranges::all_of(text, [](QChar c) { return c.isPrint(); });
}

} // namespace

QString word(TokenPlace place)
{
    return textOf(Places, place);
}

TokenPlace tokenPlace(const QString &word)
{
    return valueOf(Places, word).value_or(TokenPlace::Keychain);
}

QString word(ServerColour colour)
{
    return textOf(Colours, colour);
}

std::optional<ServerColour> colour(const QString &word)
{
    return valueOf(Colours, word);
}

QString word(ProxyChoice::Kind kind)
{
    return textOf(Kinds, kind);
}

std::optional<ProxyChoice::Kind> proxyKind(const QString &word)
{
    return valueOf(Kinds, word);
}

bool isWhole(const ProxyChoice &proxy)
{
    if (proxy.kind == ProxyChoice::Kind::System || proxy.kind == ProxyChoice::Kind::None)
        return proxy == ProxyChoice{.kind = proxy.kind};
    // A host is what an address has between scheme and port; its parser is the one judge of both.
    const QString host = proxy.host.contains(u':') ? u'[' + proxy.host + u']' : proxy.host;
    const ServerAddress::Parsed parsed = ServerAddress::parse(u"http://%1:%2"_s.arg(host, QString::number(proxy.port)));
    return !proxy.host.isEmpty() && parsed.address.host() == proxy.host && parsed.address.port() == proxy.port && parsed.address.path().isEmpty()
        && isPlain(proxy.userName);
}

} // namespace longshore::profilewords
