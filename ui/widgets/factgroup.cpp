// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factgroup.h"

#include "ui/widgets/factvalue.h"

#include <QGridLayout>
#include <QLabel>

namespace longshore {

namespace {

QLabel *plain(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

} // namespace

FactGroupView::FactGroupView(const FactGroup &group, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(group.title);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(13);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    QLabel *title = plain(group.title, this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    grid->addWidget(title, 0, 0, 1, 2);
    for (const Fact &fact : group.facts)
        m_values.append(addFact(fact, int(m_values.size()) + 1));
    setFacts(group.facts);
}

FactValue *FactGroupView::addFact(const Fact &fact, int row)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    QLabel *label = plain(fact.label, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(0, 1, 0, 1); // As the value has, so that both stand on one line.
    auto *value = new FactValue(this);
    label->setBuddy(value);
    grid->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    grid->addWidget(value, row, 1, Qt::AlignTop);
    connect(value, &FactValue::activated, this, &FactGroupView::linkActivated);
    connect(value, &FactValue::copied, this, &FactGroupView::copied);
    connect(value, &FactValue::reached, this, [this, value] { Q_EMIT valueReached(value); });
    return value;
}

void FactGroupView::setFacts(const QList<Fact> &facts)
{
    for (qsizetype i = 0; i < facts.size(); ++i)
        m_values.at(i)->setFact(facts.at(i));
}

} // namespace longshore
