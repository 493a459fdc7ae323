// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/newstackwindow.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace longshore {

/// The windows in which stacks are made: asks what each environment deploys, opens the window, and carries out what it
/// wants as an operation.
class StackCreating : public QObject
{
    Q_OBJECT
public:
    explicit StackCreating(const StackParts &parts, QObject *parent);
    ~StackCreating() override;

    /// On that server; `environment` is the one chosen at first. `then` gets the window once it is there.
    void open(const ServerId &server, std::optional<EnvironmentId> environment = {}, std::function<void(NewStackWindow &)> then = {});
    /// What each environment of that server deploys, once its engines were asked.
    void withEnvironments(const ServerId &server, std::function<void(const QList<NewStackEnvironment> &)> then);
    QStringList unsaved() const; ///< What is typed in the windows and not made.

Q_SIGNALS:
    void told(const QString &sentence);

private:
    /// Asking what the environments deploy.
    struct Opening {
        QPointer<Session> session;
        QList<NewStackEnvironment> environments;
        int open = 0;
        std::function<void(const QList<NewStackEnvironment> &)> then;
    };
    QList<NewStackEnvironment> environmentsOf(const Session &session) const;
    void askClusters(const std::shared_ptr<Opening> &opening);
    void show(const ServerId &server, const QList<NewStackEnvironment> &environments, std::optional<EnvironmentId> chosen,
              const std::function<void(NewStackWindow &)> &then);
    void connectWishes(NewStackWindow *window, const ServerId &server);
    void start(NewStackWindow *window, const ServerId &server, const Plan &plan);

    StackParts m_parts;
    QList<QPointer<NewStackWindow>> m_windows;
};

} // namespace longshore
