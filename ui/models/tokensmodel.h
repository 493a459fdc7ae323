// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/user.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QList>
#include <QSortFilterProxyModel>
#include <QTimeZone>

namespace longshore {

/// Which of a user's tokens this computer uses: the one known by its id, else the only one that starts as the token in
/// use does. 0 when that cannot be told.
AccessTokenId ownToken(const QList<AccessToken> &tokens, AccessTokenId known, const QString &prefixInUse);
/// Not used for 90 days, or never used and older than that. Times in unix seconds.
bool isUnused(const AccessToken &token, qint64 now);
/// "ci (ptr_abc)", cleaned for one line.
QString tokenName(const AccessToken &token);

/// The access tokens of one user as a table (GET /users/{id}/tokens). The server never tells a token itself, only how
/// it starts.
class TokensModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Description, Prefix, Created, LastUsed, Note, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, MarkRole };
    /// What is worth pointing out; MarkRole gives it as int.
    enum class Mark { None, ThisComputer, Unused };

    explicit TokensModel(QObject *parent = nullptr);

    /// Merges by id, so that a selection survives; `ours` is 0 when not known; `now` in unix seconds.
    void setTokens(const QList<AccessToken> &fresh, AccessTokenId ours, qint64 now);
    void setNow(qint64 now); ///< Says the relative times anew.
    const QList<AccessToken> &tokens() const { return m_tokens; }
    AccessToken at(int row) const { return m_tokens.value(row); }
    AccessTokenId ours() const { return m_ours; }
    int unusedCount() const;
    QString asText(const QList<int> &rows) const; ///< Tab-separated lines, times as ISO 8601.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Mark markOf(const AccessToken &token) const;
    QString text(const AccessToken &token, int column) const;
    QString toolTip(const AccessToken &token, int column) const;
    QVariant sortKey(const AccessToken &token, int column) const;

    QList<AccessToken> m_tokens;
    AccessTokenId m_ours{};
    qint64 m_now = 0;
    QTimeZone m_zone;
};

/// The tokens in the order a person chose; words in natural order, "ci 2" before "ci 10".
class TokensOrder : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit TokensOrder(TokensModel &model, QObject *parent = nullptr);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QCollator m_collator;
};

} // namespace longshore
