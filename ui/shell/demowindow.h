// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/changerecord.h"
#include "app/session/servers.h"
#include "app/store/knownrows.h"
#include "app/store/settings.h"
#include "ui/shell/demoaccess.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>

#include <memory>

namespace longshore {

/// A whole main window on the sample server, with all that stands behind it: for the self-test and for tests.
class DemoWindow
{
public:
    /// `dir` takes settings and layout; no keychain is touched.
    DemoWindow(QApplication &application, const ConfigDir &dir, const CommandLine &line = {}, OperationPace pace = {});
    ~DemoWindow();

    bool open(); ///< Starts the sample server and shows the window.
    void stopServer() { m_demo.stop(); } ///< As if it were switched off.
    MainWindow &window() { return *m_window; }
    Servers &servers() { return m_servers; }
    Operations &operations() { return m_operations; }
    ChangeRecord &record() { return m_record; }
    Settings &settings() { return m_settings; }
    ServerId serverId() const { return m_demo.id(); }
    DemoAccess &demo() { return m_demo; }

private:
    CommandLine m_line;
    ConfigDir m_dir;
    ProfileStore m_profiles;
    Settings m_settings;
    KnownRowsStore m_known;
    std::unique_ptr<SecretStore> m_memory;
    Servers m_servers;
    Operations m_operations;
    ChangeRecord m_record;
    DemoAccess m_demo;
    Theme m_theme;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace longshore
