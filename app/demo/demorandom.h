// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace longshore::demo {

/// Numbers that look random and are the same on every machine (splitmix64). Not for secrets.
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed * 0x9E3779B97F4A7C15u + 1) {}

    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// 0 to `limit` - 1.
    int below(int limit) { return int(next() % quint64(limit)); }
    bool oneIn(int chances) { return below(chances) == 0; }
    /// Lower case hexadecimal digits.
    QByteArray hex(int digits)
    {
        QByteArray text;
        while (text.size() < digits)
            text += QByteArray::number(next() | (quint64(1) << 63), 16);
        return text.left(digits);
    }

private:
    quint64 m_state;
};

/// Bytes nobody can guess, for tokens and passwords.
QByteArray secretBytes(int count);
/// Letters and digits nobody can guess.
QByteArray secretText(int length);

} // namespace longshore::demo
