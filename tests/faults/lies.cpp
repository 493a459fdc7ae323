// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/lies.h"

#include <chrono>
#include <thread>

namespace longshore::test {

using namespace std::chrono_literals;

namespace {

    const QByteArray Ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray Json = "Content-Type: application/json\r\n";
    const QByteArray Chunked = "Transfer-Encoding: chunked\r\n";
    const QByteArray End = "\r\n";

    QByteArray length(qsizetype size)
    {
        return "Content-Length: " + QByteArray::number(size) + "\r\n";
    }

    QByteArray chunk(const QByteArray &bytes)
    {
        return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    }

    QByteArray whole(const QByteArray &first, const QByteArray &headers, const QByteArray &body)
    {
        return first + headers + length(body.size()) + End + body;
    }

    QByteArray half(const QByteArray &text)
    {
        return text.left(std::max<qsizetype>(1, text.size() / 2));
    }

    using Bytes = std::function<QByteArray(const QByteArray &)>;

    /// Sends the bytes and leaves the connection open, as a server does.
    auto open(Bytes bytes)
    {
        return [bytes = std::move(bytes)](Wire &wire, const QByteArray &truth) {
            wire.write(bytes(truth));
            wire.waitForPeer();
        };
    }

    auto closed(Bytes bytes)
    {
        return [bytes = std::move(bytes)](Wire &wire, const QByteArray &truth) {
            wire.write(bytes(truth));
            wire.finish();
        };
    }

    auto torn(Bytes bytes)
    {
        return [bytes = std::move(bytes)](Wire &wire, const QByteArray &truth) {
            wire.write(bytes(truth));
            std::this_thread::sleep_for(20ms); // A reset overtakes what is still on its way.
            wire.reset();
        };
    }

    /// Repeats a piece until the client has had enough.
    auto endless(const QByteArray &head, const QByteArray &piece, std::chrono::milliseconds pause)
    {
        return [=](Wire &wire, const QByteArray &) {
            bool there = wire.write(head);
            while (there) {
                there = wire.write(piece);
                if (pause.count() > 0)
                    std::this_thread::sleep_for(pause);
            }
        };
    }

    /// The true body under another first line.
    Lie status(const char *name, const char *line, Lie::True truth = Lie::True::ForNobody)
    {
        return {name, closed([line = QByteArray(line)](const QByteArray &body) { return whole(line + "\r\n", Json, body); }), truth};
    }

    Lie redirect(const char *name, const char *line)
    {
        return {name, open([line = QByteArray(line)](const QByteArray &body) { return whole(line + "\r\nLocation: /elsewhere\r\n", Json, body); })};
    }

    /// The true body with other headers in place of its type.
    Lie headers(const char *name, const char *lines)
    {
        return {name, closed([lines = QByteArray(lines)](const QByteArray &body) { return whole(Ok, lines, body); })};
    }

    /// Another body, well framed and called JSON.
    Lie body(const char *name, Bytes bytes, Lie::True truth = Lie::True::ForNobody)
    {
        return {name, open([bytes = std::move(bytes)](const QByteArray &text) { return whole(Ok, Json, bytes(text)); }), truth};
    }

    /// The true body with a length of its own.
    Lie framed(const char *name, Bytes lengthLines)
    {
        return {name, closed([lines = std::move(lengthLines)](const QByteArray &text) { return Ok + Json + lines(text) + End + text; })};
    }

    /// What stands behind "Transfer-Encoding: chunked".
    Lie chunks(const char *name, Bytes bytes)
    {
        return {name, closed([bytes = std::move(bytes)](const QByteArray &text) { return Ok + Json + Chunked + End + bytes(text); })};
    }

    QByteArray manyHeaders(int count)
    {
        QByteArray lines;
        for (int i = 0; i < count; ++i)
            lines += "X-Filler-" + QByteArray::number(i) + ": x\r\n";
        return lines;
    }

    /// Above 256 KiB Qt drops every header and still says 200; smaller ones are whole answers, and may be believed.
    /// Reading a MiB byte by byte takes it half a second of work, so not everybody gets one.
    QByteArray bigHeader(const QByteArray &text)
    {
        return QByteArray(text.startsWith('[') ? 1024 * 1024 : 320 * 1024, 'x');
    }

    QByteArray utf16(const QByteArray &text)
    {
        QByteArray wide;
        for (const char c : text)
            wide += QByteArray(1, c) + QByteArray(1, '\0');
        return wide;
    }

