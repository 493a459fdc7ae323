// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"

#include <QJsonDocument>

namespace longshore::demo {
namespace {

bool isForm(const Request &request)
{
    return request.header("Content-Type").startsWith("application/x-www-form-urlencoded");
}

QByteArray goNameOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return "bool";
    case QJsonValue::Double:
        return "number";
    case QJsonValue::Array:
        return "array";
    default:
        return "object";
    }
}

/// As Go's %q spells it.
QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n") + '"';
}

} // namespace

Payload::Payload(const Request &request, DemoLine line, const QByteArray &type)
    : m_body(isForm(request) ? QByteArray() : request.body.trimmed()), m_line(line), m_type(type)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(m_body, &error);
    if (error.error == QJsonParseError::GarbageAtEnd)
        document = QJsonDocument::fromJson(m_body.left(error.offset), &error);
    m_members = document.object();
    if (m_body.isEmpty())
        m_problem = "EOF";
    else if (error.error != QJsonParseError::NoError)
        m_problem = m_body.startsWith('{') ? "unexpected EOF"
                                           : "json: invalid character '" + m_body.left(1) + "' looking for beginning of value";
}

QByteArray Payload::text(const char *name)
{
    QJsonValue value;
    for (auto member = m_members.constBegin(); member != m_members.constEnd(); ++member) {
        if (member.key().compare(QLatin1StringView(name), Qt::CaseInsensitive) == 0)
            value = member.value();
    }
    if (m_problem.isEmpty() && !value.isString() && !value.isNull() && !value.isUndefined())
        m_problem = wrongType(name, value);
    return value.toString().toUtf8();
}

QByteArray Payload::wrongType(const QByteArray &name, const QJsonValue &value) const
{
    if (m_line == DemoLine::V2_19)
        return "json: cannot unmarshal " + goNameOf(value) + " into Go struct field " + m_type.mid(m_type.indexOf('.') + 1) + '.' + name
            + " of type string";
    // Newer lines repeat the body from the value on.
    const qsizetype key = m_body.toLower().indexOf('"' + name.toLower() + '"');
    const QByteArray rest = m_body.mid(m_body.indexOf(':', key) + 1).trimmed();
    return "json: cannot unmarshal " + quoted(rest) + " into Go struct field " + m_type + '.' + name + " of type string";
}

Response invalidPayload(DemoLine line, const QByteArray &details)
{
    return refusal(line, 400, "Invalid request payload", details);
}

} // namespace longshore::demo
