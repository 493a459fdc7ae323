// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/requestmaking.h"

#include "app/portainer/decode.h"

#include <QJsonDocument>

namespace longshore::requests::making {

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Request<Nothing> silentChange(Verb verb, QStringList path, const QJsonObject &body, Right right)
{
    Request<Nothing> request = change(verb, std::move(path), body, right, decode::nothing);
    request.expected = {204};
    request.format = AnswerFormat::Nothing;
    request.byteCap = StatusCap;
    return request;
}

} // namespace longshore::requests::making
