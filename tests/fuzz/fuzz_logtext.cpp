// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of a line: spans lie within the text and in order, nothing of an escape is left, JSON laid out is the same JSON.
#include "app/logs/ansitext.h"
#include "app/logs/logjson.h"
#include "app/logs/loglevel.h"

#include <QJsonDocument>

#include <cstdlib>

using namespace longshore;

namespace {

void must(bool fine)
{
    if (!fine)
        std::abort();
}

void checkText(QByteArrayView line)
{
    const AnsiText read = readAnsi(line);
    qsizetype end = 0;
    for (const AnsiSpan &span : read.spans) {
        must(span.length > 0 && span.from >= end && span.look != AnsiLook());
        end = span.from + span.length;
    }
    must(end <= read.text.size());
    must(!read.text.contains('\x1b') && !read.text.contains('\r'));
    must(read.text.size() <= line.size());
    must(withoutAnsi(line) == read.text);
    if (!hasAnsi(line))
        must(line.startsWith(read.text));
}

void checkJson(QByteArrayView line)
{
    const QByteArray pretty = prettyJson(line);
    if (pretty.isEmpty())
        return;
    must(looksLikeJson(line));
    QByteArray a = line.toByteArray();
    QByteArray b = pretty;
    for (QByteArray *each : {&a, &b}) {
        for (const char blank : {' ', '\t', '\n', '\r', '\f', '\v'})
            each->replace(blank, "");
    }
    must(a == b);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView line(data, qsizetype(size));
    checkText(line);
    levelOf(line);
    checkJson(line);
    return 0;
}
