// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/diffview.h"

#include "ui/widgets/diffcolumns.h"
#include "ui/widgets/diffrows.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QtConcurrentRun>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

DiffView::DiffView(QWidget *parent)
    : QWidget(parent)
    , m_tools(new QWidget(this))
    , m_views(new QStackedLayout)
    , m_columns(new DiffColumns(this))
    , m_nothing(new EmptyState(this))
{
    setObjectName(u"diffView"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    buildTools();
    column->addWidget(m_tools);
    m_views->addWidget(m_nothing);
    m_views->addWidget(m_columns);
    column->addLayout(m_views, 1);
    say(tr("Nothing to compare yet."));
}

void DiffView::buildTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_count = new QLabel(m_tools);
    m_count->setObjectName(u"differenceCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_count);
    row->addStretch(1);
    m_previous = addTool(u"previousDifference"_s, u"chevron-up"_s, tr("Previous difference (Shift+F7)"));
    m_next = addTool(u"nextDifference"_s, u"chevron-down"_s, tr("Next difference (F7)"));
    m_unified = addTool(u"unifiedDiff"_s, {}, tr("One column"));
    m_unified->setCheckable(true);
    connect(m_previous, &QToolButton::clicked, this, &DiffView::previous);
    connect(m_next, &QToolButton::clicked, this, &DiffView::next);
    connect(m_unified, &QToolButton::clicked, this, [this](bool unified) {
        setUnified(unified);
        Q_EMIT unifiedChanged(unified);
    });
}

QToolButton *DiffView::addTool(const QString &name, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(m_tools);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    if (!icon.isEmpty()) {
        button->setIcon(themedIcon(icon));
        button->setToolTip(text);
    }
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    m_tools->layout()->addWidget(button);
    return button;
}

void DiffView::setTexts(const DiffSide &before, const DiffSide &after, CodeView::Language language)
{
    const QList<DiffSide> sides{before, after};
    if (sides == m_sides && language == m_language)
        return;
    m_sides = sides;
    m_language = language;
    m_three = {};
    m_comparisonOfThree.cancel();
    m_comparing = true;
    m_unified->show();
    m_comparison.start(QtConcurrent::run(compareTexts, before.text, after.text), [this](const TextDiff &diff) { show(diff); });
}

void DiffView::setThreeTexts(const DiffSide &mine, const DiffSide &base, const DiffSide &theirs, CodeView::Language language)
{
    const QList<DiffSide> sides{mine, base, theirs};
    if (sides == m_sides && language == m_language)
        return;
    m_sides = sides;
    m_language = language;
    m_comparison.cancel();
    m_comparing = true;
    m_unified->hide();
    m_comparisonOfThree.start(QtConcurrent::run(compareThree, base.text, mine.text, theirs.text), [this](const ThreeWay &three) { showThree(three); });
}

QString DiffView::merged() const
{
    return m_sides.size() == 3 ? m_three.merged(m_sides[0].text, m_sides[2].text) : QString();
}

void DiffView::show(const TextDiff &diff)
{
    m_comparing = false;
    m_diff = diff;
    fill();
    Q_EMIT compared();
}

void DiffView::showThree(const ThreeWay &three)
{
    m_comparing = false;
    m_three = three;
    fill();
    Q_EMIT compared();
}

void DiffView::setUnified(bool unified)
{
    m_unified->setChecked(unified);
    if (m_isUnified == unified)
        return;
    m_isUnified = unified;
    if (!m_comparing && m_sides.size() == 2)
        fill();
}

void DiffView::fill()
{
    QList<DiffColumn> columns;
    if (m_sides.size() == 3)
        columns = diffrows::three(m_three, m_sides[0].text, m_sides[1].text, m_sides[2].text);
    else if (m_isUnified)
        columns = {diffrows::inOne(m_diff)};
    else
        columns = diffrows::sideBySide(m_diff);
    for (qsizetype i = 0; i < columns.size() && columns.size() == m_sides.size(); ++i)
        columns[i].title = m_sides[i].title;
    m_starts = diffrows::starts(columns);
    m_current = -1;
    if (m_starts.isEmpty())
        return say(m_diff.lineEndsDiffer || m_diff.finalEndDiffers ? tr("Only line ends differ.") : tr("No difference."));
    m_columns->setColumns(columns, m_language, columns.size() == 1);
    m_views->setCurrentWidget(m_columns);
    goTo(0);
}

void DiffView::say(const QString &nothing)
{
    m_nothing->setState(u"check"_s, nothing);
    m_views->setCurrentWidget(m_nothing);
    m_count->clear();
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
}

void DiffView::goTo(int difference)
{
    m_current = difference;
    m_columns->goToRow(m_starts.at(difference));
    m_count->setText(m_starts.size() == 1 ? tr("1 difference") : tr("Difference %1 of %2").arg(difference + 1).arg(m_starts.size()));
    m_previous->setEnabled(difference > 0);
    m_next->setEnabled(difference + 1 < m_starts.size());
}

void DiffView::go(int by)
{
    const int wanted = m_current + by;
    if (wanted >= 0 && wanted < m_starts.size())
        goTo(wanted);
}

void DiffView::next()
{
    go(1);
}

void DiffView::previous()
{
    go(-1);
}

void DiffView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F7)
        go(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace longshore
