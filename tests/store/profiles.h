// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/profilestore.h"

#include <QDir>
#include <QTemporaryDir>

#include <memory>

/// Servers to save, and a folder of their own to save them in.
namespace profiles {

using namespace longshore;
using namespace Qt::StringLiterals;

inline ServerProfile profileNamed(const QString &name, const QString &address = u"https://nas:9443"_s)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = name;
    profile.address = ServerAddress::parse(address).address;
    return profile;
}

inline ServerProfile fullProfile()
{
    ServerProfile profile = profileNamed(u"Home; lab = \"one\", 100 % \\ \u00e9\u20ac\U0001F6A2 [x]"_s, u"http://[2001:db8::1]:9000/portainer"_s);
    profile.pinnedSha256 = QByteArray(31, '\xab') + '\0';
    profile.pinnedDer = QByteArray(2000, '\0') + "\x30\xff";
    profile.tokenPlace = TokenPlace::ThisSession;
    profile.tokenSaved = true;
    profile.userName = u"al\nice@@ByteArray("_s;
    profile.instanceId = u"299ab403-70a8-4c05-92f7-bf7a994d50df"_s;
    profile.lastVersion = u"2.23.0"_s;
    profile.extraHeaderNames = {u"CF-Access-Client-Id"_s, u"CF-Access-Client-Secret"_s};
    profile.refreshEvery = std::chrono::seconds(0);
    profile.enabled = false;
    profile.tokenId = AccessTokenId(9007199254740993);
    profile.proxy = {.kind = ProxyChoice::Kind::Socks5, .host = u"2001:db8::2"_s, .port = 1080, .userName = u"al, \"ice\"; = %41"_s};
    profile.clientCertificateFile = u"/media/a b/k\u00e9y;=.p12"_s;
    profile.colour = ServerColour::Grey;
    profile.readOnly = true;
    profile.locked = true;
    profile.lockedEnvironments = {EnvironmentId(3), EnvironmentId(1)};
    return profile;
}

inline QStringList namesOf(const ProfileStore &store)
{
    QStringList names;
    for (const ServerProfile &profile : store.profiles())
        names.append(profile.name);
    return names;
}

/// A configuration folder that is gone with the test.
class Folder
{
public:
    bool isValid() const { return m_dir.isValid(); }
    QString path() const { return m_dir.path(); }
    QString at(const QString &name) const { return m_dir.filePath(name); }
    QString file() const { return at(u"servers.ini"_s); }
    ConfigDir dir() const { return ConfigDir(m_dir.path()); }
    std::unique_ptr<ProfileStore> loaded() const
    {
        auto store = std::make_unique<ProfileStore>(dir());
        store->load();
        return store;
    }
    /// Everything in it but the file itself.
    QStringList leftovers() const
    {
        QStringList names = QDir(m_dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        names.removeAll(u"servers.ini"_s);
        return names;
    }

private:
    QTemporaryDir m_dir;
};

} // namespace profiles
