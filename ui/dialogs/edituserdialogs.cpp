// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/edituserdialogs.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/adduserdialog.h"
#include "ui/dialogs/confirmname.h"
#include "ui/widgets/cardbutton.h"
#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/tonelabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

RenameUserDialog::RenameUserDialog(const User &user, const QString &place, const QStringList &taken, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Rename %1").arg(oneLine(user.name)), place, tr("&Rename"), parent), m_before(user.name), m_taken(taken),
      m_name(new QLineEdit(user.name, this)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    setObjectName(u"renameUserDialog"_s);
    m_taken.removeAll(user.name);
    m_name->setObjectName(u"userName"_s);
    m_name->setAccessibleName(tr("User name"));
    m_name->selectAll();
    m_problem->setObjectName(u"nameProblem"_s);
    auto *caption = makeHeading(tr("&User name"), 0, this);
    caption->setBuddy(m_name);
    for (QWidget *each : std::initializer_list<QWidget *>{caption, m_name, m_problem})
        body().addWidget(each);
    addSentence(tr("Signs in with the new name from then on; the password and the access tokens stay as they are."), u"meaning"_s, true);
    judge();
    m_name->setFocus(Qt::OtherFocusReason);
    connect(m_name, &QLineEdit::textChanged, this, &RenameUserDialog::judge);
    connect(this, &ChangeDialog::submitted, this, [this] { Q_EMIT wished(m_name->text()); });
}

void RenameUserDialog::judge()
{
    const QString name = m_name->text();
    const QString problem = userNameProblem(name, m_taken);
    m_problem->say(problem);
    setReady(!name.isEmpty() && name != m_before && problem.isEmpty());
}

ChangeRoleDialog::ChangeRoleDialog(const User &user, const QString &place, Guard guard, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Change the role of %1").arg(oneLine(user.name)), place, tr("Change the &role"), parent),
      m_standard(new CardButton(tr("&Standard user"), tr("Uses the environments and stacks that are shared with them, by name or by team. "
                                                        "Everything else is out of their sight."), this)),
      m_administrator(new CardButton(tr("A&dministrator"), tr("Uses and changes everything on this server: every environment and stack, users, "
                                                             "teams and settings."), this))
{
    setObjectName(u"changeRoleDialog"_s);
    m_standard->setObjectName(u"standardRole"_s);
    m_administrator->setObjectName(u"administratorRole"_s);
    CardButton *now = user.isAdministrator() ? m_administrator : m_standard;
    now->setChecked(true);
    body().addWidget(m_standard);
    body().addWidget(m_administrator);
    addSentence(tr("Counts at once. Access tokens of %1 stay valid, with the rights of the new role; sessions in a browser have to sign in again.")
                    .arg(oneLine(user.name)), u"meaning"_s, true);
    ConfirmName *asked = askForName(guard, oneLine(user.name));
    asked->setNeeded(false);
    body().addStretch(1);
    setReady(false);
    now->setFocus(Qt::OtherFocusReason);
    const auto judge = [this, asked, before = user.role] {
        asked->setNeeded(before == Role::Administrator && chosen() != before);
        setReady(chosen() != before);
    };
    connect(m_standard, &QAbstractButton::toggled, this, judge);
    connect(m_administrator, &QAbstractButton::toggled, this, judge);
    connect(this, &ChangeDialog::submitted, this, [this] { Q_EMIT wished(chosen()); });
}

Role ChangeRoleDialog::chosen() const
{
    return m_administrator->isChecked() ? Role::Administrator : Role::Standard;
}

ResetPasswordDialog::ResetPasswordDialog(const User &user, const QString &place, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Reset the password of %1").arg(oneLine(user.name)), place, tr("Reset the &password"), parent),
      m_password(new NewPasswordFields(tr("&New password"), tr("R&epeat the new password"), this))
{
    setObjectName(u"resetPasswordDialog"_s);
    m_password->setObjectName(u"passwordFields"_s);
    body().addWidget(m_password);
    addSentence(tr("Ends the sessions of %1 in all browsers. Their access tokens stay valid; revoke those one by one if they should not. "
                   "Tell %1 the new password yourself: Portainer does not.").arg(oneLine(user.name)), u"meaning"_s, true);
    setReady(false);
    connect(this, &QDialog::finished, m_password, &NewPasswordFields::wipe);
    connect(m_password, &NewPasswordFields::changed, this, [this] { setReady(m_password->isAcceptable()); });
    connect(this, &ChangeDialog::submitted, this, [this] { Q_EMIT wished(m_password->password()); });
}

void ResetPasswordDialog::setSettings(const PublicSettings &settings)
{
    m_password->setRules(PasswordRules::of(settings));
    setReady(m_password->isAcceptable());
}

void ResetPasswordDialog::offerCopy(SecretClipboard &clipboard)
{
    m_password->offerCopy(clipboard);
}

} // namespace longshore
