// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logfinder.h"
#include "app/portainer/logrequests.h"
#include "ui/widgets/loglayout.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace longshore {

class Banner;
class ChecklistMenu;
class EmptyState;
class FilterField;
class LogsMenu;
class LogView;
class PillButton;
class ThinProgress;

/// How reading a log goes, in words.
struct LogsStatus {
    enum class Kind {
        Loading,
        Fine,
        Trouble, ///< What is there stays; it is tried again.
        Failed, ///< Nothing is there.
    };
    Kind kind = Kind::Loading;
    QString sentence; ///< For Trouble and Failed, and what stands in an empty log.
    QString details; ///< The server's own words.
    QString flow; ///< "Live", "every 2 s".
    bool operator==(const LogsStatus &) const = default;
};

/// A log with all that one does with it: search, filters, colours, following, copying, saving. It is given lines and says what it
/// wants; it knows no server.
class LogsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LogsPanel(QWidget *parent = nullptr);
    ~LogsPanel() override;

    LogStore &store() { return m_store; }
    LogFinder &finder() { return m_finder; }
    LogView &view() const { return *m_view; }
    LogsMenu &menu() const { return *m_menu; }

    void setTitle(const QString &title); ///< "shop": for names of files and what a screen reader says.
    void setSources(const QStringList &names); ///< By number; two of the same name are chosen together, an empty one is nobody.
    void setStatus(const LogsStatus &status);
    LogWindow window() const; ///< What is to be asked for.
    bool isPaused() const;
    void focusSearch();
    void focusLog();
    void showOnly(const QStringList &names); ///< Of the sources; what is new later stays hidden too.
    QStringList shownSources() const;
    /// In a window with room for several: whether one can come beside it, and whether it can be closed by itself.
    void setBeside(bool canAdd, bool canClose);
    void setPopOutVisible(bool visible);

Q_SIGNALS:
    void windowChanged(); ///< Another part of the log is wanted.
    void pausedChanged(bool paused);
    void retryRequested();
    void popOutRequested();
    void besideRequested();
    void closeRequested();
    void leaveRequested(); ///< Esc with nothing to clear.

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addSearch(QBoxLayout &row);
    void addChoices(QBoxLayout &row);
    void addFollowing(QBoxLayout &row);
    QWidget *makeHighlights();
    QWidget *makeStatusLine();
    void connectMenu();
    void ask();
    void choose();
    void dress();
    void showMatches();
    void showLines();
    void showState();
    void showTrouble(const LogsStatus &status);
    void step(bool backwards);
    void showWholeLine(qint64 line);
    void save(bool isRaw);
    void fillSourceMenu();
    QList<QAction *> sourceActions() const;
    QStringList sourceNames() const;
    void showSourcePill(int shown);
    void askForPart();
    void keepMore(bool more);
    void keepingFailed(const QString &reason);

    LogStore m_store;
    LogFinder m_finder;
    QString m_title;
    QStringList m_sources;
    bool m_newAreShown = true; ///< Sources that come later.
    bool m_takesFocus = false; ///< As soon as the log is in sight.
    LogsStatus m_status;
    QBoxLayout *m_bar = nullptr;
    FilterField *m_search = nullptr;
    PillButton *m_pattern = nullptr;
    PillButton *m_case = nullptr;
    PillButton *m_onlyMatches = nullptr;
    PillButton *m_sourcePill = nullptr;
    ChecklistMenu *m_sourceMenu = nullptr;
    QLabel *m_matches = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QPushButton *m_follow = nullptr;
    QToolButton *m_close = nullptr;
    LogsMenu *m_menu = nullptr;
    QWidget *m_highlightRow = nullptr;
    QLineEdit *m_highlights = nullptr;
    ThinProgress *m_progress = nullptr;
    Banner *m_banner = nullptr;
    QStackedLayout *m_pages = nullptr;
    LogView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_flow = nullptr;
    QLabel *m_lines = nullptr;
    QTimer m_countSoon;
};

} // namespace longshore
