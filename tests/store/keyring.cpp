// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/keyring.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QTest>

using namespace Qt::StringLiterals;

/// A secret as the Secret Service specification passes it.
struct BusSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &out, const BusSecret &secret)
{
    out.beginStructure();
    out << secret.session << secret.parameters << secret.value << secret.contentType;
    out.endStructure();
    return out;
}

const QDBusArgument &operator>>(const QDBusArgument &in, BusSecret &secret)
{
    in.beginStructure();
    in >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    in.endStructure();
    return in;
}

namespace {

const QString Program = u"gnome-keyring-daemon"_s;
const QString Name = u"org.freedesktop.secrets"_s;

QDBusMessage called(const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(Name, u"/org/freedesktop/secrets"_s, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message, QDBus::Block, 5000);
}

} // namespace

Keyring::~Keyring()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    send(SIGCONT);
    m_daemon.kill();
    m_daemon.waitForFinished();
}

bool Keyring::start(const QByteArray &password)
{
    QStringList arguments{u"--foreground"_s, u"--components=secrets"_s};
    if (!password.isNull())
        arguments.append(u"--unlock"_s);
    m_daemon.setStandardOutputFile(QProcess::nullDevice());
    m_daemon.setStandardErrorFile(QProcess::nullDevice());
    m_daemon.start(Program, arguments);
    if (!m_daemon.waitForStarted())
        return false;
    m_daemon.write(password);
    m_daemon.closeWriteChannel();
    return QTest::qWaitFor([this] { return isOwner(); }, 10'000);
}

bool Keyring::isOwner() const
{
    return QDBusConnection::sessionBus().interface()->servicePid(Name).value() == uint(m_daemon.processId());
}

bool Keyring::lock()
{
    const QString service = u"org.freedesktop.Secret.Service"_s;
    const QDBusMessage alias = called(service, u"ReadAlias"_s, {u"default"_s});
    const auto collection = alias.arguments().value(0).value<QDBusObjectPath>();
    const QDBusMessage locked = called(service, u"Lock"_s, {QVariant::fromValue(QList<QDBusObjectPath>{collection})});
    return locked.type() == QDBusMessage::ReplyMessage;
}

bool Keyring::unlock(const QByteArray &password)
{
    qDBusRegisterMetaType<BusSecret>();
    const QString service = u"org.freedesktop.Secret.Service"_s;
    const QDBusMessage opened = called(service, u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const QDBusMessage alias = called(service, u"ReadAlias"_s, {u"default"_s});
    const auto session = opened.arguments().value(1).value<QDBusObjectPath>();
    const BusSecret secret{session, {}, password, u"text/plain"_s};
    // What the daemon's own tools unlock with where no prompt can be shown.
    const QDBusMessage unlocked = called(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
                                         {alias.arguments().value(0), QVariant::fromValue(secret)});
    return unlocked.type() == QDBusMessage::ReplyMessage;
}

void Keyring::send(int signal)
{
    ::kill(pid_t(m_daemon.processId()), signal);
}
