// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackcolumn.h"

#include <QCoreApplication>
#include <QHash>

#include <array>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

struct ColumnFacts {
    const char *key;
    const char *title;
    const char *explanation;
    ColumnKind kind;
};

constexpr std::array<ColumnFacts, StackColumnCount> columns{
    ColumnFacts{"name", QT_TRANSLATE_NOOP("StackColumn", "Name"),
                QT_TRANSLATE_NOOP("StackColumn", "Name of the stack"), ColumnKind::Text},
    ColumnFacts{"state", QT_TRANSLATE_NOOP("StackColumn", "State"),
                QT_TRANSLATE_NOOP("StackColumn", "State as the server keeps it, not the health of the containers"), ColumnKind::Word},
    ColumnFacts{"containers", QT_TRANSLATE_NOOP("StackColumn", "Containers"),
                QT_TRANSLATE_NOOP("StackColumn", "How many containers, tasks of services or pods run, of how many; sorted with the worst first"), ColumnKind::Word},
    ColumnFacts{"type", QT_TRANSLATE_NOOP("StackColumn", "Type"),
                QT_TRANSLATE_NOOP("StackColumn", "Compose, Swarm or Kubernetes"), ColumnKind::Word},
    ColumnFacts{"control", QT_TRANSLATE_NOOP("StackColumn", "Control"),
                QT_TRANSLATE_NOOP("StackColumn", "Total: made in Portainer. Limited: known by its labels only. Orphaned: its environment is gone"), ColumnKind::Word},
    ColumnFacts{"environment", QT_TRANSLATE_NOOP("StackColumn", "Environment"),
                QT_TRANSLATE_NOOP("StackColumn", "Environment that the stack runs in"), ColumnKind::Text},
    ColumnFacts{"server", QT_TRANSLATE_NOOP("StackColumn", "Server"),
                QT_TRANSLATE_NOOP("StackColumn", "Portainer server that the stack belongs to"), ColumnKind::Text},
    ColumnFacts{"created", QT_TRANSLATE_NOOP("StackColumn", "Created"),
                QT_TRANSLATE_NOOP("StackColumn", "When the stack was created"), ColumnKind::Time},
    ColumnFacts{"createdby", QT_TRANSLATE_NOOP("StackColumn", "Created by"),
                QT_TRANSLATE_NOOP("StackColumn", "User who created the stack"), ColumnKind::Text},
    ColumnFacts{"updated", QT_TRANSLATE_NOOP("StackColumn", "Updated"),
                QT_TRANSLATE_NOOP("StackColumn", "When the stack was last updated"), ColumnKind::Time},
    ColumnFacts{"updatedby", QT_TRANSLATE_NOOP("StackColumn", "Updated by"),
                QT_TRANSLATE_NOOP("StackColumn", "User who last updated the stack"), ColumnKind::Text},
    ColumnFacts{"ownership", QT_TRANSLATE_NOOP("StackColumn", "Ownership"),
                QT_TRANSLATE_NOOP("StackColumn", "Who may use the stack"), ColumnKind::Word},
    ColumnFacts{"cpu", QT_TRANSLATE_NOOP("StackColumn", "CPU"),
                QT_TRANSLATE_NOOP("StackColumn", "What the containers of the rows in sight use, measured while this column is shown; 100 % is one processor"), ColumnKind::Measure},
    ColumnFacts{"memory", QT_TRANSLATE_NOOP("StackColumn", "Memory"),
                QT_TRANSLATE_NOOP("StackColumn", "What the containers of the rows in sight use, measured while this column is shown; without what can be dropped"), ColumnKind::Measure},
    ColumnFacts{"id", QT_TRANSLATE_NOOP("StackColumn", "Id"),
                QT_TRANSLATE_NOOP("StackColumn", "Number of the stack on its server"), ColumnKind::Number},
    ColumnFacts{"namespace", QT_TRANSLATE_NOOP("StackColumn", "Namespace"),
                QT_TRANSLATE_NOOP("StackColumn", "Kubernetes namespace"), ColumnKind::Text},
    ColumnFacts{"entrypoint", QT_TRANSLATE_NOOP("StackColumn", "Entry point"),
                QT_TRANSLATE_NOOP("StackColumn", "Main file inside the project folder"), ColumnKind::Text},
    ColumnFacts{"projectpath", QT_TRANSLATE_NOOP("StackColumn", "Project path"),
                QT_TRANSLATE_NOOP("StackColumn", "Folder of the stack on the server"), ColumnKind::Text},
    ColumnFacts{"swarmid", QT_TRANSLATE_NOOP("StackColumn", "Swarm id"),
                QT_TRANSLATE_NOOP("StackColumn", "Cluster that a Swarm stack belongs to"), ColumnKind::Text},
    ColumnFacts{"gitrepository", QT_TRANSLATE_NOOP("StackColumn", "Git repository"),
                QT_TRANSLATE_NOOP("StackColumn", "Repository that the stack is deployed from"), ColumnKind::Text},
    ColumnFacts{"gitreference", QT_TRANSLATE_NOOP("StackColumn", "Git reference"),
                QT_TRANSLATE_NOOP("StackColumn", "Branch or tag; none is the default branch"), ColumnKind::Text},
    ColumnFacts{"gitcommit", QT_TRANSLATE_NOOP("StackColumn", "Commit"),
                QT_TRANSLATE_NOOP("StackColumn", "Commit that was deployed last"), ColumnKind::Text},
    ColumnFacts{"gitfile", QT_TRANSLATE_NOOP("StackColumn", "Git file"),
                QT_TRANSLATE_NOOP("StackColumn", "Main file inside the repository"), ColumnKind::Text},
    ColumnFacts{"variables", QT_TRANSLATE_NOOP("StackColumn", "Variables"),
                QT_TRANSLATE_NOOP("StackColumn", "Number of variables"), ColumnKind::Number},
    ColumnFacts{"additionalfiles", QT_TRANSLATE_NOOP("StackColumn", "Additional files"),
                QT_TRANSLATE_NOOP("StackColumn", "Further files that are merged with the main one"), ColumnKind::Text},
    ColumnFacts{"autoupdates", QT_TRANSLATE_NOOP("StackColumn", "Automatic updates"),
                QT_TRANSLATE_NOOP("StackColumn", "How the stack follows its repository"), ColumnKind::Text},
    ColumnFacts{"composeformat", QT_TRANSLATE_NOOP("StackColumn", "Compose format"),
                QT_TRANSLATE_NOOP("StackColumn", "Whether the main file is a compose file"), ColumnKind::Word},
    ColumnFacts{"fromtemplate", QT_TRANSLATE_NOOP("StackColumn", "From template"),
                QT_TRANSLATE_NOOP("StackColumn", "Whether the stack was made from an application template"), ColumnKind::Word},
    ColumnFacts{"environmentid", QT_TRANSLATE_NOOP("StackColumn", "Environment id"),
                QT_TRANSLATE_NOOP("StackColumn", "Number of the environment on its server"), ColumnKind::Number},
};