    std::vector<Lie> lyingStatuses()
    {
        return {
            redirect("300", "HTTP/1.1 300 Multiple Choices"),
            redirect("301", "HTTP/1.1 301 Moved Permanently"),
            redirect("302", "HTTP/1.1 302 Found"),
            redirect("303", "HTTP/1.1 303 See Other"),
            redirect("304", "HTTP/1.1 304 Not Modified"),
            redirect("307", "HTTP/1.1 307 Temporary Redirect"),
            redirect("308", "HTTP/1.1 308 Permanent Redirect"),
            {"302 without location", closed([](const QByteArray &t) { return whole("HTTP/1.1 302 Found\r\n", Json, t); })},
            status("100 only", "HTTP/1.1 100 Continue"),
            status("101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade"),
            status("102 only", "HTTP/1.1 102 Processing"),
            status("103 only", "HTTP/1.1 103 Early Hints"),
            status("099", "HTTP/1.1 099 Odd"),
            status("000", "HTTP/1.1 000 Odd"),
            status("201", "HTTP/1.1 201 Created"),
            status("202", "HTTP/1.1 202 Accepted"),
            status("203", "HTTP/1.1 203 Non-Authoritative Information"),
            status("206", "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-1/9"),
            status("204 with body", "HTTP/1.1 204 No Content", Lie::True::ForChecks),
            status("299", "HTTP/1.1 299 Odd"),
            status("600", "HTTP/1.1 600 Odd"),
            status("500", "HTTP/1.1 500 Internal Server Error"),
            status("404", "HTTP/1.1 404 Not Found"),
            status("letters for a status", "HTTP/1.1 2OO OK"),
            status("four digits", "HTTP/1.1 2000 OK"),
            status("no status", "HTTP/1.1 OK"),
            status("other protocol", "HTTX/1.1 200 OK"),
            status("ICY", "ICY 200 OK"),
            status("HTTP/2.0 in words", "HTTP/2.0 302 Found"),
            {"HTTP/0.9", closed([](const QByteArray &t) { return t; })},
            {"HTTP/2 preface", closed([](const QByteArray &) { return QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"); })},
            {"HTTP/2 settings", closed([](const QByteArray &) { return QByteArray("\0\0\0\4\0\0\0\0\0", 9); })},
            {"an SSH server", closed([](const QByteArray &) { return QByteArray("SSH-2.0-OpenSSH_9.2\r\n"); })},
        };
    }

    std::vector<Lie> lyingHeaders()
    {
        return {
            {"a log-in page", open([](const QByteArray &) { return whole(Ok, "Content-Type: text/html\r\n", "<html><form>Log in</form></html>"); })},
            body("a log-in page called JSON", [](const QByteArray &) { return QByteArray("<html><form>Log in</form></html>"); }),
            headers("called text", "Content-Type: text/plain; charset=utf-8\r\n"),
            headers("called HTML", "Content-Type: text/html\r\n"),
            headers("called bytes", "Content-Type: application/octet-stream\r\n"),
            headers("called a problem", "Content-Type: application/problem+json\r\n"),
            headers("called two things", "Content-Type: text/html\r\nContent-Type: application/json\r\n"),
            headers("called nothing", ""),
            headers("called gzip", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"),
            headers("called brotli", "Content-Type: application/json\r\nContent-Encoding: br\r\n"),
            {"deflate", closed([](const QByteArray &t) { return whole(Ok, Json + "Content-Encoding: deflate\r\n", qCompress(t).mid(4)); })},
            {"more than 100 headers", closed([](const QByteArray &t) { return whole(Ok, manyHeaders(120) + Json, t); })},
            {"a header of 1 MiB", closed([](const QByteArray &t) { return whole(Ok, Json + "X-Big: " + bigHeader(t) + "\r\n", t); })},
        };
    }

    std::vector<Lie> lyingLengths()
    {
        return {
            {"empty", open([](const QByteArray &) { return whole(Ok, Json, {}); })},
            {"empty without length", closed([](const QByteArray &) { return Ok + Json + End; })},
            {"cut without length", closed([](const QByteArray &t) { return Ok + Json + End + half(t); })},
            {"cut without length, reset", torn([](const QByteArray &t) { return Ok + Json + End + half(t); })},
            {"cut against its length", closed([](const QByteArray &t) { return Ok + Json + length(t.size()) + End + half(t); })},
            {"cut against its length, reset", torn([](const QByteArray &t) { return Ok + Json + length(t.size()) + End + half(t); })},
            framed("shorter than its length", [](const QByteArray &t) { return length(t.size() + 1); }),
            framed("longer than its length", [](const QByteArray &t) { return length(t.size() - 1); }),
            framed("length 0", [](const QByteArray &) { return length(0); }),
            framed("two lengths", [](const QByteArray &t) { return length(t.size()) + length(t.size() / 2); }),
            framed("two lengths, other order", [](const QByteArray &t) { return length(t.size() / 2) + length(t.size()); }),
            framed("negative length", [](const QByteArray &t) { return length(-t.size()); }),
            framed("length in letters", [](const QByteArray &) { return QByteArray("Content-Length: many\r\n"); }),
            framed("length in hex", [](const QByteArray &) { return QByteArray("Content-Length: 0x10\r\n"); }),
            framed("length beyond all", [](const QByteArray &) { return QByteArray("Content-Length: 99999999999999999999\r\n"); }),
            framed("length of an exabyte", [](const QByteArray &) { return QByteArray("Content-Length: 1000000000000000000\r\n"); }),
            framed("length and chunks", [](const QByteArray &t) { return length(t.size()) + Chunked; }),
            chunks("bad chunk size", [](const QByteArray &t) { return "zz\r\n" + t + "\r\n0\r\n\r\n"; }),
            chunks("bad chunk size in the middle", [](const QByteArray &t) { return chunk(half(t)) + "zz\r\n" + t.mid(half(t).size()) + "\r\n0\r\n\r\n"; }),
            chunks("negative chunk size", [](const QByteArray &t) { return "-5\r\n" + t + "\r\n0\r\n\r\n"; }),
            chunks("chunk size beyond all", [](const QByteArray &t) { return "FFFFFFFFFFFFFFFFF\r\n" + t + "\r\n0\r\n\r\n"; }),
            chunks("cut chunk", [](const QByteArray &t) { return QByteArray::number(t.size(), 16) + "\r\n" + half(t); }),
            chunks("cut between chunks", [](const QByteArray &t) { return chunk(half(t)); }),
            chunks("ended too early", [](const QByteArray &t) { return chunk(half(t)) + "0\r\n\r\n"; }),
            chunks("no chunks", [](const QByteArray &) { return QByteArray("0\r\n\r\n"); }),
            {"head cut", closed([](const QByteArray &) { return Ok + "Content-Type: appl"; })},
            {"nothing", closed([](const QByteArray &) { return QByteArray(); })},
            {"silence", open([](const QByteArray &) { return QByteArray(); })},
            {"silence after the head", open([](const QByteArray &t) { return Ok + Json + length(t.size()) + End; })},
            {"silence in the body", open([](const QByteArray &t) { return Ok + Json + length(t.size()) + End + half(t); })},
            {"slow drip", endless(Ok + Json + length(100'000) + End + '[', " ", 20ms)},
            {"slow drip of headers", endless(Ok, "X-Drip: x\r\n", 20ms)},
            {"endless body", endless(Ok + Json + End + '[', QByteArray(65536, ' '), 0ms)},
            {"endless chunks", endless(Ok + Json + Chunked + End, chunk(QByteArray(65536, ' ')), 0ms)},
            {"endless refusal", endless("HTTP/1.1 403 Forbidden\r\n" + Json + End, QByteArray(65536, ' '), 0ms)},
        };
    }

    std::vector<Lie> lyingBodies()
    {
        return {
            body("cut JSON", half),
            body("garbage behind", [](const QByteArray &t) { return t + " garbage"; }),
            body("twice", [](const QByteArray &t) { return t + t; }),
            body("a second value behind", [](const QByteArray &t) { return t + (t.startsWith('[') ? "[]" : "{}"); }),
            body("NUL behind", [](const QByteArray &t) { return t + '\0'; }),
            body("NUL in front", [](const QByteArray &t) { return '\0' + t; }),
            body("NUL inside", [](const QByteArray &t) { return t.left(1) + '\0' + t.mid(1); }),
            body("byte order mark", [](const QByteArray &t) { return "\xef\xbb\xbf" + t; }),
            body("UTF-16", utf16),
            body("UTF-16 with mark", [](const QByteArray &t) { return "\xff\xfe" + utf16(t); }),
            body("bad UTF-8", [](const QByteArray &t) { return t.left(1) + (t.startsWith('[') ? "\"\xff\"," : "\"x\":\"\xff\",") + t.mid(1); }),
            body("null", [](const QByteArray &) { return QByteArray("null"); }, Lie::True::ForLists),
            body("number", [](const QByteArray &) { return QByteArray("12"); }),
            body("string", [](const QByteArray &) { return QByteArray("\"ok\""); }),
            body("true", [](const QByteArray &) { return QByteArray("true"); }),
            body("blanks", [](const QByteArray &) { return QByteArray("  \n"); }),
            body("list for object", [](const QByteArray &t) { return t.startsWith('[') ? QByteArray("{}") : '[' + t + ']'; }),
            body("list of numbers", [](const QByteArray &) { return QByteArray("[1,2,3]"); }),
            body("list of lists", [](const QByteArray &t) { return '[' + t + ']' ; }),
            body("too deep", [](const QByteArray &) { return QByteArray(5000, '[') + QByteArray(5000, ']'); }),
            body("JavaScript", [](const QByteArray &t) { return ")]}',\n" + t; }),
            body("comment in front", [](const QByteArray &t) { return "/**/" + t; }),
            body("single quotes", [](const QByteArray &t) { return QByteArray(t).replace('"', '\''); }),
            body("comma at the end", [](const QByteArray &t) { return t.chopped(1) + ',' + t.right(1); }),
        };
    }

} // namespace

std::vector<Lie> lies()
{
    std::vector<Lie> all;
    for (std::vector<Lie> &some : std::vector{lyingStatuses(), lyingHeaders(), lyingLengths(), lyingBodies()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

QByteArray honestAnswer(const QByteArray &truth)
{
    return truth.isEmpty() ? QByteArray("HTTP/1.1 204 No Content\r\n\r\n") : whole(Ok, Json, truth);
}

} // namespace longshore::test
