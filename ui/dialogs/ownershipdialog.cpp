// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ownershipdialog.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/confirmname.h"
#include "ui/widgets/cardbutton.h"
#include "ui/widgets/tonelabel.h"

#include <QComboBox>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const QString TeamShare = u"team"_s;
const QString UserShare = u"user"_s;
constexpr int KindRole = Qt::UserRole;
constexpr int IdRole = Qt::UserRole + 1;

} // namespace

QString ownershipTitle(Ownership level)
{
    switch (level) {
    case Ownership::Private:
        return OwnershipDialog::tr("Private");
    case Ownership::Restricted:
        return OwnershipDialog::tr("Restricted");
    case Ownership::Public:
        return OwnershipDialog::tr("Public");
    case Ownership::Administrators: break;
    }
    return OwnershipDialog::tr("Administrators");
}

OwnershipDialog::OwnershipDialog(const Stack &stack, const OwnershipRights &rights, const AccessRules &rules, bool complete,
                                 const QString &place, Guard guard, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Change the ownership of %1").arg(oneLine(stack.displayName())), place, tr("&Change the ownership"), parent),
      m_stack(stack), m_rights(rights), m_rules(rules), m_complete(complete), m_owner(new QComboBox(this)), m_shares(new QListWidget(this)),
      m_problem(new ToneLabel(ColourRole::Muted, this)), m_sight(new ToneLabel(ColourRole::Text, this))
{
    setObjectName(u"ownershipDialog"_s);
    addLevel(Ownership::Administrators, tr("&Administrators"), tr("Only administrators see and use it."), u"administratorsLevel"_s);
    addLevel(Ownership::Private, tr("Pri&vate"), tr("One user, and administrators."), u"privateLevel"_s);
    buildOwner();
    addLevel(Ownership::Restricted, tr("&Restricted"), rights.mayNameUsers ? tr("Some users and teams, and administrators.") : tr("Some of your teams, and administrators."),
             u"restrictedLevel"_s);
    buildShares();
    addLevel(Ownership::Public, tr("P&ublic"), tr("Everyone; to use it, the environment has to be shared with them too."), u"publicLevel"_s);
    m_problem->setObjectName(u"choiceProblem"_s);
    m_sight->setObjectName(u"sight"_s);
    body().addSpacing(4);
    body().addWidget(m_problem);
    body().addWidget(m_sight);
    m_name = askForName(guard, oneLine(stack.displayName()));
    body().addStretch(1); // Cards do not grow when a list between them is hidden.
    start(choiceOf(stack));
    connect(this, &ChangeDialog::submitted, this, [this] { Q_EMIT wished(choice()); });
}

CardButton *OwnershipDialog::addLevel(Ownership level, const QString &title, const QString &sentence, const QString &name)
{
    const QString whyNot = m_rights.whyNot.value(level);
    auto *card = new CardButton(title, whyNot.isEmpty() ? sentence : whyNot, this);
    card->setObjectName(name);
    card->setEnabled(m_rights.maySet(level));
    card->setAccessibleDescription(card->sentence());
    body().addWidget(card);
    m_levels.insert(level, card);
    connect(card, &QAbstractButton::toggled, this, &OwnershipDialog::judge);
    return card;
}

void OwnershipDialog::buildOwner()
{
    m_owner->setObjectName(u"owner"_s);
    m_owner->setAccessibleName(tr("The user it belongs to"));
    m_owner->setPlaceholderText(tr("Choose a user"));
    QList<UserId> owners = m_rights.users;
    for (const UserId user : choiceOf(m_stack).users) { // Whoever has it now can keep it, if only by name.
        if (!owners.contains(user) && m_rights.mayNameUsers)
            owners.append(user);
    }
    for (const UserId user : owners)
        m_owner->addItem(m_rules.content().userName(user), number(user));
    m_owner->setCurrentIndex(owners.size() == 1 ? 0 : -1);
    body().addWidget(m_owner);
    connect(m_owner, &QComboBox::currentIndexChanged, this, &OwnershipDialog::judge);
}

void OwnershipDialog::addShare(const QString &text, const QString &kind, qint64 id, bool checked)
{
    auto *item = new QListWidgetItem(text, m_shares);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setData(KindRole, kind);
    item->setData(IdRole, id);
}

void OwnershipDialog::buildShares()
{
    m_shares->setObjectName(u"shares"_s);
    m_shares->setAccessibleName(m_rights.mayNameUsers ? tr("Teams and users it is shared with") : tr("Teams it is shared with"));
    m_shares->setTabKeyNavigation(false);
    const OwnershipChoice now = choiceOf(m_stack);
    for (const TeamId team : m_rights.teams)
        addShare(tr("Team %1").arg(m_rules.content().teamName(team)), TeamShare, number(team), now.teams.contains(team));
    QList<UserId> users = m_rights.mayNameUsers ? m_rights.users : QList<UserId>();
    for (const UserId user : users)
        addShare(m_rules.content().userName(user), UserShare, number(user), now.users.contains(user));
    m_shares->setCurrentRow(0);
    constexpr int MostRows = 6;
    const int rows = std::clamp(m_shares->count(), 1, MostRows);
    m_shares->setFixedHeight(std::max(m_shares->sizeHintForRow(0), 24) * rows + 2 * m_shares->frameWidth() + 4);
    body().addWidget(m_shares);
    connect(m_shares, &QListWidget::itemChanged, this, &OwnershipDialog::judge);
}

void OwnershipDialog::start(const OwnershipChoice &choice)
{
    CardButton *card = m_levels.value(choice.level);
    card->setChecked(true);
    if (choice.level == Ownership::Private)
        m_owner->setCurrentIndex(m_owner->findData(number(choice.users.value(0))));
    judge();
    card->setFocus(Qt::OtherFocusReason);
}

void OwnershipDialog::setStack(const Stack &stack)
{
    m_stack = stack;
    judge();
}

Ownership OwnershipDialog::level() const
{
    for (auto card = m_levels.cbegin(); card != m_levels.cend(); ++card) {
        if ((*card)->isChecked())
            return card.key();
    }
    return Ownership::Administrators;
}

OwnershipChoice OwnershipDialog::choice() const
{
    OwnershipChoice choice{.level = level()};
    if (choice.level == Ownership::Private && m_owner->currentIndex() >= 0)
        choice.users = {UserId(m_owner->currentData().toLongLong())};
    for (int row = 0; choice.level == Ownership::Restricted && row < m_shares->count(); ++row) {
        const QListWidgetItem *item = m_shares->item(row);
        if (item->checkState() != Qt::Checked)
            continue;
        if (item->data(KindRole).toString() == TeamShare)
            choice.teams.append(TeamId(item->data(IdRole).toLongLong()));
        else
            choice.users.append(UserId(item->data(IdRole).toLongLong()));
    }
    return choice;
}

void OwnershipDialog::judge()
{
    const OwnershipChoice chosen = choice();
    m_owner->setVisible(chosen.level == Ownership::Private);
    m_shares->setVisible(chosen.level == Ownership::Restricted);
    const QString problem = choiceProblem(chosen);
    const bool same = sameOwnership(chosen, choiceOf(m_stack));
    m_problem->say(problem.isEmpty() && same ? tr("That is what it is now.") : problem);
    const bool changes = problem.isEmpty() && !same;
    const SightChange sight = changes ? sightChange(m_stack, chosen, m_rules) : SightChange();
    m_sight->say(changes ? sightWords(sight, m_complete) : QString());
    m_name->setNeeded(changes && (chosen.level == Ownership::Public || !sight.loses.isEmpty()));
    setReady(changes && m_rights.maySet(chosen.level));
}

} // namespace longshore
