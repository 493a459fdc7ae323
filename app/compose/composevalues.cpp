// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composechecks.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace longshore::composechecks {

namespace {

/// Whether a value has one of the forms; what depends on a variable or is no text is not judged here.
bool isGood(const YamlRef &value, const QRegularExpression &form)
{
    const QString text = value.text();
    return !value.isScalar() || value.isNull() || value.isNumber() || value.isBool() || text.contains(u'$') || form.match(text).hasMatch();
}

class Values
{
public:
    explicit Values(TextProblems &problems)
        : m_problems(problems)
    {
    }

    void service(const YamlRef &body, const QString &path)
    {
        static const QRegularExpression restart(u"\\A(?:no|always|unless-stopped|on-failure(?::\\d+)?|)\\z"_s);
        static const QRegularExpression condition(u"\\A(?:service_started|service_healthy|service_completed_successfully)\\z"_s);
        expect(body.value(u"restart"), restart, path + u".restart"_s, u"no, always, unless-stopped, on-failure"_s);
        for (const YamlRef::Entry &need : body.value(u"depends_on").entries())
            expect(need.value.value(u"condition"), condition, path + u".depends_on."_s + need.name(),
                   u"service_started, service_healthy, service_completed_successfully"_s);
        duration(body.value(u"stop_grace_period"), path + u".stop_grace_period"_s);
        healthcheck(body.value(u"healthcheck"), path + u".healthcheck"_s);
        for (const YamlRef &mount : body.value(u"volumes").items())
            mountType(mount, path + u".volumes"_s);
    }

    void volumes(const YamlRef &section)
    {
        for (const YamlRef::Entry &entry : section.entries()) {
            if (entry.value.value(u"external").text().toLower() != u"true"_s)
                continue;
            for (const YamlRef::Entry &key : entry.value.entries()) {
                const QString name = key.name();
                if (name != u"external"_s && name != u"name"_s && !name.startsWith(u"x-"_s))
                    add(ProblemCode::ConflictingKeys, key.key, {u"volumes."_s + entry.name(), u"external"_s, name});
            }
        }
    }

    /// Configs and secrets say where their content comes from.
    void contents(const YamlRef &section, const QString &name, const QStringList &origins)
    {
        for (const YamlRef::Entry &entry : section.entries()) {
            if (!entry.value.isMapping() || entry.value.value(u"external").isThere() || entry.value.value(u"driver").isThere())
                continue;
            QStringList there;
            for (const QString &origin : origins) {
                if (entry.value.value(origin).isThere())
                    there.append(origin);
            }
            if (there.isEmpty())
                add(ProblemCode::MissingKey, entry.key, {name + u'.' + entry.name(), origins.first()});
            else if (there.size() > 1)
                add(ProblemCode::ConflictingKeys, entry.value.value(there[1]), {name + u'.' + entry.name(), there[0], there[1]});
        }
    }

private:
    void add(ProblemCode code, const YamlRef &at, const QStringList &args)
    {
        m_problems.append({ProblemSeverity::Error, code, at.line(), at.column(), args});
    }

    void expect(const YamlRef &value, const QRegularExpression &form, const QString &path, const QString &allowed)
    {
        if (value.isThere() && !isGood(value, form))
            add(ProblemCode::BadValue, value, {path, value.text().left(80), allowed});
    }

    void duration(const YamlRef &value, const QString &path)
    {
        static const QRegularExpression form(u"\\A(?:[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|ms|s|m|h|d|w))(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|ms|s|m|h|d|w))*\\z|\\A0\\z"_s);
        expect(value, form, path, u"10s, 1m30s, 500ms"_s);
    }

    void healthcheck(const YamlRef &check, const QString &path)
    {
        for (const QString &key : {u"interval"_s, u"timeout"_s, u"start_period"_s, u"start_interval"_s})
            duration(check.value(key), path + u'.' + key);
        static const QRegularExpression kind(u"\\A(?:CMD|CMD-SHELL|NONE)\\z"_s);
        const QList<YamlRef> test = check.value(u"test").items();
        if (!test.isEmpty())
            expect(test.first(), kind, path + u".test"_s, u"CMD, CMD-SHELL, NONE"_s);
    }

    void mountType(const YamlRef &mount, const QString &path)
    {
        static const QRegularExpression kind(u"\\A(?:bind|volume|tmpfs|npipe|cluster|image)\\z"_s);
        if (mount.isMapping())
            expect(mount.value(u"type"), kind, path + u".type"_s, u"bind, volume, tmpfs, npipe, cluster, image"_s);
    }

    TextProblems &m_problems;
};

} // namespace

void values(const ComposeFile &file, TextProblems &problems)
{
    Values values(problems);
    for (const YamlRef::Entry &entry : file.root.value(u"services").entries())
        values.service(entry.value, u"services."_s + entry.name());
    values.volumes(file.root.value(u"volumes"));
    values.contents(file.root.value(u"secrets"), u"secrets"_s, {u"file"_s, u"environment"_s});
    values.contents(file.root.value(u"configs"), u"configs"_s, {u"file"_s, u"content"_s, u"environment"_s});
}

} // namespace longshore::composechecks
