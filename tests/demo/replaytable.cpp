// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/replaytable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using enum Stage;
using enum Credentials;

struct Exclusion {
    const char *name;
    const char *reason;
};

const Exclusion NotApplicable[] = {
    {"2.23/events/bad-since", "nobody asks that way"},
    {"2.23/events/window", "one object a line; tst_demoevents compares them"},
    {"2.23/events/window-health", "one object a line; tst_demoevents compares them"},
    {"2.23/events/window-stack", "one object a line; tst_demoevents compares them"},
    {"2.23/events/window-swarm", "one object a line; the sample tells of containers alone"},
    {"2.23/swarm/service-inspect-updating", "services of the sample have no update settings; tst_engine reads the answer"},
    {"2.23/stats/no-network", "every container of the sample has a network"},
    {"2.23/stats/one-shot", "nobody asks that way; tst_stats reads the answer"},
    {"2.23/stats/paused", "the same as one that runs; tst_stats reads the answer"},
    {"2.23/exec/inspect-left-running", "it takes a websocket to start it; tst_democonsole does"},
    {"2.23/exec/inspect-no-such-shell", "it takes a websocket to start it; tst_democonsole does"},
    {"2.23/exec/no-such-shell", "the answer is a websocket; tst_democonsole opens it"},
    {"2.23/exec/session-socket", "the answer is a websocket; tst_democonsole opens it"},
    {"2.23/kubernetes/pod-log", "pods have other names here; tst_demopodlogs compares them"},
    {"2.23/kubernetes/pod-log-container-missing", "pods have other names here; tst_demopodlogs compares them"},
    {"2.23/errors/create-bad-command", "in which order containers come up differs each time"},
    {"2.23/errors/http-to-https-port", "the library closes the connection instead of saying so in plain text"},
};


