// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"
#include "app/store/keychainoperation.h"

#include <QAbstractEventDispatcher>
#include <QLibrary>

#include <deque>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

using Operation = KeychainOperation;

SecretState stateOf(SecretService::State state)
{
    switch (state) {
    case SecretService::State::Absent:
    case SecretService::State::Silent:
        return SecretState::NoKeychain;
    case SecretService::State::Locked:
        return SecretState::Locked;
    case SecretService::State::Unlocked:
    case SecretService::State::Unknown:
        return SecretState::Done;
    }
    return SecretState::NoKeychain;
}

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
constexpr bool NeedsLibsecret = true;
#else
constexpr bool NeedsLibsecret = false;
#endif

/// libsecret's answers come through GLib's event loop; without one (QT_NO_GLIB=1) no job would ever end.
bool canHear()
{
    if constexpr (!NeedsLibsecret)
        return true;
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    return dispatcher && QByteArrayView(dispatcher->metaObject()->className()).contains("Glib");
}

/// Operations in a row, one at a time.
class KeychainStore : public QObject, public SecretStore
{
public:
    KeychainStore();

    QFuture<SecretAnswer> probe() override;
    QFuture<SecretAnswer> read(const SecretKey &key) override { return enqueue(Operation::Kind::Read, key, {}); }
    QFuture<SecretAnswer> save(const SecretKey &key, const QByteArray &secret) override
    {
        return enqueue(Operation::Kind::Save, key, secret);
    }
    QFuture<SecretAnswer> forget(const SecretKey &key) override { return enqueue(Operation::Kind::Forget, key, {}); }
    QString name() const override { return m_service.name(); }
    bool keepsAcrossSessions() const override { return true; }

private:
    QFuture<SecretAnswer> enqueue(Operation::Kind kind, const SecretKey &key, const QByteArray &secret);
    void startNext();
    void drop(Operation *operation);

    SecretService m_service;
    KeychainSlot m_slot;
    std::deque<std::unique_ptr<Operation>> m_waiting; ///< The first one is at work when m_current is set.
    Operation *m_current = nullptr;
};

KeychainStore::KeychainStore()
{
    connect(&m_slot, &KeychainSlot::freed, this, &KeychainStore::startNext);
    m_service.connected(); // So that the first answer need not wait for the bus.
}

QFuture<SecretAnswer> KeychainStore::probe()
{
    const auto promise = std::make_shared<QPromise<SecretAnswer>>();
    promise->start();
    onResult(m_service.state(SecretService::Wake::Yes), this, [promise](SecretService::State state) {
        promise->addResult(SecretAnswer{canHear() ? stateOf(state) : SecretState::NoKeychain, {}});
        promise->finish();
    });
    return promise->future();
}

QFuture<SecretAnswer> KeychainStore::enqueue(Operation::Kind kind, const SecretKey &key, const QByteArray &secret)
{
    if (!canHear())
        return readyFuture(SecretAnswer{SecretState::NoKeychain, {}});
    auto operation = std::make_unique<Operation>(kind, key.text(), secret, m_service, m_slot);
    Operation *added = operation.get();
    connect(added, &Operation::ended, this, [this, added] { drop(added); });
    m_waiting.push_back(std::move(operation));
    startNext();
    return added->answer();
}

void KeychainStore::startNext()
{
    if (m_current || m_waiting.empty() || !m_slot.isFree())
        return;
    m_current = m_waiting.front().get();
    m_current->start();
}

void KeychainStore::drop(Operation *operation)
{
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const auto &each) { return each.get() == operation; });
    found->release(); // It is the sender, so it goes later; and if no later comes, with this store.
    operation->setParent(this);
    operation->deleteLater();
    m_waiting.erase(found);
    if (m_current == operation)
        m_current = nullptr;
    startNext();
}

} // namespace

bool keychainBackEndLoads()
{
    return !NeedsLibsecret || QLibrary(u"secret-1"_s, 0).load();
}

std::unique_ptr<SecretStore> makeKeychainStore()
{
    return std::make_unique<KeychainStore>();
}

} // namespace longshore
