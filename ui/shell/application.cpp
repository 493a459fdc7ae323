// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/application.h"

#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/actions.h"

#include <QItemSelectionModel>
#include <QTimer>

#include <cstdio>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

Theme::Scheme schemeOf(const CommandLine &line, const Settings &settings)
{
    if (line.colourScheme == "dark"_L1)
        return Theme::Scheme::Dark;
    if (line.colourScheme == "light"_L1)
        return Theme::Scheme::Light;
    return static_cast<Theme::Scheme>(settings.colourScheme());
}

ConfigDir configDirOf(const CommandLine &line)
{
    ConfigDir dir = line.configDir.isEmpty() ? ConfigDir::standard() : ConfigDir(line.configDir);
    dir.prepare(); // files are opened in it at once, so it has to be there and private first
    return dir;
}

/// What a window that is open already is told.
QByteArray wishOf(const CommandLine &line)
{
    if (line.connectServer)
        return SingleInstance::ConnectWish;
    return line.link ? line.link->text().toLatin1() : QByteArray();
}

} // namespace

Application::Application(QApplication &qt, CommandLine line)
    : m_qt(qt)
    , m_line(std::move(line))
    , m_trace(m_line.traceStartup)
    , m_configDir(configDirOf(m_line))
    , m_instance(m_configDir)
    , m_profiles(m_configDir)
    , m_settings(m_configDir)
    , m_known(m_configDir)
    , m_keychain(makeKeychainStore())
    , m_memory(makeSessionStore())
    , m_readOnly(std::make_shared<ReadOnlySwitch>())
    , m_servers(m_profiles, *m_keychain, *m_memory, m_known, ApiClient::systemManagers(m_readOnly))
    , m_operations([this](const ServerId &id) { return m_servers.session(id); })
    , m_record(m_operations, m_servers, m_configDir, *m_keychain)
    , m_demo(m_servers)
{
    m_readOnly->setOn(m_line.readOnly || m_settings.readOnly());
}

int Application::run()
{
    // The sample server is a program of its own kind: it neither disturbs nor joins a window on real servers.
    if (!m_line.demo && !m_instance.claim(wishOf(m_line))) {
        std::puts("Longshore is open already; its window was asked to come forward.");
        if (m_line.readOnly)
            std::puts("It is not read-only because of this start: see Server > Read-only there.");
        return 0;
    }
    m_profiles.load();
    askServers();
    buildWindow();
    tellProblems();
    return QApplication::exec();
}

// Asked before the window is built: the network works while widgets are made.
void Application::askServers()
{
    if (m_line.demo)
        openDemo();
    else
        m_servers.openAll();
}

// Deploys take a moment there, so that there is something to be seen of them.
void Application::openDemo()
{
    constexpr int DeployMs = 1500;
    if (m_demo.open(m_line))
        m_demo.server()->setDeployTime(DeployMs);
}

void Application::buildWindow()
{
    m_theme = std::make_unique<Theme>(m_qt);
    m_theme->apply(static_cast<Theme::Look>(m_settings.widgetStyle()), schemeOf(m_line, m_settings));
    const auto applySettings = [this] {
        m_theme->apply(static_cast<Theme::Look>(m_settings.widgetStyle()), static_cast<Theme::Scheme>(m_settings.colourScheme()));
    };
    QObject::connect(&m_settings, &Settings::colourSchemeChanged, m_theme.get(), applySettings);
    QObject::connect(&m_settings, &Settings::widgetStyleChanged, m_theme.get(), applySettings);
    m_qt.setWindowIcon(QIcon(u":/icons/longshore.svg"_s));
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{m_settings, m_profiles, m_servers, *m_keychain, *m_theme, ApiClient::systemManagers(m_readOnly), m_operations, m_record,
                          m_readOnly.get(), m_line.readOnly});
    connectInstance();
    QObject::connect(m_window.get(), &MainWindow::sampleDataRequested, &m_demo, [this] { openDemo(); });
    QObject::connect(m_window.get(), &MainWindow::stacksPainted, m_window.get(), [this](int rows) {
        m_trace.milestone(u"stacks-painted rows=%1"_s.arg(rows));
        if (!m_line.screenshot.isEmpty())
            saveScreenshotWhenPainted();
    });
    m_window->show();
    m_trace.milestone(u"window-shown"_s);
    m_window->openAsNeeded(m_line.server);
    if (m_line.connectServer)
        m_window->actions().addServer->trigger();
    if (m_line.link)
        m_links->open(*m_line.link);
}

// What later starts of the program ask for, and the links that macOS hands over.
void Application::connectInstance()
{
    m_links = std::make_unique<LinkOpener>(m_servers, *m_window);
    QObject::connect(&m_instance, &SingleInstance::activationRequested, m_window.get(), &MainWindow::comeForward);
    QObject::connect(&m_instance, &SingleInstance::linkReceived, m_links.get(), &LinkOpener::open);
    QObject::connect(&m_instance, &SingleInstance::connectRequested, m_window->actions().addServer, &QAction::trigger);
    m_qt.installEventFilter(m_links.get());
}

void Application::tellProblems()
{
    if (!m_configDir.problem().isEmpty())
        m_window->tell(m_configDir.problem());
    if (!m_profiles.setAside().isEmpty())
        m_window->tell(QCoreApplication::translate("Application", "The list of servers could not be read. It was kept as %1, and a new one was started.")
                           .arg(m_profiles.setAside()));
    if (!m_settings.setAside().isEmpty())
        m_window->tell(QCoreApplication::translate("Application", "The settings could not be read. They were kept as %1, and new ones were started.")
                           .arg(m_settings.setAside()));
}

// A picture shows what the window is for, so a row is chosen. A moment more, so that what the stacks brought (details, counts) is in the picture too.
void Application::saveScreenshotWhenPainted()
{
    constexpr int SettleMs = 900;
    if (QTableView &table = m_window->page().table(); !table.selectionModel()->hasSelection())
        table.selectRow(0);
    QTimer::singleShot(SettleMs, m_window.get(), [this] {
        const bool saved = m_window->grab().save(m_line.screenshot);
        std::printf(saved ? "saved %s\n" : "could not save %s\n", qPrintable(m_line.screenshot));
        m_window->close();
        QCoreApplication::exit(saved ? 0 : 1);
    });
}

} // namespace longshore
