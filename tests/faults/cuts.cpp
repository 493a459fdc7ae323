// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/cuts.h"

namespace longshore::test {
namespace {

void dieAt(Cut cut, Wire &wire)
{
    if (cut == Cut::AfterHead)
        return wire.finish();
    if (!wire.readBody(cut == Cut::InBody ? wire.request().header("Content-Length").toLongLong() / 2 : -1))
        return;
    if (cut == Cut::InBody || cut == Cut::BeforeAnswerReset)
        return wire.reset();
    if (cut == Cut::InStatusLine)
        wire.write("HTTP/1.1 20");
    if (cut == Cut::InHeaders)
        wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le");
    if (cut == Cut::InAnswer)
        wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"Id\":1");
    wire.finish();
}

} // namespace

const char *nameOf(Cut cut)
{
    static constexpr std::array names{"before accept", "after accept", "after head", "in body", "before answer", "before answer, reset",
                                      "in status line", "in headers", "in answer"};
    return names.at(std::size_t(cut));
}

FaultServer::Story dyingAt(Cut cut, bool idle)
{
    return [cut, idle](Wire &wire) {
        if (cut == Cut::AfterAccept && !idle)
            return wire.finish();
        while (wire.readHead()) {
            if (!wire.request().path().contains("/prime"))
                return dieAt(cut, wire);
            if (!wire.readBody() || !wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"))
                return;
            if (cut == Cut::AfterAccept) // The idle connection dies while the client still believes in it.
                return wire.finish();
        }
    };
}

} // namespace longshore::test
