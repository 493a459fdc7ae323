// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/pages/containerstab.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/actions.h"
#include "ui/shell/consolecontrol.h"
#include "ui/shell/detailfeed.h"
#include "ui/shell/notices.h"
#include "ui/shell/readonlycontrol.h"
#include "ui/shell/runningfeed.h"
#include "ui/shell/servercommands.h"
#include "ui/shell/serverfeed.h"
#include "ui/shell/serverwindows.h"
#include "ui/shell/sourceslist.h"
#include "ui/shell/sourcespane.h"
#include "ui/shell/statusline.h"
#include "ui/shell/tablefile.h"
#include "ui/shell/usagefeed.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStatusBar>
#include <QTime>

#include <algorithm>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool isBusy(const Session *session)
{
    return session->isRefreshing() || session->state() == Session::State::Connecting;
}

} // namespace

MainWindow::MainWindow(Parts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_actions(new Actions(this))
    , m_page(new StacksPage(m_stacks, m_parts.theme, this))
    , m_sourcesPane(new SourcesPane(m_sources, this))
    , m_sourcesList(&m_sourcesPane->list())
    , m_splitter(new QSplitter(this))
    , m_status(new QLabel(this))
    , m_who(new QLabel(this))
    , m_feed(std::make_unique<ServerFeed>(m_parts.servers, m_stacks, m_sources))
    , m_commands(std::make_unique<ServerCommands>(m_parts.servers, m_parts.profiles, m_parts.keychain, m_parts.managers, *this))
    , m_windows(std::make_unique<ServerWindows>(ServerWindowParts{m_parts.servers, m_parts.profiles, m_parts.keychain, m_parts.settings, m_clipboard, m_parts.managers}, *this))
{
    m_commands->entries().setHolder([this](const ServerId &id, const std::function<void()> &goOn) { return m_windows->holds(id, goOn); });
    new DetailFeed(m_parts.servers, *m_page, this);
    new RunningFeed(m_parts.servers, m_stacks, *m_page, this);
    new UsageFeed(m_parts.servers, m_stacks, *m_page, this);
    build();
    connectPage();
    connectSources();
    connectServers();
    connectFileAndView();
    connectServer();
    connectPeople();
    connectStacks();
    connectConsoles();
    connectHelp();
    addReadOnly();
    restoreLayout();
    watchFirstPaint();
    updateState();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    setWindowTitle(tr("Longshore"));
    setObjectName(u"mainWindow"_s);
    setMinimumSize(900, 560);
    resize(1280, 800);
    m_actions->fill(*menuBar(), m_page->actions(), m_page->changes(), m_page->details().containers().actions());
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sourcesPane);
    m_splitter->addWidget(m_page);
    m_splitter->setStretchFactor(1, 1);
    setCentralWidget(m_splitter);
    m_status->setObjectName(u"statusText"_s);
    m_who->setObjectName(u"whoText"_s);
    for (QLabel *label : {m_status, m_who})
        label->setTextFormat(Qt::PlainText);
    constexpr int Side = 12;
    m_status->setContentsMargins(Side, 0, 0, 0);
    m_who->setContentsMargins(0, 0, Side, 0);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_who);
    setTabOrder(m_sourcesList, m_page);
}

void MainWindow::connectPage()
{
    m_stateSoon.setSingleShot(true);
    connect(&m_stateSoon, &QTimer::timeout, this, &MainWindow::updateState);
    const auto stateSoon = [this] { m_stateSoon.start(); };
    connect(&m_stacks, &StacksModel::settled, this, stateSoon);
    connect(&m_stacks, &StacksModel::totalsChanged, this, stateSoon);
    connect(m_page, &StacksPage::retryRequested, this, &MainWindow::actOnNotice);
    connect(m_page, &StacksPage::bannerDismissed, this, [this] {
        m_dismissed = currentNotice();
        m_told.clear();
    });
    connect(m_page, &StacksPage::connectRequested, m_commands.get(), &ServerCommands::connectServer);
    connect(m_page, &StacksPage::refreshRequested, &m_parts.servers, &Servers::refreshAll);
    connect(m_page, &StacksPage::openInPortainerRequested, this, [this](const StackKey &key) { m_commands->openInBrowser(key.server); });
    connect(m_page, &StacksPage::openLinkRequested, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_page, &StacksPage::currentStackChanged, this, &MainWindow::updateActions);
    connect(m_page, &StacksPage::detailPlaceChanged, this, &MainWindow::setDetailPlace);
    connect(m_page, &StacksPage::exportRequested, this, [this](const QString &name, TableFormat format) {
        writeTable(*m_page, m_stacks, name, format, this, [this](const QString &sentence) { tell(sentence); });
    });
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        updateStatus();
        constexpr int EveryHalfMinute = 30;
        if (QTime::currentTime().second() % EveryHalfMinute == 0)
            m_stacks.retime();
    });
    m_clock.start();
}

