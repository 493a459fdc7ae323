// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sourcesmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

/// A line of the list: all stacks (neither id), a server, or an environment (both ids).
struct Line {
    std::optional<ServerId> server;
    std::optional<EnvironmentId> environment;
    QString name;
    QString note;
    SourceState state = SourceState::Connected;
    int stacks = 0;
    ServerColour colour = ServerColour::None;
    QString colourName;
    bool operator==(const Line &) const = default;
};

bool sameKey(const Line &a, const Line &b) { return a.server == b.server && a.environment == b.environment; }

struct Wanted {
    Line line;
    std::vector<Wanted> children;
};

struct Node {
    Line line;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int row() const
    {
        const auto self = std::ranges::find(parent->children, this, &std::unique_ptr<Node>::get);
        return static_cast<int>(self - parent->children.begin());
    }
};

std::unique_ptr<Node> makeNode(const Wanted &wanted, Node *parent)
{
    auto node = std::make_unique<Node>();
    node->line = wanted.line;
    node->parent = parent;
    for (const Wanted &child : wanted.children)
        node->children.push_back(makeNode(child, node.get()));
    return node;
}

/// Two lines of the same key could not be told apart at the next merge: the first counts.
void addOnce(std::vector<Wanted> &list, Wanted wanted)
{
    if (std::ranges::none_of(list, [&](const Wanted &other) { return sameKey(other.line, wanted.line); }))
        list.push_back(std::move(wanted));
}

Wanted wantedEnvironment(const SourceServer &server, const SourceEnvironment &environment)
{
    return {{server.id, environment.id, environment.name, {}, environment.up ? SourceState::Connected : SourceState::Trouble,
             environment.stacks, ServerColour::None, {}},
            {}};
}

Wanted wantedServer(const SourceServer &server)
{
    Wanted wanted{{server.id, std::nullopt, server.name, server.note, server.state, server.stacks, server.colour, server.colourName}, {}};
    for (const SourceEnvironment &environment : server.environments)
        addOnce(wanted.children, wantedEnvironment(server, environment));
    return wanted;
}

std::vector<Wanted> wantedLines(const QList<SourceServer> &servers)
{
    Wanted all;
    for (const SourceServer &server : servers)
        all.line.stacks += server.stacks;
    std::vector<Wanted> lines{std::move(all)};
    for (const SourceServer &server : servers)
        addOnce(lines, wantedServer(server));
    return lines;
}

} // namespace

class SourcesModel::Private
{
public:
    explicit Private(SourcesModel *model)
        : q(model)
    {
        root.children.push_back(makeNode({}, &root));
    }

    const Node &nodeAt(const QModelIndex &index) const { return index.isValid() ? *static_cast<Node *>(index.internalPointer()) : root; }
    QModelIndex indexOf(const Node &node) const
    {
        return &node == &root ? QModelIndex() : q->createIndex(node.row(), 0, const_cast<Node *>(&node));
    }

    void merge(Node &parent, const std::vector<Wanted> &wanted)
    {
        removeOthers(parent, wanted);
        for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
            const Wanted &want = wanted[row];
            const int at = find(parent, want.line);
            if (at < 0) {
                insert(parent, row, want);
                continue;
            }
            if (at != row)
                move(parent, at, row);
            update(*parent.children[row], want);
        }
    }

    Node root;

private:
    static int find(const Node &parent, const Line &line)
    {
        const auto found = std::ranges::find_if(parent.children, [&](const auto &child) { return sameKey(child->line, line); });
        return found == parent.children.end() ? -1 : static_cast<int>(found - parent.children.begin());
    }

    void removeOthers(Node &parent, const std::vector<Wanted> &wanted)
    {
        for (int row = static_cast<int>(parent.children.size()) - 1; row >= 0; --row) {
            const Line &line = parent.children[row]->line;
            if (std::ranges::any_of(wanted, [&](const Wanted &want) { return sameKey(want.line, line); }))
                continue;
            q->beginRemoveRows(indexOf(parent), row, row);
            parent.children.erase(parent.children.begin() + row);
            q->endRemoveRows();
        }
    }

    void insert(Node &parent, int row, const Wanted &want)
    {
        q->beginInsertRows(indexOf(parent), row, row);
        parent.children.insert(parent.children.begin() + row, makeNode(want, &parent));
        q->endInsertRows();
    }

    /// Always upwards: what is above `to` is in place already.
    void move(Node &parent, int from, int to)
    {
        q->beginMoveRows(indexOf(parent), from, from, indexOf(parent), to);
        const auto begin = parent.children.begin();
        std::rotate(begin + to, begin + from, begin + from + 1);
        q->endMoveRows();
    }

    void update(Node &node, const Wanted &want)
    {
        if (node.line != want.line) {
            node.line = want.line;
            Q_EMIT q->dataChanged(indexOf(node), indexOf(node));
        }
        merge(node, want.children);
    }

    SourcesModel *const q;
};

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(SourcesModel)
};

