// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackimages.h"
#include "ui/models/rowsmodel.h"

#include <QSortFilterProxyModel>
#include <QTimeZone>

namespace longshore {

/// The images of a stack as a table.
class ImagesModel : public RowsModel<StackImage, QString, 6>
{
    Q_OBJECT
public:
    enum Column { Name, Update, Users, Created, Size, Digest, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 1, ///< Real types: numbers, text.
        MarkRole, ///< int(Mark) for the shape before what is known of an update.
    };
    enum class Mark { None, Well, Wary, Unknown };

    explicit ImagesModel(QObject *parent = nullptr);

    void setImages(const QList<StackImage> &images) { merge(images); }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QString idOf(const StackImage &image) const override { return image.name + u'\n' + image.id; }

private:
    QString text(const StackImage &image, int column) const;
    QString toolTip(const StackImage &image, int column) const;
    QVariant sortKey(const StackImage &image, int column) const;

    QTimeZone m_zone;
};

/// "Update available", "Up to date", "Not checked", "Checking..."
QString updateWord(const ImageVerdict &verdict);
/// Why it is so, in a sentence: since when it is known, or why it is not.
QString updateSentence(const ImageVerdict &verdict);

/// The images in the order a person chose, words in natural order.
class ImagesOrder : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ImagesOrder(ImagesModel &model, QObject *parent = nullptr);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace longshore
