// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serverstable.h"

#include "app/core/displaytext.h"

#include "ui/widgets/servercolour.h"

#include <QApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

QString refreshText(std::chrono::seconds every)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("ServersTable", text); };
    if (every.count() == 0)
        return say("off");
    if (every.count() % 60 == 0)
        return say("every %1 min").arg(every.count() / 60);
    return say("every %1 s").arg(every.count());
}

QString optionsText(const ServerProfile &profile)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("ServersTable", text); };
    QStringList words;
    if (!profile.enabled)
        words.append(say("disabled"));
    if (profile.readOnly)
        words.append(say("read-only"));
    if (profile.locked || !profile.lockedEnvironments.isEmpty())
        words.append(profile.locked ? say("guarded") : say("partly guarded"));
    if (profile.proxy.kind == ProxyChoice::Kind::Http || profile.proxy.kind == ProxyChoice::Kind::Socks5)
        words.append(say("proxy"));
    if (!profile.clientCertificateFile.isEmpty())
        words.append(say("client certificate"));
    if (profile.refreshEvery != ServerProfile().refreshEvery)
        words.append(profile.refreshEvery.count() == 0 ? say("no refresh") : refreshText(profile.refreshEvery));
    return words.join(", "_L1);
}

ServersTable::ServersTable(ProfileStore &profiles, QObject *parent)
    : QAbstractTableModel(parent), m_profiles(profiles), m_shown(profiles.profiles()), m_keychain(tr("the keychain"))
{
    connect(&profiles, &ProfileStore::changed, this, &ServersTable::follow);
}

void ServersTable::setKeychain(const QString &name)
{
    m_keychain = name;
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, Token), index(rowCount() - 1, Token));
}

std::optional<ServerProfile> ServersTable::at(int row) const
{
    return row >= 0 && row < m_shown.size() ? std::optional(m_shown.at(row)) : std::nullopt;
}

int ServersTable::rowOf(const ServerId &id) const
{
    const auto found = std::ranges::find(m_shown, id, &ServerProfile::id);
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

// A handful of rows: the same servers in the same order are updated in place, anything else is a new list. The dialog
// keeps the selection by id.
void ServersTable::follow()
{
    const QList<ServerProfile> fresh = m_profiles.profiles();
    if (std::ranges::equal(fresh, m_shown, {}, &ServerProfile::id, &ServerProfile::id)) {
        m_shown = fresh;
        if (!fresh.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_shown = fresh;
    endResetModel();
}

int ServersTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ServersTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServersTable::data(const QModelIndex &index, int role) const
{
    const auto profile = at(index.row());
    if (!profile || !index.isValid())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(*profile, index.column());
    if (role == Qt::EditRole && index.column() == Name)
        return profile->name;
    if (role == Qt::DecorationRole && index.column() == Name && profile->colour != ServerColour::None)
        return serverColourSwatch(profile->colour, QApplication::palette());
    if (role == Qt::AccessibleTextRole && index.column() == Name && profile->colour != ServerColour::None)
        return tr("%1, marked %2").arg(oneLine(profile->name), serverColourName(profile->colour));
    return {};
}

bool ServersTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    auto profile = at(index.row());
    const QString name = value.toString().trimmed();
    if (!profile || role != Qt::EditRole || index.column() != Name || name.isEmpty() || name == profile->name)
        return false;
    profile->name = name;
    m_profiles.put(*profile); // What could not be saved still counts until the program ends; the dialog says so.
    Q_EMIT edited(*profile);
    return true;
}

QVariant ServersTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("Name"), tr("Address"), tr("User"), tr("Token kept in"), tr("Options")};
    return titles.at(section);
}

Qt::ItemFlags ServersTable::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

QString ServersTable::text(const ServerProfile &profile, int column) const
{
    switch (column) {
    case Name:
        return oneLine(profile.name);
    case Address:
        return profile.address.text();
    case User:
        return profile.userName.isEmpty() ? tr("not known") : oneLine(profile.userName);
    case Token:
        return profile.tokenPlace == TokenPlace::Keychain ? m_keychain
            : profile.tokenPlace == TokenPlace::ThisSession ? tr("this session only")
                                                            : tr("nowhere, asked every time");
    case Options:
        return optionsText(profile);
    default:
        return {};
    }
}

} // namespace longshore
