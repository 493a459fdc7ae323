// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/jsondocument.h"
#include "app/portainer/kubernetes.h"

// How Kubernetes spells what all its objects have; for the files that read them.
namespace longshore {

/// An owner with what says whether it is the one in charge.
struct SpelledOwner {
    PodOwner owner;
    bool isController = false;
};

/// The member "metadata".
struct SpelledMeta {
    KubernetesObject object;
    QString version;
    QString created;
    QString deleted;
    qint64 generation = 0;
    QList<SpelledOwner> owners;
};

/// A list as an object of its own.
template <typename T>
struct SpelledItems {
    QList<T> items;
};

template <auto Member>
bool inOwner(JsonReader &in, JsonValue &value, SpelledOwner &out)
{
    return into<Member>(in, value, out.owner);
}

template <auto Member>
bool inObject(JsonReader &in, JsonValue &value, SpelledMeta &out)
{
    return into<Member>(in, value, out.object);
}

template <>
struct JsonFields<SpelledOwner> {
    static constexpr std::array<JsonField<SpelledOwner>, 4> table{{
        {"kind", inOwner<&PodOwner::kind>},
        {"name", inOwner<&PodOwner::name>},
        {"uid", inOwner<&PodOwner::uid>},
        {"controller", into<&SpelledOwner::isController>},
    }};
};

template <>
struct JsonFields<SpelledMeta> {
    static constexpr std::array<JsonField<SpelledMeta>, 9> table{{
        {"name", inObject<&KubernetesObject::name>, Presence::Required},
        {"namespace", inObject<&KubernetesObject::namespaceName>},
        {"uid", inObject<&KubernetesObject::uid>},
        {"resourceVersion", into<&SpelledMeta::version>},
        {"generation", into<&SpelledMeta::generation>},
        {"creationTimestamp", into<&SpelledMeta::created>},
        {"deletionTimestamp", into<&SpelledMeta::deleted>},
        {"labels", inObject<&KubernetesObject::labels>},
        {"ownerReferences", into<&SpelledMeta::owners>},
    }};
};

template <>
struct JsonFields<KubernetesCondition> {
    static constexpr std::array<JsonField<KubernetesCondition>, 4> table{{
        {"type", into<&KubernetesCondition::type>},
        {"status", into<&KubernetesCondition::status>},
        {"reason", into<&KubernetesCondition::reason>},
        {"message", into<&KubernetesCondition::message>},
    }};
};

template <typename T>
struct JsonFields<SpelledItems<T>> {
    static constexpr std::array<JsonField<SpelledItems<T>>, 1> table{{{"items", into<&SpelledItems<T>::items>, Presence::Required}}};
};

/// Unix seconds of an RFC 3339 time; 0 for none.
qint64 kubernetesTime(const QString &text);
KubernetesObject objectOf(const SpelledMeta &meta);

/// The items of a list, each made from how it is spelled.
template <typename Spelled, typename T, typename Make>
Result<QList<T>> itemsIn(const Answer &answer, const QString &root, Make make)
{
    const Result<SpelledItems<Spelled>> spelled = objectIn<SpelledItems<Spelled>>(answer, root);
    if (!spelled)
        return Failure(spelled.error());
    QList<T> values;
    values.reserve(spelled->items.size());
    for (const Spelled &each : spelled->items)
        values.append(make(each));
    return values;
}

} // namespace longshore
