// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/changerecord.h"
#include "app/session/servers.h"
#include "app/store/configdir.h"
#include "app/store/knownrows.h"
#include "app/store/profilestore.h"
#include "app/store/secretstore.h"
#include "app/store/settings.h"
#include "ui/shell/commandline.h"
#include "ui/shell/demoaccess.h"
#include "ui/shell/linkopener.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/singleinstance.h"
#include "ui/shell/startuptrace.h"
#include "ui/widgets/theme.h"

#include <QApplication>

#include <memory>

namespace longshore {

/// Builds every object once and passes it down; the order of members is the order of life.
class Application
{
public:
    Application(QApplication &qt, CommandLine line);

    /// Runs until the window is closed; the process's exit code.
    int run();

private:
    void askServers();
    void openDemo();
    void buildWindow();
    void connectInstance();
    void tellProblems();
    void saveScreenshotWhenPainted();

    QApplication &m_qt;
    CommandLine m_line;
    StartupTrace m_trace;
    ConfigDir m_configDir;
    SingleInstance m_instance;
    ProfileStore m_profiles;
    Settings m_settings;
    KnownRowsStore m_known;
    std::unique_ptr<SecretStore> m_keychain;
    std::unique_ptr<SecretStore> m_memory;
    std::shared_ptr<ReadOnlySwitch> m_readOnly;
    Servers m_servers;
    Operations m_operations;
    ChangeRecord m_record;
    DemoAccess m_demo;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<LinkOpener> m_links;
};

} // namespace longshore