void MainWindow::connectSources()
{
    connect(m_sourcesList, &SourcesList::sourceChosen, this, &MainWindow::chooseSource);
    connect(m_sourcesList, &SourcesList::signInRequested, m_commands.get(), &ServerCommands::signInAgain);
    connect(m_sourcesList, &SourcesList::serverMenuRequested, this, [this](const ServerId &, const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_actions->serverSections());
        menu->addSeparator();
        menu->addActions({m_actions->openPortainer, m_actions->signInAgain, m_actions->serverOptions, m_actions->forgetServer});
        menu->popup(at);
    });
}

void MainWindow::connectServers()
{
    connect(&m_parts.servers, &Servers::added, this, &MainWindow::follow);
    connect(&m_parts.servers, &Servers::removed, this, [this] { m_stateSoon.start(); });
    connect(m_commands.get(), &ServerCommands::told, this, &MainWindow::tell);
    connect(m_commands.get(), &ServerCommands::sampleDataRequested, this, &MainWindow::sampleDataRequested);
    for (Session *session : m_parts.servers.sessions())
        follow(session);
}

void MainWindow::follow(Session *session)
{
    const auto stateSoon = [this] { m_stateSoon.start(); };
    connect(session, &Session::stateChanged, this, stateSoon);
    connect(session, &Session::refreshStarted, this, stateSoon);
    connect(session, &Session::refreshFinished, this, stateSoon);
    connect(session, &Session::peopleChanged, this, stateSoon);
    connect(session, &Session::retrying, this, [this, session](const QString &, int attempt) {
        statusBar()->showMessage(tr("%1 did not answer; asking again (%2)").arg(session->profile().name).arg(attempt), 3000);
    });
    m_stateSoon.start();
}

QList<Session *> MainWindow::sessionsShown() const
{
    if (m_shownServer)
        if (Session *session = m_parts.servers.session(*m_shownServer))
            return {session};
    return m_parts.servers.sessions();
}

void MainWindow::chooseSource(const std::optional<ServerId> &server, const std::optional<EnvironmentId> &environment)
{
    m_shownServer = server;
    m_page->setSource(server, environment);
    updateState();
}

std::optional<Notice> MainWindow::currentNotice() const
{
    const QList<Session *> sessions = sessionsShown();
    const std::optional<Notice> grave = gravestNotice(sessions);
    return grave ? grave : expiryNotice(sessions, QDateTime::currentDateTimeUtc());
}

void MainWindow::actOnNotice()
{
    const auto notice = currentNotice();
    if (notice && notice->action == Notice::Action::SignIn)
        m_commands->signInAgain(notice->server);
    else if (notice && notice->action == Notice::Action::Options)
        m_commands->showOptions(notice->server);
    else
        m_parts.servers.refreshAll();
}

void MainWindow::updateState()
{
    const QList<Session *> sessions = sessionsShown();
    m_page->setServerCount(static_cast<int>(m_parts.servers.sessions().size()));
    m_page->setBusy(std::ranges::any_of(sessions, isBusy));
    m_page->setStale(!sessions.isEmpty() && std::ranges::all_of(sessions, [](const Session *session) { return noticeOf(*session).has_value(); }));
    showNotice(currentNotice());
    updateNote();
    updateStatus();
    updateActions();
}

