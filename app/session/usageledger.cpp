// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/usageledger.h"

#include <utility>

namespace longshore {

namespace {

constexpr qint64 MemoryStep = 100 * 1024; ///< Bytes.
constexpr std::chrono::milliseconds TellEvery = std::chrono::seconds(1);

} // namespace

UsageLedger::UsageLedger(QObject *parent)
    : QObject(parent)
{
    m_telling.setSingleShot(true);
    m_telling.setInterval(TellEvery);
    connect(&m_telling, &QTimer::timeout, this, &UsageLedger::changed);
}

void UsageLedger::tellSoon()
{
    if (!m_telling.isActive())
        m_telling.start();
}

void UsageLedger::note(const EngineStack &stack, StackUsage usage)
{
    usage.memory = usage.memory / MemoryStep * MemoryStep;
    Measured &known = m_measured[stack];
    const bool isNew = !known.since.isValid() || known.usage != usage;
    known.usage = usage;
    known.since.start();
    if (isNew)
        tellSoon();
}

void UsageLedger::forgetOld()
{
    if (m_measured.removeIf([](const auto &each) { return each.value().since.hasExpired(Kept.count()); }) > 0)
        tellSoon();
}

void UsageLedger::clear()
{
    if (std::exchange(m_measured, {}).isEmpty())
        return;
    m_telling.stop();
    Q_EMIT changed();
}

QHash<EngineStack, StackUsage> UsageLedger::usages() const
{
    QHash<EngineStack, StackUsage> all;
    for (auto at = m_measured.cbegin(); at != m_measured.cend(); ++at)
        all.insert(at.key(), at->usage);
    return all;
}

} // namespace longshore