// What was done before some of the exchanges.
constexpr char AFile[] = R"(POST /api/stacks/create/standalone/string?endpointId=1 {"Name":"a-file","StackFileContent":"services: {web: {image: nginx}}"})";
constexpr char AWebOne[] = R"(POST /api/stacks/create/standalone/string?endpointId=1 {"Name":"a-webone","StackFileContent":"services: {web: {image: nginx}}"})";
constexpr char AWebOneStopped[] = R"(POST /api/stacks/create/standalone/string?endpointId=1 {"Name":"a-webone","StackFileContent":"services: {web: {image: nginx}}"}
POST /api/endpoints/1/docker/containers/{local#a-webone-web-1}/kill?signal=SIGKILL {})";
constexpr char AWebOnePaused[] = R"(POST /api/stacks/create/standalone/string?endpointId=1 {"Name":"a-webone","StackFileContent":"services: {web: {image: nginx}}"}
POST /api/endpoints/1/docker/containers/{local#a-webone-web-1}/pause?x=1 {})";
/// The environment is named in the answer; the recorded one was called "a-twin".
constexpr char TwoWebOnes[] =
    R"(POST /api/stacks/create/standalone/string?endpointId=1 {"Name":"a-webone","StackFileContent":"services: {web: {image: nginx}}"}
POST /api/stacks/create/standalone/string?endpointId=2 {"Name":"a-webone","StackFileContent":"services: {web: {image: nginx}}"}
PUT /api/endpoints/2?x=1 {"Name":"a-twin"})";
constexpr char Nameless[] = R"(POST /api/stacks/create/standalone/string?endpointId=1 {"Name":"!!!","StackFileContent":"services: {web: {image: nginx}}"})";
constexpr char BrokenUpdate[] = R"(PUT /api/stacks/1?endpointId=1 {"StackFileContent":"services: ["})";
constexpr char AGit[] = R"(POST /api/stacks/create/standalone/repository?endpointId=1 {"Name":"a-git","RepositoryURL":"http://127.0.0.1:9418/a-site.git","RepositoryReferenceName":"refs/heads/main","ComposeFile":"deploy/docker-compose.yml","AdditionalFiles":["deploy/extra.yml"],"AutoUpdate":{"Interval":"1h","Webhook":"12345678-90ab-4def-9234-567890abcdef"}})";
constexpr char AGitStopped[] = R"(POST /api/stacks/create/standalone/repository?endpointId=1 {"Name":"a-git","RepositoryURL":"http://127.0.0.1:9418/a-site.git","AutoUpdate":{"Webhook":"12345678-90ab-4def-9234-567890abcdef"}}
POST /api/stacks/{local/a-git}/stop?endpointId=1)";
constexpr char AGitDetached[] = R"(POST /api/stacks/create/standalone/repository?endpointId=1 {"Name":"a-git","RepositoryURL":"http://127.0.0.1:9418/a-site.git"}
PUT /api/stacks/{local/a-git}?endpointId=1 {"StackFileContent":"services: {web: {image: nginx}}"})";
constexpr char APrivate[] = R"(POST /api/stacks/create/standalone/repository?endpointId=1 {"Name":"a-private","RepositoryURL":"http://127.0.0.1:9418/private-site.git","RepositoryAuthentication":true,"RepositoryUsername":"bot","RepositoryPassword":"sesame"})";
constexpr char Site[] = R"(POST /api/stacks/create/standalone/repository?endpointId=1 {"Name":"site","RepositoryURL":"http://127.0.0.1:9418/site.git"})";
constexpr char SiteWithOldHook[] = R"(POST /api/stacks/create/standalone/repository?endpointId=1 {"Name":"site","RepositoryURL":"http://127.0.0.1:9418/site.git","AutoUpdate":{"Webhook":"6f0f9a1e-2f1b-4c57-9a53-2b1f7f0a9d19"}})";
constexpr char SiteWithMiddleHook[] = R"(POST /api/stacks/create/standalone/repository?endpointId=1 {"Name":"site","RepositoryURL":"http://127.0.0.1:9418/site.git","AutoUpdate":{"Webhook":"6f0f9a1e-2f1b-4c57-9a53-2b1f7f0a9d21"}})";
constexpr char BCrew[] = R"(POST /api/stacks/create/swarm/string?endpointId=2 {"Name":"b-crew","SwarmID":"6ok1lzmm3q3wxqkk9sr2wncdq","StackFileContent":"services: {web: {image: nginx, networks: [net]}}\nnetworks: {net: {}}"})";
constexpr char BHook[] = R"(POST /api/stacks/create/swarm/string?endpointId=2 {"Name":"b-hook","SwarmID":"6ok1lzmm3q3wxqkk9sr2wncdq","StackFileContent":"services: {web: {image: nginx}}"})";
constexpr char BMine[] = R"(POST /api/stacks/create/standalone/string?endpointId=1 {"Name":"b-mine","StackFileContent":"services: {web: {image: nginx}}"})";
constexpr char BCrewStopped[] = R"(POST /api/stacks/create/swarm/string?endpointId=2 {"Name":"b-crew","SwarmID":"6ok1lzmm3q3wxqkk9sr2wncdq","StackFileContent":"services: {web: {image: nginx, networks: [net]}}\nnetworks: {net: {}}"}
POST /api/stacks/{swarm-b/b-crew}/stop?endpointId=2)";
constexpr char LocalImage[] = "services:\n  web:\n    image: lab/web:1.0\n";
constexpr char AWebTemplate[] = R"(POST /api/custom_templates/create/string?x=1 {"Title":"a-web","Description":"x","Platform":1,"Type":2,"FileContent":"services: {}"})";
// Bodies that only fit with other words here.
constexpr char BadReference[] = R"({"RepositoryReferenceName": "refs/heads/nope", "RepositoryAuthentication": true, "RepositoryUsername": "deploy-bot"})";
constexpr char BadVariables[] = R"({"StackFileContent": "services:\n  web:\n    image: lab/web:1.0\n", "Env": {"A": "b"}})";
constexpr char ManifestsFromGit[] = R"({"StackName": "jobs", "Namespace": "shop", "RepositoryURL": "http://127.0.0.1:9418/shop.git", "ManifestFile": "deploy/app.yml"})";

/// Environment 4 is the cluster here, and its stacks have other numbers.
#define Cluster "/api/endpoints/4/kubernetes/"
constexpr char OfStacks[] = "labelSelector=io.portainer.kubernetes.application.stackid";
constexpr char FailingPods[] = R"(POST /api/stacks/create/kubernetes/string?endpointId=4 {"StackName":"broken","Namespace":"tools","StackFileContent":"kind: List\napiVersion: v1\nitems:\n- {apiVersion: apps/v1, kind: Deployment, metadata: {name: crash}, spec: {selector: {matchLabels: {app: crash}}, template: {metadata: {labels: {app: crash}}, spec: {containers: [{name: crash, image: 'example/crash:1'}]}}}}\n- {apiVersion: apps/v1, kind: Deployment, metadata: {name: pull}, spec: {selector: {matchLabels: {app: pull}}, template: {metadata: {labels: {app: pull}}, spec: {containers: [{name: pull, image: 'example/nosuch:1'}]}}}}\n"})";