void MainWindow::updateNote()
{
    QStringList notes;
    for (const Session *session : sessionsShown())
        if (const QString note = sourceNote(*session); !note.isEmpty())
            notes.append(note);
    m_sourcesPane->setNote(notes.join(u'\n'));
}

// A notice that was closed stays closed until something else is to be said.
void MainWindow::showNotice(const std::optional<Notice> &notice)
{
    if (notice && notice != m_dismissed) {
        m_dismissed.reset();
        const QString action = notice->action == Notice::Action::SignIn ? tr("Sign in again")
            : notice->action == Notice::Action::None                    ? QString()
            : notice->action == Notice::Action::Options                 ? tr("Options...")
                                                                        : tr("Retry");
        m_page->setBanner(notice->kind == Notice::Kind::Bad ? Banner::Kind::Bad : Banner::Kind::Warning, notice->sentence, notice->details, action);
    } else if (!m_told.isEmpty()) {
        m_page->setBanner(Banner::Kind::Info, m_told);
    } else {
        m_page->clearBanner();
    }
}

void MainWindow::updateStatus()
{
    StatusFacts facts{m_stacks.totalCount(), m_stacks.rowCount(), false, false, {}};
    for (const Session *session : sessionsShown()) {
        facts.refreshing = facts.refreshing || session->isRefreshing();
        facts.knownOnly = facts.knownOnly || session->isKnownOnly();
        if (session->readAt().isValid() && (!facts.readAt.isValid() || session->readAt() < facts.readAt))
            facts.readAt = session->readAt();
    }
    m_status->setText(m_parts.servers.sessions().isEmpty() ? tr("No server yet") : statusText(facts, QDateTime::currentDateTimeUtc()));
    m_who->setText(whoText(sessionsShown()));
    if (m_readOnly)
        m_readOnly->follow(sessionsShown());
}

void MainWindow::updateActions()
{
    const bool oneServer = !currentServer().isNull();
    const bool isSaved = oneServer && m_parts.profiles.profile(currentServer()).has_value();
    for (QAction *action : m_actions->serverSections() + QList<QAction *>{m_actions->seenByUser, m_actions->openPortainer, m_actions->forgetServer})
        action->setEnabled(oneServer);
    m_actions->signInAgain->setEnabled(isSaved);
    m_actions->serverOptions->setEnabled(isSaved);
    m_actions->refresh->setEnabled(!m_parts.servers.sessions().isEmpty());
}

// The server that a menu means: the one chosen at the left, else the one of the current row, else the only one.
ServerId MainWindow::currentServer() const
{
    if (m_shownServer)
        return *m_shownServer;
    if (const StackKey key = m_page->currentKey(); !key.server.isNull())
        return key.server;
    const QList<Session *> sessions = m_parts.servers.sessions();
    return sessions.size() == 1 ? sessions.first()->profile().id : ServerId{};
}

void MainWindow::openAsNeeded(const QString &serverName)
{
    for (const Session *session : m_parts.servers.sessions())
        if (session->profile().name == serverName)
            showServer(session->profile().id);
    m_page->focusTable();
    if (m_parts.servers.sessions().isEmpty())
        m_commands->connectServer();
}

void MainWindow::showServer(const ServerId &server)
{
    m_sourcesList->setCurrentIndex(m_sources.indexOf(server, {}));
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::tell(const QString &sentence)
{
    m_told = sentence;
    m_stateSoon.start();
}

// "Painted" is said when the event loop is back after the frame with the first rows of a server.
void MainWindow::watchFirstPaint()
{
    QWidget *viewport = m_page->table().viewport();
    viewport->installEventFilter(this);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_paintedOnce && m_stacks.rowCount() > 0) {
        m_paintedOnce = true;
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, [this] { Q_EMIT stacksPainted(m_stacks.rowCount()); });
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_commands->holdsClosing() || m_windows->holdsClosing() || holdsClosing() || m_consoles->holdsClosing())
        return event->ignore();
    saveLayout();
    QMainWindow::closeEvent(event);
}

} // namespace longshore
