// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

// Socket paths are limited to some 100 bytes, a config directory is not: a digest of it names the socket.
QString socketName(const QString &configPath)
{
    const QByteArray digest = QCryptographicHash::hash(QDir(configPath).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    const QString name = u"longshore-"_s + QString::fromLatin1(digest.toHex().left(16));
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return runtime.isEmpty() ? name : runtime + u'/' + name;
}

} // namespace

SingleInstance::SingleInstance(const ConfigDir &dir, QObject *parent)
    : QObject(parent), m_name(socketName(dir.path()))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *visitor = m_server.nextPendingConnection())
            visitor->deleteLater();
        Q_EMIT activationRequested();
    });
}

bool SingleInstance::claim()
{
    constexpr int PatienceMs = 300;
    QLocalSocket first;
    first.connectToServer(m_name);
    if (first.waitForConnected(PatienceMs))
        return false;
    // A socket file nobody listens on is left by a crash. When listening fails, two windows are better than none.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

} // namespace longshore
