// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace longshore {

/// The exact JSON text of one object inside the answer it came with; shares the answer's memory.
///
/// As long as one of them lives, so does the whole answer. Who keeps objects of many answers therefore keeps those that
/// came after the first by their ownCopy(), or every old answer with one survivor in it stays in memory.
class RawJson
{
public:
    RawJson() = default;
    RawJson(QByteArray answer, qsizetype offset, qsizetype length)
        : m_answer(std::move(answer))
        , m_offset(offset)
        , m_length(length)
    {
    }
    QByteArrayView text() const { return QByteArrayView(m_answer).sliced(m_offset, m_length); }
    RawJson ownCopy() const { return {text().toByteArray(), 0, m_length}; }
    bool operator==(const RawJson &other) const { return text() == other.text(); }

private:
    QByteArray m_answer;
    qsizetype m_offset = 0;
    qsizetype m_length = 0;
};

} // namespace longshore
