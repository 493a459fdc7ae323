// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codesearch.h"

#include "ui/widgets/codelook.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace longshore {

using Sci = QsciScintilla;

namespace {

unsigned long plain(long value)
{
    return static_cast<unsigned long>(value);
}

void mark(QsciScintilla &editor, int indicator, long start, long length)
{
    editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, indicator);
    editor.SendScintilla(Sci::SCI_INDICATORFILLRANGE, plain(start), length);
}

} // namespace

void CodeSearch::clearMarks()
{
    const long length = m_editor.SendScintilla(Sci::SCI_GETLENGTH);
    for (const int indicator : {matchIndicator, currentMatchIndicator, currentOutlineIndicator}) {
        m_editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, indicator);
        m_editor.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, length);
    }
}

void CodeSearch::collect(const QByteArray &needle)
{
    m_matches.clear();
    m_editor.SendScintilla(Sci::SCI_SETSEARCHFLAGS, 0UL);
    const long length = m_editor.SendScintilla(Sci::SCI_GETLENGTH);
    long from = 0;
    while (m_matches.size() < limit && from < length) {
        m_editor.SendScintilla(Sci::SCI_SETTARGETSTART, plain(from));
        m_editor.SendScintilla(Sci::SCI_SETTARGETEND, plain(length));
        if (m_editor.SendScintilla(Sci::SCI_SEARCHINTARGET, plain(long(needle.size())), needle.constData()) < 0)
            break;
        const Match match{m_editor.SendScintilla(Sci::SCI_GETTARGETSTART), m_editor.SendScintilla(Sci::SCI_GETTARGETEND)};
        m_matches.append(match);
        from = std::max(match.end, from + 1);
    }
}

void CodeSearch::find(const QString &needle)
{
    clearMarks();
    m_matches.clear();
    m_current = -1;
    if (needle.isEmpty())
        return;
    collect(needle.toUtf8());
    for (const Match &match : std::as_const(m_matches))
        mark(m_editor, matchIndicator, match.start, match.end - match.start);
    if (m_matches.isEmpty())
        return;
    const long caret = m_editor.SendScintilla(Sci::SCI_GETSELECTIONSTART);
    const auto next = std::ranges::lower_bound(m_matches, caret, {}, &Match::start);
    go(next == m_matches.end() ? 0 : int(next - m_matches.begin()));
}

void CodeSearch::step(int by)
{
    if (!m_matches.isEmpty())
        go((m_current + by + count()) % count());
}

void CodeSearch::go(int match)
{
    if (m_current >= 0) {
        const Match &left = m_matches.at(m_current);
        for (const int indicator : {currentMatchIndicator, currentOutlineIndicator}) {
            m_editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, indicator);
            m_editor.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, plain(left.start), left.end - left.start);
        }
    }
    m_current = match;
    const Match &here = m_matches.at(match);
    mark(m_editor, currentMatchIndicator, here.start, here.end - here.start);
    mark(m_editor, currentOutlineIndicator, here.start, here.end - here.start);
    m_editor.SendScintilla(Sci::SCI_SETSEL, plain(here.start), here.start);
    m_editor.SendScintilla(Sci::SCI_SCROLLRANGE, plain(here.end), here.start);
}

} // namespace longshore
