// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"

#include <QJsonValue>
#include <QMap>
#include <QStringList>

/// One exchange of tests/recordings, read without any code of the client.
struct Recording {
    QString name; ///< "2.23/stacks/list"
    QByteArray method;
    QString path; ///< "/api/stacks"
    QMap<QString, QString> query; ///< Decoded; what was repeated is left out.
    QJsonValue requestBody; ///< Null when none was sent.
    longshore::Answer answer; ///< The body as spelt in the file: keys in the server's order.
    QJsonValue body; ///< The same by QJsonDocument; a string where the body is no JSON.
};

/// Every file below tests/recordings, sorted.
QStringList recordingFiles();
/// Reads one of them; ends the test program on a file that cannot be understood.
Recording readRecording(const QString &file);
