// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackrow.h"
#include "ui/models/workloadsmodel.h"
#include "ui/pages/workloadactions.h"

#include <QDateTime>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QTableView;

namespace longshore {

class Banner;
class EmptyState;
class FilterField;
class MarkDelegate;

/// What runs of a stack of Kubernetes, how fresh that is, and what is wrong with it.
struct WorkloadsShown {
    enum class State { Loading, Ready, Failed, Stale };
    State state = State::Loading;
    StackWorkloadsFacts facts;
    QDateTime readAt; ///< UTC.
    QString sentence; ///< Why it failed, is stale or lacks a part; empty otherwise.
    QString details; ///< The cluster's own words.
    QString pace; ///< "every 5 s".
};

/// What the Containers tab shows of a stack of Kubernetes: its workloads with their pods, its services and ingresses. Says what is wanted and
/// asks no server.
class WorkloadsView : public QWidget
{
    Q_OBJECT
public:
    explicit WorkloadsView(QWidget *parent = nullptr);
    ~WorkloadsView() override;

    void setStack(const StackKey &key); ///< Another one forgets the rows; a null server: none.
    void setShown(const WorkloadsShown &shown); ///< Of the stack that lookedAt() named last.

    QTableView &table() const { return *m_table; }
    QHBoxLayout &bar() const { return *m_bar; } ///< Where buttons go, at its end.
    const WorkloadRow *current() const; ///< The row that is selected; null for none or several.
    WorkloadSelection selection() const; ///< In the order of the table.
    WorkloadActions &actions() const { return *m_actions; }
    void choose(const QString &uid); ///< Selects it alone, now or once it is there.

Q_SIGNALS:
    /// Somebody looks at the workloads of this stack, or no longer does (null server).
    void lookedAt(const longshore::StackKey &key);
    void retryRequested();
    void selectionChanged();
    void logRequested(const QList<longshore::Pod> &pods); ///< Of these alone, merged.
    void consoleRequested(const longshore::Pod &pod);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeBar();
    void setUpTable();
    void setUpActions();
    void openMenu(const QPoint &at);
    void announce();
    void showState(const WorkloadsShown &shown);
    void showNote(const QString &icon, const QString &sentence, const QString &action = {}, const QString &details = {});
    QString summary(const WorkloadsShown &shown) const;
    std::optional<Workload> workloadOf(const WorkloadRow &row) const;
    QList<Pod> podsBehind(const QList<WorkloadRow> &rows) const;
    void copy() const;
    void chooseWanted();

    WorkloadsModel m_model;
    WorkloadsOrder m_order;
    StackKey m_key;
    StackKey m_announced;
    QString m_wanted; ///< Uid, to be selected as soon as it is there.
    QStackedLayout *m_pages;
    EmptyState *m_note;
    Banner *m_banner = nullptr;
    FilterField *m_filter = nullptr;
    QLabel *m_summary = nullptr;
    QHBoxLayout *m_bar = nullptr;
    QTableView *m_table = nullptr;
    MarkDelegate *m_delegate = nullptr;
    WorkloadActions *m_actions = nullptr;
    QAction *m_copy = nullptr;
};

} // namespace longshore
