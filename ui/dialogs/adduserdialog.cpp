// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/adduserdialog.h"

#include "app/core/displaytext.h"
#include "ui/widgets/cardbutton.h"
#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/tonelabel.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

QString userNameProblem(const QString &name, const QStringList &taken)
{
    if (std::ranges::any_of(name, [](QChar c) { return c.isSpace(); }))
        return AddUserDialog::tr("A user name must not contain white space.");
    if (taken.contains(name, Qt::CaseInsensitive))
        return AddUserDialog::tr("There is a user of that name already.");
    return {};
}

AddUserDialog::AddUserDialog(const QString &place, const QStringList &taken, const QList<Team> &teams, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Add a user"), place, tr("&Add the user"), parent), m_taken(taken), m_name(new QLineEdit(this)),
      m_nameProblem(new ToneLabel(ColourRole::Bad, this)), m_password(new NewPasswordFields(tr("&Password"), tr("R&epeat the password"), this)),
      m_noPassword(new ToneLabel(ColourRole::Muted, this)),
      m_standard(new CardButton(tr("&Standard user"), tr("Uses the environments and stacks that are shared with them."), this)),
      m_administrator(new CardButton(tr("A&dministrator"), tr("Uses and changes everything on this server, its users and settings too."), this))
{
    setObjectName(u"addUserDialog"_s);
    buildName();
    buildPassword();
    buildRole();
    buildTeams(teams);
    judge();
    m_name->setFocus(Qt::OtherFocusReason);
    connect(this, &ChangeDialog::submitted, this, [this] { Q_EMIT wished(wish()); });
}

void AddUserDialog::buildName()
{
    m_name->setObjectName(u"userName"_s);
    m_name->setAccessibleName(tr("User name"));
    auto *caption = makeHeading(tr("&User name"), 0, this);
    caption->setBuddy(m_name);
    m_nameProblem->setObjectName(u"nameProblem"_s);
    m_nameProblem->say({});
    for (QWidget *each : std::initializer_list<QWidget *>{caption, m_name, m_nameProblem})
        body().addWidget(each);
    connect(m_name, &QLineEdit::textChanged, this, &AddUserDialog::judge);
}

void AddUserDialog::buildPassword()
{
    m_password->setObjectName(u"passwordFields"_s);
    m_noPassword->setObjectName(u"noPassword"_s);
    m_noPassword->say({});
    body().addWidget(m_password);
    body().addWidget(m_noPassword);
    connect(m_password, &NewPasswordFields::changed, this, &AddUserDialog::judge);
    connect(this, &QDialog::finished, m_password, &NewPasswordFields::wipe);
}

void AddUserDialog::buildRole()
{
    m_standard->setObjectName(u"standardRole"_s);
    m_administrator->setObjectName(u"administratorRole"_s);
    m_standard->setChecked(true);
    body().addWidget(makeHeading(tr("Role"), 0, this));
    body().addWidget(m_standard);
    body().addWidget(m_administrator);
}

void AddUserDialog::buildTeams(const QList<Team> &teams)
{
    if (teams.isEmpty())
        return;
    m_teams = new QListWidget(this);
    m_teams->setObjectName(u"teams"_s);
    m_teams->setAccessibleName(tr("Teams"));
    m_teams->setTabKeyNavigation(false);
    for (const Team &team : teams) {
        auto *item = new QListWidgetItem(oneLine(team.name), m_teams);
        item->setData(Qt::UserRole, number(team.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_teams->setCurrentRow(0);
    constexpr int MostRows = 5;
    m_teams->setFixedHeight(m_teams->sizeHintForRow(0) * std::min(m_teams->count(), MostRows) + 2 * m_teams->frameWidth() + 4);
    auto *caption = makeHeading(tr("&Teams"), 0, this);
    caption->setBuddy(m_teams);
    body().addWidget(caption);
    body().addWidget(m_teams);
}

void AddUserDialog::setSettings(const PublicSettings &settings)
{
    m_password->setRules(PasswordRules::of(settings));
    m_asksPassword = settings.authenticationMethod == AuthenticationMethod::Internal || settings.authenticationMethod == AuthenticationMethod::Unknown;
    m_password->setVisible(m_asksPassword);
    const bool ldap = settings.authenticationMethod == AuthenticationMethod::Ldap;
    m_noPassword->say(m_asksPassword ? QString()
                      : ldap ? tr("No password is asked: people sign in to this server with the passwords of its LDAP directory.")
                             : tr("No password is asked: people sign in to this server through its OAuth provider."));
    judge();
}

void AddUserDialog::offerCopy(SecretClipboard &clipboard)
{
    m_password->offerCopy(clipboard);
}

QString AddUserDialog::nameProblem() const
{
    return userNameProblem(m_name->text(), m_taken);
}

void AddUserDialog::judge()
{
    m_nameProblem->say(nameProblem());
    const bool hasPassword = !m_asksPassword || m_password->isAcceptable();
    setReady(!m_name->text().isEmpty() && nameProblem().isEmpty() && hasPassword);
}

QList<TeamId> AddUserDialog::chosenTeams() const
{
    QList<TeamId> chosen;
    for (int row = 0; m_teams && row < m_teams->count(); ++row) {
        if (m_teams->item(row)->checkState() == Qt::Checked)
            chosen.append(TeamId(m_teams->item(row)->data(Qt::UserRole).toLongLong()));
    }
    return chosen;
}

NewUserWish AddUserDialog::wish() const
{
    return {.name = m_name->text(), .password = m_asksPassword ? m_password->password() : Secret(),
            .role = m_administrator->isChecked() ? Role::Administrator : Role::Standard, .teams = chosenTeams()};
}

} // namespace longshore
