// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engine.h"
#include "ui/models/rowmark.h"
#include "ui/models/rowsmodel.h"

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QTimeZone>

namespace longshore {

/// The containers of a stack as a table; readings are merged by id, so that a selection survives them.
class ContainersModel : public RowsModel<Container, QString, 9>
{
    Q_OBJECT
public:
    enum Column { Name, State, Health, Service, Image, Created, Address, Ports, Ownership, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 1, ///< Real types: numbers, text.
        MarkRole, ///< int(Mark) for the shape before the state and the health; 0 for others.
        LinkRole, ///< bool: a click on the cell opens something.
    };
    /// How something is; what a delegate gives a shape.
    using Mark = RowMark;

    explicit ContainersModel(QObject *parent = nullptr);

    void setContainers(const QList<Container> &containers) { merge(containers); }
    void retime(); ///< "2 h ago" grows older.

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QString idOf(const Container &container) const override { return container.id; }

private:
    QString text(const Container &container, int column) const;
    QString toolTip(const Container &container, int column) const;
    QVariant sortKey(const Container &container, int column) const;

    QTimeZone m_zone;
};

QString containerStateWord(const QString &state); ///< "Running", "Exited"; what is not known comes as it is.
QString healthWord(Health health); ///< Empty without a check.
/// "8080:80, 53/udp": each once, though an engine names it for IPv4 and IPv6; those that are open to the outside first.
QString portsText(const QList<PortMapping> &ports);
/// Those that are open to the outside, each public number and protocol once, in order.
QList<PortMapping> publishedPorts(const QList<PortMapping> &ports);

/// The containers in the order a person chose, words in natural order; narrowed to those that hold a text in what is shown.
class ContainersOrder : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ContainersOrder(ContainersModel &model, QObject *parent = nullptr);

    void setText(const QString &text);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QCollator m_collator;
    QString m_text;
};

} // namespace longshore
