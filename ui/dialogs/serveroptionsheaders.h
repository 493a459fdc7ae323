// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/profileedit.h"
#include "app/store/serverprofile.h"

#include <QWidget>

class QVBoxLayout;

namespace longshore {

class HeaderRows;

/// The extra headers of a server: those it has, by name alone, and new ones. A value that is kept is never shown again.
class ServerOptionsHeaders : public QWidget
{
    Q_OBJECT
public:
    explicit ServerOptionsHeaders(const ServerProfile &profile, QWidget *parent = nullptr);

    void read(ServerProfile &profile, NewSecrets &secrets) const;
    bool complain();
    void wipe();

private:
    void addKept(const QString &name);

    QStringList m_kept;
    QVBoxLayout *m_column;
    HeaderRows *m_rows;
};

} // namespace longshore