const ColumnFacts &factsOf(StackColumn column) { return columns[static_cast<size_t>(column)]; }

QHash<QString, StackColumn> columnsByKey()
{
    using C = StackColumn;
    QHash<QString, StackColumn> known{{u"env"_s, C::Environment}, {u"status"_s, C::State}, {u"owner"_s, C::CreatedBy},
                                      {u"by"_s, C::CreatedBy}, {u"ns"_s, C::Namespace}, {u"branch"_s, C::GitReference},
                                      {u"commit"_s, C::GitCommit}, {u"repository"_s, C::GitRepository}};
    for (int column = 0; column < StackColumnCount; ++column)
        known.insert(QString::fromLatin1(columns[static_cast<size_t>(column)].key), static_cast<StackColumn>(column));
    return known;
}

} // namespace

bool isShownByDefault(StackColumn column) { return column <= StackColumn::Ownership; }
QString columnTitle(StackColumn column) { return QCoreApplication::translate("StackColumn", factsOf(column).title); }
QString columnExplanation(StackColumn column) { return QCoreApplication::translate("StackColumn", factsOf(column).explanation); }
QString columnKey(StackColumn column) { return QString::fromLatin1(factsOf(column).key); }
ColumnKind columnKind(StackColumn column) { return factsOf(column).kind; }

std::optional<StackColumn> columnOfKey(const QString &key)
{
    static const QHash<QString, StackColumn> known = columnsByKey();
    const auto found = known.constFind(key.toLower());
    return found == known.cend() ? std::nullopt : std::optional(*found);
}

} // namespace longshore
