// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demojson.h"

#include <cstdio>

namespace longshore::demo {
namespace {

bool isPlain(char byte)
{
    return uchar(byte) >= 0x20 && byte != '"' && byte != '\\' && byte != '<' && byte != '>' && byte != '&';
}

} // namespace

void JsonWriter::put(QByteArrayView raw)
{
    if (!m_first)
        m_text += ',';
    m_first = false;
    m_text += raw;
}

void JsonWriter::close(char bracket)
{
    m_text += bracket;
    m_first = false;
}

void JsonWriter::key(const char *name)
{
    put("\"");
    m_text += name;
    m_text += "\":";
    m_first = true;
}

void JsonWriter::key(const QByteArray &name)
{
    value(name);
    m_text += ':';
    m_first = true;
}

void JsonWriter::value(const QByteArray &utf8)
{
    put("\"");
    for (const char byte : utf8) {
        if (isPlain(byte))
            m_text += byte;
        else
            escaped(byte);
    }
    m_text += '"';
}

void JsonWriter::escaped(char byte)
{
    switch (byte) {
    case '"':
    case '\\':
        m_text += '\\';
        m_text += byte;
        return;
    case '\n':
        m_text += "\\n";
        return;
    case '\r':
        m_text += "\\r";
        return;
    case '\t':
        m_text += "\\t";
        return;
    default:
        char code[8];
        std::snprintf(code, sizeof code, "\\u%04x", uint(uchar(byte)));
        m_text += code;
    }
}

} // namespace longshore::demo
