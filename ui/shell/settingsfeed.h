// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/session.h"
#include "app/session/settingsedit.h"

#include <QObject>

namespace longshore {

class ServerWindow;
class SettingsPage;

/// Feeds "Settings" of one server. A change is read again first, sent once, as small as possible, and read back.
class SettingsFeed : public QObject
{
    Q_OBJECT
public:
    static void addTo(ServerWindow &window, Session &session);

private:
    SettingsFeed(ServerWindow &window, SettingsPage &page, Session &session);

    void refresh();
    void review(const ServerSettings &before, const ServerSettings &wanted);
    void apply(const ServerSettings &before, const ServerSettings &wanted);
    void send(const ServerSettings &before, const ServerSettings &wanted);
    void readBack(const ServerSettings &before, const ServerSettings &wanted, bool answerLost);
    void refused(const ApiError &error);

    ServerWindow &m_window;
    SettingsPage &m_page;
    Session &m_session;
    InFlight<Result<ServerSettings>> m_reading{this};
    InFlight<Result<ServerSettings>> m_change{this};
};

} // namespace longshore
