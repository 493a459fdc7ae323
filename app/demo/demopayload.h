// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoexchange.h"

#include <QJsonObject>

namespace longshore::demo {

/// The JSON body of a request, read the forgiving way of the server (portainer-api.md 0.3).
class Payload
{
public:
    /// `type` is the name Go has for the payload, which appears in the words for a wrong type.
    Payload(const Request &request, DemoLine line, const QByteArray &type);

    /// What is wrong with the body, in the server's words; empty when nothing is.
    QByteArray problem() const { return m_problem; }
    /// A member whose name may be spelt in any case; notes a problem if it is no string.
    QByteArray text(const char *name);

private:
    QByteArray wrongType(const QByteArray &name, const QJsonValue &value) const;

    QByteArray m_body;
    DemoLine m_line;
    QByteArray m_type;
    QJsonObject m_members;
    QByteArray m_problem;
};

Response invalidPayload(DemoLine line, const QByteArray &details);

} // namespace longshore::demo
