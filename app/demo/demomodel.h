// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/demo/demoserver.h"
#include "app/demo/demosettings.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QMap>

#include <optional>
#include <vector>

/// What the demo server knows. All text is UTF-8, as it goes out; all times are Unix seconds.
namespace longshore::demo {

enum class Role { Administrator = 1, Standard = 2 };

/// Somebody who can sign in.
struct User {
    UserId id{};
    QByteArray name;
    Role role = Role::Standard;
    QByteArray password; ///< Random per start. Empty: none, as the method of signing in asks for none.
    qint64 tokenIssueAt = 0; ///< When the password or the role was last changed.
    QByteArray themeColor;
    bool useCache = false;
};

/// A group of users that environments and stacks can be open to.
struct Team {
    TeamId id{};
    QByteArray name;
};

/// That a user belongs to a team, and whether to lead it.
struct Membership {
    qint64 id = 0;
    UserId user{};
    TeamId team{};
    bool leader = false;
};

/// An access token of a user. Its raw text is kept, as nothing of the demo outlives the process.
struct AccessKey {
    qint64 id = 0;
    UserId user{};
    QByteArray description;
    QByteArray raw;
    qint64 created = 0;
    qint64 lastUsed = 0;
};

/// Who was given access to something, with the number of a role, which means nothing in this edition.
using UserPolicies = QMap<UserId, int>;
using TeamPolicies = QMap<TeamId, int>;

/// Environments that are open to the same people (portainer-api.md 5.3). Each environment is in one.
struct EnvironmentGroup {
    qint64 id = 0; ///< 1 is "Unassigned".
    QByteArray name;
    QByteArray description;
    UserPolicies users;
    TeamPolicies teams;
};

/// A number as the API sends it.
enum class EnvironmentKind { Docker = 1, EdgeDocker = 4, Kubernetes = 5 };

/// A Docker engine or a cluster that the server manages.
struct Environment {
    EnvironmentId id{};
    QByteArray name;
    EnvironmentKind kind = EnvironmentKind::Docker;
    QByteArray engine; ///< ContainerEngine, from 2.23 on.
    QByteArray url;
    QByteArray publicUrl;
    QByteArray swarmId; ///< Of the cluster, for an engine in swarm mode.
    bool up = true;
    qint64 lastCheckIn = 0; ///< Edge only.
    bool stacksForStandardUsers = true;
    bool bindMountsForStandardUsers = true;
    qint64 group = 1;
    UserPolicies users;
    TeamPolicies teams;
};

/// A number as the API sends it.
enum class StackKind { Swarm = 1, Compose = 2, Kubernetes = 3 };

/// A variable of a stack; names may occur twice.
struct Variable {
    QByteArray name;
    QByteArray value;
    bool operator==(const Variable &) const = default;
};

/// Who may see a stack besides administrators; a stack without one is theirs alone.
struct Control {
    ResourceControlId id{};
    bool everyone = false;
    bool administratorsOnly = false;
    QList<UserId> users;
    QList<TeamId> teams;
    bool operator==(const Control &) const = default;
};

/// The repository a stack comes from.
struct GitSource {
    QByteArray url;
    QByteArray reference;
    QByteArray commit;
    QByteArray userName; ///< Empty: no authentication.
    bool skipTlsCheck = false;
    QByteArray password; ///< Never told.
    bool operator==(const GitSource &) const = default;
};

/// How a stack from a repository follows it.
struct AutoUpdate {
    QByteArray interval; ///< A Go duration, or empty with a webhook.
    QByteArray webhook;
    QByteArray job;
    bool operator==(const AutoUpdate &) const = default;
};

/// A step of an asynchronous deploy (portainer-api.md 4.9), with the number of a stack's state: 1, 3 (deploying) or 4 (error).
struct DeploymentNote {
    int state = 0;
    qint64 time = 0;
    QByteArray message;
    bool operator==(const DeploymentNote &) const = default;
};

/// One stack as the server has it on record.
struct Stack {
    StackId id{};
    QByteArray name;
    StackKind kind = StackKind::Compose;
    EnvironmentId environment{};
    QByteArray swarmId;
    QByteArray entryPoint;
    QByteArray nameSpace; ///< Kubernetes only.
    std::optional<QList<Variable>> variables; ///< None: the stack was made without saying any.
    std::optional<Control> control;
    bool active = true;
    qint64 created = 0;
    QByteArray createdBy;
    qint64 updated = 0; ///< 0: never.
    QByteArray updatedBy;
    QByteArrayList additionalFiles;
    std::optional<AutoUpdate> autoUpdate;
    std::optional<bool> prune;
    std::optional<GitSource> git;
    bool fromTemplate = false;
    int app = 0; ///< Which application it runs: index into apps().
    bool crlf = false; ///< Its file has the line ends of Windows.
    std::optional<QByteArray> file; ///< None: the one that fits its application.
    bool sleeps = false; ///< Of the sample, and nobody has asked yet what it runs.
    QList<DeploymentNote> deployment; ///< From the asynchronous servers on; the last one tells the state.
    bool operator==(const Stack &) const = default;
};

/// What is asked for before a template becomes a stack.
struct TemplateVariable {
    QByteArray name;
    QByteArray label;
    QByteArray defaultValue;
    QByteArray description;
};

/// A file that stacks can be made of (portainer-api.md 8.2).
struct CustomTemplate {
    qint64 id = 0;
    QByteArray title;
    QByteArray description;
    QByteArray note; ///< HTML.
    QByteArray logo;
    int platform = 1; ///< 1 Linux, 2 Windows.
    StackKind kind = StackKind::Compose;
    UserId creator{};
    QByteArray file;
    std::optional<QList<TemplateVariable>> variables;
    Control control;
};

/// The whole server: people, environments, stacks. Belongs to the server's thread.
struct Model {
    DemoLine line = DemoLine::V2_23;
    QByteArray instance; ///< InstanceID: the same on every start, as this is always the same demo.
    qint64 startedAt = 0;
    QList<User> users;
    QList<Team> teams;
    QList<Membership> memberships;
    QList<AccessKey> keys;
    QList<EnvironmentGroup> groups{{1, "Unassigned", "Unassigned environments", {}, {}}};
    std::vector<Environment> environments; ///< By id.
    std::vector<Stack> stacks; ///< By id.
    QList<CustomTemplate> customTemplates;
    quint64 stacksRevision = 1; ///< Counts changes of stacks and of who may see them.
    Settings settings;
    qint64 lastUser = 0; ///< Ids are never given twice.
    qint64 lastKey = 0;
    qint64 lastTeam = 0;
    qint64 lastMembership = 0;
    qint64 lastControl = 0;
    qint64 lastStack = 0; ///< A create that fails uses one up too.
    qint64 lastCustomTemplate = 0;
    qint64 lastJob = 0; ///< Of automatic updates.

    const User *user(UserId id) const;
    User *userToChange(UserId id);
    const User *userNamed(const QByteArray &name) const; ///< Case does not matter.
    const Team *team(TeamId id) const;
    Team *teamToChange(TeamId id);
    const Team *teamNamed(const QByteArray &name) const; ///< Case does not matter.
    Membership *membershipToChange(qint64 id);
    const EnvironmentGroup *group(qint64 id) const;
    const Environment *environment(EnvironmentId id) const;
    Environment *environmentToChange(EnvironmentId id);
    const Stack *stack(StackId id) const;
    Stack *stackToChange(StackId id);
    Stack *stackControlledBy(ResourceControlId id);
    bool isMember(UserId user, TeamId team) const;
    bool isLongEnough(const QByteArray &password) const;
    /// With keys and memberships; access given to the user or the team stays behind, as on a real server.
    void removeUser(UserId id);
    void removeTeam(TeamId id);
    /// To be called after a change of who may see what.
    void noteAccessChange() { ++stacksRevision; }
};

/// "2.23.0"
QByteArray versionOf(DemoLine line);

} // namespace longshore::demo
