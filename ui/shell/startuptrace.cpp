// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/startuptrace.h"

#include <QByteArray>
#include <QFile>

#include <chrono>
#include <cstdio>

#ifdef Q_OS_LINUX
#include <ctime>
#include <unistd.h>
#endif

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_LINUX
std::chrono::nanoseconds now()
{
    timespec sinceBoot{};
    clock_gettime(CLOCK_BOOTTIME, &sinceBoot);
    return std::chrono::seconds(sinceBoot.tv_sec) + std::chrono::nanoseconds(sinceBoot.tv_nsec);
}

// Field 22 of /proc/self/stat: start time in clock ticks since boot (proc(5)). The name in field 2 may hold spaces.
std::chrono::nanoseconds processStart()
{
    QFile stat(u"/proc/self/stat"_s);
    if (!stat.open(QIODevice::ReadOnly))
        return now();
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype StartTimeAfterName = 19;
    if (fields.size() <= StartTimeAfterName)
        return now();
    return std::chrono::nanoseconds(std::chrono::seconds(1)) * fields.at(StartTimeAfterName).toLongLong() / sysconf(_SC_CLK_TCK);
}
#else
std::chrono::nanoseconds now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

// Elsewhere the system does not say it as simply; counting starts when the program's own code does.
std::chrono::nanoseconds processStart()
{
    return now();
}
#endif

} // namespace

StartupTrace::StartupTrace(bool enabled)
    : m_enabled(enabled), m_processStart(enabled ? processStart() : std::chrono::nanoseconds{})
{
}

void StartupTrace::milestone(const QString &what) const
{
    if (!m_enabled)
        return;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now() - m_processStart);
    std::printf("%lld %s\n", static_cast<long long>(ms.count()), what.toUtf8().constData());
    std::fflush(stdout);
}

} // namespace longshore
