// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/headerrow.h"

#include "ui/widgets/secretfield.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/icons.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

namespace longshore {

using namespace Qt::StringLiterals;

HeaderRow::HeaderRow(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit(name, this)), m_value(new SecretField({}, this)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    auto *remove = new QToolButton(this);
    m_remove = remove;
    remove->setIcon(themedIcon(u"close"_s));
    remove->setToolTip(tr("Take this header away"));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setObjectName(u"removeHeader"_s);
    m_name->setObjectName(u"headerName"_s);
    m_name->setPlaceholderText(tr("Name"));
    m_value->setObjectName(u"headerValue"_s);
    m_value->setPlaceholderText(tr("Value"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_value, 0, 1);
    grid->addWidget(m_remove, 0, 2);
    grid->addWidget(m_problem, 1, 0, 1, 3);
    m_problem->say({});
    m_problem->setObjectName(u"headerProblem"_s);
    connect(remove, &QToolButton::clicked, this, &HeaderRow::removeRequested);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_problem->say({}); });
    connect(m_value, &QLineEdit::textEdited, this, [this] { m_problem->say({}); });
}

ExtraHeader HeaderRow::header() const
{
    return {m_name->text().trimmed().toUtf8(), m_value->text().trimmed().toUtf8()};
}

bool HeaderRow::isEmpty() const
{
    return m_name->text().trimmed().isEmpty() && m_value->text().trimmed().isEmpty();
}

void HeaderRow::complain(const QString &sentence)
{
    m_problem->say(sentence);
    QLineEdit *wrong = isAllowedHeaderName(header().name) && !isAllowedHeaderValue(header().value) ? m_value : m_name;
    wrong->setFocus(Qt::OtherFocusReason);
}

void HeaderRow::number(int position)
{
    m_name->setAccessibleName(tr("Name of header %1").arg(position));
    m_value->setAccessibleName(tr("Value of header %1").arg(position));
    m_remove->setAccessibleName(tr("Take header %1 away").arg(position));
}

void HeaderRow::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

void HeaderRow::wipe()
{
    m_value->wipe();
}

} // namespace longshore
