// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profilestore.h"

#include "app/core/logging.h"
#include "app/store/madetokens.h"
#include "app/store/privatefile.h"
#include "app/store/profileini.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr qint64 LargestFile = 16 * 1024 * 1024; ///< Bytes; a certificate is about 2 KiB.

} // namespace

ProfileStore::ProfileStore(const ConfigDir &dir, QObject *parent)
    : QObject(parent)
    , m_dir(dir)
{
}

ProfileStore::~ProfileStore() = default;

void ProfileStore::load()
{
    m_loaded = true;
    m_text.clear();
    m_profiles.clear();
    m_setAside.clear();
    m_problem.clear();
    m_blocked.clear();
    PrivateFile file(m_dir.file(u"servers.ini"_s));
    if (file.exists())
        adopt(file);
    Q_EMIT changed();
}

void ProfileStore::adopt(PrivateFile &file)
{
    const QByteArray text = file.read(LargestFile);
    if (!file.problem().isEmpty())
        return block(tr("%1 could not be read: %2").arg(file.path(), file.problem()));
    const auto reading = profileini::read(text);
    m_profiles = reading.profiles;
    if (reading.complete)
        m_text = text;
    else
        putAside(file);
}

void ProfileStore::putAside(PrivateFile &file)
{
    m_setAside = file.setAside();
    if (m_setAside.isEmpty())
        return block(tr("%1 is broken and could not be renamed: %2").arg(file.path(), file.problem()));
    qCWarning(logStore) << "servers.ini is broken; kept as" << m_setAside;
    if (!m_profiles.isEmpty())
        save(); // The entries that were whole; without this they would be gone after the next start.
}

void ProfileStore::block(const QString &why)
{
    m_blocked = why;
    m_problem = why;
    qCWarning(logStore) << "the servers cannot be saved:" << why;
}

QString ProfileStore::setAside() const
{
    return m_setAside;
}

QString ProfileStore::problem() const
{
    return m_problem;
}

QList<ServerProfile> ProfileStore::profiles() const
{
    return m_profiles;
}

std::optional<ServerProfile> ProfileStore::profile(const ServerId &id) const
{
    const auto found = std::ranges::find(m_profiles, id, &ServerProfile::id);
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

MadeTokens &ProfileStore::madeTokens() const
{
    if (!m_madeTokens)
        m_madeTokens = std::make_unique<MadeTokens>(m_dir);
    return *m_madeTokens;
}

bool ProfileStore::put(const ServerProfile &given)
{
    QList<ServerProfile> next = loaded();
    ServerProfile profile = given;
    if (profile.name.isEmpty())
        profile.name = profile.address.host();
    if (!profileini::isWhole(profile)) // One such entry would stand in the way of every later save.
        return false;
    const auto found = std::ranges::find(next, profile.id, &ServerProfile::id);
    if (found == next.end())
        next.append(profile);
    else
        *found = profile;
    return replace(next);
}

bool ProfileStore::remove(const ServerId &id)
{
    QList<ServerProfile> next = loaded();
    next.removeIf([&](const ServerProfile &profile) { return profile.id == id; });
    return replace(next);
}

bool ProfileStore::reorder(const QList<ServerId> &order)
{
    QList<ServerProfile> next = loaded();
    const auto place = [&](const ServerProfile &profile) {
        const qsizetype at = order.indexOf(profile.id);
        return at < 0 ? order.size() : at; // Those not named stay behind, in their order.
    };
    std::ranges::stable_sort(next, {}, place);
    return replace(next);
}

const QList<ServerProfile> &ProfileStore::loaded()
{
    if (!m_loaded)
        load();
    return m_profiles;
}

bool ProfileStore::replace(const QList<ServerProfile> &next)
{
    if (next == m_profiles && m_problem.isEmpty())
        return true;
    m_profiles = next;
    const bool saved = save();
    Q_EMIT changed();
    return saved;
}

bool ProfileStore::save()
{
    m_problem = saveProblem();
    if (!m_problem.isEmpty())
        qCWarning(logStore) << "servers.ini not saved:" << m_problem;
    return m_problem.isEmpty();
}

QString ProfileStore::saveProblem()
{
    if (!m_blocked.isEmpty())
        return m_blocked;
    if (!m_dir.prepare())
        return m_dir.problem();
    const QByteArray text = profileini::write(m_text, m_profiles);
    if (text.isNull())
        return tr("The list of servers could not be prepared. Is the temporary folder full?");
    PrivateFile file(m_dir.file(u"servers.ini"_s));
    if (!file.write(text))
        return tr("%1 could not be written: %2").arg(file.path(), file.problem());
    m_text = text;
    return {};
}

} // namespace longshore
