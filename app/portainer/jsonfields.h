// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/coded.h"
#include "app/portainer/jsonreader.h"

#include <QList>
#include <QMap>

#include <limits>
#include <optional>
#include <span>
#include <type_traits>

// A type's spelling is a table: the key, and which member it fills. The order is the one the server sends, for speed only.
namespace longshore {

enum class Presence { Optional, Required };

/// One field of an object: its key in the JSON, and how its value is read into T.
template <typename T>
struct JsonField {
    std::string_view key;
    bool (*read)(JsonReader &in, JsonValue &value, T &out);
    Presence presence = Presence::Optional;
};

/// The table of T: one specialisation with a member `table` per type, and with `exactText` for a type that keeps its text.
template <typename T>
struct JsonFields;

template <typename T>
concept HasJsonFields = requires
{
    JsonFields<T>::table.size();
};

template <typename E>
concept IsCode = std::is_enum_v<E> && requires
{
    E::LastKnown;
};

template <typename E>
concept IsId = std::is_enum_v<E> && std::is_same_v<std::underlying_type_t<E>, qint64> && !IsCode<E>;

inline bool readJson(JsonReader &in, JsonValue &value, QString &out)
{
    return in.string(value, out);
}

/// Text that is only passed on, such as a token.
inline bool readJson(JsonReader &in, JsonValue &value, QByteArray &out)
{
    QString text;
    const bool ok = in.string(value, text);
    out = text.toUtf8();
    return ok;
}

inline bool readJson(JsonReader &in, JsonValue &value, bool &out)
{
    return in.boolean(value, out);
}

inline bool readJson(JsonReader &in, JsonValue &value, qint64 &out)
{
    return in.integer(value, out);
}

inline bool readJson(JsonReader &in, JsonValue &value, int &out)
{
    qint64 number = 0;
    if (!in.integer(value, number))
        return false;
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        return in.fail("expected a smaller integer");
    out = int(number);
    return true;
}

template <IsId Id>
bool readJson(JsonReader &in, JsonValue &value, Id &out)
{
    qint64 number = 0;
    const bool ok = in.integer(value, number);
    out = Id(number);
    return ok;
}

template <IsCode E>
bool readJson(JsonReader &in, JsonValue &value, E &out)
{
    qint64 code = 0;
    const bool ok = in.integer(value, code);
    out = meaningOf<E>(code);
    return ok;
}

template <typename E>
bool readJson(JsonReader &in, JsonValue &value, Coded<E> &out)
{
    qint64 code = 0;
    const bool ok = in.integer(value, code);
    out = Coded<E>::fromCode(code);
    return ok;
}

template <HasJsonFields T>
bool readJson(JsonReader &in, JsonValue &value, T &out);
template <typename T>
bool readJson(JsonReader &in, JsonValue &value, QList<T> &out);

template <typename T>
bool readJson(JsonReader &in, JsonValue &value, std::optional<T> &out)
{
    return readJson(in, value, out.emplace());
}

template <typename T>
bool readElements(JsonReader &in, simdjson::ondemand::array &elements, QList<T> &out)
{
    for (auto element : elements) {
        JsonValue value;
        if (std::move(element).get(value))
            return in.fail(JsonReader::Broken) || in.failedAt(out.size());
        if (!readJson(in, value, out.emplaceBack()))
            return in.failedAt(out.size() - 1);
    }
    return true;
}

template <typename T>
bool readJson(JsonReader &in, JsonValue &value, QList<T> &out)
{
    out.clear();
    simdjson::ondemand::array elements;
    return in.array(value, elements) && readElements(in, elements, out);
}

template <typename T>
bool readJson(JsonReader &in, JsonValue &value, QMap<QString, T> &out)
{
    out.clear();
    simdjson::ondemand::object members;
    if (!in.object(value, members))
        return false;
    for (auto member : members) {
        simdjson::ondemand::field field;
        std::string_view key;
        if (std::move(member).get(field) || field.unescaped_key().get(key))
            return in.fail(JsonReader::Broken);
        if (!readJson(in, field.value(), out[QString::fromUtf8(key.data(), qsizetype(key.size()))]))
            return in.failedIn(key);
    }
    return true;
}

/// Finds keys in a table, looking first where the one after the last found one stands.
template <typename T>
class JsonFieldFinder
{
public:
    /// The index in the table, or its size.
    std::size_t find(simdjson::ondemand::raw_json_string key)
    {
        const auto &table = JsonFields<T>::table;
        for (std::size_t tried = 0; tried < table.size(); ++tried) {
            const std::size_t index = (m_next + tried) % table.size();
            if (isKey(key.raw(), table[index].key)) {
                m_next = index + 1;
                return index;
            }
        }
        return table.size();
    }

private:
    // The parser guarantees more bytes behind every key than the longest key of a table has.
    static bool isKey(const char *raw, std::string_view key)
    {
        return raw[0] == key[0] && raw[key.size()] == '"' && std::string_view(raw, key.size()) == key;
    }

