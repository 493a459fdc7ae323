// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/dockerrun.h"

#include "app/compose/shellwords.h"
#include "app/compose/stackname.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

/// Where an option goes: a key with one value, a key with a list, a key that is true, a part of another key.
struct Target {
    QString key;
    char kind = 's'; ///< s one value, l list, b true, h healthcheck, d dropped without a value, D dropped with one, n network, g logging, o logging option
};

QHash<QString, Target> readTargets()
{
    // option=kind:key
    static const QString table = u"add-host=l:extra_hosts annotation=l:annotations cap-add=l:cap_add cap-drop=l:cap_drop cgroup-parent=s:cgroup_parent "
        u"cgroupns=s:cgroup cpu-period=s:cpu_period cpu-quota=s:cpu_quota cpu-rt-period=s:cpu_rt_period cpu-rt-runtime=s:cpu_rt_runtime "
        u"cpu-shares=s:cpu_shares cpus=s:cpus cpuset-cpus=s:cpuset device=l:devices device-cgroup-rule=l:device_cgroup_rules dns=l:dns "
        u"dns-option=l:dns_opt dns-opt=l:dns_opt dns-search=l:dns_search domainname=s:domainname entrypoint=s:entrypoint env=l:environment "
        u"env-file=l:env_file expose=l:expose group-add=l:group_add health-cmd=h:test health-interval=h:interval health-retries=h:retries "
        u"health-start-period=h:start_period health-timeout=h:timeout hostname=s:hostname init=b:init interactive=b:stdin_open ipc=s:ipc "
        u"isolation=s:isolation label=l:labels label-file=l:label_file link=l:links log-driver=g:driver log-opt=o:options mac-address=s:mac_address "
        u"memory=s:mem_limit memory-reservation=s:mem_reservation memory-swap=s:memswap_limit memory-swappiness=s:mem_swappiness "
        u"name=s:container_name network=n: net=n: no-healthcheck=h:disable oom-kill-disable=b:oom_kill_disable oom-score-adj=s:oom_score_adj "
        u"pid=s:pid pids-limit=s:pids_limit platform=s:platform privileged=b:privileged publish=l:ports pull=s:pull_policy read-only=b:read_only "
        u"restart=s:restart runtime=s:runtime security-opt=l:security_opt shm-size=s:shm_size stop-signal=s:stop_signal stop-timeout=s:stop_grace_period "
        u"sysctl=l:sysctls tmpfs=l:tmpfs tty=b:tty user=s:user userns=s:userns_mode uts=s:uts volume=l:volumes volumes-from=l:volumes_from "
        u"workdir=s:working_dir detach=d: rm=d: quiet=d: sig-proxy=d: attach=D: cidfile=D: detach-keys=D:"_s;
    QHash<QString, Target> targets;
    for (const QString &word : table.split(u' ')) {
        const QString option = word.section(u'=', 0, 0);
        const QString target = word.section(u'=', 1);
        targets.insert(option, {target.mid(2), char(target.front().toLatin1())});
    }
    return targets;
}

QString longName(QChar letter)
{
    static const QHash<QChar, QString> names{{u'a', u"attach"_s},  {u'c', u"cpu-shares"_s}, {u'd', u"detach"_s},   {u'e', u"env"_s},
                                             {u'h', u"hostname"_s}, {u'i', u"interactive"_s}, {u'l', u"label"_s},   {u'm', u"memory"_s},
                                             {u'p', u"publish"_s}, {u'q', u"quiet"_s},      {u't', u"tty"_s},      {u'u', u"user"_s},
                                             {u'v', u"volume"_s},  {u'w', u"workdir"_s}};
    return names.value(letter);
}

bool takesValue(char kind, const QString &option)
{
    return kind != 'b' && kind != 'd' && option != u"no-healthcheck"_s;
}

/// A scalar that reads back as exactly this text.
QString yamlText(const QString &text)
{
    static const QRegularExpression plain(u"\\A[A-Za-z/._][A-Za-z0-9/._@%+=-]*(?::[A-Za-z0-9/._@%+=-]+)*\\z"_s);
    static const QRegularExpression word(u"\\A(?:true|false|yes|no|on|off|y|n|null|~|[.]inf|[.]nan|[0-9.]+)\\z"_s, QRegularExpression::CaseInsensitiveOption);
    if (plain.match(text).hasMatch() && !word.match(text).hasMatch())
        return text;
    QString quoted = text;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s).replace(u'\r', u"\\r"_s);
    return u'"' + quoted + u'"';
}

