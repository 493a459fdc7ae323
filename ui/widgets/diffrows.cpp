// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/diffrows.h"

#include "app/compose/linediff.h"

#include <algorithm>

namespace longshore::diffrows {

using Kind = DiffCell::Kind;
using Block = ThreeWayBlock::Kind;

namespace {

DiffCell cell(Kind kind, int line, const QString &text, const QList<TextSpan> &spans = {})
{
    return line > 0 ? DiffCell{kind, line, text, spans} : DiffCell{Kind::Nothing, 0, {}, {}};
}

Kind leftKind(DiffRow::Kind kind)
{
    switch (kind) {
    case DiffRow::Kind::Same: return Kind::Same;
    case DiffRow::Kind::Changed: return Kind::Changed;
    default: return Kind::Removed;
    }
}

Kind rightKind(DiffRow::Kind kind)
{
    switch (kind) {
    case DiffRow::Kind::Same: return Kind::Same;
    case DiffRow::Kind::Changed: return Kind::Changed;
    default: return Kind::Added;
    }
}

/// `rows` cells: the lines of the block, then nothing.
void addBlock(DiffColumn &column, const QStringList &lines, int first, int count, int rows, Kind kind)
{
    for (int i = 0; i < rows; ++i)
        column.cells.append(i < count ? DiffCell{kind, first + i, lines.value(first + i - 1), {}} : DiffCell{Kind::Nothing, 0, {}, {}});
}

Kind rowKind(Block block, bool isMine, bool isBase)
{
    switch (block) {
    case Block::Same: return Kind::Same;
    case Block::Conflict: return Kind::Conflict;
    case Block::Alike: return isBase ? Kind::Removed : Kind::Changed;
    case Block::Mine: return isBase ? Kind::Removed : isMine ? Kind::Added : Kind::Same;
    case Block::Theirs: return isBase ? Kind::Removed : isMine ? Kind::Same : Kind::Added;
    }
    return Kind::Same;
}

} // namespace

QList<DiffColumn> sideBySide(const TextDiff &diff)
{
    DiffColumn left;
    DiffColumn right;
    for (const DiffRow &row : diff.rows) {
        left.cells.append(cell(leftKind(row.kind), row.left, row.leftText, row.leftSpans));
        right.cells.append(cell(rightKind(row.kind), row.right, row.rightText, row.rightSpans));
    }
    return {left, right};
}

DiffColumn inOne(const TextDiff &diff)
{
    DiffColumn column;
    for (const UnifiedLine &line : unified(diff)) {
        const Kind kind = line.kind == UnifiedLine::Kind::Added ? Kind::Added : line.kind == UnifiedLine::Kind::Removed ? Kind::Removed : Kind::Same;
        column.cells.append({kind, kind == Kind::Removed ? line.left : line.right, line.text, line.spans});
    }
    return column;
}

QList<DiffColumn> three(const ThreeWay &comparison, const QString &mine, const QString &base, const QString &theirs)
{
    const QStringList mineLines = linesOf(mine);
    const QStringList baseLines = linesOf(base);
    const QStringList theirLines = linesOf(theirs);
    QList<DiffColumn> columns(3);
    for (const ThreeWayBlock &block : comparison.blocks) {
        const int rows = std::max({block.mineCount, block.baseCount, block.theirsCount});
        addBlock(columns[0], mineLines, block.mine, block.mineCount, rows, rowKind(block.kind, true, false));
        addBlock(columns[1], baseLines, block.base, block.baseCount, rows, rowKind(block.kind, false, true));
        addBlock(columns[2], theirLines, block.theirs, block.theirsCount, rows, rowKind(block.kind, false, false));
    }
    return columns;
}

QList<int> starts(const QList<DiffColumn> &columns)
{
    QList<int> rows;
    bool inside = false;
    const qsizetype count = columns.isEmpty() ? 0 : columns.first().cells.size();
    for (qsizetype row = 0; row < count; ++row) {
        const bool differs = std::ranges::any_of(columns, [row](const DiffColumn &column) { return column.cells[row].kind != Kind::Same; });
        if (differs && !inside)
            rows.append(static_cast<int>(row));
        inside = differs;
    }
    return rows;
}

} // namespace longshore::diffrows
