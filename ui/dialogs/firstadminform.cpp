// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/firstadminform.h"

#include "ui/dialogs/linkbutton.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/secretfield.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

FirstAdminForm::FirstAdminForm(QWidget *parent)
    : QWidget(parent), m_title(makeHeading(tr("This Portainer is new. Create its first administrator"), 1, this)),
      m_advice(new ToneLabel(ColourRole::Muted, this)), m_user(new QLineEdit(this)),
      m_password(new NewPasswordFields(tr("&Password"), tr("The same a&gain"), this, Qt::Horizontal)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    m_user->setObjectName(u"administratorName"_s);
    m_user->setAccessibleName(tr("Name of the administrator"));
    m_user->setText(u"admin"_s);
    m_user->setMaxLength(256);
    m_password->setGenerating(false); // Nobody but this person may ever set it anew.
    m_password->first().setObjectName(u"administratorPassword"_s);
    m_password->first().setAccessibleName(tr("New password"));
    m_password->second().setObjectName(u"administratorPasswordAgain"_s);
    m_password->second().setAccessibleName(tr("New password again"));
    m_problem->setObjectName(u"administratorProblem"_s);
    layOut();
    m_problem->say({});
    setServer({});
    connect(m_user, &QLineEdit::textChanged, m_problem, [this] { m_problem->say({}); });
}

void FirstAdminForm::layOut()
{
    ToneLabel *name = makeHeading(tr("User na&me"), 0, this);
    name->setBuddy(m_user);
    auto *instead = new LinkButton(tr("It has an administrator: sign in instead"), this);
    instead->setObjectName(u"signInInstead"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_advice);
    column->addSpacing(4);
    column->addWidget(name);
    column->addWidget(m_user);
    column->addWidget(m_problem);
    column->addSpacing(8);
    column->addWidget(m_password);
    column->addWidget(instead, 0, Qt::AlignLeft);
    connect(instead, &LinkButton::clicked, this, &FirstAdminForm::signInInstead);
}

void FirstAdminForm::setServer(const QString &hostAndPort)
{
    m_advice->setText(tr("Nobody has set up %1 yet. Longshore creates this user with every right there, signs in, makes an access token "
                         "for this computer and forgets the password; keep it in a safe place yourself.").arg(hostAndPort));
}

void FirstAdminForm::setMinimumLength(int bytes)
{
    m_password->setRules({.minimumBytes = bytes});
}

QString FirstAdminForm::userName() const
{
    return m_user->text().trimmed();
}

Secret FirstAdminForm::takePassword()
{
    Secret taken = m_password->password();
    wipe();
    return taken;
}

QString FirstAdminForm::nameProblem() const
{
    const QString name = userName();
    if (name.isEmpty())
        return tr("Give the administrator a name.");
    return std::ranges::any_of(name, [](QChar character) { return character.isSpace(); }) ? tr("The name may not contain spaces.") : QString();
}

bool FirstAdminForm::complain()
{
    const QString problem = nameProblem();
    m_problem->say(problem);
    if (problem.isEmpty())
        return complainOfPassword();
    m_user->setFocus(Qt::OtherFocusReason);
    return true;
}

bool FirstAdminForm::complainOfPassword()
{
    if (m_password->isAcceptable())
        return false;
    const QString problem = m_password->rules().problem(m_password->first().text());
    m_password->showProblem(problem.isEmpty() ? tr("The two passwords are not the same.") : problem);
    (problem.isEmpty() ? m_password->second() : m_password->first()).setFocus(Qt::OtherFocusReason);
    return true;
}

void FirstAdminForm::wipe()
{
    m_password->wipe();
}

QWidget *FirstAdminForm::passwordEdit() const
{
    return &m_password->first();
}

} // namespace longshore
