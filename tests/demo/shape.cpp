// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/shape.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace {

/// Members that may be null or filled (portainer-api.md 4.1, 5.2; Kubernetes recordings for IngressClasses).
/// DockerSnapshotRaw is the one gap of the demo: the client never asks for snapshots, and there is no engine to copy.
const QSet<QString> &nullable()
{
    static const QSet<QString> keys{u"Env"_s,       u"ResourceControl"_s, u"AdditionalFiles"_s, u"AutoUpdate"_s,
                                    u"Option"_s,    u"GitConfig"_s,       u"Authentication"_s,  u"IngressClasses"_s,
                                    u"DockerSnapshotRaw"_s};
    return keys;
}

/// Objects that are maps by id or by name: any number of members, all alike.
bool isMap(const QString &key)
{
    static const QSet<QString> keys{u"UserAccessPolicies"_s, u"TeamAccessPolicies"_s, u"Labels"_s, u"Networks"_s, u"Ports"_s, u"ExposedPorts"_s,
                                    u"labels"_s, u"annotations"_s, u"matchLabels"_s, u"resources"_s};
    return keys.contains(key);
}

/// Beside anything of an engine, if somebody may see it (portainer-api.md 6.3); of a container with a health check (6.2); of an object of a
/// cluster whose fields were written by several (managedFields), that has notes, or whose template has labels.
bool isOptional(const QString &key)
{
    static const QSet<QString> keys{u"Portainer"_s, u"Health"_s, u"Healthcheck"_s, u"managedFields"_s, u"annotations"_s, u"ports"_s, u"envFrom"_s};
    return keys.contains(key);
}

QString keyOf(const QString &path)
{
    return path.section(u'.', -1);
}

const char *typeName(const QJsonValue &value)
{
    static constexpr const char *Names[] = {"null", "true or false", "number", "text", "list", "object"};
    return value.type() <= QJsonValue::Object ? Names[value.type()] : "nothing";
}

} // namespace

void Shapes::learn(const QJsonValue &recorded)
{
    learnAt({}, recorded);
}

void Shapes::learnAt(const QString &key, const QJsonValue &recorded)
{
    const QJsonObject object = recorded.toObject();
    const QJsonArray list = recorded.toArray();
    if (!object.isEmpty() || (!list.isEmpty() && !key.isEmpty()))
        m_known[key].append(recorded);
    for (auto member = object.begin(); member != object.end(); ++member)
        learnAt(isMap(key) ? key + u"{}"_s : member.key(), member.value());
    for (const QJsonValue &element : list)
        learnAt(key + u"[]"_s, element);
}

QStringList Shapes::differences(const QJsonValue &recorded, const QJsonValue &answered) const
{
    const bool isEmptyList = recorded.isArray() && recorded.toArray().isEmpty();
    if (isEmptyList && !answered.toArray().isEmpty())
        return {u"an empty list was recorded"_s};
    return compare(recorded, answered, {});
}

QStringList Shapes::compare(const QJsonValue &recorded, const QJsonValue &answered, const QString &path) const
{
    if (recorded.isObject() && answered.isObject())
        return compareObjects(recorded, answered, path);
    if (recorded.isArray() && answered.isArray())
        return compareLists(recorded, answered, path);
    if (recorded.type() == answered.type())
        return {};
    const bool isNothing = answered.isNull() || (answered.isArray() && answered.toArray().isEmpty());
    if (nullable().contains(keyOf(path)) && isNothing)
        return {};
    if (nullable().contains(keyOf(path)) && recorded.isNull())
        return nearest(m_known.value(keyOf(path)), answered, path);
    return {path + u": recorded "_s + QLatin1StringView(typeName(recorded)) + u", answered "_s + QLatin1StringView(typeName(answered))};
}

QStringList Shapes::compareObjects(const QJsonValue &recorded, const QJsonValue &answered, const QString &path) const
{
    QStringList found;
    const QJsonObject object = answered.toObject();
    if (isMap(keyOf(path))) {
        for (const QJsonValue &value : object)
            found += nearest(m_known.value(keyOf(path) + u"{}"_s), value, path + u"{}"_s);
        return found;
    }
    const QJsonObject expected = recorded.toObject();
    for (const QString &key : expected.keys()) {
        if (!object.contains(key) && isOptional(key))
            continue;
        if (!object.contains(key))
            found.append(path + u'.' + key + u": missing"_s);
        else
            found += compare(expected[key], object[key], path + u'.' + key);
    }
    for (const QString &key : object.keys()) {
        if (!expected.contains(key) && isOptional(key))
            found += nearest(m_known.value(key), object[key], path + u'.' + key);
        else if (!expected.contains(key))
            found.append(path + u'.' + key + u": was not recorded"_s);
    }
    return found;
}

QStringList Shapes::compareLists(const QJsonValue &recorded, const QJsonValue &answered, const QString &path) const
{
    QList<QJsonValue> expected;
    for (const QJsonValue &element : recorded.toArray())
        expected.append(element);
    if (expected.isEmpty())
        expected = m_known.value(keyOf(path) + u"[]"_s);
    QStringList found;
    for (const QJsonValue &element : answered.toArray())
        found += nearest(expected, element, path + u"[]"_s);
    return found;
}

QStringList Shapes::nearest(const QList<QJsonValue> &recorded, const QJsonValue &answered, const QString &path) const
{
    if (recorded.isEmpty() && (answered.isObject() || answered.isArray()))
        return {path + u": nothing like it was recorded"_s};
    QStringList best;
    for (qsizetype index = 0; index < recorded.size(); ++index) {
        const QStringList found = compare(recorded.at(index), answered, path);
        if (index == 0 || found.size() < best.size())
            best = found;
        if (best.isEmpty())
            break;
    }
    return best;
}
