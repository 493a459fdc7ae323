// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profileini.h"

#include "app/store/profilewords.h"
#include "app/store/scratchini.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace longshore::profileini {

namespace {

constexpr int FormatVersion = 1;
constexpr auto VersionKey = "format"_L1;
constexpr auto OrderKey = "order"_L1;
constexpr auto GroupPrefix = "server-"_L1;
constexpr qsizetype Sha256Bytes = 32;
constexpr std::chrono::seconds LongestRefresh = std::chrono::hours(24);

QString groupOf(const ServerId &id)
{
    return GroupPrefix + id.text();
}

/// False when a pin is there but broken: it must not quietly become "system trust".
bool readPin(const QSettings &ini, ServerProfile &profile)
{
    const QByteArray digest = ini.value("pin/sha256"_L1).toString().toLatin1();
    profile.pinnedSha256 = QByteArray::fromHex(digest);
    profile.pinnedDer = QByteArray::fromBase64(ini.value("pin/certificate"_L1).toString().toLatin1());
    return digest.isEmpty() || (profile.pinnedSha256.size() == Sha256Bytes && profile.pinnedSha256.toHex() == digest);
}

void readSignIn(const QSettings &ini, ServerProfile &profile)
{
    profile.tokenPlace = profilewords::tokenPlace(ini.value("token/place"_L1).toString());
    profile.tokenSaved = ini.value("token/saved"_L1).toBool();
    profile.tokenId = AccessTokenId(std::max<qint64>(ini.value("token/id"_L1).toLongLong(), 0));
    profile.clientCertificateFile = ini.value("certificate/file"_L1).toString();
    profile.userName = ini.value("user"_L1).toString();
    profile.extraHeaderNames = ini.value("headers"_L1).toStringList();
}

/// False when it is broken: requests must not quietly take another way.
bool readProxy(const QSettings &ini, ServerProfile &profile)
{
    const auto kind = profilewords::proxyKind(ini.value("proxy/kind"_L1).toString());
    profile.proxy = {.kind = kind.value_or(ProxyChoice::Kind::System),
                     .host = ini.value("proxy/host"_L1).toString(),
                     .port = ini.value("proxy/port"_L1).toInt(),
                     .userName = ini.value("proxy/user"_L1).toString()};
    return kind.has_value();
}

/// What cannot be understood guards the whole server rather than nothing.
void readGuard(const QSettings &ini, ServerProfile &profile)
{
    profile.readOnly = ini.value("read-only"_L1).toBool();
    profile.locked = ini.value("guard/server"_L1).toBool();
    const QStringList environments = ini.value("guard/environments"_L1).toStringList();
    for (const QString &text : environments) {
        bool isNumber = false;
        const auto id = EnvironmentId{qint64{text.toLongLong(&isNumber)}};
        if (isNumber && number(id) > 0 && !profile.lockedEnvironments.contains(id))
            profile.lockedEnvironments.append(id);
        else
            profile.locked = profile.locked || !isNumber || number(id) <= 0;
    }
}

void readRest(const QSettings &ini, ServerProfile &profile)
{
    const ServerProfile fallback;
    profile.name = ini.value("name"_L1).toString();
    profile.instanceId = ini.value("instance"_L1).toString();
    profile.lastVersion = ini.value("version"_L1).toString();
    profile.enabled = ini.value("enabled"_L1, fallback.enabled).toBool();
    profile.colour = profilewords::colour(ini.value("colour"_L1).toString()).value_or(fallback.colour);
    bool isNumber = false;
    const std::chrono::seconds every(ini.value("refresh"_L1).toInt(&isNumber));
    if (isNumber && every.count() >= 0 && every <= LongestRefresh)
        profile.refreshEvery = every;
}

std::optional<ServerProfile> readServer(QSettings &ini, const ServerId &id)
{
    ServerProfile profile;
    profile.id = id;
    ini.beginGroup(groupOf(id));
    profile.address = ServerAddress::parse(ini.value("address"_L1).toString()).address;
    const bool trusted = readPin(ini, profile) && readProxy(ini, profile);
    readGuard(ini, profile);
    readSignIn(ini, profile);
    readRest(ini, profile);
    ini.endGroup();
    if (profile.name.isEmpty())
        profile.name = profile.address.host();
    return trusted && isWhole(profile) ? std::optional(profile) : std::nullopt;
}

/// The order as written, then groups the order forgot (a file edited by hand).
QStringList serverTexts(const QSettings &ini)
{
    QStringList texts = ini.value(OrderKey).toStringList();
    texts.removeDuplicates();
    const QStringList groups = ini.childGroups();
    for (const QString &group : groups) {
        const QString text = group.mid(GroupPrefix.size());
        if (group.startsWith(GroupPrefix) && !texts.contains(text))
            texts.append(text);
    }
    texts.removeAll(QString());
    return texts;
}

/// Optional keys are written only when they say something.
template <typename T>
void setOrRemove(QSettings &ini, QLatin1StringView key, const T &value)
{
    if (value.isEmpty())
        ini.remove(key);
    else
        ini.setValue(key, value);
}

QString onlyIf(bool on)
{
    return on ? u"true"_s : QString();
}

void writeProxy(QSettings &ini, const ProxyChoice &proxy)
{
    setOrRemove(ini, "proxy/kind"_L1, profilewords::word(proxy.kind));
    setOrRemove(ini, "proxy/host"_L1, proxy.host);
    setOrRemove(ini, "proxy/port"_L1, proxy.port == 0 ? QString() : QString::number(proxy.port));
    setOrRemove(ini, "proxy/user"_L1, proxy.userName);
}

void writeGuard(QSettings &ini, const ServerProfile &profile)
{
    QStringList environments;
    for (const EnvironmentId id : profile.lockedEnvironments)
        environments.append(QString::number(number(id)));
    setOrRemove(ini, "read-only"_L1, onlyIf(profile.readOnly));
    setOrRemove(ini, "guard/server"_L1, onlyIf(profile.locked));
    setOrRemove(ini, "guard/environments"_L1, environments);
}

void writeServer(QSettings &ini, const ServerProfile &profile)
{
    ini.beginGroup(groupOf(profile.id));
    ini.setValue("name"_L1, profile.name);
    ini.setValue("address"_L1, profile.address.text());
    setOrRemove(ini, "pin/sha256"_L1, QString::fromLatin1(profile.pinnedSha256.toHex()));
    setOrRemove(ini, "pin/certificate"_L1, QString::fromLatin1(profile.pinnedDer.toBase64()));
    ini.setValue("token/place"_L1, profilewords::word(profile.tokenPlace));
    ini.setValue("token/saved"_L1, profile.tokenSaved);
    setOrRemove(ini, "user"_L1, profile.userName);
    setOrRemove(ini, "instance"_L1, profile.instanceId);
    setOrRemove(ini, "version"_L1, profile.lastVersion);
    setOrRemove(ini, "headers"_L1, profile.extraHeaderNames);
    setOrRemove(ini, "token/id"_L1, number(profile.tokenId) == 0 ? QString() : QString::number(number(profile.tokenId)));
    setOrRemove(ini, "certificate/file"_L1, profile.clientCertificateFile);
    setOrRemove(ini, "colour"_L1, profilewords::word(profile.colour));
    writeProxy(ini, profile.proxy);
    writeGuard(ini, profile);
    ini.setValue("refresh"_L1, qint64(profile.refreshEvery.count()));
    ini.setValue("enabled"_L1, profile.enabled);
    ini.endGroup();
}

void dropOthers(QSettings &ini, const QStringList &kept)
{
    const QStringList groups = ini.childGroups();
    for (const QString &group : groups) {
        if (group.startsWith(GroupPrefix) && !kept.contains(group.mid(GroupPrefix.size())))
            ini.remove(group);
    }
}

/// QSettings forgives a line that is neither a group, a remark nor "key=value"; a cut or foreign file has such.
bool hasStrayLine(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    return std::any_of(lines.begin(), lines.end(), [](const QByteArray &raw) {
        const QByteArray line = raw.trimmed();
        return !line.isEmpty() && !line.contains('=') && !QByteArrayView("[;#").contains(line.front());
    });
}

} // namespace

