// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/podmarks.h"

#include <algorithm>

namespace longshore {

namespace {

constexpr char MarkEnd = '\a';

/// How many of the last bytes may be the start of a mark.
qsizetype beginningAtEnd(const QByteArray &bytes, const QByteArray &start)
{
    for (qsizetype length = std::min(bytes.size(), start.size() - 1); length > 0; --length)
        if (bytes.endsWith(QByteArrayView(start).first(length)))
            return length;
    return 0;
}

void addText(QList<PodMarks::Piece> &pieces, const QByteArray &text)
{
    if (!text.isEmpty())
        pieces.append({text, {}});
}

} // namespace

PodMarks::PodMarks(const QByteArray &word)
    : m_start("\033]" + QByteArray::number(Number) + ';' + word + ';')
{
}

QList<PodMarks::Piece> PodMarks::take(const QByteArray &bytes)
{
    m_kept += bytes;
    QList<Piece> pieces;
    for (;;) {
        const qsizetype start = m_kept.indexOf(m_start);
        const qsizetype words = start + m_start.size();
        if (start < 0) {
            const qsizetype text = m_kept.size() - beginningAtEnd(m_kept, m_start);
            addText(pieces, m_kept.left(text));
            m_kept.remove(0, text);
            return pieces;
        }
        addText(pieces, m_kept.left(start));
        const qsizetype end = m_kept.indexOf(MarkEnd, words);
        if (end < 0 && m_kept.size() - words <= LongestWords) {
            m_kept.remove(0, start);
            return pieces;
        }
        if (end < 0 || end - words > LongestWords) { // It only began like one.
            addText(pieces, m_start);
            m_kept.remove(0, words);
            continue;
        }
        pieces.append({{}, m_kept.sliced(words, end - words).split(';')});
        m_kept.remove(0, end + 1);
    }
}

} // namespace longshore
