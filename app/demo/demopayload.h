// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoexchange.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace longshore::demo {

/// The JSON body of a request, read the forgiving way of the server (portainer-api.md 0.3).
class Payload
{
public:
    /// `type` is the name Go has for the payload, which appears in the words for a wrong type.
    Payload(const Request &request, DemoLine line, const QByteArray &type);

    /// What is wrong with the body, in the server's words; empty when nothing is.
    QByteArray problem() const { return m_problem; }
    /// Whether a member was sent, and not as null. Names may be spelt in any case.
    bool has(const char *name) const;
    /// The member, or what Go has for one that is missing; each notes a problem for a member of another type.
    QByteArray text(const char *name);
    qint64 number(const char *name);
    bool flag(const char *name);
    QList<qint64> numbers(const char *name);
    QJsonArray list(const char *name, const char *goType = "array");
    QJsonObject object(const char *name);

private:
    QJsonValue find(const char *name) const;
    QJsonValue checked(const char *name, QJsonValue::Type type, const char *goType);
    QByteArray wrongType(const QByteArray &name, const QJsonValue &value, const QByteArray &goType) const;

    QByteArray m_body;
    DemoLine m_line;
    QByteArray m_type;
    QJsonObject m_members;
    QByteArray m_problem;
};

/// A member of an object whose name may be spelt in any case; undefined if there is none.
QJsonValue memberOf(const QJsonObject &object, const char *name);
Response invalidPayload(DemoLine line, const QByteArray &details);

} // namespace longshore::demo
