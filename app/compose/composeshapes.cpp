// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composeshapes.h"

#include <QStringView>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace longshore::composeshapes {

namespace {

struct Table {
    const char *name;
    const char *keys; ///< key=KINDS:shape[ITEMKINDS:shape{VALUEKINDS:shape, a "!" before a key that must be there.
};

constexpr std::array Tables{
    Table{"file", "version=t name=t include=l services=m{m:service networks=m{m0:network volumes=m{m0:volume secrets=m{m:secret "
                  "configs=m{m:config models=m"},
    Table{"service",
          "annotations=lm attach=b build=tm:build blkio_config=m:blkio cap_add=l[t cap_drop=l[t cgroup=t cgroup_parent=t command=t0l[t "
          "configs=l[tm:grant container_name=t cpu_count=n cpu_percent=n cpu_shares=n cpu_quota=n cpu_period=n cpu_rt_period=n "
          "cpu_rt_runtime=n cpus=n cpuset=t credential_spec=m:credential depends_on=lm[t{m:dependency deploy=m0:deploy develop=m0 "
          "device_cgroup_rules=l[t devices=l[tm dns=tl[t dns_opt=l[t dns_search=tl[t domainname=t entrypoint=t0l[t "
          "env_file=tl[tm:envfile environment=lm[t{tnb0 expose=l[tn extends=tm:extends external_links=l[t extra_hosts=lm gpus=tl "
          "group_add=l[tn healthcheck=m:healthcheck hostname=t image=t init=b ipc=t isolation=t labels=lm[t{tnb0 label_file=tl links=l[t "
          "logging=m:logging mac_address=t mem_limit=n mem_reservation=n mem_swappiness=n memswap_limit=n models=lm network_mode=t "
          "networks=lm[t{m0:attachment oom_kill_disable=b oom_score_adj=n pid=t0 pids_limit=n platform=t ports=l[ntm:port post_start=l "
          "pre_stop=l privileged=b profiles=l[t provider=m pull_policy=t pull_refresh_after=t read_only=b restart=t runtime=t scale=n "
          "secrets=l[tm:grant security_opt=l[t shm_size=n stdin_open=b stop_grace_period=t stop_signal=t storage_opt=m sysctls=lm "
          "tmpfs=tl[t tty=b ulimits=m use_api_socket=b user=t userns_mode=t uts=t volumes=l[tm:mount volumes_from=l[t working_dir=t"},
    Table{"build", "context=t dockerfile=t dockerfile_inline=t entitlements=l[t args=lm ssh=tlm labels=lm cache_from=l[t cache_to=l[t "
                   "no_cache=b additional_contexts=lm network=t pull=b target=t shm_size=n extra_hosts=lm isolation=t privileged=b "
                   "secrets=l[tm:grant tags=l[t ulimits=m platforms=l[t provenance=tb sbom=tb no_cache_filter=tl"},
    Table{"blkio", "device_read_bps=l device_read_iops=l device_write_bps=l device_write_iops=l weight=n weight_device=l"},
    Table{"credential", "config=t file=t registry=t"},
    Table{"dependency", "restart=b required=b !condition=t"},
    Table{"envfile", "!path=t required=b format=t"},
    Table{"extends", "!service=t file=t"},
    Table{"grant", "source=t target=t uid=t gid=t mode=n"},
    Table{"healthcheck", "disable=b interval=t retries=n test=tl[t timeout=t start_period=t start_interval=t"},
    Table{"logging", "driver=t options=m{tn0"},
    Table{"attachment", "aliases=l[t ipv4_address=t ipv6_address=t link_local_ips=l[t mac_address=t driver_opts=m priority=n gw_priority=n "
                        "interface_name=t"},
    Table{"port", "name=t mode=t host_ip=t !target=n published=n protocol=t app_protocol=t"},
    Table{"mount", "!type=t source=t target=t read_only=b consistency=t bind=m:bind volume=m:volumeoptions tmpfs=m:tmpfs image=m"},
    Table{"bind", "propagation=t create_host_path=b selinux=t recursive=t"},
    Table{"volumeoptions", "nocopy=b subpath=t labels=lm"},
    Table{"tmpfs", "size=n mode=n"},
    Table{"deploy", "mode=t endpoint_mode=t replicas=n labels=lm rollback_config=m:update update_config=m:update resources=m:resources "
                    "restart_policy=m:policy placement=m:placement"},
    Table{"update", "parallelism=n delay=t failure_action=t monitor=t max_failure_ratio=n order=t"},
    Table{"resources", "limits=m:limits reservations=m:reservations"},
    Table{"limits", "cpus=n memory=t pids=n"},
    Table{"reservations", "cpus=n memory=t generic_resources=l devices=l[m:reserved"},
    Table{"reserved", "capabilities=l[t count=n device_ids=l[t driver=t options=lm"},
    Table{"policy", "condition=t delay=t max_attempts=n window=t"},
    Table{"placement", "constraints=l[t preferences=l max_replicas_per_node=n"},
    Table{"network", "name=t driver=t driver_opts=m ipam=m:ipam external=bm internal=b enable_ipv4=b enable_ipv6=b attachable=b labels=lm"},
    Table{"ipam", "driver=t config=l[m options=m"},
    Table{"volume", "name=t driver=t driver_opts=m external=bm labels=lm"},
    Table{"secret", "name=t environment=t file=t external=bm labels=lm driver=t driver_opts=m template_driver=t"},
    Table{"config", "name=t content=t environment=t file=t external=bm labels=lm template_driver=t"},
};

void readPart(QStringView part, QString &kinds, QString &shape)
{
    const qsizetype colon = part.indexOf(u':');
    kinds = part.left(colon < 0 ? part.size() : colon).toString();
    if (colon >= 0)
        shape = part.mid(colon + 1).toString();
}

Place placeOf(QStringView text)
{
    Place place;
    const qsizetype brace = text.indexOf(u'{');
    if (brace >= 0) {
        readPart(text.mid(brace + 1), place.valueKinds, place.valueShape);
        text = text.left(brace);
    }
    const qsizetype bracket = text.indexOf(u'[');
    if (bracket >= 0) {
        readPart(text.mid(bracket + 1), place.itemKinds, place.itemShape);
        text = text.left(bracket);
    }
    readPart(text, place.kinds, place.shape);
    // The shape of "lm[tm:grant" belongs to the items, that of "m:build" to the mapping itself.
    return place;
}

QHash<QString, Shape> readTables()
{
    QHash<QString, Shape> shapes;
    for (const Table &table : Tables) {
        Shape shape;
        for (const QString &word : QString::fromLatin1(table.keys).split(u' ', Qt::SkipEmptyParts)) {
            const bool required = word.startsWith(u'!');
            const qsizetype equals = word.indexOf(u'=');
            const QString key = word.mid(required ? 1 : 0, equals - (required ? 1 : 0));
            shape.keys.insert(key, placeOf(QStringView(word).mid(equals + 1)));
            if (required)
                shape.required.append(key);
        }
        shapes.insert(QString::fromLatin1(table.name), shape);
    }
    return shapes;
}

/// How many letters must be changed, added, removed or swapped with the next.
int distance(const QString &a, const QString &b)
{
    std::vector<std::vector<int>> rows(size_t(a.size()) + 1, std::vector<int>(size_t(b.size()) + 1));
    for (size_t i = 0; i <= size_t(a.size()); ++i) {
        for (size_t j = 0; j <= size_t(b.size()); ++j) {
            if (i == 0 || j == 0) {
                rows[i][j] = int(i + j);
                continue;
            }
            const bool same = a[qsizetype(i) - 1] == b[qsizetype(j) - 1];
            rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[qsizetype(i) - 1] == b[qsizetype(j) - 2] && a[qsizetype(i) - 2] == b[qsizetype(j) - 1])
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows.back().back();
}

} // namespace

const Shape *find(const QString &name)
{
    static const QHash<QString, Shape> shapes = readTables();
    const auto found = shapes.constFind(name);
    return found == shapes.cend() ? nullptr : &*found;
}

QString nearest(const QString &key, const QStringList &known)
{
    if (key.size() > 40)
        return {};
    const QString plain = key.toLower().replace(u'-', u'_');
    QString best;
    int least = plain.size() > 4 ? 3 : 2;
    for (const QString &candidate : known) {
        const int away = distance(plain, candidate);
        if (away < least || (away == least && !best.isEmpty() && candidate < best)) {
            least = away;
            best = candidate;
        }
    }
    return best;
}

} // namespace longshore::composeshapes
