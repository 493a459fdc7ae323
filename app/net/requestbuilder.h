// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/net/apiclient.h"

#include <QNetworkRequest>

#include <optional>

class QSslConfiguration;

namespace longshore {

/// Why this call must not be sent at all: an unusable token (Unauthorized), header or address (Protocol).
std::optional<ApiError> refusalBeforeSending(const ApiTarget &target, const RequestParts &parts);

/// The request with every header and attribute it carries; the only place that sets one.
QNetworkRequest buildRequest(const ApiTarget &target, const RequestParts &parts, const QSslConfiguration &tls);

/// What opens a connection that buildRequest()'s requests can use, and sends nothing on it.
QNetworkRequest buildWarmUp(const ApiTarget &target, const QSslConfiguration &tls);

/// True for what must reach the server at most once: every change, and everything that is no GET.
bool sendsOnce(const RequestParts &parts);

} // namespace longshore
