// SPDX-License-Identifier: GPL-3.0-or-later
// The reading half of profileexchange.h.
#include "app/core/extraheader.h"
#include "app/store/profileexchange.h"
#include "app/store/profilewords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace longshore::profileexchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LargestFile = 1024 * 1024; ///< Bytes; a server takes about 300.
constexpr qsizetype MostServers = 1000;
constexpr qsizetype LongestName = 200;
constexpr int NewestVersion = 1;
constexpr double LongestRefresh = 24 * 60 * 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("ProfileExchange", text);
}

/// One object of the file: hands out its members by name and notes what is wrong, with the place.
class Members
{
public:
    Members(const QJsonValue &value, QString path, QStringList &mistakes)
        : m_object(value.toObject()), m_path(std::move(path)), m_mistakes(mistakes)
    {
        if (!value.isObject())
            note({}, tr("an object is needed"));
        m_isObject = value.isObject();
        m_unused = m_object.keys();
    }
    /// After the last one was taken: what nobody knows is a mistake.
    void finish()
    {
        for (const QString &key : std::as_const(m_unused))
            note(key.left(40), tr("not known to this version of Longshore"));
    }

    bool has(const QString &key) const { return m_object.contains(key); }
    QString placeOf(const QString &key) const { return m_path.isEmpty() ? key : key.isEmpty() ? m_path : m_path + u'.' + key; }
    QStringList &mistakes() { return m_mistakes; }
    /// The first mistake of a place is enough.
    void note(const QString &key, const QString &what)
    {
        const QString place = placeOf(key) + u": "_s;
        const bool isTold = std::ranges::any_of(m_mistakes, [&](const QString &told) { return told.startsWith(place); });
        if (m_isObject && !isTold)
            m_mistakes.append(place + what);
    }

    QJsonValue take(const QString &key)
    {
        m_unused.removeAll(key);
        return m_object.value(key);
    }
    QString text(const QString &key)
    {
        const QJsonValue value = take(key);
        if (!value.isString())
            note(key, tr("a text is needed"));
        return value.toString();
    }
    bool flag(const QString &key, bool fallback)
    {
        if (!has(key))
            return fallback;
        const QJsonValue value = take(key);
        if (!value.isBool())
            note(key, tr("true or false is needed"));
        return value.toBool();
    }
    /// A whole number from `least` to `most`; `least` when it is none.
    qint64 whole(const QString &key, double least, double most)
    {
        const double value = take(key).toDouble(std::numeric_limits<double>::quiet_NaN());
        if (value >= least && value <= most && std::floor(value) == value)
            return qint64(value);
        note(key, tr("a whole number from %1 to %2 is needed").arg(QString::number(qint64(least)), QString::number(qint64(most))));
        return qint64(least);
    }
    QJsonArray list(const QString &key)
    {
        const QJsonValue value = take(key);
        if (has(key) && !value.isArray())
            note(key, tr("a list is needed"));
        return value.toArray();
    }

private:
    QJsonObject m_object;
    const QString m_path;
    QStringList &m_mistakes;
    QStringList m_unused;
    bool m_isObject = true; ///< Of what is none there is no more to say than that.
};

QString at(const QString &key, qsizetype index)
{
    return u"%1[%2]"_s.arg(key, QString::number(index));
}

void readProxy(Members &server, ProxyChoice &proxy)
{
    if (!server.has(u"proxy"_s))
        return;
    Members members(server.take(u"proxy"_s), server.placeOf(u"proxy"_s), server.mistakes());
    const auto kind = profilewords::proxyKind(members.text(u"kind"_s));
    if (!kind || *kind == ProxyChoice::Kind::System)
        members.note(u"kind"_s, tr("none, http or socks5 is needed"));
    proxy.kind = kind.value_or(ProxyChoice::Kind::System);
    if (proxy.kind == ProxyChoice::Kind::Http || proxy.kind == ProxyChoice::Kind::Socks5) {
        proxy.host = members.text(u"host"_s).toLower();
        proxy.port = int(members.whole(u"port"_s, 1, 65535));
        if (members.has(u"user"_s))
            proxy.userName = members.text(u"user"_s);
        if (!profilewords::isWhole(proxy))
            members.note({}, tr("not a proxy that can be asked"));
    }
    members.finish();
}

