// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoduration.h"
#include "app/demo/demopayload.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demosettingsjson.h"

#include <QRegularExpression>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

void take(Payload &payload, const char *name, QByteArray &value)
{
    if (payload.has(name))
        value = payload.text(name);
}

void take(Payload &payload, const char *name, qint64 &value)
{
    if (payload.has(name))
        value = payload.number(name);
}

void take(Payload &payload, const char *name, bool &value)
{
    if (payload.has(name))
        value = payload.flag(name);
}

/// What Go has for a value that was not sent.
QJsonValue nothingLike(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return false;
    case QJsonValue::Double:
        return 0;
    case QJsonValue::String:
        return QString();
    case QJsonValue::Object: {
        QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            member.value() = nothingLike(member.value());
        return object;
    }
    default:
        return QJsonValue::Null;
    }
}

/// Replaces an object as a whole: what is not sent is lost, but for the members in `kept`, which stay when sent empty.
void takeWhole(Payload &payload, const char *name, QJsonObject &value, std::initializer_list<const char *> kept)
{
    if (!payload.has(name))
        return;
    const QJsonObject sent = payload.object(name);
    const QJsonObject before = value;
    for (auto member = value.begin(); member != value.end(); ++member) {
        const QJsonValue fresh = memberOf(sent, member.key().toLatin1().constData());
        member.value() = fresh.isUndefined() ? nothingLike(member.value()) : fresh;
    }
    for (const char *each : kept) {
        const QLatin1StringView key(each);
        if (value[key].toString().isEmpty())
            value[key] = before[key];
    }
}

void takeLabels(Payload &payload, Settings &settings)
{
    if (!payload.has("BlackListedLabels"))
        return;
    settings.hiddenLabels.clear();
    for (const QJsonValue &each : payload.list("BlackListedLabels")) {
        const QJsonObject label = each.toObject();
        settings.hiddenLabels.append(qMakePair(memberOf(label, "name").toString().toUtf8(), memberOf(label, "value").toString().toUtf8()));
    }
}

/// In lower case and without a slash at its end, as the server keeps it. A real one looks first whether it is one.
void takeHelm(Payload &payload, Settings &settings)
{
    take(payload, "HelmRepositoryURL", settings.helmRepository);
    if (!payload.has("HelmRepositoryURL"))
        return;
    settings.helmRepository = settings.helmRepository.toLower();
    if (settings.helmRepository.endsWith('/'))
        settings.helmRepository.chop(1);
}

/// The settings with what the payload names; anything else stays.
Settings withSettings(Payload &payload, Settings settings, DemoLine line)
{
    take(payload, "LogoURL", settings.logoUrl);
    takeLabels(payload, settings);
    qint64 method = qint64(settings.authentication);
    take(payload, "AuthenticationMethod", method);
    settings.authentication = DemoAuthentication(method);
    if (payload.has("InternalAuthSettings"))
        settings.requiredPasswordLength = memberOf(payload.object("InternalAuthSettings"), "RequiredPasswordLength").toInteger();
    takeWhole(payload, "LDAPSettings", settings.ldap, {"ReaderDN", "Password"});
    takeWhole(payload, "OAuthSettings", settings.oauth, {"ClientSecret"});
    take(payload, "SnapshotInterval", settings.snapshotInterval);
    take(payload, "TemplatesURL", settings.templatesUrl);
    if (payload.has("GlobalDeploymentOptions") && line != DemoLine::V2_19)
        settings.hidesStacks = memberOf(payload.object("GlobalDeploymentOptions"), "hideStacksFunctionality").toBool();
    take(payload, "EdgeAgentCheckinInterval", settings.edgeCheckIn);
    take(payload, "EnableEdgeComputeFeatures", settings.hasEdge);
    take(payload, "UserSessionTimeout", settings.sessionTimeout);
    take(payload, "KubeconfigExpiry", settings.kubeconfigExpiry);
    take(payload, "EnableTelemetry", settings.hasTelemetry);
    takeHelm(payload, settings);
    take(payload, "KubectlShellImage", settings.shellImage);
    take(payload, "TrustOnFirstConnect", settings.trustsOnFirstConnect);
    take(payload, "EnforceEdgeID", settings.enforcesEdgeId);
    take(payload, "EdgePortainerURL", settings.edgeUrl);
    return settings;
}