class Converter
{
public:
    DockerRun convert(const QString &commandLine)
    {
        ShellWords split = splitShell(commandLine);
        m_out.unknown = split.left;
        m_words = split.words;
        if (split.openQuote)
            m_out.problem = DockerRun::Problem::OpenQuote;
        else if (!skipCommand())
            m_out.problem = DockerRun::Problem::NotARun;
        else
            readOptions();
        if (m_out.problem == DockerRun::Problem::None)
            write();
        return m_out;
    }

private:
    bool skipCommand()
    {
        if (m_words.value(0) == u"sudo"_s)
            m_words.removeFirst();
        const QString program = m_words.isEmpty() ? QString() : m_words.takeFirst().section(u'/', -1);
        if (program != u"docker"_s && program != u"podman"_s && program != u"docker.exe"_s)
            return false;
        if (m_words.value(0) == u"container"_s)
            m_words.removeFirst();
        return !m_words.isEmpty() && QStringList{u"run"_s, u"create"_s}.contains(m_words.takeFirst());
    }

    void readOptions()
    {
        while (!m_words.isEmpty() && m_words.first().startsWith(u'-') && m_words.first().size() > 1) {
            const QString word = m_words.takeFirst();
            if (word == u"--"_s)
                break;
            if (word.startsWith(u"--"_s))
                longOption(word);
            else
                shortOptions(word);
        }
        if (m_words.isEmpty()) {
            m_out.problem = DockerRun::Problem::NoImage;
            return;
        }
        m_image = m_words.takeFirst();
    }

    void longOption(const QString &word)
    {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        option(name, equals < 0 ? QString() : word.mid(equals + 1), equals >= 0, word);
    }

    /// "-it", "-p80:80", "-e A=b".
    void shortOptions(const QString &word)
    {
        static const QHash<QString, Target> targets = readTargets();
        for (qsizetype i = 1; i < word.size(); ++i) {
            const QString name = longName(word[i]);
            if (name.isEmpty()) {
                m_out.unknown.append(word);
                return;
            }
            const bool valued = takesValue(targets.value(name).kind, name);
            const QString rest = word.mid(i + 1);
            option(name, rest.startsWith(u'=') ? rest.mid(1) : rest, valued && !rest.isEmpty(), word);
            if (valued)
                return;
        }
    }

    void option(const QString &name, QString value, bool hasValue, const QString &written)
    {
        static const QHash<QString, Target> targets = readTargets();
        const auto target = targets.constFind(name);
        if (target == targets.cend()) {
            // Whether the next word is its value cannot be known; an option or an image is not taken for one.
            m_out.unknown.append(written);
            return;
        }
        const bool valued = takesValue(target->kind, name);
        if (valued && !hasValue) {
            if (m_words.isEmpty()) {
                m_out.unknown.append(written);
                return;
            }
            value = m_words.takeFirst();
        }
        place(*target, name, value, hasValue);
    }

    void place(const Target &target, const QString &name, const QString &value, bool hasValue)
    {
        switch (target.kind) {
        case 'l':
            m_lists[target.key].append(value);
            break;
        case 'b':
            if (!hasValue || value != u"false"_s)
                m_values.insert(target.key, u"true"_s);
            break;
        case 'h':
            m_health.insert(target.key, name == u"no-healthcheck"_s ? u"true"_s : value);
            break;
        case 'g':
            m_logDriver = value;
            break;
        case 'o':
            m_logOptions.append(value);
            break;
        case 'n':
            network(value);
            break;
        case 'd':
        case 'D':
            m_out.dropped.append(target.kind == 'd' ? u"--"_s + name : u"--"_s + name + u' ' + value);
            break;
        default:
            m_values.insert(target.key, target.key == u"stop_grace_period"_s ? value + u's' : value);
        }
    }

    void network(const QString &value)
    {
        if (value == u"host"_s || value == u"none"_s || value == u"bridge"_s || value.startsWith(u"container:"_s))
            m_values.insert(u"network_mode"_s, value);
        else
            m_networks.append(value);
    }

