// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/session.h"

#include <QObject>

#include <functional>

namespace longshore {

class InformationPage;
class ServerWindow;

/// Feeds "Information" of one server. The latest version is asked for only while somebody looks, and once an hour at most:
/// the server asks the internet for it.
class InformationFeed : public QObject
{
    Q_OBJECT
public:
    using OpenLink = std::function<void(const QUrl &)>;
    static void addTo(ServerWindow &window, Session &session, const OpenLink &openLink);

private:
    InformationFeed(ServerWindow &window, InformationPage &page, Session &session, const OpenLink &openLink);

    void refresh();
    void askForVersion();
    void show();
    void sayHowTrueItIs();

    InformationPage &m_page;
    Session &m_session;
    std::optional<SystemVersion> m_version;
    QDateTime m_askedAt;
    bool m_askFailed = false;
    InFlight<Result<SystemVersion>> m_asking{this};
};

} // namespace longshore
