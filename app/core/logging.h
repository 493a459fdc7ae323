// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLoggingCategory>
#include <QString>

namespace longshore {

Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSession)
Q_DECLARE_LOGGING_CATEGORY(logUi)

/// Replaces access tokens and every secret now loaded by "[secret]"; the last line of defence of the log.
QString redacted(QString line);

/// Keeps a secret out of the log for as long as it lives. Thread-safe.
class LoadedSecret
{
public:
    explicit LoadedSecret(QByteArray secret);
    ~LoadedSecret();
    Q_DISABLE_COPY_MOVE(LoadedSecret)
    const QByteArray &bytes() const { return m_secret; }

private:
    QByteArray m_secret;
};

/// Sends every log line of the process through redacted(). Called once, first thing in main.
void installRedactingLog();

} // namespace longshore
