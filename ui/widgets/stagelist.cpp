// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stagelist.h"

#include "ui/widgets/stageline.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace longshore {

StageList::StageList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Steps"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
}

void StageList::setStages(const QStringList &titles)
{
    qDeleteAll(m_lines);
    m_lines.clear();
    for (const QString &title : titles) {
        m_lines.append(new StageLine(title, this));
        m_column->addWidget(m_lines.last());
    }
}

void StageList::setStageVisible(int stage, bool visible)
{
    m_lines.at(stage)->setVisible(visible);
}

void StageList::setState(int stage, StageState state, const QString &title)
{
    m_lines.at(stage)->setState(state, title);
}

StageState StageList::state(int stage) const
{
    return m_lines.at(stage)->state();
}

QString StageList::title(int stage) const
{
    return m_lines.at(stage)->title();
}

void StageList::fail(int stage, const QString &sentence)
{
    StageLine *line = m_lines.at(stage);
    line->setState(StageState::Failed, {});
    line->setFailure(sentence);
    QAccessibleEvent alert(line, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString StageList::failure(int stage) const
{
    return m_lines.at(stage)->failure();
}

void StageList::setInserted(int stage, QWidget *widget)
{
    m_lines.at(stage)->setInserted(widget);
}

} // namespace longshore
