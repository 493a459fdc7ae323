// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newtokenform.h"

#include "app/session/tokenmint.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/tonelabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

// Characters as people and the server count them: an emoji is one.
qsizetype characters(const QString &text)
{
    return text.toUcs4().size();
}

} // namespace

QString tokenDescriptionProblem(const QString &description)
{
    const qsizetype over = characters(description.trimmed()) - LongestTokenName;
    if (description.trimmed().isEmpty())
        return NewTokenForm::tr("Say what it is for, so that it can be told apart later.");
    if (over == 1)
        return NewTokenForm::tr("One character too long; Portainer takes %1.").arg(LongestTokenName);
    if (over > 1)
        return NewTokenForm::tr("%1 characters too long; Portainer takes %2.").arg(over).arg(LongestTokenName);
    return {};
}

NewTokenForm::NewTokenForm(const QString &user, const QString &server, QWidget *parent)
    : QWidget(parent), m_description(new QLineEdit(this)), m_descriptionProblem(new ToneLabel(ColourRole::Bad, this)),
      m_password(new SecretField(tr("Password of %1").arg(user), this)), m_passwordProblem(new ToneLabel(ColourRole::Bad, this))
{
    m_description->setObjectName(u"description"_s);
    m_description->setAccessibleName(tr("Description"));
    m_description->setPlaceholderText(tr("Backup script on nas"));
    m_descriptionProblem->setObjectName(u"descriptionProblem"_s);
    m_password->setObjectName(u"password"_s);
    m_passwordProblem->setObjectName(u"passwordProblem"_s);
    m_descriptionProblem->say({});
    m_passwordProblem->say({});
    auto *what = makeHeading(tr("&Description"), 0, this);
    auto *password = makeHeading(tr("&Password of %1").arg(QString(user).replace(u'&', "&&"_L1)), 0, this);
    what->setBuddy(m_description);
    password->setBuddy(m_password);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(what);
    column->addWidget(m_description);
    column->addWidget(m_descriptionProblem);
    column->addSpacing(8);
    column->addWidget(password);
    column->addWidget(m_password);
    column->addWidget(m_passwordProblem);
    column->addWidget(new ToneLabel(ColourRole::Muted,
        tr("%1 makes an access token only for somebody who has just signed in. The password is sent there once and forgotten here.").arg(server), this));
    connect(m_description, &QLineEdit::textChanged, this, &NewTokenForm::judgeDescription);
    connect(m_password, &QLineEdit::textChanged, this, [this] {
        m_passwordProblem->say({});
        Q_EMIT changed();
    });
}

void NewTokenForm::judgeDescription()
{
    const bool started = !m_description->text().isEmpty();
    m_descriptionProblem->say(started ? tokenDescriptionProblem(m_description->text()) : QString());
    Q_EMIT changed();
}

QString NewTokenForm::description() const
{
    return m_description->text().trimmed();
}

Secret NewTokenForm::password() const
{
    return Secret(m_password->text().toUtf8());
}

bool NewTokenForm::isAcceptable() const
{
    return tokenDescriptionProblem(m_description->text()).isEmpty() && !m_password->text().isEmpty();
}

void NewTokenForm::refuseDescription(const QString &sentence)
{
    m_descriptionProblem->say(sentence);
    m_description->setFocus(Qt::OtherFocusReason);
}

void NewTokenForm::refusePassword(const QString &sentence)
{
    m_passwordProblem->say(sentence);
    m_password->setFocus(Qt::OtherFocusReason);
    m_password->selectAll();
}

void NewTokenForm::wipe()
{
    m_password->wipe();
}

void NewTokenForm::setDescription(const QString &description)
{
    m_description->setText(description);
}

void NewTokenForm::focusPassword()
{
    m_password->setFocus(Qt::OtherFocusReason);
}

void NewTokenForm::focusFirst()
{
    m_description->setFocus(Qt::OtherFocusReason);
}

} // namespace longshore
