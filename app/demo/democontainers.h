// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoroutes.h"

#include <optional>

/// One container of an environment, whoever made it, and the way there through the server (portainer-api.md 6.1 to 6.3).
namespace longshore::demo {

/// What questions about one container need to know of it.
struct KnownContainer {
    QByteArray id; ///< 64 digits.
    QByteArray name; ///< Without a slash.
    QByteArray image;
    QByteArray project;
    QByteArray state; ///< "running", "created" or "exited".
    qint64 runsFrom = 0; ///< Unix milliseconds.
    QByteArray command; ///< Of its main process; may be empty.
};

/// With the headers that an engine adds.
Response asEngine(Response response);
/// An engine's own refusal: `{"message":..}`.
Response engineFault(int status, const QByteArray &message);

/// The environment of the path, reached and open to this user; else what to answer.
const Environment *environmentFor(Site &site, const Call &call, std::optional<Response> &refused);
/// By id or its beginning, or by name; null fields when there is none.
std::optional<KnownContainer> containerOf(Site &site, EnvironmentId environment, const QByteArray &idOrName);
QList<KnownContainer> allContainersOf(Site &site, EnvironmentId environment);
/// Whether this user may use what belongs to the project: administrators all, others by the control of the stack.
bool mayUseProject(const Site &site, const User &user, EnvironmentId environment, const QByteArray &project);
/// The container of the path, there and open to this user; else what to answer. What is refused is said as 2.19 to 2.23 do.
std::optional<KnownContainer> containerFor(Site &site, const Call &call, const Environment &environment, std::optional<Response> &refused);

/// What runs in it, in the columns of `ps -ef`: its own processes, and the commands that were started in it.
QList<QByteArrayList> processRowsOf(const Site &site, const KnownContainer &container);
/// Whether an image holds the command; of shells some do not.
bool hasShell(const QByteArray &image, const QByteArray &command);

} // namespace longshore::demo