void readGuard(Members &server, ServerProfile &profile)
{
    if (!server.has(u"guard"_s))
        return;
    Members members(server.take(u"guard"_s), server.placeOf(u"guard"_s), server.mistakes());
    profile.locked = members.flag(u"server"_s, false);
    const QJsonArray environments = members.list(u"environments"_s);
    for (qsizetype i = 0; i < environments.size(); ++i) {
        const EnvironmentId id{qint64{environments.at(i).toInteger(0)}};
        if (number(id) <= 0 || profile.lockedEnvironments.contains(id))
            members.note(at(u"environments"_s, i), tr("the number of another environment is needed"));
        else
            profile.lockedEnvironments.append(id);
    }
    members.finish();
}

void readHeaders(Members &server, ServerProfile &profile)
{
    const QJsonArray names = server.list(u"headers"_s);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString name = names.at(i).toString();
        if (!isAllowedHeaderName(name.toUtf8()) || profile.extraHeaderNames.contains(name, Qt::CaseInsensitive))
            server.note(at(u"headers"_s, i), tr("the name of another header that can be set is needed"));
        else
            profile.extraHeaderNames.append(name);
    }
}

QByteArray readPin(Members &server, const ServerProfile &profile)
{
    if (!server.has(u"certificateSha256"_s))
        return {};
    const QByteArray hex = server.text(u"certificateSha256"_s).toLatin1();
    const QByteArray digest = QByteArray::fromHex(hex);
    if (digest.size() != 32 || digest.toHex() != hex)
        server.note(u"certificateSha256"_s, tr("64 hexadecimal digits in lower case are needed"));
    else if (!profile.address.isEncrypted())
        server.note(u"certificateSha256"_s, tr("a plain http server has no certificate"));
    return digest;
}

Offered readServer(const QJsonValue &value, const QString &path, QStringList &mistakes)
{
    Members server(value, path, mistakes);
    Offered offered;
    ServerProfile &profile = offered.profile;
    profile.id = ServerId::create();
    profile.name = server.text(u"name"_s).trimmed();
    if (profile.name.isEmpty() || profile.name.size() > LongestName)
        server.note(u"name"_s, tr("1 to 200 characters are needed"));
    const ServerAddress::Parsed parsed = ServerAddress::parse(server.text(u"address"_s));
    profile.address = parsed.address;
    if (parsed.address.isNull() || !parsed.schemeTyped || !parsed.portTyped)
        server.note(u"address"_s, tr("a whole address with scheme and port and without a user name is needed"));
    if (server.has(u"refreshSeconds"_s))
        profile.refreshEvery = std::chrono::seconds(server.whole(u"refreshSeconds"_s, 0, LongestRefresh));
    if (server.has(u"colour"_s)) {
        const auto colour = profilewords::colour(server.text(u"colour"_s));
        profile.colour = colour.value_or(ServerColour::None);
        if (!colour)
            server.note(u"colour"_s, tr("blue, green, teal, purple, pink, red, orange or grey is needed"));
    }
    profile.readOnly = server.flag(u"readOnly"_s, false);
    profile.enabled = server.flag(u"enabled"_s, true);
    readHeaders(server, profile);
    readProxy(server, profile.proxy);
    readGuard(server, profile);
    offered.sha256 = readPin(server, profile);
    server.finish();
    return offered;
}

} // namespace

Reading read(const QByteArray &text)
{
    Reading reading;
    if (text.size() > LargestFile)
        return {{}, {tr("The file is too big to be a list of servers.")}};
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject() || document.object().value("format"_L1).toString() != "longshore-servers"_L1)
        return {{}, {tr("The file is no list of servers that Longshore wrote.")}};
    Members top(document.object(), {}, reading.mistakes);
    top.take(u"format"_s);
    const QJsonValue version = top.take(u"version"_s);
    if (version.toInteger(0) > NewestVersion)
        return {{}, {tr("version: this file was written by a newer Longshore")}};
    if (version.toInteger(0) != NewestVersion)
        top.note(u"version"_s, tr("1 is needed"));
    if (!top.has(u"servers"_s))
        top.note(u"servers"_s, tr("a list is needed"));
    const QJsonArray servers = top.list(u"servers"_s);
    if (servers.size() > MostServers)
        return {{}, {tr("servers: at most 1000")}};
    for (qsizetype i = 0; i < servers.size(); ++i)
        reading.servers.append(readServer(servers.at(i), at(u"servers"_s, i), reading.mistakes));
    top.finish();
    if (!reading.mistakes.isEmpty())
        reading.servers.clear();
    return reading;
}

} // namespace longshore::profileexchange
