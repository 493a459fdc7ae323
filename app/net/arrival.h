// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/core/result.h"

#include <QNetworkReply>
#include <QUrl>

namespace longshore {

/// What one reply brought, before anybody believes it.
struct Arrival {
    QUrl asked;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText; ///< Of the TLS library or the system; never shown for answers of a server.
    int status = 0; ///< 0 when no answer came.
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool bodyTooLong = false; ///< Cut by us; `body` is worth nothing.
};

/// The answer, when it is complete, of the right status and type, and what the call documents; else what is wrong with
/// it. Qt says NoError for redirects, log-in pages, empty and cut bodies alike, so success is decided here.
Result<Answer> judge(Arrival arrival, const RequestParts &parts);

} // namespace longshore
