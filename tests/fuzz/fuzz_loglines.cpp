// SPDX-License-Identifier: GPL-3.0-or-later
// The frames and lines of a log: the same bytes give the same lines wherever they are cut, and no line holds a line feed.
#include "app/logs/linereader.h"

#include <QList>

#include <cstdlib>

using namespace longshore;

namespace {

struct Line {
    LogStream stream;
    qint64 stamp;
    QByteArray text;
    bool operator==(const Line &) const = default;
};

QList<Line> linesOf(QByteArrayView bytes, qsizetype first, qsizetype piece)
{
    QList<Line> lines;
    LineReader reader;
    const auto take = [&](const LogLine &line) {
        if (line.bytes.contains('\n'))
            std::abort();
        lines.append({line.stream, line.stamp, line.bytes.toByteArray()});
    };
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype size = std::min(at == 0 ? first : piece, bytes.size() - at);
        reader.feed(bytes.sliced(at, size), take);
        at += size;
    }
    reader.finish(take);
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 2, qsizetype(size - 2));
    const QList<Line> whole = linesOf(bytes, std::max<qsizetype>(bytes.size(), 1), 1);
    if (linesOf(bytes, 1 + data[0], 1 + data[1]) != whole || linesOf(bytes, 1, 1) != whole)
        std::abort();
    return 0;
}
