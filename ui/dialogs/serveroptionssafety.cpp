// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serveroptionssafety.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/tonelabel.h"

#include <QCheckBox>
#include <QListWidget>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

ServerOptionsSafety::ServerOptionsSafety(const ServerProfile &profile, const QList<GuardableEnvironment> &environments, QWidget *parent)
    : QWidget(parent), m_readOnly(new QCheckBox(tr("&Read-only: refuse everything that would change this server"), this)),
      m_nothing(new QRadioButton(tr("&No"), this)), m_server(new QRadioButton(tr("On the &whole server"), this)),
      m_some(new QRadioButton(tr("In chosen &environments"), this)), m_environments(new QListWidget(this))
{
    m_readOnly->setObjectName(u"optionsReadOnly"_s);
    m_nothing->setObjectName(u"guardNothing"_s);
    m_server->setObjectName(u"guardServer"_s);
    m_some->setObjectName(u"guardSome"_s);
    m_environments->setObjectName(u"guardedEnvironments"_s);
    m_environments->setAccessibleName(tr("Guarded environments"));
    m_readOnly->setChecked(profile.readOnly);
    m_nothing->setAccessibleDescription(tr("Ask for the name before anything is destroyed"));
    fillEnvironments(profile, environments);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 16, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_readOnly);
    column->addSpacing(16);
    column->addWidget(makeHeading(tr("Ask for the name before anything is destroyed"), 0, this));
    for (QWidget *each : std::initializer_list<QWidget *>{m_nothing, m_server, m_some})
        column->addWidget(each);
    column->addWidget(m_environments, 1);
    (profile.locked ? m_server : profile.lockedEnvironments.isEmpty() ? m_nothing : m_some)->setChecked(true);
    const auto follow = [this] {
        m_environments->setEnabled(m_some->isChecked());
        for (QRadioButton *each : {m_nothing, m_server, m_some}) // Tab goes to the chosen one; arrows to the others.
            each->setFocusPolicy(each->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    };
    for (QRadioButton *each : {m_nothing, m_server, m_some})
        connect(each, &QRadioButton::toggled, this, follow);
    follow();
}

void ServerOptionsSafety::fillEnvironments(const ServerProfile &profile, const QList<GuardableEnvironment> &environments)
{
    for (const GuardableEnvironment &environment : environments)
        addEnvironment(environment, profile.lockedEnvironments.contains(environment.id));
    for (const EnvironmentId id : profile.lockedEnvironments) // Guarded, and not to be seen just now.
        if (std::ranges::find(environments, id, &GuardableEnvironment::id) == environments.end())
            addEnvironment({id, tr("Environment %1").arg(number(id))}, true);
    if (m_environments->count() > 0)
        m_environments->setCurrentRow(0);
    m_some->setEnabled(m_environments->count() > 0);
    m_environments->setVisible(m_environments->count() > 0);
}

void ServerOptionsSafety::addEnvironment(const GuardableEnvironment &environment, bool chosen)
{
    auto *item = new QListWidgetItem(oneLine(environment.name), m_environments);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::UserRole, number(environment.id));
}

void ServerOptionsSafety::read(ServerProfile &profile) const
{
    profile.readOnly = m_readOnly->isChecked();
    profile.locked = m_server->isChecked();
    profile.lockedEnvironments.clear();
    for (int row = 0; m_some->isChecked() && row < m_environments->count(); ++row) {
        const QListWidgetItem *item = m_environments->item(row);
        if (item->checkState() == Qt::Checked)
            profile.lockedEnvironments.append(EnvironmentId{qint64{item->data(Qt::UserRole).toLongLong()}});
    }
}

} // namespace longshore
