// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/selectionsummary.h"
#include "ui/pages/stackdetails.h"

#include <QKeySequence>
#include <QSet>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QStackedLayout;
class QTabWidget;

namespace longshore {

class ChangeActions;
class ComposeTab;
class ConsoleTab;
class ContainersTab;
class DetailTab;
class ElidedLabel;
class EventsTab;
class EmptyState;
class FactsView;
class GitTab;
class ImagesTab;
class LogsTab;
class StatsTab;
class StatusChip;

/// Everything about the selected stack in tabs, or what several have in common. Only the tab in sight is filled.
class DetailPane : public QWidget
{
    Q_OBJECT
public:
    explicit DetailPane(QWidget *parent = nullptr);

    void setStack(const StackDetails &details); ///< The same stack again keeps what was revealed and scrolled.
    void setSummary(const SelectionSummary &summary);
    void clear();
    std::optional<StackRow> stack() const; ///< That is shown.

    void setFile(const StackKey &key, const StackFile &file); ///< Ignored for a stack that is no longer shown.
    void setFileFailed(const StackKey &key, const QString &sentence, const QString &details);

    int tabCount() const;
    QString tabTitle(int tab) const;
    static QKeySequence tabKey(int tab); ///< Shows it; empty for those that have none.
    void setCurrentTab(int tab); ///< From 0; out of range changes nothing.
    void setCurrentTab(const QString &name);
    QString currentTabName() const; ///< "overview", "file", "variables", "containers", "logs", "console", "git", "access", "json"
    void focusTab();
    LogsTab &logs() const { return *m_logs; }
    ConsoleTab &console() const { return *m_console; }
    ContainersTab &containers() const { return *m_containers; }
    StatsTab &stats() const { return *m_stats; }
    EventsTab &events() const { return *m_events; }
    ImagesTab &images() const { return *m_images; }
    void setActions(const ChangeActions &actions); ///< Buttons that act on what is shown. Once.

Q_SIGNALS:
    void fileRequested(const longshore::StackKey &key);
    void linkActivated(const QUrl &url);
    void ownershipRequested(const longshore::StackKey &key);
    void compareRequested(const longshore::StackKey &key);
    void webhookCopyRequested(const longshore::StackKey &key);
    void leaveRequested(); ///< Esc.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeStackView();
    QWidget *makeSummaryView();
    QBoxLayout *makeHeader();
    void addTab(DetailTab *tab, const QString &title, const QString &name);
    void showHeader();
    void retitle();
    void fillCurrentTab();
    void forgetStack();

    QStackedLayout *m_views;
    EmptyState *m_nothing = nullptr;
    QWidget *m_stackView = nullptr;
    QWidget *m_summaryView = nullptr;
    ElidedLabel *m_name = nullptr;
    StatusChip *m_state = nullptr;
    ElidedLabel *m_place = nullptr;
    QBoxLayout *m_actionArea = nullptr;
    QBoxLayout *m_summaryActions = nullptr;
    QTabWidget *m_tabs = nullptr;
    ComposeTab *m_file = nullptr;
    ContainersTab *m_containers = nullptr;
    GitTab *m_git = nullptr;
    LogsTab *m_logs = nullptr;
    StatsTab *m_stats = nullptr;
    EventsTab *m_events = nullptr;
    ImagesTab *m_images = nullptr;
    ConsoleTab *m_console = nullptr;
    QLabel *m_summaryTitle = nullptr;
    FactsView *m_summaryFacts = nullptr;
    std::optional<StackDetails> m_details;
    QSet<DetailTab *> m_outdated; ///< Tabs that have not seen m_details yet.
};

} // namespace longshore