QString stacksText(int stacks) { return stacks == 1 ? Words::tr("1 stack") : Words::tr("%1 stacks").arg(stacks); }

QString serverStateWord(SourceState state)
{
    switch (state) {
    case SourceState::Connecting: return Words::tr("connecting");
    case SourceState::Connected: return Words::tr("connected");
    case SourceState::Trouble: return Words::tr("in trouble");
    case SourceState::SignedOut: return Words::tr("signed out");
    case SourceState::Disabled: break;
    }
    return Words::tr("disabled");
}

QString lineState(const Line &line)
{
    if (!line.environment)
        return serverStateWord(line.state);
    return line.state == SourceState::Connected ? Words::tr("up") : Words::tr("down");
}

QString nameOf(const Line &line)
{
    if (!line.server)
        return Words::tr("All stacks");
    if (line.environment && line.name.isEmpty())
        return Words::tr("Environment %1").arg(number(*line.environment));
    return oneLine(line.name);
}

QString accessibleText(const Line &line)
{
    if (!line.server)
        return u"%1, %2"_s.arg(nameOf(line), QString::number(line.stacks));
    const QString text = u"%1, %2, %3"_s.arg(nameOf(line), lineState(line), stacksText(line.stacks));
    return line.colourName.isEmpty() ? text : Words::tr("%1, marked %2").arg(text, line.colourName);
}

QString toolTip(const Line &line)
{
    if (!line.server)
        return {};
    const QString text = u"%1: %2"_s.arg(nameOf(line), lineState(line));
    return plainToolTip(line.note.isEmpty() ? text : text + u'\n' + oneLine(line.note));
}

template <typename Id>
QVariant idValue(const std::optional<Id> &id)
{
    return id ? QVariant::fromValue(*id) : QVariant();
}

QVariant stateValue(const Line &line) { return line.server ? QVariant(static_cast<int>(line.state)) : QVariant(); }

} // namespace

SourcesModel::SourcesModel(QObject *parent)
    : QAbstractItemModel(parent), d(std::make_unique<Private>(this))
{
}

SourcesModel::~SourcesModel() = default;

void SourcesModel::setServers(const QList<SourceServer> &servers) { d->merge(d->root, wantedLines(servers)); }

std::optional<ServerId> SourcesModel::serverAt(const QModelIndex &index) const { return d->nodeAt(index).line.server; }
std::optional<EnvironmentId> SourcesModel::environmentAt(const QModelIndex &index) const { return d->nodeAt(index).line.environment; }

QModelIndex SourcesModel::indexOf(const std::optional<ServerId> &server, const std::optional<EnvironmentId> &environment) const
{
    for (const auto &line : d->root.children) {
        if (line->line.server != server)
            continue;
        if (!environment)
            return d->indexOf(*line);
        for (const auto &child : line->children) {
            if (child->line.environment == environment)
                return d->indexOf(*child);
        }
    }
    return {};
}

QModelIndex SourcesModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, d->nodeAt(parent).children[row].get()) : QModelIndex();
}

QModelIndex SourcesModel::parent(const QModelIndex &child) const { return child.isValid() ? d->indexOf(*d->nodeAt(child).parent) : QModelIndex(); }

int SourcesModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(d->nodeAt(parent).children.size());
}

int SourcesModel::columnCount(const QModelIndex &) const { return 1; }

QVariant SourcesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = d->nodeAt(index).line;
    switch (role) {
    case Qt::DisplayRole: return nameOf(line);
    case Qt::AccessibleTextRole: return accessibleText(line);
    case Qt::ToolTipRole: return toolTip(line);
    case Qt::AccessibleDescriptionRole: return oneLine(line.note);
    case CountRole: return line.stacks;
    case StateRole: return stateValue(line);
    case MarkRole: return static_cast<int>(line.colour);
    case ServerRole: return idValue(line.server);
    case EnvironmentRole: return idValue(line.environment);
    default: return {};
    }
}

} // namespace longshore
