// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logrow.h"

#include <deque>
#include <vector>

namespace longshore {

class LogStore;

/// Those who are shown what one feed reads. Each has a store of its own, and may stop and go on without the others noticing: what came
/// meanwhile is kept for it. Texts are there once for all of them. For one thread.
class LogAudience
{
public:
    /// Begins with what the others have; it must outlive this, or be removed.
    void add(LogStore &store);
    void remove(LogStore &store);
    /// What is not read now is handed over when it is again: the latest, as much as the store is to hold.
    void setReading(LogStore &store, bool reads);
    bool isEmpty() const { return m_listeners.empty(); }

    void deliver(const LogBatch &batch);
    void clear(); ///< Another log begins.

private:
    struct Listener {
        LogStore *store;
        bool reads = true;
        bool hasMissed = false; ///< More came than it can hold: what it has goes, too.
        std::deque<LogBatch> kept;
        qint64 lines = 0; ///< In what is kept.

        void keep(const LogBatch &batch);
        void catchUp();
    };

    std::vector<Listener> m_listeners;
};

} // namespace longshore
