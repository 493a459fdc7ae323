// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/session/containerrights.h"
#include "ui/models/servicesmodel.h"

#include <QAction>
#include <QUrl>
#include <QWidget>

class QLabel;
class QStackedLayout;
class QTreeView;

namespace longshore {

class Banner;
class EmptyState;
class MarkDelegate;

/// The services of a Swarm stack as they were read last, and what is wrong with the reading.
struct ServicesShown {
    QList<SwarmService> services;
    QList<SwarmTask> tasks;
    QHash<QString, QString> nodes; ///< Names by id.
    QString sentence; ///< Why they could not be read; empty otherwise.
    QString details; ///< The server's own words.
    bool isStale = false;
    QString portHost; ///< Where published ports are opened.
};

/// The services of a Swarm stack with their tasks, and what can be done with one of them.
class ServicesView : public QWidget
{
    Q_OBJECT
public:
    explicit ServicesView(QWidget *parent = nullptr);
    ~ServicesView() override;

    QAction *const scale;
    QAction *const forceUpdate;
    QAction *const rollBack;
    QAction *const remove;
    QList<QAction *> inOrder() const { return {scale, forceUpdate, rollBack, remove}; }

    void setServices(const ServicesShown &shown);
    void clear();
    int count() const { return m_model.rowCount(); }
    bool saysNothing() const { return count() == 0 && m_problem.isEmpty(); } ///< No service, and no reason why there is none to be seen.
    QTreeView &tree() const { return *m_tree; }
    std::optional<SwarmService> selected() const;
    /// Whether a service can be changed at all, by who is signed in and where; what depends on the service is known here.
    void setVerdict(const StackVerdict &verdict);

Q_SIGNALS:
    void wished(longshore::ServiceAction action); ///< For the selected service.
    void retryRequested();
    void linkActivated(const QUrl &url);

private:
    QWidget *makeList();
    QWidget *makeBar();
    void setUpTree();
    QAction *make(const char *name, const QString &text, const char *icon, ServiceAction action);
    void openPorts(const QModelIndex &index);
    QString summary() const;
    void updateActions();

    ServicesModel m_model;
    QStackedLayout *m_pages;
    Banner *m_banner = nullptr;
    QLabel *m_summary = nullptr;
    QTreeView *m_tree = nullptr;
    MarkDelegate *m_delegate = nullptr;
    EmptyState *m_note = nullptr;
    StackVerdict m_verdict;
    QString m_problem;
    QString m_host;
};

} // namespace longshore
