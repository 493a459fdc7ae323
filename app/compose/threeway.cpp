// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/threeway.h"

#include "app/compose/linediff.h"

#include <algorithm>
#include <vector>

namespace longshore {

namespace {

/// For each line of the base, the line of the other text it is matched with, or -1.
std::vector<int> partners(const LineMatches &matches, qsizetype baseLines)
{
    std::vector<int> partner(size_t(baseLines), -1);
    for (const LineMatch &match : matches.matches) {
        for (int i = 0; i < match.length; ++i)
            partner[size_t(match.left + i)] = match.right + i;
    }
    return partner;
}

class ThreeWayReader
{
public:
    ThreeWayReader(const QString &base, const QString &mine, const QString &theirs)
        : m_base(linesOf(base))
        , m_mine(linesOf(mine))
        , m_theirs(linesOf(theirs))
    {
    }

    ThreeWay read()
    {
        const LineMatches toMine = matchLines(m_base, m_mine);
        const LineMatches toTheirs = matchLines(m_base, m_theirs);
        m_out.coarse = toMine.coarse || toTheirs.coarse;
        const std::vector<int> inMine = partners(toMine, m_base.size());
        const std::vector<int> inTheirs = partners(toTheirs, m_base.size());
        // A line of the base that both kept is firm ground; what lies between two of those is a block.
        for (int line = 0; line < m_base.size(); ++line) {
            if (inMine[size_t(line)] < 0 || inTheirs[size_t(line)] < 0)
                continue;
            changeUpTo(line, inMine[size_t(line)], inTheirs[size_t(line)]);
            same();
        }
        changeUpTo(int(m_base.size()), int(m_mine.size()), int(m_theirs.size()));
        return std::move(m_out);
    }

private:
    void same()
    {
        if (!m_out.blocks.isEmpty() && m_out.blocks.last().kind == ThreeWayBlock::Kind::Same) {
            ++m_out.blocks.last().baseCount;
            ++m_out.blocks.last().mineCount;
            ++m_out.blocks.last().theirsCount;
        } else {
            m_out.blocks.append({ThreeWayBlock::Kind::Same, m_atBase + 1, 1, m_atMine + 1, 1, m_atTheirs + 1, 1});
        }
        ++m_atBase;
        ++m_atMine;
        ++m_atTheirs;
    }

    void changeUpTo(int base, int mine, int theirs)
    {
        const int baseCount = base - m_atBase;
        const int mineCount = mine - m_atMine;
        const int theirsCount = theirs - m_atTheirs;
        if (baseCount + mineCount + theirsCount == 0)
            return;
        const QStringList before = m_base.mid(m_atBase, baseCount);
        const QStringList own = m_mine.mid(m_atMine, mineCount);
        const QStringList foreign = m_theirs.mid(m_atTheirs, theirsCount);
        ThreeWayBlock::Kind kind = ThreeWayBlock::Kind::Conflict;
        if (own == foreign)
            kind = ThreeWayBlock::Kind::Alike;
        else if (own == before)
            kind = ThreeWayBlock::Kind::Theirs;
        else if (foreign == before)
            kind = ThreeWayBlock::Kind::Mine;
        m_out.blocks.append({kind, m_atBase + 1, baseCount, m_atMine + 1, mineCount, m_atTheirs + 1, theirsCount});
        m_atBase = base;
        m_atMine = mine;
        m_atTheirs = theirs;
    }

    const QStringList m_base;
    const QStringList m_mine;
    const QStringList m_theirs;
    ThreeWay m_out;
    int m_atBase = 0;
    int m_atMine = 0;
    int m_atTheirs = 0;
};

QString lineEndOf(const QString &text)
{
    if (text.contains(QStringLiteral("\r\n")))
        return QStringLiteral("\r\n");
    return text.contains(u'\r') && !text.contains(u'\n') ? QStringLiteral("\r") : QStringLiteral("\n");
}

} // namespace

bool ThreeWay::hasConflicts() const
{
    return std::ranges::any_of(blocks, [](const ThreeWayBlock &block) { return block.kind == ThreeWayBlock::Kind::Conflict; });
}

bool ThreeWay::theirsMoved() const
{
    return std::ranges::any_of(blocks, [](const ThreeWayBlock &block) {
        return block.kind != ThreeWayBlock::Kind::Same && block.kind != ThreeWayBlock::Kind::Mine;
    });
}

QString ThreeWay::merged(const QString &mine, const QString &theirs) const
{
    if (hasConflicts())
        return {};
    const QStringList own = linesOf(mine);
    const QStringList foreign = linesOf(theirs);
    QStringList lines;
    for (const ThreeWayBlock &block : blocks) {
        if (block.kind == ThreeWayBlock::Kind::Theirs)
            lines.append(foreign.mid(block.theirs - 1, block.theirsCount));
        else
            lines.append(own.mid(block.mine - 1, block.mineCount));
    }
    const QString end = lineEndOf(mine);
    QString text = lines.join(end);
    if (!lines.isEmpty() && (mine.isEmpty() || mine.endsWith(u'\n') || mine.endsWith(u'\r')))
        text += end;
    return text;
}

ThreeWay compareThree(const QString &base, const QString &mine, const QString &theirs)
{
    return ThreeWayReader(base, mine, theirs).read();
}

} // namespace longshore
