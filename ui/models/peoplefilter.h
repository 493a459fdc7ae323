// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

namespace longshore {

/// Rows of users, teams or members in natural order (web2 before web10), narrowed by typed words that all have to be
/// found. The models below give text in FilterTextRole of column 0 and real types in SortRole.
class PeopleFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum DataRole {
        SortRole = Qt::UserRole + 1, ///< Text or a number.
        FilterTextRole, ///< All that typed words are looked for in, case-folded.
        IdRole, ///< qint64
        ChangedRole, ///< Whether a cell differs from what the server has.
    };

    explicit PeopleFilter(QObject *parent = nullptr);
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    int rowOfId(qint64 id) const; ///< -1 when it is not shown.

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QCollator m_collator;
    QString m_text;
    QStringList m_words;
};

} // namespace longshore
