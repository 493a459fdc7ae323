// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stacksmodel.h"
#include "ui/pages/stackdetails.h"

#include <QList>
#include <QString>

/// Stacks made by hand for the tests of the pages.
namespace longshore::samples {

// Texts that must never be readable before they are asked for.
inline constexpr QLatin1StringView SecretValue{"hunter2-of-the-database"};
inline constexpr QLatin1StringView SecretWebhook{"6f1c0de5-webhook-4a1b"};
inline constexpr QLatin1StringView SecretInUrl{"ghp-password-in-url"};

ServerId server(int n = 1);
Environment environment(qint64 id, const QString &name);
/// A plain running compose stack.
Stack stack(qint64 id, const QString &name, qint64 environmentId = 1);
/// From git, with variables, a webhook, a user and password in its address, restricted to a user and two teams.
Stack gitStack(qint64 id, const QString &name);
/// A Kubernetes stack with an empty name.
Stack kubernetesStack(qint64 id, const QString &namespaceName);
/// As many stacks as asked for, in all types and states, over the three environments local, swarm-b and k8s-east.
QList<Stack> many(int count);
QList<Environment> environments();
StackRow row(const Stack &stack, const QString &environmentName = QStringLiteral("local"));
StackDetails details(const Stack &stack);

/// The server's words for a stack, in the order and spelling a Portainer uses.
QByteArray jsonOf(const Stack &stack);

} // namespace longshore::samples
