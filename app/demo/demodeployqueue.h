// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoroutes.h"

#include <QPointer>
#include <QQueue>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace longshore::demo {

/// Deploys one after the other, as a real server does with its one lock (portainer-api.md 4.9), while other requests go on. What a
/// deploy does to an engine is seen at once and grows; what it does to the records is seen when it is done. It goes on when nobody
/// waits for its answer any more. Belongs to the server's thread.
class DeployQueue : public QObject
{
    Q_OBJECT
public:
    using Answering = std::function<void(QTcpSocket *, const Response &)>;

    DeployQueue(Site &site, Answering answer, QObject *parent);

    /// Whether the request has to wait here rather than be answered at once.
    bool takes(const Request &request) const;
    void add(const Request &request, QTcpSocket *socket);

private:
    struct Job {
        Request request;
        QPointer<QTcpSocket> socket;
        Work work = Work::None;
    };
    /// What a deploy made of a record; nothing for one that it removed.
    struct Change {
        StackId id{};
        std::optional<Stack> stack;
    };

    void next();
    void work(const Job &job);
    void holdBack(std::vector<Stack> before);
    void showDeploying(const Job &job, const Response &response);
    void finish();
    void put(const Change &change);
    bool isDeploying(const Request &request) const;

    Site &m_site;
    const Answering m_answer;
    QQueue<Job> m_waiting;
    bool m_isBusy = false;
    QList<Change> m_held;
    QPointer<QTcpSocket> m_socket; ///< Who waits for the deploy at work; null when answered.
    Response m_response;
};

} // namespace longshore::demo
