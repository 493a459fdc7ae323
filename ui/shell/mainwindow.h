// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operations.h"
#include "app/session/servers.h"
#include "app/store/profilestore.h"
#include "app/store/settings.h"
#include "ui/models/sourcesmodel.h"
#include "ui/models/stacksmodel.h"
#include "ui/shell/notices.h"
#include "ui/widgets/secretclipboard.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>
#include <QTimer>

class QLabel;
class QSplitter;

namespace longshore {

class Actions;
class ConsoleControl;
class ChangeRecord;
class OperationsControl;
class ReadOnlyControl;
class ServerCommands;
class ServerFeed;
class ServerWindows;
class SourcesList;
class SourcesPane;
class StackCommands;
class StacksPage;

/// The one window: sources, table, details, status bar. It owns the models and connects what others emit.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// What it stands on; all of it outlives the window.
    struct Parts {
        Settings &settings;
        ProfileStore &profiles;
        Servers &servers;
        SecretStore &keychain;
        Theme &theme;
        ApiClient::ManagerFactory managers;
        Operations &operations;
        ChangeRecord &record;
        ReadOnlySwitch *readOnly = nullptr; ///< The one that `managers` carry; null: there is none to switch.
        bool readOnlyForced = false; ///< By the command line, for this run.
    };

    explicit MainWindow(Parts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// After it is shown: chooses the named server, or offers to connect when there is none.
    void openAsNeeded(const QString &serverName);
    void showServer(const ServerId &server); ///< Chooses it among the sources.
    void comeForward();
    void tell(const QString &sentence); ///< An information banner.

    StacksPage &page() { return *m_page; }
    Actions &actions() { return *m_actions; }
    ServerWindows &serverWindows() { return *m_windows; }
    SecretClipboard &clipboard() { return m_clipboard; }

Q_SIGNALS:
    void sampleDataRequested();
    void stacksPainted(int rows); ///< Once: the first rows of a server are on screen.

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectPage();
    void connectSources();
    void connectServers();
    void connectFileAndView();
    void connectServer();
    void connectPeople();
    void connectStacks();
    void connectConsoles();
    bool holdsClosing();
    void connectHelp();
    void addReadOnly();
    void restoreLayout();
    void saveLayout();
    void follow(Session *session);
    void updateState();
    void showNotice(const std::optional<Notice> &notice);
    std::optional<Notice> currentNotice() const;
    void actOnNotice();
    void updateStatus();
    void updateNote();
    void updateActions();
    void watchFirstPaint();
    void chooseSource(const std::optional<ServerId> &server, const std::optional<EnvironmentId> &environment);
    void setDetailPlace(DetailPlace place);
    ServerId currentServer() const;
    QList<Session *> sessionsShown() const;

    Parts m_parts;
    StacksModel m_stacks;
    SourcesModel m_sources;
    Actions *m_actions;
    StacksPage *m_page;
    SourcesPane *m_sourcesPane;
    SourcesList *m_sourcesList;
    QSplitter *m_splitter;
    QLabel *m_status;
    QLabel *m_who;
    ReadOnlyControl *m_readOnly = nullptr;
    OperationsControl *m_operations = nullptr;
    StackCommands *m_stackCommands = nullptr;
    ConsoleControl *m_consoles = nullptr;
    bool m_closing = false; ///< Asked already, and wanted.
    std::unique_ptr<ServerFeed> m_feed;
    std::unique_ptr<ServerCommands> m_commands;
    SecretClipboard m_clipboard;
    std::unique_ptr<ServerWindows> m_windows;
    std::optional<ServerId> m_shownServer;
    std::optional<Notice> m_dismissed;
    QString m_told;
    QTimer m_clock;
    QTimer m_stateSoon;
    bool m_paintedOnce = false;
};

} // namespace longshore