/// The first command that is made in a container has this id.
#define ExecPath "/api/endpoints/1/docker/exec/90dbac0d789ec9e3f13e8bf0e6cb71a86fbc3aeb7217d67876bdc97b1c2f758a"
constexpr char AnExec[] = R"(POST /api/endpoints/1/docker/containers/grafana-grafana-1/exec?x=1 {"AttachStdin":true,"AttachStdout":true,"AttachStderr":true,"Tty":true,"Cmd":["sh"]})";
constexpr char AnExecEnded[] = R"(POST /api/endpoints/1/docker/containers/grafana-grafana-1/exec?x=1 {"AttachStdin":true,"AttachStdout":true,"AttachStderr":true,"Tty":true,"Cmd":["sh"]}
POST /api/endpoints/1/docker/exec/90dbac0d789ec9e3f13e8bf0e6cb71a86fbc3aeb7217d67876bdc97b1c2f758a/start?x=1 {"Detach":true})";

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
    {.name = "2.19/git/10-webhook", .before = SiteWithOldHook, .commit = LocalImage},
    {.name = "2.21/git/10-webhook", .before = SiteWithMiddleHook, .commit = LocalImage},
    {.name = "2.23/access/associate", .as = "alice"},
    {.name = "2.23/access/delete-external", .as = "alice"},
    {.name = "2.23/access/delete-other-endpoint-id", .as = "alice", .path = "/api/stacks/{local/shop}"},
    {.name = "2.23/access/environment/08b-start-stack", .as = "alice", .path = "/api/stacks/{local/a-file}/start", .before = AFile},
    {.name = "2.23/access/environment/10-create-stack", .as = "alice"},
    {.name = "2.23/access/environment/12-create-taken-name", .as = "alice", .before = AFile},
    {.name = "2.23/access/environment/24-update-while-forbidden", .as = "bob", .path = "/api/stacks/{workshop/labels}", .query = "endpointId=6"},
    {.name = "2.23/access/environment/25-stop-while-forbidden", .as = "bob", .path = "/api/stacks/{workshop/labels}/stop", .query = "endpointId=6"},
    {.name = "2.23/access/environment/27-delete-while-forbidden", .as = "bob", .path = "/api/stacks/{workshop/labels}", .query = "endpointId=6"},
    {.name = "2.23/access/environment/28-create-while-forbidden", .as = "bob", .query = "endpointId=6"},
    {.name = "2.23/access/environment/29-migrate-while-forbidden", .as = "bob", .path = "/api/stacks/{workshop/labels}/migrate", .query = "endpointId=6"},
    {.name = "2.23/access/environment/32-create-with-bind-mount", .as = "alice", .stage = NoBindMounts},
    {.name = "2.23/access/no-environment/create-stack", .as = "noor"},
    {.name = "2.23/access/no-environment/docker-proxy", .as = "noor"},
    {.name = "2.23/access/no-environment/git-settings", .as = "noor", .path = "/api/stacks/{local/nextcloud}/git"},
    {.name = "2.23/access/no-environment/start-stack", .as = "noor", .path = "/api/stacks/{local/nextcloud}/start"},
    {.name = "2.23/containers/inspect-exited", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/json", .before = AWebOneStopped},
    {.name = "2.23/containers/inspect-paused", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/json", .before = AWebOnePaused},
    {.name = "2.23/containers/kill-not-running", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/kill", .before = AWebOneStopped},
    {.name = "2.23/containers/pause-twice", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/pause", .before = AWebOnePaused},
    {.name = "2.23/containers/recreate", .path = "/api/docker/1/containers/{local#a-webone-web-1}/recreate", .before = AWebOne},
    {.name = "2.23/containers/recreate-no-body", .path = "/api/docker/1/containers/{local#a-webone-web-1}/recreate", .before = AWebOne},
    {.name = "2.23/containers/remove", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}", .before = AWebOneStopped},
    {.name = "2.23/containers/remove-running", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}", .before = AWebOne},
    {.name = "2.23/containers/start", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/start", .before = AWebOneStopped},
    {.name = "2.23/containers/start-twice", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/start", .before = AWebOne},
    {.name = "2.23/containers/stop", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/stop", .before = AWebOne},
    {.name = "2.23/containers/unpause-not-paused", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/unpause", .before = AWebOne},
    {.name = "2.23/docker-errors/inspect-denied", .as = "alice", .path = "/api/endpoints/1/docker/containers/{local#a-webone-web-1}/json", .before = AWebOne},
    {.name = "2.23/docker-errors/start-denied-tcp", .as = "bob"},
    {.name = "2.23/docker-errors/environment-denied", .as = "alice", .path = "/api/endpoints/2/docker/networks"},
    {.name = "2.23/docker-errors/list-nothing-visible", .as = "alice", .stage = NoStacks},
    {.name = "2.23/docker-errors/networks-of-a-user", .as = "alice", .stage = NoStacks},
    {.name = "2.23/docker-errors/stack-bind-mount-denied", .as = "alice", .stage = NoBindMounts},
    {.name = "2.23/docker-errors/stack-management-disabled", .as = "bob", .query = "endpointId=6"},
    {.name = "2.23/docker-errors/network-in-use", .before = BMine},
    {.name = "2.23/docker-errors/swarm-of-a-user", .as = "bob"},
    {.name = "2.23/errors/create-duplicate-name", .before = AWebOne},
    {.name = "2.23/errors/create-on-dead-engine", .query = "endpointId=6"},
    {.name = "2.23/errors/delete-empty-name", .path = "/api/stacks/{local/}", .before = Nameless},
    {.name = "2.23/errors/delete-external-name-taken", .before = AWebOne},
    {.name = "2.23/errors/docker-proxy-dead-tcp-engine", .path = "/api/endpoints/6/docker/networks"},
    {.name = "2.23/errors/git-create-webhook-taken", .before = AGit},
    {.name = "2.23/errors/git-redeploy-bad-ref", .path = "/api/stacks/{local/paperless}/git/redeploy", .body = BadReference},
    {.name = "2.23/errors/git-redeploy-empty-body", .path = "/api/stacks/{local/wiki}/git/redeploy"},
    {.name = "2.23/errors/git-redeploy-no-endpoint-id", .path = "/api/stacks/{local/wiki}/git/redeploy"},
    {.name = "2.23/errors/git-redeploy-of-broken-commit", .path = "/api/stacks/{local/site}/git/redeploy", .before = Site, .commit = "services: ["},
    {.name = "2.23/errors/git-redeploy-without-auth", .path = "/api/stacks/{local/paperless}/git/redeploy"},
    {.name = "2.23/errors/git-redeploy-wrong-password", .path = "/api/stacks/{local/paperless}/git/redeploy"},
    {.name = "2.23/errors/git-settings-no-endpoint-id", .path = "/api/stacks/{local/wiki}/git"},
    {.name = "2.23/errors/git-settings-wrong-password", .path = "/api/stacks/{local/paperless}/git"},
    {.name = "2.23/errors/migrate-bad-name", .body = R"({"EndpointID": 2, "Name": "a-Moved"})"},
    {.name = "2.23/errors/migrate-dead-target", .query = "endpointId=1", .body = R"({"EndpointID": 6})"},
    {.name = "2.23/errors/migrate-orphan", .path = "/api/stacks/{gone/old-wiki}/migrate"},
    {.name = "2.23/errors/migrate-same-engine", .path = "/api/stacks/{local/a-webone}/migrate", .body = R"({"EndpointID": 2})", .before = TwoWebOnes},
    {.name = "2.23/errors/start-after-failed-update", .before = BrokenUpdate},
    {.name = "2.23/errors/start-twice", .path = "/api/stacks/{local/a-webone}/start", .before = AWebOne},
    {.name = "2.23/errors/stop-orphan", .path = "/api/stacks/{gone/old-wiki}/stop"},
    {.name = "2.23/errors/stop-twice", .path = "/api/stacks/{local/loki}/stop"},
    {.name = "2.23/errors/update-env-bad-shape", .body = BadVariables},
    {.name = "2.23/errors/update-orphan", .path = "/api/stacks/{gone/old-wiki}"},
    {.name = "2.23/errors/update-unreadable-env", .path = "/api/stacks/{local/chatty}"},
    {.name = "2.23/git/04-settings-without-auto-update", .path = "/api/stacks/{local/a-git}/git", .before = AGit},
    {.name = "2.23/git/05-settings", .path = "/api/stacks/{local/a-git}/git", .before = AGit},
    {.name = "2.23/git/06-redeploy", .path = "/api/stacks/{local/a-git}/git/redeploy", .before = AGit},
    {.name = "2.23/git/08-redeploy-empty-object", .path = "/api/stacks/{local/a-git}/git/redeploy", .before = AGit},
    {.name = "2.23/git/09-settings-with-webhook", .path = "/api/stacks/{local/a-git}/git", .before = AGit},
    {.name = "2.23/git/10-webhook", .before = AGit},
    {.name = "2.23/git/12-webhook-while-stopped", .before = AGitStopped},
    {.name = "2.23/git/14-file-update-detaches-it", .path = "/api/stacks/{local/a-git}", .before = AGit},
    {.name = "2.23/git/15-redeploy-after-detach", .path = "/api/stacks/{local/a-git}/git/redeploy", .before = AGitDetached},
    {.name = "2.23/git/21-settings-empty-password-keeps-it", .path = "/api/stacks/{local/a-private}/git", .before = APrivate},
    {.name = "2.23/git/22-redeploy-empty-password", .path = "/api/stacks/{local/a-private}/git/redeploy", .before = APrivate},
    {.name = "2.23/git/23-settings-auth-off-deletes-credentials", .path = "/api/stacks/{local/a-private}/git", .before = APrivate},
    {.name = "2.23/kubernetes/proxy-cronjobs-by-stack", .path = Cluster "apis/batch/v1/cronjobs", .query = OfStacks},
    {.name = "2.23/kubernetes/proxy-daemonsets-by-stack", .path = Cluster "apis/apps/v1/daemonsets", .query = OfStacks},
    {.name = "2.23/kubernetes/proxy-deployments-by-stack", .path = Cluster "apis/apps/v1/namespaces/shop/deployments", .query = OfStacks},
    {.name = "2.23/kubernetes/proxy-events", .path = Cluster "api/v1/namespaces/identity/events"},
    {.name = "2.23/kubernetes/proxy-ingresses-by-stack", .path = Cluster "apis/networking.k8s.io/v1/ingresses", .query = OfStacks},
    {.name = "2.23/kubernetes/proxy-no-such-deployment", .path = Cluster "apis/apps/v1/namespaces/shop/deployments/nosuch"},
    {.name = "2.23/kubernetes/proxy-pods-by-match-labels", .path = Cluster "api/v1/namespaces/shop/pods", .query = "labelSelector=app%3Dshop"},
    {.name = "2.23/kubernetes/proxy-pods-by-stack-label-is-empty", .path = Cluster "api/v1/pods", .query = OfStacks},
    {.name = "2.23/kubernetes/proxy-pods-failing", .path = Cluster "api/v1/namespaces/tools/pods", .before = FailingPods},
    {.name = "2.23/kubernetes/proxy-restart", .path = Cluster "apis/apps/v1/namespaces/shop/deployments/shop"},
    {.name = "2.23/kubernetes/proxy-scale", .path = Cluster "apis/apps/v1/namespaces/shop/deployments/shop"},
    {.name = "2.23/kubernetes/proxy-services-by-stack", .path = Cluster "api/v1/namespaces/shop/services", .query = OfStacks},
    {.name = "2.23/kubernetes/proxy-statefulsets-by-stack", .path = Cluster "apis/apps/v1/statefulsets", .query = OfStacks},
    {.name = "2.23/kubernetes/user-no-access-proxy", .as = "noor", .path = Cluster "api/v1/namespaces/default/pods"},
    {.name = "2.23/kubernetes/user-proxy-pods-cluster-wide", .as = "kim", .path = Cluster "api/v1/pods"},
    {.name = "2.23/kubernetes/stack-create-failed-bad-field", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-create-failed-namespace-mismatch", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-create-failed-unknown-namespace", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-create-not-k8s-yaml", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-create-repository", .query = "endpointId=4", .body = ManifestsFromGit},
    {.name = "2.23/kubernetes/stack-create-string", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-create-string-no-name", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-create-url", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-delete", .path = "/api/stacks/{k8s/payments}", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-delete-by-name-no-match", .query = "endpointId=4&namespace=shop"},
    {.name = "2.23/kubernetes/stack-git-redeploy", .path = "/api/stacks/{k8s/Worker Jobs (EU)}/git/redeploy", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-git-redeploy-without-name", .path = "/api/stacks/{k8s/Worker Jobs (EU)}/git/redeploy", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-git-update-through-put", .path = "/api/stacks/{k8s/Worker Jobs (EU)}", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-stop", .path = "/api/stacks/{k8s/payments}/stop", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-update", .path = "/api/stacks/{k8s/payments}", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-update-failed", .path = "/api/stacks/{k8s/payments}", .query = "endpointId=4"},
    {.name = "2.23/kubernetes/stack-update-without-name", .path = "/api/stacks/{k8s/payments}", .query = "endpointId=4"},
    {.name = "2.23/stacks/associate", .path = "/api/stacks/{gone/old-wiki}/associate"},
    {.name = "2.23/stacks/concurrent-delete-1", .path = "/api/stacks/{local/x}"},
    {.name = "2.23/stacks/concurrent-update-1", .path = "/api/stacks/{local/x}"},
    {.name = "2.23/stacks/delete-orphan-via-other-environment", .path = "/api/stacks/{gone/old-wiki}"},
    {.name = "2.23/stacks/inspect-empty-name", .path = "/api/stacks/{local/}", .before = Nameless},
    {.name = "2.23/stacks/migrate", .path = "/api/stacks/{local/x}/migrate", .body = R"({"EndpointID": 2, "Name": "a-moved"})"},
    {.name = "2.23/stacks/migrate-rename-in-place", .path = "/api/stacks/{local/x}/migrate", .query = "endpointId=1", .body = R"({"EndpointID": 1, "Name": "a-renamed"})"},
    {.name = "2.23/stacks/start", .path = "/api/stacks/{local/loki}/start"},
    {.name = "2.23/swarm/force-update", .body = R"({"ServiceID": "b-crew_web", "PullImage": false})", .before = BCrew},
    {.name = "2.23/swarm/service-remove", .path = "/api/endpoints/2/docker/services/b-hook_web", .before = BHook},
    {.name = "2.23/swarm/service-scale", .path = "/api/endpoints/2/docker/services/b-crew_web/update", .query = "version=11", .before = BCrew},
    {.name = "2.23/swarm/service-update-out-of-date", .path = "/api/endpoints/2/docker/services/b-crew_web/update", .before = BCrew},
    {.name = "2.23/swarm/stack-delete", .path = "/api/stacks/{swarm-b/registry}"},
    {.name = "2.23/swarm/stack-delete-external-managed", .path = "/api/stacks/api"},
    {.name = "2.23/swarm/stack-start", .path = "/api/stacks/{swarm-b/n8n}/start"},
    {.name = "2.23/swarm/stack-start-running", .path = "/api/stacks/{swarm-b/b-crew}/start", .before = BCrew},
    {.name = "2.23/swarm/stack-start-too-soon", .path = "/api/stacks/{swarm-b/b-crew}/start", .before = BCrewStopped},
    {.name = "2.23/swarm/stack-stop", .path = "/api/stacks/{swarm-b/registry}/stop"},
    {.name = "2.23/swarm/stack-update-bad-file", .path = "/api/stacks/{swarm-b/registry}"},
    {.name = "2.23/swarm/stack-update-prune", .path = "/api/stacks/{swarm-b/registry}"},
    {.name = "2.23/templates/custom-create-same-title", .before = AWebTemplate},
    {.name = "2.23/templates/custom-file-as-user", .as = "alice"},
    {.name = "2.23/templates/custom-inspect-as-user", .as = "alice"},
    {.name = "2.23/templates/custom-list-as-user", .as = "alice", .stage = NoStacks},
    {.name = "2.23/templates/custom-none", .stage = NoStacks},
    {.name = "2.23/templates/list-offline", .stage = Offline},
    {.name = "2.23/exec/create", .path = "/api/endpoints/1/docker/containers/grafana-grafana-1/exec"},
    {.name = "2.23/exec/inspect-not-started", .path = ExecPath "/json", .before = AnExec},
    {.name = "2.23/exec/inspect-ended", .path = ExecPath "/json", .before = AnExecEnded},
    {.name = "2.23/exec/resize-ended", .path = ExecPath "/resize", .before = AnExecEnded},
    {"2.23/exec/ws-environment-denied", "alice"},
    {.name = "2.23/stats/once", .path = "/api/endpoints/1/docker/containers/grafana-grafana-1/stats"},
    {.name = "2.23/exec/resize-not-started", .path = ExecPath "/resize", .before = AnExec},
};

} // namespace

Adaptation adaptationFor(const Exchange &exchange)
{
    const auto found = std::ranges::find_if(Adaptations, [&](const Adaptation &each) { return exchange.name == QLatin1StringView(each.name); });
    return found == std::end(Adaptations) ? Adaptation{""} : *found;
}

QString reasonAgainst(const Exchange &exchange)
{
    if (exchange.name.contains("/logs/"_L1))
        return u"tst_demologs holds the demo to the recorded logs, frame by frame"_s;
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
