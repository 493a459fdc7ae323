// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"

class QSslCertificate;

namespace longshore {

/// A certificate of the TLS library as plain facts; null for none.
Certificate certificateFacts(const QSslCertificate &certificate);

} // namespace longshore