bool isAddress(const QByteArray &text)
{
    static const QRegularExpression address(uR"(^(https?://)?([^\s/:.]+(\.[^\s/:.]+)+|localhost)(:\d+)?(/\S*)?$)"_s);
    return text.isEmpty() || address.match(QString::fromUtf8(text)).hasMatch();
}

/// The words for the first value that is refused, in the order of the server.
QByteArray problemOf(const Settings &settings)
{
    if (int(settings.authentication) < 1 || int(settings.authentication) > 3)
        return "Invalid authentication method value. Value must be one of: 1 (internal), 2 (LDAP/AD) or 3 (OAuth)";
    if (!isAddress(settings.logoUrl))
        return "Invalid logo URL. Must correspond to a valid URL format";
    if (!isAddress(settings.templatesUrl))
        return "Invalid external templates URL. Must correspond to a valid URL format";
    if (!isAddress(settings.helmRepository))
        return "Invalid Helm repository URL. Must correspond to a valid URL format";
    if (!Duration::parse(settings.sessionTimeout).problem.isEmpty())
        return "Invalid user session timeout";
    return Duration::parse(settings.kubeconfigExpiry).problem.isEmpty() ? "" : "Invalid Kubeconfig Expiry";
}

Response inspect(Site &site, const Call &)
{
    return jsonResponse([&](JsonWriter &json) { writeSettings(json, site.model); });
}

Response inspectPublic(Site &site, const Call &)
{
    return jsonResponse([&](JsonWriter &json) { writePublicSettings(json, site.model); });
}

/// All or nothing. A bad snapshot interval is noticed late and refused as if the server were at fault.
Response update(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "settings.settingsUpdatePayload");
    const Settings &before = site.model.settings;
    const Settings wanted = withSettings(payload, before, site.line());
    if (const QByteArray problem = payload.problem().isEmpty() ? problemOf(wanted) : payload.problem(); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    const Duration interval = Duration::parse(wanted.snapshotInterval);
    if (wanted.snapshotInterval != before.snapshotInterval && !interval.problem.isEmpty())
        return refusal(site.line(), 500, "Unable to update snapshot interval", interval.problem);
    site.model.settings = wanted;
    return inspect(site, call);
}

Response inspectTls(Site &, const Call &)
{
    return jsonResponse([](JsonWriter &json) {
        json.object([&] {
            json.member("certPath", "/data/certs/cert.pem");
            json.member("keyPath", "/data/certs/key.pem");
            json.members({"selfSigned", "httpEnabled"}, true);
        });
    });
}

/// Restarts the listeners, by which all sessions end. The demo keeps its certificate, and HTTP does not go away: that
/// comes back on a server that was started with it, too (portainer-api.md 1.9).
Response updateTls(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "sslUpdatePayload");
    const QByteArray certificate = payload.text("Cert");
    const QByteArray key = payload.text("Key");
    payload.flag("HTTPEnabled");
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (certificate.isEmpty() != key.isEmpty())
        return invalidPayload(site.line(), "Both certificate and key files should be provided");
    if (!certificate.isEmpty() || payload.has("HTTPEnabled"))
        site.sessions.revokeAll();
    return noContent();
}

constexpr Route SettingsRoutes[] = {
    {"GET", "settings/public", Access::Public, inspectPublic},
    {"GET", "settings", Access::Administrator, inspect},
    {"PUT", "settings", Access::Administrator, update},
    {"GET", "ssl", Access::Administrator, inspectTls},
    {"PUT", "ssl", Access::Administrator, updateTls},
};

} // namespace

std::span<const Route> settingsRoutes()
{
    return SettingsRoutes;
}

} // namespace longshore::demo
