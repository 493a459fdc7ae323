// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/managers.h"

#include "app/net/trustgate.h"

namespace longshore {

namespace {

    void retire(std::unique_ptr<QNetworkAccessManager> manager)
    {
        if (manager)
            manager.release()->deleteLater();
    }

} // namespace

Managers::Managers(ManagerFactory::Make make, TrustGate &gate, QNetworkProxy proxy)
    : m_make(std::move(make))
    , m_gate(gate)
    , m_proxy(std::move(proxy))
{
}

Managers::~Managers() = default;

QNetworkAccessManager &Managers::reads()
{
    if (!m_reads)
        m_reads = make();
    return *m_reads;
}

QNetworkAccessManager &Managers::writes()
{
    if (!m_writes)
        m_writes = make();
    return *m_writes;
}

std::unique_ptr<QNetworkAccessManager> Managers::stream()
{
    return make();
}

void Managers::renew()
{
    retire(std::move(m_reads));
    retire(std::move(m_writes));
}

std::unique_ptr<QNetworkAccessManager> Managers::make()
{
    std::unique_ptr<QNetworkAccessManager> manager = m_make();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    if (m_proxy.type() != QNetworkProxy::DefaultProxy)
        manager->setProxy(m_proxy); // In place of a factory too.
    m_gate.guard(*manager);
    return manager;
}

} // namespace longshore
