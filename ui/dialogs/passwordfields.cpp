// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/passwordfields.h"

#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/secretfield.h"

#include <QGridLayout>

namespace longshore {

using namespace Qt::StringLiterals;

PasswordFields::PasswordFields(QWidget *parent)
    : QWidget(parent), m_user(new QLineEdit(this)), m_password(new SecretField(tr("Password"), this)),
      m_problem(new ToneLabel(ColourRole::Bad, this)), m_note(new ToneLabel(ColourRole::Muted, this))
{
    m_user->setObjectName(u"userName"_s);
    m_user->setAccessibleName(tr("User name"));
    m_user->setMaxLength(256);
    m_user->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_password->setObjectName(u"password"_s);
    m_problem->setObjectName(u"passwordProblem"_s);
    m_note->setObjectName(u"passwordNote"_s);
    layOut();
    m_problem->say({});
    setAsFirstAdministrator(false);
    connect(m_password, &QLineEdit::textChanged, m_problem, [this] { m_problem->say({}); });
    connect(m_user, &QLineEdit::textChanged, this, [this] {
        m_problem->say({});
        setAsFirstAdministrator(false);
    });
}

void PasswordFields::layOut()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    ToneLabel *user = makeHeading(tr("User na&me"), 0, this);
    ToneLabel *password = makeHeading(tr("&Password"), 0, this);
    user->setBuddy(m_user);
    password->setBuddy(m_password);
    grid->addWidget(user, 0, 0);
    grid->addWidget(password, 0, 1);
    grid->addWidget(m_user, 1, 0);
    grid->addWidget(m_password, 1, 1);
    grid->addWidget(m_problem, 2, 0, 1, 2);
    grid->addWidget(m_note, 3, 0, 1, 2);
}

void PasswordFields::setUserName(const QString &name)
{
    m_user->setText(name);
}

QString PasswordFields::userName() const
{
    return m_user->text().trimmed();
}

Secret PasswordFields::takePassword()
{
    Secret taken(m_password->text().toUtf8());
    wipe();
    return taken;
}

void PasswordFields::setAsFirstAdministrator(bool on)
{
    m_asFirst = on;
    m_note->say(on ? tr("Signs in as the server's first administrator, the one user it still takes a password from.") : QString());
}

bool PasswordFields::complain()
{
    QWidget *missing = firstEmpty();
    if (!missing)
        return false;
    m_problem->say(missing == m_user ? tr("Type your user name on the server.") : tr("Type the password. Longshore never keeps one."));
    missing->setFocus(Qt::OtherFocusReason);
    return true;
}

void PasswordFields::wipe()
{
    m_password->wipe();
}

QWidget *PasswordFields::firstEmpty() const
{
    if (userName().isEmpty())
        return m_user;
    return m_password->text().isEmpty() ? m_password : nullptr;
}

QWidget *PasswordFields::passwordEdit() const
{
    return m_password;
}

} // namespace longshore
