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
    case QJsonValue::String:
        return "string";
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

QJsonValue Payload::find(const char *name) const
{
    return memberOf(m_members, name);
}

bool Payload::has(const char *name) const
{
    const QJsonValue value = find(name);
    return !value.isNull() && !value.isUndefined();
}

QJsonValue Payload::checked(const char *name, QJsonValue::Type type, const char *goType)
{
    const QJsonValue value = find(name);
    if (m_problem.isEmpty() && has(name) && value.type() != type)
        m_problem = wrongType(name, value, goType);
    return value;
}

QByteArray Payload::text(const char *name)
{
    return checked(name, QJsonValue::String, "string").toString().toUtf8();
}

qint64 Payload::number(const char *name)
{
    return checked(name, QJsonValue::Double, "int").toInteger();
}

bool Payload::flag(const char *name)
{
    return checked(name, QJsonValue::Bool, "bool").toBool();
}

QList<qint64> Payload::numbers(const char *name)
{
    QList<qint64> all;
    const QJsonArray elements = checked(name, QJsonValue::Array, "[]int").toArray();
    for (const QJsonValue &element : elements) {
        if (m_problem.isEmpty() && !element.isDouble())
            m_problem = wrongType(name, element, "int");
        all.append(element.toInteger());
    }
    return all;
}

QJsonArray Payload::list(const char *name, const char *goType)
{
    return checked(name, QJsonValue::Array, goType).toArray();
}

QJsonObject Payload::object(const char *name)
{
    return checked(name, QJsonValue::Object, "object").toObject();
}

QByteArray Payload::wrongType(const QByteArray &name, const QJsonValue &value, const QByteArray &goType) const
{
    const QByteArray end = '.' + name + " of type " + goType;
    if (m_line == DemoLine::V2_19)
        return "json: cannot unmarshal " + goNameOf(value) + " into Go struct field " + m_type.mid(m_type.indexOf('.') + 1) + end;
    // Newer lines repeat the body from the value on.
    const qsizetype key = m_body.toLower().indexOf('"' + name.toLower() + '"');
    const QByteArray rest = m_body.mid(m_body.indexOf(':', key) + 1).trimmed();
    return "json: cannot unmarshal " + quoted(rest) + " into Go struct field " + m_type + end;
}

QJsonValue memberOf(const QJsonObject &object, const char *name)
{
    QJsonValue value(QJsonValue::Undefined);
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        if (member.key().compare(QLatin1StringView(name), Qt::CaseInsensitive) == 0)
            value = member.value();
    }
    return value;
}

Response invalidPayload(DemoLine line, const QByteArray &details)
{
    return refusal(line, 400, "Invalid request payload", details);
}

} // namespace longshore::demo
