// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/filterbar.h"

#include "app/core/displaytext.h"
#include "ui/models/stackcell.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/checklistmenu.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pillbutton.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

const QSet<StackStatus> otherStates{StackStatus::Deploying, StackStatus::Error, StackStatus::Unknown};

void setQuietly(PillButton *pill, bool checked)
{
    const QSignalBlocker quiet(pill);
    pill->setChecked(checked);
}

} // namespace

FilterBar::FilterBar(const StacksModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_field(new FilterField(tr("Search stacks: name, type:swarm, env:prod ..."), this))
{
    setObjectName(u"filterBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    m_field->setObjectName(u"filterField"_s);
    m_field->setAccessibleName(tr("Search stacks"));
    m_field->setMinimumWidth(140);
    m_field->setMaximumWidth(340);
    row->addWidget(m_field, 1);
    connect(m_field, &QLineEdit::textChanged, this, &FilterBar::changed);
    addStatePills();
    addTypePill();
    addEnvironmentPill();
    row->addStretch(0);
    addColumnsButton();
}

void FilterBar::addStatePills()
{
    m_active = new PillButton(tr("Active"), this);
    m_active->setObjectName(u"activePill"_s);
    m_active->setToolTip(tr("Show active stacks"));
    m_inactive = new PillButton(tr("Inactive"), this);
    m_inactive->setObjectName(u"inactivePill"_s);
    m_inactive->setToolTip(tr("Show inactive stacks"));
    for (PillButton *pill : {m_active, m_inactive}) {
        pill->setChecked(true);
        layout()->addWidget(pill);
        connect(pill, &QAbstractButton::toggled, this, &FilterBar::changed);
    }
}

void FilterBar::addTypePill()
{
    auto *menu = new ChecklistMenu(this);
    for (const StackType type : {StackType::Compose, StackType::Swarm, StackType::Kubernetes}) {
        QAction *action = menu->addAction(typeWord({type, 0}));
        action->setCheckable(true);
        action->setData(static_cast<int>(type));
        m_types.append(action);
        connect(action, &QAction::toggled, this, [this] {
            retitle();
            Q_EMIT changed();
        });
    }
    m_type = new PillButton(tr("Type"), this);
    m_type->setObjectName(u"typePill"_s);
    m_type->setMenu(menu);
    layout()->addWidget(m_type);
}

void FilterBar::addEnvironmentPill()
{
    m_environmentMenu = new ChecklistMenu(this);
    connect(m_environmentMenu, &QMenu::aboutToShow, this, &FilterBar::fillEnvironments);
    m_environment = new PillButton(tr("Environment"), this);
    m_environment->setObjectName(u"environmentPill"_s);
    m_environment->setMenu(m_environmentMenu);
    layout()->addWidget(m_environment);
}

void FilterBar::addColumnsButton()
{
    m_columnsMenu = new ChecklistMenu(this);
    auto *button = new QToolButton(this);
    button->setObjectName(u"columnsButton"_s);
    button->setText(tr("Columns"));
    button->setAccessibleName(tr("Columns"));
    button->setToolTip(tr("Choose the columns of the table"));
    button->setIcon(themedIcon(u"columns"_s));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRaise(true);
    button->setMenu(m_columnsMenu);
    layout()->addWidget(button);
}

/// What is chosen stays in the list even when no stack is left in it, so that it can be unticked.
void FilterBar::fillEnvironments()
{
    m_environmentMenu->clear();
    QStringList names = m_model.environmentNames();
    for (const QString &name : std::as_const(m_environments)) {
        if (!names.contains(name))
            names.append(name);
    }
    for (const QString &name : std::as_const(names)) {
        const QString shown = name.isEmpty() ? tr("None (orphaned)") : oneLine(name).replace(u'&', "&&"_L1);
        QAction *action = m_environmentMenu->addAction(shown);
        action->setCheckable(true);
        action->setChecked(m_environments.contains(name));
        connect(action, &QAction::toggled, this, [this, name](bool on) { toggleEnvironment(name, on); });
    }
    if (names.isEmpty())
        m_environmentMenu->addAction(tr("No environment yet"))->setEnabled(false);
}

void FilterBar::toggleEnvironment(const QString &name, bool on)
{
    if (on)
        m_environments.insert(name);
    else
        m_environments.remove(name);
    retitle();
    Q_EMIT changed();
}

StackFilter FilterBar::applied(StackFilter base) const
{
    base.text = m_field->text();
    base.states.clear();
    if (!m_active->isChecked() || !m_inactive->isChecked()) {
        base.states = otherStates;
        if (m_active->isChecked())
            base.states.insert(StackStatus::Active);
        if (m_inactive->isChecked())
            base.states.insert(StackStatus::Inactive);
    }
    base.types.clear();
    for (const QAction *type : m_types) {
        if (type->isChecked())
            base.types.insert(static_cast<StackType>(type->data().toInt()));
    }
    base.environments = m_environments;
    return base;
}

void FilterBar::show(const StackFilter &filter)
{
    const QSignalBlocker quiet(this);
    if (m_field->text() != filter.text)
        m_field->setText(filter.text);
    setQuietly(m_active, filter.states.isEmpty() || filter.states.contains(StackStatus::Active));
    setQuietly(m_inactive, filter.states.isEmpty() || filter.states.contains(StackStatus::Inactive));
    for (QAction *type : std::as_const(m_types))
        type->setChecked(filter.types.contains(static_cast<StackType>(type->data().toInt())));
    m_environments = filter.environments;
    retitle();
}

/// A pill that narrows says by what.
void FilterBar::retitle()
{
    m_type->setText(typeTitle());
    m_environment->setText(environmentTitle());
    m_type->setEngaged(std::ranges::any_of(m_types, &QAction::isChecked));
    m_environment->setEngaged(!m_environments.isEmpty());
}

QString FilterBar::typeTitle() const
{
    QStringList chosen;
    for (const QAction *type : m_types) {
        if (type->isChecked())
            chosen.append(type->text());
    }
    return chosen.isEmpty() ? tr("Type") : chosen.join(", "_L1);
}

QString FilterBar::environmentTitle() const
{
    constexpr qsizetype longest = 16;
    if (m_environments.isEmpty())
        return tr("Environment");
    const QString first = oneLine(*m_environments.cbegin());
    if (m_environments.size() > 1 || first.isEmpty() || first.size() > longest)
        return tr("%n environments", nullptr, static_cast<int>(m_environments.size()));
    return QString(first).replace(u'&', "&&"_L1);
}

} // namespace longshore