    std::size_t m_next = 0;
};

template <typename T>
bool readMember(JsonReader &in, simdjson::ondemand::field &field, std::size_t index, T &out)
{
    const auto &table = JsonFields<T>::table;
    if (index < table.size())
        return table[index].read(in, field.value(), out) || in.failedIn(table[index].key);
    return in.skipMember(field);
}

template <typename T>
bool hasAllRequired(JsonReader &in, quint64 seen)
{
    const auto &table = JsonFields<T>::table;
    static_assert(std::tuple_size_v<std::remove_cvref_t<decltype(table)>> <= 64);
    for (std::size_t index = 0; index < table.size(); ++index) {
        if (table[index].presence == Presence::Required && !(seen >> index & 1))
            return in.fail("missing") || in.failedIn(table[index].key);
    }
    return true;
}

template <typename T>
bool readMembers(JsonReader &in, simdjson::ondemand::object &members, T &out)
{
    JsonFieldFinder<T> finder;
    quint64 seen = 0;
    for (auto member : members) {
        simdjson::ondemand::field field;
        if (std::move(member).get(field))
            return in.fail(JsonReader::Broken);
        const std::size_t index = finder.find(field.key());
        seen |= index < 64 ? quint64(1) << index : 0;
        if (!readMember(in, field, index, out))
            return false;
    }
    return hasAllRequired<T>(in, seen);
}

template <HasJsonFields T>
bool readJson(JsonReader &in, JsonValue &value, T &out)
{
    const qsizetype offset = in.offset(value);
    simdjson::ondemand::object members;
    if (!in.object(value, members) || !readMembers(in, members, out))
        return false;
    if constexpr (requires { JsonFields<T>::exactText; })
        out.*JsonFields<T>::exactText = in.textSince(offset);
    return true;
}

namespace detail {

template <typename Class, typename Type>
Class classOf(Type Class::*);
template <auto Member>
using ClassOf = decltype(classOf(Member));

/// `null` is the same as saying nothing: the member's own default.
template <auto Member>
bool takeNull(JsonReader &in, JsonValue &value, ClassOf<Member> &object)
{
    static const ClassOf<Member> unsaid;
    if (!in.takeNull(value))
        return false;
    object.*Member = unsaid.*Member;
    return true;
}

} // namespace detail

/// Table entry: fills the member.
template <auto Member>
bool into(JsonReader &in, JsonValue &value, detail::ClassOf<Member> &object)
{
    return detail::takeNull<Member>(in, value, object) || readJson(in, value, object.*Member);
}

/// Table entry: fills the member; `null` will not do.
template <auto Member>
bool surely(JsonReader &in, JsonValue &value, detail::ClassOf<Member> &object)
{
    return readJson(in, value, object.*Member);
}

/// Table entry: fills a text that many objects have in common.
template <auto Member>
bool shared(JsonReader &in, JsonValue &value, detail::ClassOf<Member> &object)
{
    return detail::takeNull<Member>(in, value, object) || in.sharedString(value, object.*Member);
}

/// Table entry: fills the member from an object of one's own, `Inner`, of which `From` alone matters.
template <auto Member, auto From>
bool from(JsonReader &in, JsonValue &value, detail::ClassOf<Member> &object)
{
    detail::ClassOf<From> inner;
    if (detail::takeNull<Member>(in, value, object))
        return true;
    if (!readJson(in, value, inner))
        return false;
    object.*Member = inner.*From;
    return true;
}

/// Table entry: the same for a list of such objects.
template <auto Member, auto From>
bool fromEach(JsonReader &in, JsonValue &value, detail::ClassOf<Member> &object)
{
    QList<detail::ClassOf<From>> inner;
    if (detail::takeNull<Member>(in, value, object))
        return true;
    if (!readJson(in, value, inner))
        return false;
    (object.*Member).clear();
    for (const auto &each : std::as_const(inner))
        (object.*Member).append(each.*From);
    return true;
}

/// Table entry for what no server has settled yet: fills the member if the value fits, else leaves it.
template <auto Member>
bool ifFits(JsonReader &in, JsonValue &value, detail::ClassOf<Member> &object)
{
    return detail::takeNull<Member>(in, value, object) || readJson(in, value, object.*Member) || in.skip(value);
}

} // namespace longshore
