// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>

namespace longshore::demo {

/// What tests want to know of the requests that came in. Every function may be called from any thread.
class Journal
{
public:
    /// One more request; `route` is empty for one that does not exist.
    void note(const QByteArray &method, const QByteArray &route, bool isWrite);
    int count(const QByteArray &method, const QByteArray &route) const;
    int writes() const;

    void noteMisusedSignOut();
    bool wasSignOutMisused() const;

private:
    mutable QMutex m_mutex;
    QHash<QByteArray, int> m_counts; ///< By "METHOD route".
    int m_writes = 0;
    bool m_signOutMisused = false;
};

} // namespace longshore::demo
