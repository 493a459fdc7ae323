// SPDX-License-Identifier: GPL-3.0-or-later
// What happened on an engine: whatever is read has a time that fits, and lines read together are the lines read one by one.
#include "app/portainer/decode.h"

#include <cstdlib>

using namespace longshore;

namespace {

Result<QList<EngineEvent>> read(const QByteArray &body)
{
    return decode::events({.status = 200, .body = body, .headers = {}});
}

void must(bool fine)
{
    if (!fine)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<QList<EngineEvent>> all = read(body);
    QList<EngineEvent> oneByOne;
    bool isRefused = false;
    for (const QByteArray &line : body.split('\n')) {
        const Result<QList<EngineEvent>> some = read(line);
        isRefused = isRefused || !some;
        if (some)
            oneByOne += *some;
    }
    must(all.has_value() == !isRefused);
    if (!all) {
        must(all.error().kind == ApiError::Kind::Protocol && !all.error().message.isEmpty());
        return 0;
    }
    must(*all == oneByOne);
    for (const EngineEvent &each : *all) {
        must(each.nanoseconds >= 0 && each.at.isValid() && each.at.toMSecsSinceEpoch() == each.nanoseconds / 1'000'000);
        must(each.name() == each.name() && (!each.isCheck() || each.action.startsWith(QLatin1StringView("exec_"))));
    }
    return 0;
}
