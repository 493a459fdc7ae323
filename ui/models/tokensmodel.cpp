// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tokensmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"
#include "ui/models/stackmerge.h"

#include <QFontDatabase>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongUnused = 90LL * 24 * 60 * 60;

} // namespace

AccessTokenId ownToken(const QList<AccessToken> &tokens, AccessTokenId known, const QString &prefixInUse)
{
    if (known != AccessTokenId{} && std::ranges::find(tokens, known, &AccessToken::id) != tokens.end())
        return known;
    if (prefixInUse.isEmpty() || std::ranges::count(tokens, prefixInUse, &AccessToken::prefix) != 1)
        return {};
    return std::ranges::find(tokens, prefixInUse, &AccessToken::prefix)->id;
}

bool isUnused(const AccessToken &token, qint64 now)
{
    const qint64 since = token.lastUsed > 0 ? token.lastUsed : token.dateCreated;
    return now - since > LongUnused;
}

QString tokenName(const AccessToken &token)
{
    return TokensModel::tr("%1 (%2)").arg(oneLine(token.description), oneLine(token.prefix));
}

TokensModel::TokensModel(QObject *parent)
    : QAbstractTableModel(parent), m_zone(QTimeZone::systemTimeZone())
{
}

void TokensModel::setTokens(const QList<AccessToken> &fresh, AccessTokenId ours, qint64 now)
{
    m_ours = ours;
    m_now = now;
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::find(fresh, m_tokens[row].id, &AccessToken::id) != fresh.end())
            continue;
        beginRemoveRows({}, row, row);
        m_tokens.removeAt(row);
        endRemoveRows();
    }
    for (const AccessToken &token : fresh) {
        const auto known = std::ranges::find(m_tokens, token.id, &AccessToken::id);
        if (known != m_tokens.end()) {
            *known = token;
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_tokens.append(token);
        endInsertRows();
    }
    setNow(now);
}

void TokensModel::setNow(qint64 now)
{
    m_now = now;
    if (!m_tokens.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TokensModel::unusedCount() const
{
    return static_cast<int>(std::ranges::count_if(m_tokens, [this](const AccessToken &token) { return markOf(token) == Mark::Unused; }));
}

int TokensModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tokens.size());
}

int TokensModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

TokensModel::Mark TokensModel::markOf(const AccessToken &token) const
{
    if (m_ours != AccessTokenId{} && token.id == m_ours)
        return Mark::ThisComputer;
    return isUnused(token, m_now) ? Mark::Unused : Mark::None;
}

QVariant TokensModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AccessToken &token = m_tokens[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return text(token, index.column());
    case Qt::ToolTipRole: return toolTip(token, index.column());
    case Qt::FontRole: return index.column() == Prefix ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont)) : QVariant();
    case SortRole: return sortKey(token, index.column());
    case MarkRole: return index.column() == Note ? static_cast<int>(markOf(token)) : static_cast<int>(Mark::None);
    default: return {};
    }
}

QVariant TokensModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("Description"), tr("Starts with"), tr("Created"), tr("Last used"), tr("Note")};
    return titles.at(section);
}

QString TokensModel::text(const AccessToken &token, int column) const
{
    switch (column) {
    case Description: return oneLine(token.description);
    case Prefix: return oneLine(token.prefix);
    case Created: return relativeTime(token.dateCreated, m_now, m_zone);
    case LastUsed: return relativeTime(token.lastUsed, m_now, m_zone);
    default: break;
    }
    switch (markOf(token)) {
    case Mark::ThisComputer: return tr("This computer");
    case Mark::Unused: return token.lastUsed > 0 ? tr("Unused for 90 days") : tr("Never used");
    case Mark::None: break;
    }
    return {};
}

QString TokensModel::toolTip(const AccessToken &token, int column) const
{
    if (column == Description)
        return plainToolTip(tr("%1\nCreated %2").arg(oneLine(token.description), exactTime(token.dateCreated, m_zone)));
    if (column == Created)
        return plainToolTip(exactTime(token.dateCreated, m_zone));
    if (column == LastUsed)
        return plainToolTip(exactTime(token.lastUsed, m_zone));
    if (column != Note)
        return {};
    switch (markOf(token)) {
    case Mark::ThisComputer: return plainToolTip(tr("Longshore uses this token on this computer."));
    case Mark::Unused: return plainToolTip(tr("Nothing has used this token for 90 days. If nothing needs it, revoke it."));
    case Mark::None: break;
    }
    return {};
}

QVariant TokensModel::sortKey(const AccessToken &token, int column) const
{
    switch (column) {
    case Created: return token.dateCreated;
    case LastUsed: return token.lastUsed;
    // What is to be looked at first, then the rest.
    case Note: return markOf(token) == Mark::Unused ? 0 : markOf(token) == Mark::ThisComputer ? 1 : 2;
    default: return text(token, column);
    }
}

QString TokensModel::asText(const QList<int> &rows) const
{
    QStringList lines;
    for (const int row : rows) {
        const AccessToken token = at(row);
        lines.append(QStringList{oneLine(token.description), oneLine(token.prefix), isoTime(token.dateCreated, m_zone),
                                 isoTime(token.lastUsed, m_zone), text(token, Note)}.join(u'\t'));
    }
    return lines.join(u'\n');
}

TokensOrder::TokensOrder(TokensModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_collator(naturalCollator())
{
    setSortRole(TokensModel::SortRole);
    setSourceModel(&model);
}

bool TokensOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(TokensModel::SortRole);
    const QVariant b = right.data(TokensModel::SortRole);
    if (a.metaType() == QMetaType::fromType<QString>())
        return m_collator.compare(a.toString(), b.toString()) < 0;
    return a.toLongLong() < b.toLongLong();
}

} // namespace longshore
