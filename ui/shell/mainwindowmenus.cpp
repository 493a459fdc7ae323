// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus of the main window do, and what of the window is remembered.
#include "ui/shell/mainwindow.h"

#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/keyboarddialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/stackspage.h"
#include "ui/shell/actions.h"
#include "ui/shell/ownershipfeed.h"
#include "ui/shell/readonlycontrol.h"
#include "ui/shell/servercommands.h"
#include "ui/shell/serverwindows.h"
#include "ui/shell/sourceslist.h"
#include "ui/shell/sourcespane.h"
#include "ui/shell/visibilityview.h"
#include "ui/widgets/statuschip.h"

#include <QDesktopServices>
#include <QSplitter>
#include <QStatusBar>
#include <QUrl>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

void openGuide(const char *page)
{
    QDesktopServices::openUrl(QUrl(u"https://docs.portainer.io/"_s + QLatin1StringView(page)));
}

void openOwned(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

void MainWindow::connectFileAndView()
{
    ServerCommands *commands = m_commands.get();
    connect(m_actions->addServer, &QAction::triggered, commands, &ServerCommands::connectServer);
    connect(m_actions->servers, &QAction::triggered, commands, &ServerCommands::showServers);
    connect(m_actions->settings, &QAction::triggered, this, [this] { openOwned(new SettingsDialog(m_parts.settings, this)); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->refresh, &QAction::triggered, &m_parts.servers, &Servers::refreshAll);
    connect(m_actions->sources, &QAction::toggled, m_sourcesPane, &QWidget::setVisible);
    connect(m_actions->focusSources, &QAction::triggered, this, [this] {
        m_actions->sources->setChecked(true);
        m_sourcesList->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_actions->focusTable, &QAction::triggered, m_page, &StacksPage::focusTable);
    connect(m_actions->focusDetails, &QAction::triggered, m_page, &StacksPage::focusDetails);
    connect(m_actions->fullScreen, &QAction::toggled, this, [this](bool full) { full ? showFullScreen() : showNormal(); });
    const auto place = [this](QAction *action, DetailPlace where) {
        connect(action, &QAction::triggered, this, [this, where] { m_parts.settings.setDetailPlace(where); });
    };
    place(m_actions->detailBottom, DetailPlace::Bottom);
    place(m_actions->detailRight, DetailPlace::Right);
    place(m_actions->detailHidden, DetailPlace::Hidden);
    connect(&m_parts.settings, &Settings::detailPlaceChanged, this, &MainWindow::setDetailPlace);
}

void MainWindow::connectServer()
{
    const auto section = [this](QAction *action, const QString &key) {
        connect(action, &QAction::triggered, this, [this, key] { m_windows->show(currentServer(), key); });
    };
    section(m_actions->account, u"account"_s);
    section(m_actions->accessTokens, u"tokens"_s);
    section(m_actions->usersAndTeams, u"users"_s);
    section(m_actions->environmentAccess, u"access"_s);
    section(m_actions->serverSettings, u"settings"_s);
    section(m_actions->serverInformation, u"information"_s);
    connect(m_windows.get(), &ServerWindows::signInRequested, m_commands.get(), &ServerCommands::signInAgain);
    connect(m_windows.get(), &ServerWindows::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_actions->openPortainer, &QAction::triggered, this, [this] { m_commands->openInBrowser(currentServer()); });
    connect(m_actions->signInAgain, &QAction::triggered, this, [this] { m_commands->signInAgain(currentServer()); });
    connect(m_actions->serverOptions, &QAction::triggered, this, [this] { m_commands->showOptions(currentServer()); });
    connect(m_actions->forgetServer, &QAction::triggered, this, [this] { m_commands->confirmForget(currentServer()); });
}

/// Whom a stack belongs to, and what somebody else would see of the stacks.
void MainWindow::connectPeople()
{
    auto *ownership = new OwnershipFeed(m_parts.servers, *m_page, this);
    connect(ownership, &OwnershipFeed::told, this, &MainWindow::tell);
    auto *view = new VisibilityView(m_parts.servers, *m_page, this);
    connect(view, &VisibilityView::told, this, &MainWindow::tell);
    connect(view, &VisibilityView::sourceWanted, this, [this](const ServerId &server) {
        m_sourcesList->setCurrentIndex(m_sources.indexOf(server, {}));
        comeForward();
        m_page->focusTable();
    });
    connect(m_actions->seenByUser, &QAction::triggered, view, [this, view] { view->ask(currentServer()); });
    connect(m_windows.get(), &ServerWindows::seenByRequested, view, &VisibilityView::show);
}

void MainWindow::connectHelp()
{
    ServerCommands *commands = m_commands.get();
    connect(m_actions->guide, &QAction::triggered, commands, [] { openGuide("user/home"); });
    connect(m_actions->usersGuide, &QAction::triggered, commands, [] { openGuide("admin/user/add"); });
    connect(m_actions->tokensGuide, &QAction::triggered, commands, [] { openGuide("api/access"); });
    connect(m_actions->apiGuide, &QAction::triggered, commands, [] { openGuide("api/docs"); });
    connect(m_actions->keyboard, &QAction::triggered, this, [this] { openOwned(new KeyboardDialog(findChildren<QAction *>(), this)); });
    connect(m_actions->about, &QAction::triggered, this, [this] { openOwned(new AboutDialog(this)); });
}

void MainWindow::addReadOnly()
{
    m_actions->readOnly->setVisible(m_parts.readOnly != nullptr);
    if (!m_parts.readOnly)
        return;
    auto *chip = new StatusChip(this);
    statusBar()->insertPermanentWidget(1, chip);
    m_readOnly = new ReadOnlyControl(*m_parts.readOnly, m_parts.settings, m_parts.readOnlyForced, *m_actions->readOnly, *chip);
}

void MainWindow::setDetailPlace(DetailPlace place)
{
    m_parts.settings.setDetailPlace(place);
    m_page->setDetailPlace(place);
    QAction *const checked = place == DetailPlace::Bottom ? m_actions->detailBottom
        : place == DetailPlace::Right                     ? m_actions->detailRight
                                                          : m_actions->detailHidden;
    checked->setChecked(true);
}

void MainWindow::restoreLayout()
{
    restoreGeometry(m_parts.settings.layout(u"window/geometry"_s));
    if (!m_splitter->restoreState(m_parts.settings.layout(u"window/splitter"_s)))
        m_splitter->setSizes({m_sourcesList->sizeHint().width(), width() - m_sourcesList->sizeHint().width()});
    m_page->restoreLayout(m_parts.settings.layout(u"stacks/page"_s));
    const bool showSources = m_parts.settings.layout(u"window/sources"_s) != "hidden";
    m_actions->sources->setChecked(showSources);
    m_sourcesPane->setVisible(showSources);
    setDetailPlace(m_parts.settings.detailPlace());
}

void MainWindow::saveLayout()
{
    m_parts.settings.setLayout(u"window/geometry"_s, saveGeometry());
    m_parts.settings.setLayout(u"window/splitter"_s, m_splitter->saveState());
    m_parts.settings.setLayout(u"window/sources"_s, m_actions->sources->isChecked() ? "shown" : "hidden");
    m_parts.settings.setLayout(u"stacks/page"_s, m_page->saveLayout());
}

} // namespace longshore
