// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/certificateexpiry.h"

#include <QCoreApplication>
#include <QLocale>

namespace longshore {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CertificateExpiry", text);
}

} // namespace

QString expirySentence(const QString &server, const Certificate &certificate, const QDateTime &nowUtc)
{
    if (certificate.isNull() || !certificate.validUntil.isValid())
        return {};
    const qint64 days = nowUtc.daysTo(certificate.validUntil);
    const QString date = QLocale().toString(certificate.validUntil.toLocalTime().date(), QLocale::ShortFormat);
    if (certificate.validUntil < nowUtc)
        return tr("The certificate of %1 expired on %2. Renew it on the server.").arg(server, date);
    if (days > ExpiryWarningDays)
        return {};
    if (days <= 1)
        return tr("The certificate of %1 expires within a day, on %2. Renew it on the server.").arg(server, date);
    return tr("The certificate of %1 expires in %2 days, on %3. Renew it on the server.").arg(server, QString::number(days), date);
}

} // namespace longshore
