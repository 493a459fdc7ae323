// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/signincuts.h"

namespace longshore::test {

namespace {

QByteArray headOf(const QByteArray &honest)
{
    return honest.left(honest.indexOf("\r\n\r\n") + 4);
}

/// The status and headers of the truth around another body.
QByteArray withBody(const QByteArray &honest, const QByteArray &body)
{
    const QByteArray status = honest.left(honest.indexOf("\r\n"));
    return status + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray refusal(const QByteArray &status, const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void writeAndReset(Wire &wire, const QByteArray &text)
{
    wire.write(text);
    wire.reset();
}

} // namespace

const std::vector<Cut> &signInCuts()
{
    static const std::vector<Cut> cuts{
        {"reset unheard", false, [](Wire &wire, const QByteArray &) { wire.reset(); }},
        {"closed unheard", false, [](Wire &wire, const QByteArray &) { wire.finish(); }},
        {"closed before the head", true, [](Wire &wire, const QByteArray &) { wire.finish(); }},
        {"reset before the head", true, [](Wire &wire, const QByteArray &) { wire.reset(); }},
        {"closed in the head", true, [](Wire &wire, const QByteArray &honest) { wire.write(headOf(honest).chopped(9)); wire.finish(); }},
        {"reset in the head", true, [](Wire &wire, const QByteArray &honest) { writeAndReset(wire, honest.left(20)); }},
        {"closed after the head", true, [](Wire &wire, const QByteArray &honest) { wire.write(withBody(honest, "{}").chopped(2)); wire.finish(); }},
        {"reset after the head", true, [](Wire &wire, const QByteArray &honest) { writeAndReset(wire, withBody(honest, "{}").chopped(2)); }},
        {"closed in the body", true, [](Wire &wire, const QByteArray &honest) { wire.write(withBody(honest, "[{\"a\":1}]").chopped(4)); wire.finish(); }},
        {"reset in the body", true, [](Wire &wire, const QByteArray &honest) { writeAndReset(wire, withBody(honest, "[{\"a\":1}]").chopped(4)); }},
        {"silence", true, [](Wire &wire, const QByteArray &) { wire.waitForPeer(); }},
        {"silence unheard", false, [](Wire &wire, const QByteArray &) { wire.waitForPeer(); }},
        {"silence in the body", true, [](Wire &wire, const QByteArray &honest) { wire.write(withBody(honest, "{\"a\":1}").chopped(3)); wire.waitForPeer(); }},
        {"500", false, [](Wire &wire, const QByteArray &) { wire.write(refusal("500 Error", "application/json", "{\"message\":\"boom\"}")); }},
        {"a proxy's 502", true, [](Wire &wire, const QByteArray &) { wire.write(refusal("502 Bad Gateway", "text/html", "<html>")); }},
        {"a proxy's 504, unheard", false, [](Wire &wire, const QByteArray &) { wire.write(refusal("504 Gateway Timeout", "text/html", "<html>")); }},
        {"garbage", true, [](Wire &wire, const QByteArray &honest) { wire.write(withBody(honest, "{\"a\":")); }},
        {"another type", true, [](Wire &wire, const QByteArray &honest) { wire.write(withBody(honest, "\"yes\"")); }},
        {"a web page", true, [](Wire &wire, const QByteArray &) { wire.write(refusal("200 OK", "text/html", "<html>Sign in</html>")); }},
    };
    return cuts;
}

const std::vector<QByteArray> &signInStages()
{
    static const std::vector<QByteArray> stages{"status", "settings", "check", "auth", "list", "create", "prove", "csrf", "logout", "environments", "stacks"};
    return stages;
}

QByteArray stageOf(const Received &request)
{
    const QByteArray path = request.path().split('?').first();
    if (path == "/api/users/me")
        return request.header("Cookie").isEmpty() ? "prove" : "csrf";
    if (path.endsWith("/tokens"))
        return request.verb() == "POST" ? "create" : "list";
    static const QHash<QByteArray, QByteArray> stages{{"/api/system/status", "status"}, {"/api/settings/public", "settings"},
                                                      {"/api/users/admin/check", "check"}, {"/api/auth", "auth"}, {"/api/auth/logout", "logout"},
                                                      {"/api/endpoints", "environments"}, {"/api/stacks", "stacks"}};
    return stages.value(path);
}

Seen seenOf(const Received &request)
{
    Seen seen{.verb = request.verb(), .target = request.path(), .headers = {}, .body = request.body};
    for (const QByteArray &line : request.head.split('\n').mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            seen.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return seen;
}

QByteArray wireText(const Canned &canned)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(canned.status) + " Status\r\n";
    if (!canned.type.isEmpty())
        head += "Content-Type: " + canned.type + "\r\n";
    if (canned.status != 204)
        head += "Content-Length: " + QByteArray::number(canned.body.size()) + "\r\n";
    for (const auto &[name, value] : canned.headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n" + canned.body;
}

} // namespace longshore::test
