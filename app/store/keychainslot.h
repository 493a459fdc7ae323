// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace QKeychain {
class Job;
}

namespace longshore {

/// The one place a QtKeychain job may run in: an unanswered prompt blocks all later jobs of a process, and deleting a
/// running job is a use after free. A job that is no longer waited for stays here until it ends by itself.
class KeychainSlot : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool isFree() const { return m_job == nullptr; }
    /// Starts it; the slot must be free. `done` is called unless `context` is gone by then.
    void run(QKeychain::Job *job, QObject *context, std::function<void(QKeychain::Job *)> done);

Q_SIGNALS:
    void freed();

private:
    QKeychain::Job *m_job = nullptr; ///< Not owned: it deletes itself after it has finished.
};

} // namespace longshore
