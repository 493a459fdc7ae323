// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <concepts>
#include <type_traits>

namespace longshore::demo {

/// Writes JSON the way the server does: no spaces, members in the order given, `<`, `>` and `&` escaped.
class JsonWriter
{
public:
    QByteArray text() && { return std::move(m_text); }
    const QByteArray &text() const & { return m_text; }
    void reserve(qsizetype size) { m_text.reserve(size); }

    void value(const QByteArray &utf8);
    void value(const char *utf8) { value(QByteArray(utf8)); }
    void value(std::same_as<bool> auto flag) { put(flag ? "true" : "false"); }
    void value(std::integral auto number)
        requires(!std::same_as<decltype(number), bool>)
    {
        put(QByteArray::number(qint64(number)));
    }
    template <typename E>
        requires std::is_enum_v<E>
    void value(E code)
    {
        put(QByteArray::number(qint64(code)));
    }
    void null() { put("null"); }

    /// An object whose members `write` adds, and a list whose elements it adds.
    template <typename Write>
    void object(Write &&write)
    {
        put("{");
        m_first = true;
        write();
        close('}');
    }
    template <typename Write>
    void array(Write &&write)
    {
        put("[");
        m_first = true;
        write();
        close(']');
    }

    void key(const char *name);
    void key(const QByteArray &name);
    template <typename T>
    void member(const char *name, const T &content)
    {
        key(name);
        value(content);
    }
    void nullMember(const char *name)
    {
        key(name);
        null();
    }
    template <typename Write>
    void objectMember(const char *name, Write &&write)
    {
        key(name);
        object(write);
    }
    template <typename Write>
    void arrayMember(const char *name, Write &&write)
    {
        key(name);
        array(write);
    }
    void emptyListMember(const char *name)
    {
        arrayMember(name, [] {});
    }
    /// Several members of one value, in order.
    template <typename T>
    void members(std::initializer_list<const char *> names, const T &content)
    {
        for (const char *name : names)
            member(name, content);
    }

private:
    void put(QByteArrayView raw);
    void close(char bracket);
    void escaped(char byte);

    QByteArray m_text;
    bool m_first = true; ///< No comma before what comes next.
};

} // namespace longshore::demo
