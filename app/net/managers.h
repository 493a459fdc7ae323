// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/managerfactory.h"

#include <QNetworkProxy>

namespace longshore {

class TrustGate;

/// The connections to one server: one manager for reads, one for writes, a fresh one for each stream. Qt opens at most
/// six connections per manager, so that a deploy or a stream would hold up everything else.
class Managers
{
public:
    /// `proxy`: DefaultProxy leaves each manager's way as it was made.
    Managers(ManagerFactory::Make make, TrustGate &gate, QNetworkProxy proxy);
    ~Managers();
    Q_DISABLE_COPY_MOVE(Managers)

    QNetworkAccessManager &reads();
    QNetworkAccessManager &writes();
    std::unique_ptr<QNetworkAccessManager> stream();
    bool hasReads() const { return m_reads != nullptr; }

    /// Drops all connections. Every reply must have ended: those that run would never finish.
    void renew();

private:
    std::unique_ptr<QNetworkAccessManager> make();

    const ManagerFactory::Make m_make;
    TrustGate &m_gate;
    const QNetworkProxy m_proxy;
    std::unique_ptr<QNetworkAccessManager> m_reads;
    std::unique_ptr<QNetworkAccessManager> m_writes;
};

} // namespace longshore
