// SPDX-License-Identifier: GPL-3.0-or-later
// Where there is no D-Bus: the keychain of macOS or Windows is a part of the system, always there and never asked about.
#include "app/store/secretservice.h"

#include "app/core/async.h"

using namespace Qt::StringLiterals;

namespace longshore {

SecretService::SecretService(QObject *parent)
    : QObject(parent)
#ifdef Q_OS_WIN
    , m_name(u"Windows Credential Manager"_s)
#else
    , m_name(u"macOS keychain"_s)
#endif
{
}

SecretService::~SecretService() = default;

QFuture<bool> SecretService::connected()
{
    return readyFuture(true);
}

QFuture<SecretService::State> SecretService::state(Wake)
{
    return readyFuture(State::Unknown);
}

QFuture<bool> SecretService::holds(const QString &, const QString &)
{
    return readyFuture(true);
}

} // namespace longshore
