// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/errorbody.h"
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How the server spells itself and its settings (portainer-api.md 1.5, 1.7, 8.1).
namespace {

struct InternalAuthSettings {
    int requiredPasswordLength = 12;
};

struct DeploymentOptions {
    bool hideStacksFunctionality = false;
};

} // namespace

template <>
struct JsonFields<SystemStatus> {
    static constexpr std::array<JsonField<SystemStatus>, 2> table{{
        {"Version", surely<&SystemStatus::version>, Presence::Required},
        {"InstanceID", surely<&SystemStatus::instanceId>, Presence::Required},
    }};
};

template <>
struct JsonFields<PublicSettings> {
    static constexpr std::array<JsonField<PublicSettings>, 5> table{{
        {"AuthenticationMethod", surely<&PublicSettings::authenticationMethod>, Presence::Required},
        {"RequiredPasswordLength", into<&PublicSettings::requiredPasswordLength>},
        {"Features", into<&PublicSettings::features>},
        {"OAuthLoginURI", into<&PublicSettings::oauthLoginUri>},
        {"TeamSync", into<&PublicSettings::teamSync>},
    }};
};

template <>
struct JsonFields<InternalAuthSettings> {
    static constexpr std::array<JsonField<InternalAuthSettings>, 1> table{{
        {"RequiredPasswordLength", into<&InternalAuthSettings::requiredPasswordLength>},
    }};
};

template <>
struct JsonFields<DeploymentOptions> {
    static constexpr std::array<JsonField<DeploymentOptions>, 1> table{{
        {"hideStacksFunctionality", into<&DeploymentOptions::hideStacksFunctionality>},
    }};
};

template <>
struct JsonFields<HiddenLabel> {
    static constexpr std::array<JsonField<HiddenLabel>, 2> table{{
        {"name", into<&HiddenLabel::name>},
        {"value", into<&HiddenLabel::value>},
    }};
};

template <>
struct JsonFields<SystemVersion> {
    static constexpr std::array<JsonField<SystemVersion>, 5> table{{
        {"UpdateAvailable", into<&SystemVersion::updateAvailable>},
        {"LatestVersion", into<&SystemVersion::latestVersion>},
        {"ServerVersion", surely<&SystemVersion::serverVersion>, Presence::Required},
        {"ServerEdition", into<&SystemVersion::edition>},
        {"DatabaseVersion", into<&SystemVersion::databaseVersion>},
    }};
};

template <>
struct JsonFields<ServerSettings> {
    static constexpr std::array<JsonField<ServerSettings>, 16> table{{
        {"LogoURL", into<&ServerSettings::logoUrl>},
        {"BlackListedLabels", into<&ServerSettings::hiddenLabels>},
        {"AuthenticationMethod", surely<&ServerSettings::authenticationMethod>, Presence::Required},
        {"InternalAuthSettings",
            from<&ServerSettings::requiredPasswordLength, &InternalAuthSettings::requiredPasswordLength>},
        {"SnapshotInterval", into<&ServerSettings::snapshotInterval>},
        {"TemplatesURL", into<&ServerSettings::templatesUrl>},
        {"EnableEdgeComputeFeatures", into<&ServerSettings::edgeComputeFeatures>},
        {"UserSessionTimeout", into<&ServerSettings::userSessionTimeout>},
        {"KubeconfigExpiry", into<&ServerSettings::kubeconfigExpiry>},
        {"EnableTelemetry", into<&ServerSettings::telemetry>},
        {"HelmRepositoryURL", into<&ServerSettings::helmRepositoryUrl>},
        {"EdgeAgentCheckinInterval", into<&ServerSettings::edgeCheckinInterval>},
        {"KubectlShellImage", into<&ServerSettings::kubectlShellImage>},
        {"TrustOnFirstConnect", into<&ServerSettings::trustOnFirstConnect>},
        {"EnforceEdgeID", into<&ServerSettings::enforceEdgeId>},
        {"GlobalDeploymentOptions",
            from<&ServerSettings::hideStacksFunctionality, &DeploymentOptions::hideStacksFunctionality>},
    }};
};

namespace decode {

namespace {

ApiError empty(const QString &path)
{
    return {.kind = ApiError::Kind::Protocol, .message = path + u": empty"_s};
}

} // namespace

Result<SystemStatus> systemStatus(const Answer &answer)
{
    Result<SystemStatus> status = objectIn<SystemStatus>(answer, u"status"_s);
    if (status && status->version.isEmpty())
        return Failure(empty(u"status.Version"_s));
    if (status && status->instanceId.isEmpty())
        return Failure(empty(u"status.InstanceID"_s));
    return status;
}

Result<PublicSettings> publicSettings(const Answer &answer)
{
    return objectIn<PublicSettings>(answer, u"settings"_s);
}

Result<ServerSettings> settings(const Answer &answer)
{
    return objectIn<ServerSettings>(answer, u"settings"_s);
}

Result<SystemVersion> systemVersion(const Answer &answer)
{
    return objectIn<SystemVersion>(answer, u"version"_s);
}

Result<bool> administratorExists(const Answer &answer)
{
    if (answer.status == 204)
        return true;
    const ApiError said = errorFromBody(answer.status, answer.body, {});
    if (answer.status == 404
        && said.message.compare("No administrator account found inside the database"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return Failure(said);
}

} // namespace decode
} // namespace longshore
