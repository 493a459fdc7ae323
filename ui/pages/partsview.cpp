// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/partsview.h"

#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

PartsView::PartsView(QWidget *parent)
    : QWidget(parent), m_names(new QTabBar(this)), m_parts(new QStackedLayout)
{
    m_names->setObjectName(u"partNames"_s);
    m_names->setAccessibleName(tr("What is shown of the stack"));
    m_names->setExpanding(false);
    m_names->setDrawBase(false);
    m_names->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_names);
    column->addLayout(m_parts, 1);
    connect(m_names, &QTabBar::currentChanged, this, [this](int index) {
        m_chosen = index;
        if (isSplit())
            m_parts->setCurrentIndex(index);
    });
}

void PartsView::addPart(const QString &name, QWidget *part)
{
    part->setProperty("partName", name);
    m_parts->addWidget(part);
    m_names->addTab(name);
}

void PartsView::setCount(const QWidget *part, qsizetype count)
{
    for (int i = 0; i < m_parts->count(); ++i)
        if (m_parts->widget(i) == part)
            m_names->setTabText(i, tr("%1 (%2)").arg(part->property("partName").toString()).arg(count));
}

void PartsView::setSplit(bool split)
{
    m_names->setVisible(split);
    m_parts->setCurrentIndex(split ? m_chosen : m_parts->count() - 1);
}

bool PartsView::isSplit() const
{
    return !m_names->isHidden();
}

void PartsView::setCurrent(const QWidget *part)
{
    for (int i = 0; i < m_parts->count(); ++i)
        if (m_parts->widget(i) == part)
            m_names->setCurrentIndex(i);
}

} // namespace longshore
