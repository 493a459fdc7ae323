// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/untrusted.h"

#include "app/net/apiclient.h"
#include "app/net/clientidentityfile.h"
#include "app/net/trustgate.h"

namespace longshore {

ApiError untrusted(ApiError error, const TrustGate &gate)
{
    if (error.message == WireMessage::TlsOnPlainPort)
        return error;
    if (isClientCertificateProblem(error.message)) {
        if (!gate.hasOwnCertificate())
            error.message = ClientCertificateMessage::Wanted;
        return error;
    }
    error.certificate = gate.lastRefusal().certificate;
    error.tlsProblems = gate.lastRefusal().problems;
    return error;
}

} // namespace longshore
