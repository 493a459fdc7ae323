// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/extraheader.h"

#include <QStringList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace longshore {

class HeaderRow;

/// The headers an access proxy in front of the server asks for; values are masked and never filled in.
class HeaderRows : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderRows(QWidget *parent = nullptr);

    QList<ExtraHeader> headers() const; ///< Rows left wholly empty do not count.
    void setNames(const QStringList &names); ///< Their values are asked again.
    bool complain(); ///< Says what is wrong in the first bad row and goes there; false when nothing is.
    void wipe();

private:
    HeaderRow *addRow(const QString &name);
    void removeRow(HeaderRow *row);
    QString problemOf(qsizetype at) const;

    QVBoxLayout *m_column;
    QPushButton *m_add;
    QList<HeaderRow *> m_rows;
};

} // namespace longshore
