// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "app/session/servers.h"
#include "ui/shell/commandline.h"

#include <QObject>

#include <memory>

namespace longshore {

/// The built-in sample server and the temporary entry that points to it: nothing of it is saved.
class DemoAccess : public QObject
{
    Q_OBJECT
public:
    explicit DemoAccess(Servers &servers, QObject *parent = nullptr);
    ~DemoAccess() override;

    /// Starts it, or does nothing when it runs. False when no loopback port could be had.
    bool open(const CommandLine &line);
    void stop(); ///< The server alone: its entry stays and fails.
    ServerId id() const; ///< Null while it does not run.
    DemoServer *server() const { return m_server.get(); } ///< Null before it was opened.

private:
    Servers &m_servers;
    std::unique_ptr<DemoServer> m_server;
    ServerId m_id;
};

} // namespace longshore
