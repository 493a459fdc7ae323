// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "app/session/servers.h"
#include "tests/support/cutrelay.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/serverwindows.h"
#include "ui/widgets/secretclipboard.h"

#include <QTemporaryDir>
#include <QTest>

namespace longshore {

/// The window of one server on a sample server, as `user`, with all that stands behind it and nothing beside it.
struct WindowBench {
    /// `cuts`: answers can be cut on their way, see `relay`.
    explicit WindowBench(DemoOptions options = {}, const QByteArray &user = "alice", bool cuts = false)
        : demo(options)
    {
        dir.prepare();
        started = demo.start();
        if (cuts)
            relay = std::make_unique<test::CutRelay>(demo.address().port());
        profile.id = ServerId::create();
        profile.name = QStringLiteral("home-lab");
        profile.address = relay ? ServerAddress::parse(relay->address()).address : demo.address();
        profile.tokenPlace = TokenPlace::ThisSession;
        profile.userName = QString::fromUtf8(user);
        profile.refreshEvery = std::chrono::seconds(0);
        servers.addTemporary(profile, demo.tokenOf(user));
    }
    /// The window at that section; null when the session does not get so far.
    ServerWindow *open(const QString &section)
    {
        Session *session = servers.session(profile.id);
        if (!started || !QTest::qWaitFor([session] { return session->user().has_value(); }, 20000))
            return nullptr;
        windows.show(profile.id, section);
        ServerWindow *window = windows.window(profile.id);
        return QTest::qWaitForWindowActive(window) ? window : nullptr;
    }
    Session &session() { return *servers.session(profile.id); }

    QTemporaryDir folder;
    ConfigDir dir{folder.path() + QStringLiteral("/config")};
    DemoServer demo;
    std::unique_ptr<test::CutRelay> relay;
    bool started = false;
    ServerProfile profile;
    ProfileStore profiles{dir};
    Settings settings{dir};
    KnownRowsStore known{dir};
    std::unique_ptr<SecretStore> secrets = makeSessionStore();
    Servers servers{profiles, *secrets, *secrets, known, ApiClient::systemManagers()};
    SecretClipboard clipboard;
    QWidget mainWindow;
    ServerWindows windows{{servers, profiles, *secrets, settings, clipboard, ApiClient::systemManagers()}, mainWindow};
};

/// Rows for a test that runs on every line of servers.
inline void everyLine()
{
    QTest::addColumn<int>("line");
    QTest::newRow("2.19") << int(DemoLine::V2_19);
    QTest::newRow("2.21") << int(DemoLine::V2_21);
    QTest::newRow("2.23") << int(DemoLine::V2_23);
}

inline DemoOptions lineOf(int line)
{
    DemoOptions options;
    options.line = DemoLine(line);
    return options;
}

} // namespace longshore
