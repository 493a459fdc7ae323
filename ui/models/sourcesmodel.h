// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/store/serverprofile.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>

namespace longshore {

/// What the sources list shows of one environment.
struct SourceEnvironment {
    EnvironmentId id{};
    QString name;
    int stacks = 0;
    bool up = true;
    bool operator==(const SourceEnvironment &) const = default;
};

enum class SourceState { Connecting, Connected, Trouble, SignedOut, Disabled };

/// What the sources list shows of one server.
struct SourceServer {
    ServerId id;
    QString name;
    SourceState state = SourceState::Connecting;
    QString note; ///< A sentence for tooltip and screen reader: "alice sees one environment of this server."
    int stacks = 0;
    QList<SourceEnvironment> environments;
    ServerColour colour = ServerColour::None;
    QString colourName; ///< For those who do not see it: "teal".
    bool operator==(const SourceServer &) const = default;
};

/// "All stacks", then each server with its environments: names, counts, states (shape and word).
class SourcesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        CountRole = Qt::UserRole + 1, ///< int, stacks.
        StateRole, ///< int(SourceState); an environment is Connected (up) or in Trouble (down); none for "All stacks".
        ServerRole, ///< longshore::ServerId; none for "All stacks".
        MarkRole, ///< int(ServerColour), of servers.
        EnvironmentRole, ///< longshore::EnvironmentId, of environments.
    };

    explicit SourcesModel(QObject *parent = nullptr);
    ~SourcesModel() override;

    void setServers(const QList<SourceServer> &servers); ///< Merges: expansion and selection survive.
    std::optional<ServerId> serverAt(const QModelIndex &index) const; ///< None for "All stacks".
    std::optional<EnvironmentId> environmentAt(const QModelIndex &index) const;
    QModelIndex indexOf(const std::optional<ServerId> &server, const std::optional<EnvironmentId> &environment) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