    QString serviceName() const
    {
        QString name = m_values.value(u"container_name"_s);
        if (name.isEmpty())
            name = m_image.section(u'@', 0, 0).section(u'/', -1).section(u':', 0, 0);
        const StackName made = dockerStackName(name);
        return made.problem == StackNameProblem::None ? made.name : u"app"_s;
    }

    void line(int depth, const QString &text) { m_out.text += QString(2 * depth, u' ') + text + u'\n'; }

    /// true and numbers stay what they are for keys that take them.
    static QString valueText(const QString &key, const QString &value)
    {
        static const QSet<QString> numbers{u"cpus"_s, u"cpu_shares"_s, u"cpu_period"_s, u"cpu_quota"_s, u"pids_limit"_s, u"oom_score_adj"_s, u"mem_swappiness"_s, u"retries"_s};
        static const QSet<QString> switches{u"init"_s, u"stdin_open"_s, u"tty"_s, u"privileged"_s, u"read_only"_s, u"oom_kill_disable"_s, u"disable"_s};
        static const QRegularExpression number(u"\\A-?[0-9]+(?:[.][0-9]+)?\\z"_s);
        const bool bare = switches.contains(key) || (numbers.contains(key) && number.match(value).hasMatch());
        return bare ? value : yamlText(value);
    }

    void write()
    {
        m_out.service = serviceName();
        line(0, u"services:"_s);
        line(1, m_out.service + u':');
        line(2, u"image: "_s + yamlText(m_image));
        writeList(u"command"_s, m_words);
        for (auto value = m_values.cbegin(); value != m_values.cend(); ++value)
            line(2, value.key() + u": "_s + valueText(value.key(), value.value()));
        for (auto list = m_lists.cbegin(); list != m_lists.cend(); ++list)
            writeList(list.key(), list.value());
        writeList(u"networks"_s, m_networks);
        if (!m_health.isEmpty()) {
            line(2, u"healthcheck:"_s);
            for (auto value = m_health.cbegin(); value != m_health.cend(); ++value)
                line(3, value.key() + u": "_s + valueText(value.key(), value.value()));
        }
        writeLogging();
        writeTopLevel();
    }

    void writeList(const QString &key, const QStringList &items)
    {
        if (items.isEmpty())
            return;
        line(2, key + u':');
        for (const QString &item : items)
            line(3, u"- "_s + (key == u"ports"_s ? u'"' + item + u'"' : yamlText(item)));
    }

    void writeLogging()
    {
        if (m_logDriver.isEmpty() && m_logOptions.isEmpty())
            return;
        line(2, u"logging:"_s);
        if (!m_logDriver.isEmpty())
            line(3, u"driver: "_s + yamlText(m_logDriver));
        if (!m_logOptions.isEmpty())
            line(3, u"options:"_s);
        for (const QString &each : m_logOptions)
            line(4, yamlText(each.section(u'=', 0, 0)) + u": "_s + yamlText(each.section(u'=', 1)));
    }

    /// Named volumes and networks exist already or are shared by name, as `docker run` has it.
    void writeTopLevel()
    {
        QStringList volumes;
        for (const QString &mount : m_lists.value(u"volumes"_s)) {
            const QString source = mount.section(u':', 0, 0);
            const bool named = mount.contains(u':') && !source.isEmpty() && !QStringList{u"/"_s, u"."_s, u"~"_s, u"$"_s}.contains(source.left(1)) && source.size() > 1;
            if (named && !volumes.contains(source))
                volumes.append(source);
        }
        if (!volumes.isEmpty())
            line(0, u"volumes:"_s);
        for (const QString &volume : volumes) {
            line(1, volume + u':');
            line(2, u"name: "_s + yamlText(volume));
        }
        if (!m_networks.isEmpty())
            line(0, u"networks:"_s);
        for (const QString &network : m_networks) {
            line(1, yamlText(network) + u':');
            line(2, u"external: true"_s);
        }
    }

    DockerRun m_out;
    QStringList m_words; ///< What is left to read; in the end the command.
    QString m_image;
    QMap<QString, QString> m_values;
    QMap<QString, QStringList> m_lists;
    QMap<QString, QString> m_health;
    QStringList m_networks;
    QString m_logDriver;
    QStringList m_logOptions;
};

} // namespace

DockerRun composeFromDockerRun(const QString &commandLine)
{
    return Converter().convert(commandLine);
}

} // namespace longshore
