// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"

#include <QJsonObject>

// How the functions of requests.h are written; for their files only.
namespace longshore::requests::making {

inline constexpr qint64 KiB = 1024;
inline constexpr qint64 MiB = 1024 * KiB;

/// Caps by what an answer can hold; a stranger's server gets little, lists grow with the installation.
inline constexpr qint64 StatusCap = 64 * KiB;
inline constexpr qint64 ObjectCap = 16 * MiB;
inline constexpr qint64 ListCap = 64 * MiB;
inline constexpr qint64 StackListCap = 256 * MiB;

template <typename Id>
QString part(Id id)
{
    return QString::number(number(id));
}

template <typename T>
Request<T> get(QStringList path, Right right, qint64 byteCap, Result<T> (*decoder)(const Answer &))
{
    Request<T> request;
    request.path = std::move(path);
    request.right = right;
    request.byteCap = byteCap;
    request.decode = decoder;
    return request;
}

/// The body of a change, as the server takes it.
QByteArray jsonText(const QJsonObject &object);

/// A change that answers with what became of the thing.
template <typename T>
Request<T> change(Verb verb, QStringList path, const QJsonObject &body, Right right, Result<T> (*decoder)(const Answer &))
{
    Request<T> request = get(std::move(path), right, ObjectCap, decoder);
    request.verb = verb;
    request.mutating = true;
    if (!body.isEmpty())
        request.body = jsonText(body);
    return request;
}

/// A change that answers 204 and nothing more.
Request<Nothing> silentChange(Verb verb, QStringList path, const QJsonObject &body, Right right);

} // namespace longshore::requests::making
