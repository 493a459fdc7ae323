// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tokennamefield.h"

#include "app/session/tokenmint.h"
#include "ui/dialogs/tonelabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

QString tokenNameProblem(const QString &name)
{
    const qsizetype length = name.trimmed().toUcs4().size();
    if (length == 0)
        return TokenNameField::tr("Give the token a name, by which it is found in Portainer's list.");
    if (length > LongestTokenName)
        return TokenNameField::tr("Too long: the server takes %1 characters, and these are %2.").arg(LongestTokenName).arg(length);
    return {};
}

TokenNameField::TokenNameField(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    ToneLabel *label = makeHeading(tr("Name o&f the token"), 0, this);
    label->setBuddy(m_edit);
    column->addWidget(label);
    column->addWidget(m_edit);
    column->addWidget(m_problem);
    column->addStretch();
    m_edit->setObjectName(u"tokenName"_s);
    m_edit->setAccessibleName(tr("Name of the access token"));
    m_edit->setText(tr("Longshore"));
    m_problem->setObjectName(u"tokenNameProblem"_s);
    connect(m_edit, &QLineEdit::textChanged, this, &TokenNameField::showProblem);
    showProblem();
}

void TokenNameField::setName(const QString &name)
{
    m_edit->setText(name);
    m_edit->setCursorPosition(0);
}

QString TokenNameField::name() const
{
    return m_edit->text().trimmed();
}

bool TokenNameField::complain()
{
    if (tokenNameProblem(m_edit->text()).isEmpty())
        return false;
    m_edit->setFocus(Qt::OtherFocusReason);
    return true;
}

void TokenNameField::showProblem()
{
    m_problem->say(tokenNameProblem(m_edit->text()));
}

} // namespace longshore
