// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democertificate.h"
#include "app/demo/demodeployqueue.h"
#include "app/demo/demosite.h"

#include <QAbstractHttpServer>

namespace longshore::demo {

/// Listens on the loopback address and answers every request at once, but for deploys when they take time. Lives in the server's thread.
class Http : public QAbstractHttpServer
{
    Q_OBJECT
public:
    Http(Model model, const DemoOptions &options, std::shared_ptr<Journal> journal);

    /// Listens on a free port of 127.0.0.1, with TLS if there is a certificate; 0 when that is not possible.
    quint16 open(const CertificateWithKey &certificate);
    /// Makes the stacks, once; with 100,000 it takes a while.
    void prepare();
    /// What the server knows and does; only for its own thread.
    Site &site() { return m_site; }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    bool isForUs(const QByteArray &host) const;
    bool isUpgraded(const Request &request);
    void takeSockets();
    DemoDrop dropFor(const Request &request);

    Site m_site;
    DeployQueue m_deploys;
    int m_stacks;
    bool m_prepared = false;
    quint16 m_port = 0;
    Response m_refusedUpgrade;
};

} // namespace longshore::demo
