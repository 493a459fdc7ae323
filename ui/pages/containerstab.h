// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/containersmodel.h"
#include "ui/pages/detailtab.h"

#include <QDateTime>

class QLabel;
class QStackedLayout;
class QTableView;

namespace longshore {

class Banner;
class ContainerActions;
class EmptyState;
class FilterField;
class MarkDelegate;
class WorkloadsView;

/// How fresh the list of containers is, and what is wrong with it.
struct ContainersView {
    enum class State { Loading, Ready, Failed, Stale };
    State state = State::Loading;
    QList<Container> containers;
    QDateTime readAt; ///< UTC.
    QString sentence; ///< Why it failed or is stale; empty otherwise.
    QString details; ///< The server's own words.
    QString pace; ///< "live", "every 5 s".
    QString portHost; ///< Where published ports are opened.
};

/// What runs of a stack: a table, and what can be done with one or several. Says what is wanted and asks no server.
class ContainersTab : public DetailTab
{
    Q_OBJECT
public:
    explicit ContainersTab(QWidget *parent = nullptr);
    ~ContainersTab() override;

    void setDetails(const StackDetails &details) override;
    void forget() override;
    void setView(const ContainersView &view); ///< Of the stack that lookedAt() named last.

    ContainerActions &actions() const { return *m_actions; }
    QTableView &table() const { return *m_table; }
    WorkloadsView &workloads() const { return *m_workloads; } ///< In place of the containers for stacks of Kubernetes.
    QList<Container> selected() const; ///< In the order shown.
    void choose(const QString &containerId); ///< Selects it alone, now or once it is there.

Q_SIGNALS:
    /// Somebody looks at the containers of this stack, or no longer does (null server).
    void lookedAt(const longshore::StackKey &key);
    void retryRequested();
    void selectionChanged();
    void inspectRequested(const QString &containerId);
    void logRequested(const QList<longshore::Container> &containers); ///< Of these alone, merged.
    void logsBesideRequested(const QList<longshore::Container> &containers); ///< Each in a place of its own.
    void consoleRequested(const longshore::Container &container);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeBar();
    void setUpTable();
    void announce();
    void showState(const ContainersView &view);
    void showNote(const QString &icon, const QString &sentence, const QString &action = {}, const QString &details = {});
    void updateSelection();
    void openPorts(const QModelIndex &index);
    void copy(bool ids) const;
    void chooseWanted();
    QList<QUrl> portUrls(const Container &container) const;
    QString summary(const ContainersView &view) const;

    QString m_wanted; ///< To be selected when it is there.
    ContainersModel m_model;
    ContainersOrder m_order;
    StackKey m_key;
    StackKey m_announced;
    QString m_host;
    bool m_isSilent = false; ///< Nothing of this stack can be asked for.
    QStackedLayout *m_pages;
    EmptyState *m_note;
    WorkloadsView *m_workloads;
    Banner *m_banner = nullptr;
    FilterField *m_filter = nullptr;
    QLabel *m_summary = nullptr;
    QTableView *m_table = nullptr;
    MarkDelegate *m_delegate = nullptr;
    ContainerActions *m_actions = nullptr;
};

} // namespace longshore
