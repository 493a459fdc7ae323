// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QStringList>

/// One exchange of tests/recordings: what was asked, and what a real server said to it.
struct Exchange {
    QString name; ///< "2.23/stacks/list-fifty"
    QString line; ///< "2.23"
    QByteArray method;
    QByteArray path;
    QJsonObject query; ///< A list means that the parameter was repeated.
    QMap<QByteArray, QByteArray> headers;
    QJsonValue requestBody; ///< A string as it was sent, JSON, or null.
    int status = 0; ///< 0: the server hung up.
    QMap<QByteArray, QByteArray> answerHeaders; ///< Names in lower case.
    QJsonValue answer; ///< A string where the body was no JSON.

    /// Whose session token was sent ("alice"), or "admin" where there was none.
    QByteArray user() const;
};

QList<Exchange> allExchanges();
