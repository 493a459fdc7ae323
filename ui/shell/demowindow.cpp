// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/demowindow.h"

namespace longshore {

namespace {

// Files are opened in it at once, so it has to be there and private first.
ConfigDir prepared(ConfigDir dir)
{
    dir.prepare();
    return dir;
}

} // namespace

DemoWindow::DemoWindow(QApplication &application, const ConfigDir &dir, const CommandLine &line, OperationPace pace)
    : m_line(line)
    , m_dir(prepared(dir))
    , m_profiles(m_dir)
    , m_settings(m_dir)
    , m_known(m_dir)
    , m_memory(makeSessionStore())
    , m_servers(m_profiles, *m_memory, *m_memory, m_known, ApiClient::systemManagers())
    , m_operations([this](const ServerId &id) { return m_servers.session(id); }, pace)
    , m_record(m_operations, m_servers, m_dir, *m_memory)
    , m_demo(m_servers)
    , m_theme(application)
{
    m_theme.apply(Theme::Look::Longshore, line.colourScheme.isEmpty() ? Theme::Scheme::Light : Theme::Scheme::Dark);
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{m_settings, m_profiles, m_servers, *m_memory, m_theme, ApiClient::systemManagers(), m_operations, m_record});
}

DemoWindow::~DemoWindow() = default;

bool DemoWindow::open()
{
    const bool started = m_demo.open(m_line);
    m_window->show();
    return started;
}

} // namespace longshore
