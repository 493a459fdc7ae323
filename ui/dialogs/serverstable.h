// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/profilestore.h"

#include <QAbstractTableModel>

namespace longshore {

/// The saved servers as a table, in their order; names can be edited in place and are saved at once.
class ServersTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Address, User, Token, Options, ColumnCount };

    explicit ServersTable(ProfileStore &profiles, QObject *parent = nullptr);

    void setKeychain(const QString &name); ///< "GNOME Keyring", for the Token column.
    std::optional<ServerProfile> at(int row) const;
    int rowOf(const ServerId &id) const; ///< -1 when it is not there.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(const longshore::ServerProfile &profile); ///< Saved already.

private:
    void follow();
    QString text(const ServerProfile &profile, int column) const;

    ProfileStore &m_profiles;
    QList<ServerProfile> m_shown;
    QString m_keychain;
};

/// "disabled, read-only, guarded, every 2 min": what is not as by default.
QString optionsText(const ServerProfile &profile);

/// "every 30 s", "every 2 min", "off"
QString refreshText(std::chrono::seconds every);

} // namespace longshore
