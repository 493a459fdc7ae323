// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackbefore.h"

/// Stacks to be edited, made by hand.
namespace longshore::editsamples {

inline const QString SecretValue = QStringLiteral("s3cr3t-of-the-shop");

inline QString shopFile()
{
    return QStringLiteral("# The shop\n"
                          "services:\n"
                          "  web:\n"
                          "    image: nginx:1.25\n"
                          "    ports:\n"
                          "      - \"8080:80\"\n"
                          "    environment:\n"
                          "      DB_USER: ${DB_USER}\n"
                          "      DB_PASSWORD: ${DB_PASSWORD}\n"
                          "  db:\n"
                          "    image: postgres:16\n"
                          "    volumes:\n"
                          "      - data:/var/lib/postgresql/data\n"
                          "volumes:\n"
                          "  data: {}\n");
}

/// shop: a compose stack of two services, read just now.
inline StackBefore shop(StackType type = StackType::Compose)
{
    StackBefore before;
    before.stack.id = StackId(4);
    before.stack.name = QStringLiteral("shop");
    before.stack.type = {type, static_cast<qint64>(type)};
    before.stack.environmentId = EnvironmentId(2);
    before.stack.entryPoint = QStringLiteral("docker-compose.yml");
    before.stack.env = {{QStringLiteral("DB_USER"), QStringLiteral("shop")}, {QStringLiteral("DB_PASSWORD"), SecretValue}};
    before.file = shopFile();
    before.readAt = QDateTime::currentDateTimeUtc();
    return before;
}

inline StackBefore gitShop()
{
    StackBefore before = shop();
    before.stack.gitConfig = GitConfig{.url = QStringLiteral("https://git.example.org/home/shop"),
                                       .referenceName = QStringLiteral("refs/heads/main"),
                                       .configFilePath = QStringLiteral("docker-compose.yml")};
    return before;
}

inline StackBefore manifest()
{
    StackBefore before = shop(StackType::Kubernetes);
    before.stack.env.clear();
    before.file = QStringLiteral("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n");
    return before;
}

} // namespace longshore::editsamples
