// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"

namespace longshore {

/// How long before its end a certificate is warned of.
inline constexpr int ExpiryWarningDays = 30;

/// "The certificate of home-lab expires in 12 days, on 16 Sep 2031."; empty while there is time, or without one.
QString expirySentence(const QString &server, const Certificate &certificate, const QDateTime &nowUtc);

} // namespace longshore
