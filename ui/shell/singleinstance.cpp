// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QTimer>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 300;

// The folder of this login's sockets. Each start in a Flatpak sees a runtime folder of its own; this part is shared.
QString runtimeFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString shared = runtime + u"/app/"_s + qEnvironmentVariable("FLATPAK_ID");
    return qEnvironmentVariableIsSet("FLATPAK_ID") && QDir(shared).exists() ? shared : runtime;
}

// Socket paths are limited to some 100 bytes, a config directory is not: a digest of it names the socket.
QString nameFor(const QString &configPath)
{
    const QByteArray digest = QCryptographicHash::hash(QDir(configPath).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    const QString name = u"longshore-"_s + QString::fromLatin1(digest.toHex().left(16));
    const QString runtime = runtimeFolder();
    return runtime.isEmpty() ? name : runtime + u'/' + name;
}

} // namespace

SingleInstance::SingleInstance(const ConfigDir &dir, QObject *parent)
    : QObject(parent), m_name(nameFor(dir.path()))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *visitor = m_server.nextPendingConnection())
            welcome(visitor);
        Q_EMIT activationRequested();
    });
}

bool SingleInstance::claim(const QByteArray &wish)
{
    QLocalSocket first;
    first.connectToServer(m_name);
    if (first.waitForConnected(PatienceMs)) {
        if (!wish.isEmpty()) {
            first.write(wish + '\n');
            first.waitForBytesWritten(PatienceMs);
        }
        return false;
    }
    // A socket file nobody listens on is left by a crash. When listening fails, two windows are better than none.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

// What comes in is one line or nothing; it is judged as if a stranger had sent it.
void SingleInstance::welcome(QLocalSocket *visitor)
{
    constexpr int LongestVisitMs = 3000;
    visitor->setReadBufferSize(StackLink::MostCharacters + 1);
    connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] { read(visitor); });
    connect(visitor, &QLocalSocket::disconnected, this, [this, visitor] {
        read(visitor);
        visitor->deleteLater();
    });
    QTimer::singleShot(LongestVisitMs, visitor, &QObject::deleteLater);
    read(visitor);
    if (visitor->state() == QLocalSocket::UnconnectedState)
        visitor->deleteLater();
}

void SingleInstance::read(QLocalSocket *visitor)
{
    if (!visitor->canReadLine())
        return;
    const QByteArray line = visitor->readLine(StackLink::MostCharacters + 2);
    disconnect(visitor, nullptr, this, nullptr); // One visit, one wish.
    visitor->deleteLater();
    grant(line.chopped(1));
}

void SingleInstance::grant(const QByteArray &wish)
{
    if (wish == ConnectWish)
        Q_EMIT connectRequested();
    else if (const auto link = StackLink::parse(QString::fromLatin1(wish)))
        Q_EMIT linkReceived(*link);
}

} // namespace longshore
