// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/secretservice.h"

#include "app/core/async.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFile>
#include <QtConcurrentRun>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int AnswerTime = 1500; ///< Milliseconds; a service that is well answers in one.
constexpr auto ServiceName = "org.freedesktop.secrets"_L1;
constexpr auto ServicePath = "/org/freedesktop/secrets"_L1;
constexpr auto ServiceInterface = "org.freedesktop.Secret.Service"_L1;
constexpr auto CollectionInterface = "org.freedesktop.Secret.Collection"_L1;

using Attributes = QMap<QString, QString>;

template <typename T>
using SharedPromise = std::shared_ptr<QPromise<T>>;

template <typename T>
SharedPromise<T> startedPromise()
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    return promise;
}

template <typename T>
void fulfil(const SharedPromise<T> &promise, T value)
{
    promise->addResult(std::move(value));
    promise->finish();
}

/// There QtKeychain prefers KWallet, by KWallet's own interface.
bool isPlasma()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(u"KDE"_s);
}

QDBusMessage serviceCall(const QString &method)
{
    return QDBusMessage::createMethodCall(ServiceName, ServicePath, ServiceInterface, method);
}

SecretService::State failureState(const QDBusMessage &reply)
{
    const QDBusError error(reply);
    const bool silent = error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout || error.type() == QDBusError::TimedOut;
    return silent ? SecretService::State::Silent : SecretService::State::Absent;
}

SecretService::State lockState(const QDBusMessage &reply)
{
    if (reply.type() != QDBusMessage::ReplyMessage)
        return failureState(reply);
    const bool locked = reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
    return locked ? SecretService::State::Locked : SecretService::State::Unlocked;
}

QDBusMessage askLocked(const QString &collection)
{
    QDBusMessage question = QDBusMessage::createMethodCall(ServiceName, collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setAutoStartService(false);
    question << QString(CollectionInterface) << u"Locked"_s;
    return question;
}

bool anyFound(const QDBusMessage &reply)
{
    if (reply.type() != QDBusMessage::ReplyMessage)
        return true;
    const QVariantList lists = reply.arguments();
    return std::any_of(lists.begin(), lists.end(), [](const QVariant &list) { return !qdbus_cast<QList<QDBusObjectPath>>(list).isEmpty(); });
}

/// What people call the program behind the service.
QString programName(uint pid)
{
    QFile file(u"/proc/%1/comm"_s.arg(pid));
    const QByteArray program = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    if (program.startsWith("gnome-keyring")) // The kernel cuts it after 15 characters.
        return u"GNOME Keyring"_s;
    if (program.startsWith("kwalletd") || program.startsWith("ksecretd"))
        return u"KWallet"_s;
    if (program.startsWith("keepassxc"))
        return u"KeePassXC"_s;
    return u"Secret Service"_s;
}

QString freshConnectionName()
{
    static std::atomic<int> count = 0;
    return u"longshore-secrets-%1"_s.arg(++count);
}

} // namespace

SecretService::SecretService(QObject *parent)
    : QObject(parent)
    , m_name(isPlasma() ? u"KWallet"_s : u"Secret Service"_s)
{
    qDBusRegisterMetaType<Attributes>();
}

SecretService::~SecretService()
{
    if (!m_connection.isEmpty())
        QDBusConnection::disconnectFromBus(m_connection);
}

QFuture<bool> SecretService::connected()
{
    const bool lost = m_connected.isFinished() && !QDBusConnection(m_connection).isConnected();
    if (m_connection.isEmpty() || lost) {
        if (!m_connection.isEmpty())
            QDBusConnection::disconnectFromBus(m_connection);
        m_connection = freshConnectionName();
        // Connecting waits for the bus, or even starts one: not in the thread of the window.
        m_connected = QtConcurrent::run(
            [name = m_connection] { return QDBusConnection::connectToBus(QDBusConnection::SessionBus, name).isConnected(); });
    }
    return m_connected;
}

void SecretService::call(const QDBusMessage &message, Reply reply)
{
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection(m_connection).asyncCall(message, AnswerTime), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, reply = std::move(reply)] {
        watcher->deleteLater();
        reply(watcher->reply());
    });
}

QFuture<SecretService::State> SecretService::state(Wake wake)
{
    const auto promise = startedPromise<State>();
    const Answer answer = [promise](State state) { fulfil(promise, state); };
    onResult(connected(), this, [this, wake, answer](bool isConnected) {
        if (!isConnected)
            answer(State::Absent);
        else if (isPlasma())
            askWallet(wake, answer);
        else
            askCollection(wake, answer);
    });
    return promise->future();
}

void SecretService::askWallet(Wake wake, const Answer &answer)
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(u"org.kde.kwalletd5"_s, u"/modules/kwalletd5"_s, u"org.kde.KWallet"_s, u"isEnabled"_s);
    question.setAutoStartService(wake == Wake::Yes);
    call(question, [this, wake, answer](const QDBusMessage &reply) {
        if (reply.type() == QDBusMessage::ReplyMessage && reply.arguments().value(0).toBool())
            answer(State::Unknown);
        else
            askCollection(wake, answer); // What QtKeychain falls back to.
    });
}

void SecretService::askCollection(Wake wake, const Answer &answer)
{
    QDBusMessage question = serviceCall(u"ReadAlias"_s) << u"default"_s;
    question.setAutoStartService(wake == Wake::Yes);
    call(question, [this, answer](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage)
            return answer(failureState(reply));
        learnName(reply.service());
        const QString collection = reply.arguments().value(0).value<QDBusObjectPath>().path();
        if (collection.size() <= 1) // "/": none was ever made.
            answer(State::Unlocked);
        else
            call(askLocked(collection), [answer](const QDBusMessage &locked) { answer(lockState(locked)); });
    });
}

QFuture<bool> SecretService::holds(const QString &service, const QString &key)
{
    const auto promise = startedPromise<bool>();
    onResult(connected(), this, [this, service, key, promise](bool isConnected) {
        if (!isConnected)
            return fulfil(promise, true);
        // The attributes that QtKeychain stores an entry under.
        QDBusMessage question = serviceCall(u"SearchItems"_s);
        question.setAutoStartService(false);
        question << QVariant::fromValue(Attributes{{u"server"_s, service}, {u"user"_s, key}});
        call(question, [promise](const QDBusMessage &reply) { fulfil(promise, anyFound(reply)); });
    });
    return promise->future();
}

void SecretService::learnName(const QString &busName)
{
    if (busName == m_namedFor)
        return;
    m_namedFor = busName;
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s,
                                                           u"GetConnectionUnixProcessID"_s);
    question << busName;
    call(question, [this](const QDBusMessage &reply) {
        if (reply.type() == QDBusMessage::ReplyMessage)
            m_name = programName(reply.arguments().value(0).toUInt());
    });
}

} // namespace longshore
