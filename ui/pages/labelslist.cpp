// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/labelslist.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

LabelsList::LabelsList(QWidget *parent)
    : QWidget(parent), m_view(new QTreeView(this)), m_add(new QPushButton(tr("A&dd a label"), this)),
      m_remove(new QPushButton(tr("R&emove the label"), this))
{
    constexpr int Rows = 4;
    m_view->setObjectName(u"hiddenLabels"_s);
    m_view->setAccessibleName(tr("Labels that hide containers"));
    m_view->setModel(&m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setTabKeyNavigation(false);
    m_view->setAllColumnsShowFocus(true);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_view->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->setMinimumHeight((Rows + 1) * rowHeight(fontMetrics()));
    m_add->setObjectName(u"addLabel"_s);
    m_remove->setObjectName(u"removeLabel"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_add);
    row->addWidget(m_remove);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_view);
    column->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const QModelIndex fresh = m_model.append();
        m_view->setCurrentIndex(fresh);
        m_view->setFocus(Qt::OtherFocusReason);
        m_view->edit(fresh);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_model.removeAt(m_view->currentIndex().row());
        m_add->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_model, &HiddenLabelsModel::edited, this, &LabelsList::changed);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &LabelsList::follow);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LabelsList::follow);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &LabelsList::follow);
    follow();
}

LabelsList::~LabelsList()
{
    m_view->setModel(nullptr); // The view is a child and would otherwise outlive the model it shows.
}

void LabelsList::follow()
{
    m_remove->setEnabled(m_view->currentIndex().isValid());
}

} // namespace longshore
