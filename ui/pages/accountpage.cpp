// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountpage.h"

#include "app/core/displaytext.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr UserId FirstUser{1};
constexpr qsizetype MostNames = 12;

QString roleText(const std::optional<User> &user)
{
    if (!user)
        return AccountPage::tr("not told by the server");
    switch (user->role) {
    case Role::Administrator: return AccountPage::tr("Administrator");
    case Role::Standard: return AccountPage::tr("User");
    case Role::Unknown: break;
    }
    return AccountPage::tr("unknown");
}

QString teamsText(const QList<OwnTeam> &teams)
{
    QStringList names;
    for (const OwnTeam &team : teams)
        names.append(team.isLeader ? AccountPage::tr("%1 (leader)").arg(oneLine(team.name)) : oneLine(team.name));
    return names.isEmpty() ? AccountPage::tr("none") : names.join(u", "_s);
}

QString environmentsText(const QStringList &environments)
{
    if (environments.isEmpty())
        return AccountPage::tr("none");
    const qsizetype more = environments.size() - MostNames;
    const QString names = oneLine(QStringList(environments.mid(0, MostNames)).join(u", "_s));
    return more > 0 ? AccountPage::tr("%1 and %2 more").arg(names).arg(more) : names;
}

QString methodText(AuthenticationMethod method)
{
    switch (method) {
    case AuthenticationMethod::Internal: return AccountPage::tr("User names and passwords of Portainer");
    case AuthenticationMethod::Ldap: return AccountPage::tr("LDAP");
    case AuthenticationMethod::OAuth: return AccountPage::tr("OAuth");
    case AuthenticationMethod::Unknown: break;
    }
    return AccountPage::tr("unknown");
}

QList<FactGroup> factsOf(const AccountFacts &facts)
{
    const QString token = facts.tokenPrefix.isEmpty() ? AccountPage::tr("An access token")
                                                      : AccountPage::tr("An access token that starts with %1").arg(oneLine(facts.tokenPrefix));
    FactGroup who{AccountPage::tr("Who you are"),
                  {{AccountPage::tr("User name"), oneLine(facts.name())},
                   {AccountPage::tr("Role"), roleText(facts.user)},
                   {AccountPage::tr("Teams"), teamsText(facts.teams)},
                   {AccountPage::tr("Environments"), environmentsText(facts.environments), environmentsText(facts.environments)}}};
    FactGroup where{AccountPage::tr("Where"),
                    {{AccountPage::tr("Server"), oneLine(facts.server)},
                     {AccountPage::tr("Address"), facts.address},
                     {AccountPage::tr("Version"), facts.version},
                     {AccountPage::tr("People sign in with"), facts.method ? methodText(*facts.method) : QString()}}};
    FactGroup how{AccountPage::tr("This computer"),
                  {{AccountPage::tr("Signed in with"), token}, {AccountPage::tr("Kept in"), facts.tokenPlace}}};
    return {who, where, how};
}

QString passwordSentence(const AccountFacts &facts)
{
    const QString server = oneLine(facts.server);
    if (!facts.user)
        return AccountPage::tr("%1 does not tell whose access token this is, so its password cannot be changed from here. "
                               "Change it in Portainer under My account.").arg(server);
    if (facts.hasPasswordThere())
        return AccountPage::tr("Changing it ends all browser sessions of %1 on %2. Access tokens, this computer's too, go on working.")
            .arg(oneLine(facts.name()), server);
    if (facts.method == AuthenticationMethod::Ldap)
        return AccountPage::tr("%1 takes its passwords from an LDAP directory. Change yours there; Portainer keeps none.").arg(server);
    return AccountPage::tr("%1 signs people in through OAuth. Change your password with that provider; Portainer keeps none.").arg(server);
}

} // namespace

bool AccountFacts::hasPasswordThere() const
{
    return user && (!method || *method == AuthenticationMethod::Internal || *method == AuthenticationMethod::Unknown || user->id == FirstUser);
}

AccountPage::AccountPage(QWidget *parent)
    : PageFrame(tr("My account"), parent), m_grid(new FactGrid), m_passwordSentence(new ToneLabel(ColourRole::Muted)),
      m_changePassword(new QPushButton(tr("&Change password..."))), m_signOutSentence(new ToneLabel(ColourRole::Muted)),
      m_signOut(new QPushButton(tr("&Sign out...")))
{
    setObjectName(u"accountPage"_s);
    m_grid->setObjectName(u"accountFacts"_s);
    m_passwordSentence->setObjectName(u"passwordSentence"_s);
    m_changePassword->setObjectName(u"changePassword"_s);
    m_signOut->setObjectName(u"signOut"_s);
    setContent(buildContent());
    connect(m_changePassword, &QPushButton::clicked, this, &AccountPage::changePasswordRequested);
    connect(m_signOut, &QPushButton::clicked, this, &AccountPage::signOutRequested);
}

QWidget *AccountPage::buildContent()
{
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(24, 4, 24, 24);
    column->setSpacing(24);
    column->addWidget(m_grid);
    column->addWidget(buildPart(tr("Password"), m_passwordSentence, m_changePassword));
    column->addWidget(buildPart(tr("Sign out"), m_signOutSentence, m_signOut));
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // The values and buttons are what Tab reaches.
    scroll->setWidget(inside);
    inside->setAutoFillBackground(false);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    return scroll;
}

QWidget *AccountPage::buildPart(const QString &title, ToneLabel *sentence, QPushButton *button)
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(makeHeading(title, 0, part));
    column->addWidget(sentence);
    column->addWidget(button, 0, Qt::AlignLeft);
    button->setAutoDefault(false);
    return part;
}

void AccountPage::setFacts(const AccountFacts &facts)
{
    m_facts = facts;
    const QString server = oneLine(facts.server);
    setSubtitle(facts.name().isEmpty() ? server : tr("%1 on %2").arg(oneLine(facts.name()), server));
    m_grid->setGroups(factsOf(facts));
    m_passwordSentence->setText(passwordSentence(facts));
    m_signOutSentence->setText(tr("Forgets the access token on this computer, and revokes it on %1 if you wish.").arg(server));
    setFilled();
    updateButtons();
}

void AccountPage::setBusy(bool busy)
{
    m_busy = busy;
    updateButtons();
}

void AccountPage::updateButtons()
{
    m_changePassword->setVisible(m_facts.hasPasswordThere());
    m_changePassword->setEnabled(!m_busy);
    m_changePassword->setText(m_busy ? tr("Changing the password") : tr("&Change password..."));
}

} // namespace longshore
