// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/startuptrace.h"

#include <QByteArray>
#include <QFile>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

std::chrono::nanoseconds bootTime()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

// Field 22 of /proc/self/stat: start time in clock ticks since boot (proc(5)). The name in field 2 may hold spaces.
std::chrono::nanoseconds processStart()
{
    QFile stat(u"/proc/self/stat"_s);
    if (!stat.open(QIODevice::ReadOnly))
        return bootTime();
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype StartTimeAfterName = 19;
    if (fields.size() <= StartTimeAfterName)
        return bootTime();
    return std::chrono::nanoseconds(std::chrono::seconds(1)) * fields.at(StartTimeAfterName).toLongLong() / sysconf(_SC_CLK_TCK);
}

} // namespace

StartupTrace::StartupTrace(bool enabled)
    : m_enabled(enabled), m_processStart(enabled ? processStart() : std::chrono::nanoseconds{})
{
}

void StartupTrace::milestone(const QString &what) const
{
    if (!m_enabled)
        return;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(bootTime() - m_processStart);
    std::printf("%lld %s\n", static_cast<long long>(ms.count()), what.toUtf8().constData());
    std::fflush(stdout);
}

} // namespace longshore
