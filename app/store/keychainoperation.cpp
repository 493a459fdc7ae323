// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/keychainoperation.h"

#include "app/core/async.h"
#include "app/store/keychaintext.h"

#include <QLibrary>

#include <qt6keychain/keychain.h>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace longshore {

namespace {

constexpr auto DoubtAfter = 1s;
constexpr auto LetGoAfter = 3s;

/// What an error means once it is known how the service is (qt-network facts, section 8).
SecretState meaning(QKeychain::Error error, SecretService::State service)
{
    switch (service) {
    case SecretService::State::Absent:
    case SecretService::State::Silent:
        return SecretState::NoKeychain;
    case SecretService::State::Locked:
        return SecretState::Locked;
    case SecretService::State::Unlocked:
        return error == QKeychain::EntryNotFound ? SecretState::NotFound : SecretState::Refused;
    case SecretService::State::Unknown:
        break;
    }
    if (error == QKeychain::EntryNotFound)
        return SecretState::NotFound;
    const bool said = error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser;
    return said ? SecretState::Refused : SecretState::NoKeychain;
}

/// libsecret keeps one session with the service for the life of the process. After the keyring was started anew every
/// job fails ("The session does not exist") until that one is dropped.
void dropOldSession()
{
    using Disconnect = void (*)();
    const auto disconnect = reinterpret_cast<Disconnect>(QLibrary::resolve(u"secret-1"_s, 0, "secret_service_disconnect"));
    if (disconnect)
        disconnect();
}

} // namespace

KeychainOperation::KeychainOperation(Kind kind, QString key, QByteArray secret, SecretService &service, KeychainSlot &slot)
    : m_kind(kind)
    , m_key(std::move(key))
    , m_secret(std::move(secret))
    , m_service(service)
    , m_slot(slot)
{
    m_promise.start();
    m_doubt.setSingleShot(true);
    m_limit.setSingleShot(true);
    connect(&m_doubt, &QTimer::timeout, this, &KeychainOperation::askHowItIs);
    connect(&m_limit, &QTimer::timeout, this, &KeychainOperation::letGo);
    m_doubt.start(DoubtAfter);
    m_limit.start(LetGoAfter);
}

void KeychainOperation::start()
{
    onResult(m_service.connected(), this, [this](bool connected) {
        if (m_ended)
            return;
        if (!connected) // A job would only find out the same, some of them after long.
            end(SecretState::NoKeychain);
        else
            runFirstJob();
    });
}

void KeychainOperation::runFirstJob()
{
    if (m_kind == Kind::Read) {
        run(new QKeychain::ReadPasswordJob(keychaintext::Service), &KeychainOperation::onRead);
    } else if (m_kind == Kind::Save) {
        auto *job = new QKeychain::WritePasswordJob(keychaintext::Service);
        job->setTextData(keychaintext::encoded(m_secret));
        run(job, &KeychainOperation::onWritten);
    } else {
        run(new QKeychain::DeletePasswordJob(keychaintext::Service), &KeychainOperation::onDeleted);
    }
}

void KeychainOperation::run(QKeychain::Job *job, Step next)
{
    job->setKey(m_key);
    m_slot.run(job, this, [this, next](QKeychain::Job *done) {
        if (!m_ended) // Else it was let go, and another one may have the slot by now.
            (this->*next)(done);
    });
}

void KeychainOperation::onRead(QKeychain::Job *job)
{
    if (job->error() != QKeychain::NoError)
        explain(job);
    else
        end(SecretState::Done, keychaintext::decoded(static_cast<QKeychain::ReadPasswordJob *>(job)->textData()));
}

void KeychainOperation::onWritten(QKeychain::Job *job)
{
    if (job->error() != QKeychain::NoError)
        explain(job);
    else
        run(new QKeychain::ReadPasswordJob(keychaintext::Service), &KeychainOperation::onReadBack);
}

void KeychainOperation::onReadBack(QKeychain::Job *job)
{
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        return explain(job);
    const QByteArray found = keychaintext::decoded(static_cast<QKeychain::ReadPasswordJob *>(job)->textData());
    const bool same = job->error() == QKeychain::NoError && found == m_secret;
    end(same ? SecretState::Done : SecretState::Mismatch);
}

void KeychainOperation::onDeleted(QKeychain::Job *job)
{
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        return explain(job);
    // "No error" is also what a locked keyring says after it has deleted nothing.
    onResult(m_service.state(SecretService::Wake::No), this, [this](SecretService::State state) { confirmForgotten(state); });
}

void KeychainOperation::confirmForgotten(SecretService::State state)
{
    if (state == SecretService::State::Unknown)
        return end(SecretState::Done);
    if (state != SecretService::State::Unlocked)
        return end(meaning(QKeychain::NoError, state));
    onResult(m_service.holds(keychaintext::Service, m_key), this,
             [this](bool held) { end(held ? SecretState::Refused : SecretState::Done); });
}

void KeychainOperation::explain(QKeychain::Job *job)
{
    const QKeychain::Error error = job->error();
    onResult(m_service.state(SecretService::Wake::No), this, [this, error](SecretService::State state) {
        const bool answers = state == SecretService::State::Unlocked || state == SecretService::State::Locked;
        if (error == QKeychain::OtherError && answers && !m_ended && !std::exchange(m_renewed, true)) {
            dropOldSession();
            runFirstJob();
        } else {
            end(meaning(error, state));
        }
    });
}

void KeychainOperation::askHowItIs()
{
    onResult(m_service.state(SecretService::Wake::No), this, [this](SecretService::State state) {
        m_serviceAnswers = state != SecretService::State::Silent && state != SecretService::State::Absent;
        if (!m_serviceAnswers)
            end(SecretState::NoKeychain);
    });
}

void KeychainOperation::letGo()
{
    end(m_serviceAnswers ? SecretState::Waiting : SecretState::NoKeychain);
}

void KeychainOperation::end(SecretState state, const QByteArray &secret)
{
    if (m_ended)
        return;
    m_ended = true;
    m_doubt.stop();
    m_limit.stop();
    m_promise.addResult(SecretAnswer{state, secret});
    m_promise.finish();
    Q_EMIT ended();
}

} // namespace longshore
