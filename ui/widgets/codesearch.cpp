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

void markRange(QsciScintilla &editor, int indicator, long start, long length)
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

bool CodeSearch::next(Match &match, long from, const QByteArray &needle) const
{
    const long length = m_editor.SendScintilla(Sci::SCI_GETLENGTH);
    if (from >= length)
        return false;
    m_editor.SendScintilla(Sci::SCI_SETSEARCHFLAGS, 0UL);
    m_editor.SendScintilla(Sci::SCI_SETTARGETSTART, plain(from));
    m_editor.SendScintilla(Sci::SCI_SETTARGETEND, plain(length));
    if (m_editor.SendScintilla(Sci::SCI_SEARCHINTARGET, plain(long(needle.size())), needle.constData()) < 0)
        return false;
    match = {m_editor.SendScintilla(Sci::SCI_GETTARGETSTART), m_editor.SendScintilla(Sci::SCI_GETTARGETEND)};
    return true;
}

void CodeSearch::collect()
{
    clearMarks();
    m_matches.clear();
    m_current = -1;
    if (m_needle.isEmpty())
        return;
    Match match;
    for (long from = 0; m_matches.size() < limit && next(match, from, m_needle); from = std::max(match.end, from + 1))
        m_matches.append(match);
    for (const Match &one : std::as_const(m_matches))
        markRange(m_editor, matchIndicator, one.start, one.end - one.start);
}

int CodeSearch::at(long position) const
{
    if (m_matches.isEmpty())
        return -1;
    const auto next = std::ranges::lower_bound(m_matches, position, {}, &Match::start);
    return next == m_matches.end() ? 0 : int(next - m_matches.begin());
}

void CodeSearch::find(const QString &needle)
{
    m_needle = needle.toUtf8();
    collect();
    if (!m_matches.isEmpty())
        go(at(m_editor.SendScintilla(Sci::SCI_GETSELECTIONSTART)));
}

void CodeSearch::refresh()
{
    collect();
    if (!m_matches.isEmpty())
        point(at(m_editor.SendScintilla(Sci::SCI_GETSELECTIONSTART)));
}

void CodeSearch::step(int by)
{
    if (!m_matches.isEmpty())
        go((m_current + by + count()) % count());
}

void CodeSearch::point(int match)
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
    markRange(m_editor, currentMatchIndicator, here.start, here.end - here.start);
    markRange(m_editor, currentOutlineIndicator, here.start, here.end - here.start);
}

void CodeSearch::go(int match)
{
    point(match);
    const Match &here = m_matches.at(match);
    m_editor.SendScintilla(Sci::SCI_SETSEL, plain(here.start), here.start);
    m_editor.SendScintilla(Sci::SCI_SCROLLRANGE, plain(here.end), here.start);
}

void CodeSearch::replace(const Match &match, const QByteArray &text)
{
    m_editor.SendScintilla(Sci::SCI_SETTARGETSTART, plain(match.start));
    m_editor.SendScintilla(Sci::SCI_SETTARGETEND, plain(match.end));
    m_editor.SendScintilla(Sci::SCI_REPLACETARGET, plain(long(text.size())), text.constData());
}

void CodeSearch::replaceCurrent(const QString &text)
{
    if (m_current < 0)
        return;
    const Match here = m_matches.at(m_current);
    const QByteArray bytes = text.toUtf8();
    replace(here, bytes);
    collect();
    if (!m_matches.isEmpty())
        go(at(here.start + bytes.size()));
}

int CodeSearch::replaceAll(const QString &text)
{
    QList<Match> all;
    Match match;
    for (long from = 0; !m_needle.isEmpty() && next(match, from, m_needle); from = std::max(match.end, from + 1))
        all.append(match);
    if (all.isEmpty())
        return 0;
    // One replacement from the first match to the last: thousands of small ones would each move the rest of the text.
    const long start = all.first().start;
    const auto *before = static_cast<const char *>(m_editor.SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER));
    const QByteArray bytes = text.toUtf8();
    QByteArray after;
    long from = start;
    for (const Match &one : std::as_const(all)) {
        after.append(before + from, one.start - from);
        after.append(bytes);
        from = one.end;
    }
    replace({start, from}, after);
    refresh();
    return static_cast<int>(all.size());
}

} // namespace longshore
