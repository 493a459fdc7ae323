// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/enginestack.h"
#include "app/session/stackusage.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace longshore {

/// What was measured of stacks not long ago, rounded, so that it changes only where it is shown otherwise.
class UsageLedger : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds Kept = std::chrono::minutes(2); ///< Of what is out of sight, or cannot be measured for now.

    explicit UsageLedger(QObject *parent = nullptr);

    void note(const EngineStack &stack, StackUsage usage);
    void forgetOld();
    void clear();
    QHash<EngineStack, StackUsage> usages() const;

Q_SIGNALS:
    void changed(); ///< Once a second at most, but at once when all of it is gone.

private:
    struct Measured {
        StackUsage usage;
        QElapsedTimer since;
    };
    void tellSoon();

    QHash<EngineStack, Measured> m_measured;
    QTimer m_telling;
};

} // namespace longshore
