// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/firstadminform.h"

#include "ui/dialogs/linkbutton.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/secretfield.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

FirstAdminForm::FirstAdminForm(QWidget *parent)
    : QWidget(parent), m_title(makeHeading(tr("This Portainer is new. Create its first administrator"), 1, this)),
      m_advice(new ToneLabel(ColourRole::Muted, this)), m_user(new QLineEdit(this)),
      m_password(new SecretField(tr("New password"), this)), m_again(new SecretField(tr("New password again"), this)),
      m_rule(new ToneLabel(ColourRole::Muted, this)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    m_user->setObjectName(u"administratorName"_s);
    m_user->setAccessibleName(tr("Name of the administrator"));
    m_user->setText(u"admin"_s);
    m_user->setMaxLength(256);
    m_password->setObjectName(u"administratorPassword"_s);
    m_again->setObjectName(u"administratorPasswordAgain"_s);
    m_rule->setObjectName(u"administratorRule"_s);
    m_problem->setObjectName(u"administratorProblem"_s);
    layOut();
    m_problem->say({});
    setServer({});
    showRules();
    for (QLineEdit *edit : std::initializer_list<QLineEdit *>{m_user, m_password, m_again})
        connect(edit, &QLineEdit::textChanged, this, [this] {
            m_problem->say({});
            showRules();
        });
}

void FirstAdminForm::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_advice);
    column->addSpacing(4);
    column->addWidget(addField(tr("User na&me"), m_user));
    auto *pair = new QHBoxLayout;
    pair->setSpacing(10);
    pair->addWidget(addField(tr("&Password"), m_password), 1);
    pair->addWidget(addField(tr("The same a&gain"), m_again), 1);
    column->addLayout(pair);
    column->addWidget(m_rule);
    column->addWidget(m_problem);
    auto *instead = new LinkButton(tr("It has an administrator: sign in instead"), this);
    instead->setObjectName(u"signInInstead"_s);
    column->addWidget(instead, 0, Qt::AlignLeft);
    connect(instead, &LinkButton::clicked, this, &FirstAdminForm::signInInstead);
}

QWidget *FirstAdminForm::addField(const QString &caption, QLineEdit *edit)
{
    auto *field = new QWidget(this);
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins({});
    column->setSpacing(8);
    ToneLabel *label = makeHeading(caption, 0, field);
    label->setBuddy(edit);
    column->addWidget(label);
    column->addWidget(edit);
    return field;
}

void FirstAdminForm::setServer(const QString &hostAndPort)
{
    m_advice->setText(tr("Nobody has set up %1 yet. Longshore creates this user with every right there, signs in, makes an access token "
                         "for this computer and forgets the password; keep it in a safe place yourself.").arg(hostAndPort));
}

void FirstAdminForm::setMinimumLength(int bytes)
{
    m_minimum = bytes;
    showRules();
}

QString FirstAdminForm::userName() const
{
    return m_user->text().trimmed();
}

Secret FirstAdminForm::takePassword()
{
    Secret taken(m_password->text().toUtf8());
    wipe();
    return taken;
}

void FirstAdminForm::showRules()
{
    const qsizetype length = m_password->text().toUtf8().size();
    const bool same = m_again->text() == m_password->text();
    const bool good = length >= m_minimum && same;
    m_rule->setRole(good ? ColourRole::Good : ColourRole::Muted);
    if (length < m_minimum)
        m_rule->setText(tr("\u25cb At least %1 characters; %2 so far.").arg(m_minimum).arg(length));
    else
        m_rule->setText(same ? tr("\u2713 Long enough, and the same twice.") : tr("\u25cb Long enough. Type the same again."));
}

QString FirstAdminForm::problem(QWidget *&field) const
{
    const QString name = userName();
    field = m_user;
    if (name.isEmpty())
        return tr("Give the administrator a name.");
    if (std::ranges::any_of(name, [](QChar character) { return character.isSpace(); }))
        return tr("The name may not contain spaces.");
    field = m_password;
    if (m_password->text().toUtf8().size() < m_minimum)
        return tr("The password is too short: the server asks for at least %1 characters.").arg(m_minimum);
    field = m_again;
    if (m_again->text() != m_password->text())
        return tr("The two passwords are not the same.");
    return {};
}

bool FirstAdminForm::complain()
{
    QWidget *field = nullptr;
    const QString sentence = problem(field);
    m_problem->say(sentence);
    if (sentence.isEmpty())
        return false;
    field->setFocus(Qt::OtherFocusReason);
    return true;
}

void FirstAdminForm::wipe()
{
    m_password->wipe();
    m_again->wipe();
}

QWidget *FirstAdminForm::passwordEdit() const
{
    return m_password;
}

} // namespace longshore
