// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/replaytable.h"

#include <algorithm>

namespace {

using enum Stage;
using enum Credentials;

struct Exclusion {
    const char *name;
    const char *reason;
};

const Exclusion NotApplicable[] = {
    {"2.23/errors/http-to-https-port", "the library closes the connection instead of saying so in plain text"},
};

const Adaptation Adaptations[] = {
    {"2.19/auth/bad-key-good-bearer", "", "", Usual, BadKey},
    {"2.19/errors/admin-only", "alice"},
    {"2.19/errors/bad-api-key", "", "", Usual, Unknown},
    {"2.19/tokens/list-other-admin", "admin", "/api/users/5/tokens"},
    {"2.21/access/inspect-stack", "alice"},
    {"2.21/access/version", "alice"},
    {"2.21/auth/revoked-jwt", "", "", Usual, Unknown},
    {"2.21/errors/admin-only", "alice"},
    {"2.21/errors/bad-api-key", "", "", Usual, Unknown},
    {"2.23/access/backup", "alice"},
    {"2.23/access/environment/02-list-environments", "alice"},
    {"2.23/access/environment/03-inspect-environment", "alice"},
    {"2.23/access/environment/04-list-stacks", "kim", "", NoStacks}, // Public stacks of the sample are on everybody's list.
    {"2.23/access/environment/05-inspect-stack", "alice", "/api/stacks/{local/grafana}"},
    {"2.23/access/environment/11-list-stacks", "alice"},
    {"2.23/access/environment/13-users-snapshot", "alice"},
    {"2.23/access/environment/21-list-stacks", "bob"},
    {"2.23/access/environment/22-inspect-while-forbidden", "bob", "/api/stacks/{workshop/labels}"},
    {"2.23/access/memberships-of-member", "bob", "/api/users/3/memberships"},
    {"2.23/access/no-environment/inspect-environment", "noor"},
    {"2.23/access/no-environment/inspect-stack", "noor"},
    {"2.23/access/no-environment/list-environments", "noor"},
    {"2.23/access/no-environment/list-stacks", "noor", "", NoStacks},
    {"2.23/access/orphans-filter", "alice"},
    {"2.23/access/passwd-weak", "alice"},
    {"2.23/access/passwd-wrong", "alice"},
    {"2.23/access/promote-self", "alice"},
    {"2.23/access/rename-self", "alice"},
    {"2.23/access/resource-control/02-inspect-stack", "alice", "/api/stacks/{local/shop}"},
    {"2.23/access/resource-control/03-user-makes-it-public", "alice"}, // Control 3 is that of her own stack "shop".
    {"2.23/access/resource-control/04-user-makes-it-admin-only", "alice"},
    {"2.23/access/resource-control/09-inspect-stack", "alice", "/api/stacks/{local/grafana}"},
    {"2.23/access/resource-control/10-change-without-access", "alice", "/api/resource_controls/1"},
    {"2.23/access/resource-control/12-create-exists", "", "", Usual, Good, nullptr, R"({"ResourceID": "1_grafana", "Type": 6, "Public": true})"},
    {"2.23/access/resource-control/15-inspect-as-member", "bob", "/api/stacks/{local/minio}"},
    {"2.23/access/settings", "alice"},
    {"2.23/access/system-version", "alice"},
    {"2.23/access/teams-of-member", "maria"},
    {"2.23/access/theme", "alice"},
    {"2.23/access/users-inspect-other", "alice"},
    {"2.23/access/users-list", "alice"},
    {"2.23/auth/jwt-after-password-change", "alice", "", Usual, Unknown},
    {"2.23/auth/jwt-after-server-restart", "", "", Usual, Unknown},
    {"2.23/auth/jwt-of-deleted-user", "alice", "", Usual, Unknown},
    {"2.23/auth/key-of-deleted-user", "", "", Usual, Unknown},
    {"2.23/auth/key-while-banned", "", "", Banned},
    {"2.23/auth/rate-limit-ban", "", "", Banned},
    {"2.23/auth/revoked-jwt", "", "", Usual, Unknown},
    {"2.23/auth/wrong-type", "", "", Usual, Good, nullptr, R"({"Username": 5, "Password": "x"})"},
    {"2.23/environments/inspect-down", "", "/api/endpoints/6"},
    {"2.23/environments/list-down", "", "", Usual, Good, "excludeSnapshots=true&name=workshop"},
    {"2.23/environments/list-none", "noor"},
    {"2.23/errors/bad-api-key", "", "", Usual, Unknown},
    {"2.23/git/02-inspect", "", "/api/stacks/{local/paperless}"},
    {"2.23/git/03-file", "", "/api/stacks/{local/paperless}/file"},
    {"2.23/kubernetes/stack-file", "", "/api/stacks/{k8s/shop}/file"},
    {"2.23/kubernetes/stack-inspect-after-failed-update", "", "/api/stacks/{k8s/keycloak}"},
    {"2.23/kubernetes/stack-inspect-git", "", "/api/stacks/{k8s/Worker Jobs (EU)}"},
    {"2.23/kubernetes/stack-list-filter-endpoint", "", "", Usual, Good, "filters=%7B%22EndpointID%22:4%7D"},
    {"2.23/kubernetes/user-stack-inspect", "kim", "/api/stacks/{k8s/payments}"},
    {"2.23/kubernetes/user-stack-list", "kim", "", NoStacks},
    {"2.23/settings/ssl-http-off-ends-sessions", "", "", Usual, Unknown},
    {"2.23/stacks/file-orphan", "", "/api/stacks/{gone/old-wiki}/file"},
    {"2.23/stacks/inspect-orphan", "", "/api/stacks/{gone/old-wiki}"},
    {"2.23/stacks/list-none", "", "", NoStacks},
    {"2.23/system/first-run-init", "", "", FirstRun},
    {"2.23/system/first-run-init-space", "", "", FirstRun},
    {"2.23/system/first-run-init-weak", "", "", FirstRun},
    {"2.23/system/first-run-no-admin", "", "", FirstRun},
    {"2.23/system/first-run-stacks", "", "", FirstRun},
    {"2.23/system/first-run-timeout-init", "", "", InitTimedOut},
    {"2.23/system/first-run-timeout-settings-public", "", "", InitTimedOut},
    {"2.23/system/first-run-timeout-status", "", "", InitTimedOut},
    {"2.23/system/first-run-timeout-status-with-query", "", "", InitTimedOut},
    {"2.23/system/first-run-timeout-system-status", "", "", InitTimedOut},
    {"2.23/tokens/create-while-banned", "", "", Banned},
    {"2.23/tokens/create-with-key", "alice"},
    {"2.23/tokens/delete", "alice", "/api/users/2/tokens/2"}, // Here the key deletes itself.
    {"2.23/tokens/list", "alice"},
    {"2.23/tokens/list-none", "chris", "/api/users/5/tokens"},
    {"2.23/tokens/use-after-delete", "", "", Usual, Unknown},
    {"2.23/users/create-again", "", "", Usual, Good, nullptr, R"({"Username": "Bob", "Password": "longer-than-12-chars", "Role": 2})"},
    {"2.23/users/membership-create-again", "", "", Usual, Good, nullptr, R"({"UserID": 3, "TeamID": 1, "Role": 2})"},
    {"2.23/users/passwd", "alice"},
};

} // namespace

Adaptation adaptationFor(const Exchange &exchange)
{
    const auto found = std::ranges::find_if(Adaptations, [&](const Adaptation &each) { return exchange.name == QLatin1StringView(each.name); });
    return found == std::end(Adaptations) ? Adaptation{""} : *found;
}

QString reasonAgainst(const Exchange &exchange)
{
    const auto found = std::ranges::find_if(NotApplicable, [&](const Exclusion &each) { return exchange.name == QLatin1StringView(each.name); });
    return found == std::end(NotApplicable) ? QString() : QString::fromLatin1(found->reason);
}

QStringList namesInTables()
{
    QStringList names;
    for (const Adaptation &each : Adaptations)
        names.append(QString::fromLatin1(each.name));
    for (const Exclusion &each : NotApplicable)
        names.append(QString::fromLatin1(each.name));
    return names;
}
