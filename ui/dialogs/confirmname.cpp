// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmname.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/tonelabel.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString request(Guard guard, const QString &name)
{
    return guard == Guard::Server ? ConfirmName::tr("This server is guarded. Type %1 to go on.").arg(name)
                                  : ConfirmName::tr("This environment is guarded. Type %1 to go on.").arg(name);
}

} // namespace

ConfirmName::ConfirmName(Guard guard, const QString &name, QAbstractButton *dangerous, QWidget *parent)
    : QWidget(parent), m_name(oneLine(name).simplified()), m_dangerous(dangerous)
{
    setObjectName(u"confirmName"_s);
    setVisible(guard != Guard::None);
    if (guard == Guard::None)
        return;
    auto *words = new ToneLabel(ColourRole::Text, request(guard, m_name), this);
    words->setSelectable();
    words->setObjectName(u"confirmRequest"_s);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"confirmEdit"_s);
    m_edit->setAccessibleName(tr("Name to confirm with"));
    m_edit->setAccessibleDescription(words->text());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(words);
    column->addWidget(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &ConfirmName::judge);
    m_confirmed = false;
    if (m_dangerous)
        m_dangerous->setEnabled(false);
}

// What was typed for another choice does not count for the next one.
void ConfirmName::setNeeded(bool needed)
{
    if (!m_edit || needed == m_needed)
        return;
    m_needed = needed;
    m_edit->clear();
    setVisible(needed);
    judge();
}

void ConfirmName::judge()
{
    const bool confirmed = !m_needed || (!m_name.isEmpty() && m_edit->text().simplified() == m_name);
    if (confirmed == m_confirmed)
        return;
    m_confirmed = confirmed;
    if (m_dangerous)
        m_dangerous->setEnabled(confirmed);
    Q_EMIT confirmedChanged(confirmed);
}

} // namespace longshore
