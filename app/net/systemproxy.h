// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxyFactory>

namespace longshore {

/// The proxy the system names, but never for this computer itself.
class SystemProxy : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

/// "localhost", names below it, 127.0.0.0/8, ::1 and their like.
bool isLoopback(const QString &host);

} // namespace longshore
