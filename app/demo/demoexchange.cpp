// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoexchange.h"

#include <QDateTime>
#include <QLocale>

namespace longshore::demo {

using namespace Qt::StringLiterals;

QByteArray Request::header(const char *name) const
{
    for (const auto &each : headers) {
        if (each.first.compare(name, Qt::CaseInsensitive) == 0)
            return each.second.isNull() ? QByteArray("") : each.second;
    }
    return {};
}

QByteArray Request::cookie(const char *name) const
{
    const QByteArray start = QByteArray(name) + '=';
    const QByteArrayList cookies = header("Cookie").split(';');
    for (const QByteArray &each : cookies) {
        if (each.trimmed().startsWith(start))
            return each.trimmed().mid(start.size());
    }
    return {};
}

QString Request::parameter(const char *name) const
{
    return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

bool Request::isTrue(const char *name) const
{
    return parameter(name) == "true"_L1;
}

bool Request::isSafe() const
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

Response noContent()
{
    return {204, {}, {}};
}

Response neverAnswered()
{
    Response response;
    response.isNever = true;
    return response;
}

Response plainText(int status, const QByteArray &text)
{
    return {status, text, "text/plain; charset=utf-8"};
}

Response refusal(DemoLine line, int status, const QByteArray &message, QByteArray details)
{
    if (details.isEmpty())
        details = message;
    if (line != DemoLine::V2_19)
        details = details.left(1).toUpper() + details.mid(1);
    return jsonResponse(
        [&](JsonWriter &json) {
            json.object([&] {
                json.member("message", message);
                json.member("details", details);
            });
        },
        status);
}

QByteArray httpDate(qint64 seconds)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

QByteArray notANumber(const QByteArray &text)
{
    return "strconv.Atoi: parsing \"" + text + "\": invalid syntax";
}

} // namespace longshore::demo