bool isWhole(const ServerProfile &profile)
{
    return !profile.id.isNull() && !profile.address.isNull() && !profile.name.isEmpty()
        && (profile.pinnedSha256.isEmpty() || profile.pinnedSha256.size() == Sha256Bytes) && profile.refreshEvery.count() >= 0
        && profile.refreshEvery <= LongestRefresh && profilewords::isWhole(profile.proxy) && number(profile.tokenId) >= 0
        && std::ranges::all_of(profile.lockedEnvironments, [](EnvironmentId id) { return number(id) > 0; });
}

Reading read(const QByteArray &text)
{
    Reading reading;
    ScratchIni scratch(text);
    if (scratch.isBroken() || hasStrayLine(text) || text.contains('\0')) // QSettings takes a file of zeros for an odd key.
        return {{}, false};
    const QStringList texts = serverTexts(scratch.settings());
    for (const QString &idText : texts) {
        const ServerId id{QUuid::fromString(idText)};
        const auto profile = id.text() == idText && !id.isNull() ? readServer(scratch.settings(), id) : std::nullopt;
        if (profile)
            reading.profiles.append(*profile);
        else
            reading.complete = false;
    }
    return reading;
}

QByteArray write(const QByteArray &text, const QList<ServerProfile> &profiles)
{
    ScratchIni scratch(text);
    if (scratch.isBroken())
        return {};
    QSettings &ini = scratch.settings();
    QStringList order;
    for (const ServerProfile &profile : profiles) {
        order.append(profile.id.text());
        writeServer(ini, profile);
    }
    dropOthers(ini, order);
    ini.setValue(VersionKey, std::max(FormatVersion, ini.value(VersionKey).toInt()));
    setOrRemove(ini, OrderKey, order);
    const QByteArray written = scratch.text();
    return read(written).profiles == profiles ? written : QByteArray();
}

} // namespace longshore::profileini
