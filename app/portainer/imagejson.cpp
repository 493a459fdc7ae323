// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/imagerequests.h"
#include "app/portainer/jsondocument.h"
#include "app/portainer/jsonfields.h"
#include "app/portainer/requestmaking.h"

#include <QJsonDocument>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct SpelledDescriptor {
    QString digest;
};

struct SpelledDistribution {
    SpelledDescriptor descriptor;
};

} // namespace

template <>
struct JsonFields<EngineImage> {
    static constexpr std::array<JsonField<EngineImage>, 5> table{{
        {"Created", into<&EngineImage::created>},
        {"Id", into<&EngineImage::id>, Presence::Required},
        {"RepoDigests", into<&EngineImage::digests>},
        {"RepoTags", into<&EngineImage::tags>},
        {"Size", into<&EngineImage::size>},
    }};
};

template <>
struct JsonFields<SpelledDescriptor> {
    static constexpr std::array<JsonField<SpelledDescriptor>, 1> table{{{"digest", into<&SpelledDescriptor::digest>, Presence::Required}}};
};

template <>
struct JsonFields<SpelledDistribution> {
    static constexpr std::array<JsonField<SpelledDistribution>, 1> table{{{"Descriptor", into<&SpelledDistribution::descriptor>, Presence::Required}}};
};

namespace decode {

/// What has no name is spelled "<none>:<none>".
Result<QList<EngineImage>> images(const Answer &answer)
{
    Result<QList<EngineImage>> images = listIn<EngineImage>(answer, u"images"_s);
    if (!images)
        return images;
    for (EngineImage &each : *images)
        for (QStringList *names : {&each.tags, &each.digests})
            names->removeIf([](const QString &name) { return name.startsWith("<none>"_L1); });
    return images;
}

/// A 401 that the engine hands on is the registry's: it says nothing of the access token.
Result<QString> registryDigest(const Answer &answer)
{
    if (answer.status == 401) {
        ApiError error{.kind = answer.header("Api-Version").isEmpty() ? ApiError::Kind::Unauthorized : ApiError::Kind::Forbidden, .httpStatus = 401, .right = Right::None};
        error.message = QJsonDocument::fromJson(answer.body).object().value("message"_L1).toString();
        return Failure(error);
    }
    const Result<SpelledDistribution> spelled = objectIn<SpelledDistribution>(answer, u"distribution"_s);
    if (!spelled)
        return Failure(spelled.error());
    return spelled->descriptor.digest;
}

} // namespace decode

namespace requests {

using namespace making;

Request<QList<EngineImage>> images(EnvironmentId environment)
{
    return get({u"endpoints"_s, part(environment), u"docker"_s, u"images"_s, u"json"_s}, Right::EnvironmentAccess, ListCap, decode::images);
}

Request<QString> registryDigest(EnvironmentId environment, const QString &name)
{
    auto request = get({u"endpoints"_s, part(environment), u"docker"_s, u"distribution"_s, name, u"json"_s}, Right::EnvironmentAccess, StatusCap, decode::registryDigest);
    request.expected = {200, 401};
    return request;
}

} // namespace requests
} // namespace longshore
