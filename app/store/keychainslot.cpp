// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/keychainslot.h"

#include <qt6keychain/keychain.h>

namespace longshore {

void KeychainSlot::run(QKeychain::Job *job, QObject *context, std::function<void(QKeychain::Job *)> done)
{
    Q_ASSERT(isFree());
    m_job = job;
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [this] {
        m_job = nullptr;
        Q_EMIT freed();
    });
    connect(job, &QKeychain::Job::finished, context, [done = std::move(done)](QKeychain::Job *finished) { done(finished); });
    job->start();
}

} // namespace longshore
