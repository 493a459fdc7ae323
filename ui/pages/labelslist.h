// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/settingsmodel.h"

#include <QWidget>

class QPushButton;
class QTreeView;

namespace longshore {

/// The labels that hide containers, to add to, change in place and take from.
class LabelsList : public QWidget
{
    Q_OBJECT
public:
    explicit LabelsList(QWidget *parent = nullptr);
    ~LabelsList() override;

    void setLabels(const QList<HiddenLabel> &labels) { m_model.setLabels(labels); }
    const QList<HiddenLabel> &labels() const { return m_model.labels(); }

Q_SIGNALS:
    void changed();

private:
    void follow();

    HiddenLabelsModel m_model;
    QTreeView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace longshore
