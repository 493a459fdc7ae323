// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/accessmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/peoplefilter.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/stackmerge.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// In a cell there is room for the source only.
QString shortWay(const AccessWay &way, const DirectoryContent &content)
{
    switch (way.kind) {
    case AccessWay::Kind::Administrator:
        return AccessModel::tr("administrator");
    case AccessWay::Kind::Team:
    case AccessWay::Kind::GroupTeam:
        return AccessModel::tr("team %1").arg(content.teamName(way.team));
    case AccessWay::Kind::Group:
        return AccessModel::tr("its group");
    case AccessWay::Kind::Own: break;
    }
    return {};
}

template <typename Row>
void sortByName(QList<Row> &rows)
{
    const QCollator collator = naturalCollator();
    std::ranges::stable_sort(rows, [&](const Row &a, const Row &b) { return collator.compare(a.name, b.name) < 0; });
}

} // namespace

void AccessModel::setContent(const DirectoryContent &content)
{
    if (m_edit.base() == content)
        return;
    m_edit.rebase(content);
    rebuild();
    Q_EMIT edited();
}

void AccessModel::setWho(Who who)
{
    if (m_who == who)
        return;
    m_who = who;
    rebuild();
}

void AccessModel::discard()
{
    m_edit.discard();
    rebuild();
    Q_EMIT edited();
}

void AccessModel::discard(EnvironmentId environment)
{
    m_edit.discard(environment);
    rebuild();
    Q_EMIT edited();
}

QList<AccessModel::Subject> AccessModel::subjects() const
{
    QList<Subject> all;
    QSet<qint64> known;
    const auto add = [&](qint64 id, const QString &name, bool gone) {
        if (known.contains(id))
            return;
        known.insert(id);
        all.append({id, name, name.toCaseFolded(), gone});
    };
    const DirectoryContent &content = m_edit.base();
    for (const User &user : m_who == Who::Users ? content.users : QList<User>())
        add(number(user.id), oneLine(user.name), false);
    for (const Team &team : m_who == Who::Teams ? content.teams : QList<Team>())
        add(number(team.id), oneLine(team.name), false);
    // Policies outlive who they name; so that they can be cleared away, they are shown.
    for (const EnvironmentAccess &environment : content.environments) {
        for (const UserId user : m_who == Who::Users ? environment.policies.users.keys() : QList<UserId>())
            if (!known.contains(number(user)))
                add(number(user), content.userName(user), true);
        for (const TeamId team : m_who == Who::Teams ? environment.policies.teams.keys() : QList<TeamId>())
            if (!known.contains(number(team)))
                add(number(team), content.teamName(team), true);
    }
    sortByName(all);
    return all;
}

void AccessModel::rebuild()
{
    beginResetModel();
    m_environments = m_edit.base().environments;
    sortByName(m_environments);
    m_subjects = subjects();
    m_rules = AccessRules(m_edit.edited());
    m_cells.clear();
    m_cells.resize(m_subjects.size() * m_environments.size());
    m_known = 0;
    endResetModel();
}

const AccessModel::Cell &AccessModel::cell(const QModelIndex &index) const
{
    Cell &slot = slotOf(index);
    if (!slot.known) {
        slot = cellOf(m_subjects.at(index.row()), m_environments.at(index.column()));
        slot.known = true;
        ++m_known;
    }
    return slot;
}

bool AccessModel::isAllowed(const AccessPolicies &policies, qint64 id) const
{
    return m_who == Who::Users ? policies.users.contains(UserId(id)) : policies.teams.contains(TeamId(id));
}

AccessModel::Cell AccessModel::cellOf(const Subject &subject, const EnvironmentAccess &environment) const
{
    QList<AccessWay> ways = m_who == Who::Users ? m_rules.waysOf(UserId(subject.id), environment.id) : m_rules.waysOf(TeamId(subject.id), environment.id);
    ways.removeIf([](const AccessWay &way) { return way.kind == AccessWay::Kind::Own; });
    Cell cell;
    const bool before = isAllowed(environment.policies, subject.id);
    cell.allowed = isAllowed(m_edit.policies(environment.id), subject.id);
    cell.changed = cell.allowed != before;
    cell.inherited = !ways.isEmpty();
    cell.editable = before || cell.changed || (!cell.inherited && !subject.gone);
    if (cell.inherited)
        cell.how = wayWords(ways.first(), m_rules.content());
    if (cell.changed)
        cell.shown = cell.allowed ? tr("to be given") : tr("to be taken");
    else if (cell.inherited)
        cell.shown = shortWay(ways.first(), m_rules.content());
    return cell;
}

int AccessModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_subjects.size());
}

int AccessModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_environments.size());
}

Qt::CheckState AccessModel::checkState(const Cell &cell) const
{
    if (cell.allowed)
        return Qt::Checked;
    return cell.inherited ? Qt::PartiallyChecked : Qt::Unchecked;
}

/// "bob on local: allowed through team web"
QString AccessModel::sentence(const QModelIndex &index) const
{
    const Cell &at = cell(index);
    QString state = at.allowed ? tr("allowed") : tr("not allowed");
    if (at.inherited)
        state = at.allowed ? tr("allowed, also %1").arg(at.how) : tr("allowed %1").arg(at.how);
    if (at.changed)
        state = at.allowed ? tr("%1, to be given").arg(state) : tr("%1, to be taken").arg(state);
    return tr("%1 on %2: %3").arg(m_subjects.at(index.row()).name, oneLine(m_environments.at(index.column()).name), state);
}

QVariant AccessModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(index).shown;
    case Qt::CheckStateRole:
        return checkState(cell(index));
    case Qt::AccessibleTextRole:
        return sentence(index);
    case Qt::AccessibleDescriptionRole:
        return cell(index).changed ? tr("Changed, not sent yet") : QString();
    case Qt::ToolTipRole:
        return plainToolTip(sentence(index));
    case PeopleFilter::FilterTextRole:
        return m_subjects.at(index.row()).searched;
    case PeopleFilter::IdRole:
        return m_subjects.at(index.row()).id;
    case PeopleFilter::ChangedRole:
        return cell(index).changed;
    default:
        return {};
    }
}

Qt::ItemFlags AccessModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags still = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return cell(index).editable ? still | Qt::ItemIsUserCheckable : still;
}

bool AccessModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !cell(index).editable)
        return false;
    const bool allowed = value.toInt() == Qt::Checked;
    const qint64 id = m_subjects.at(index.row()).id;
    const EnvironmentId environment = m_environments.at(index.column()).id;
    if (m_who == Who::Users)
        m_edit.set(UserId(id), environment, allowed);
    else
        m_edit.set(TeamId(id), environment, allowed);
    m_rules = AccessRules(m_edit.edited());
    slotOf(index).known = false; // Nobody else's way in hangs on it.
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

QVariant AccessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool text = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    const qsizetype count = orientation == Qt::Horizontal ? m_environments.size() : m_subjects.size();
    if (!text || section < 0 || section >= count)
        return {};
    const QString name = orientation == Qt::Horizontal ? oneLine(m_environments.at(section).name) : m_subjects.at(section).name;
    return role == Qt::ToolTipRole ? plainToolTip(name) : name;
}

} // namespace longshore
