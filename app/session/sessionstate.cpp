// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionstate.h"

#include "app/core/logging.h"
#include "app/portainer/requests.h"
#include "app/session/knownstate.h"

namespace longshore {

using namespace Qt::StringLiterals;

Session::Private::Private(Session &owner, ServerProfile p, SecretStore &s, const KnownRowsStore *k, ApiClient::ManagerFactory m)
    : q(owner), profile(std::move(p)), secrets(s), known(k), managers(std::move(m))
{
    version = ServerVersion::fromText(profile.lastVersion);
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, [this] {
        dropAfterSleep();
        refresh();
    });
}

Session::Private::~Private() = default;

// The connection is made and the version asked while the keychain still looks for the token, so that neither waits.
void Session::Private::open()
{
    if (known)
        onResult(known->read(profile.id), this, [this](const KnownRows &rows) { showKnown(rows); });
    if (profile.extraHeaderNames.isEmpty()) {
        makeClient();
        askStatus();
    }
    readToken();
}

void Session::Private::openWith(const QByteArray &accessToken)
{
    makeClient();
    askStatus();
    haveToken(accessToken);
}

void Session::Private::makeClient()
{
    client = std::make_unique<ApiClient>(ApiTarget{profile.address, TlsPin{profile.pinnedSha256}, {}, extraHeaders}, managers);
    connect(client.get(), &ApiClient::retrying, &q, &Session::retrying);
}

void Session::Private::askStatus()
{
    m_status.start(client->send(requests::systemStatus()), [this](const Result<SystemStatus> &status) {
        if (!status || version == status->serverVersion())
            return;
        version = status->serverVersion();
        Q_EMIT q.stateChanged();
    });
}

void Session::Private::readToken()
{
    if (profile.tokenPlace == TokenPlace::AskEveryTime) { // Nothing is kept, so no keyring is bothered.
        secretState = SecretState::NotFound;
        return setState(State::SignedOut);
    }
    const SecretKey key{profile.id, profile.address.origin()};
    m_secret.start(secrets.read(key), [this](const SecretAnswer &answer) { tokenRead(answer); });
}

void Session::Private::tokenRead(const SecretAnswer &answer)
{
    secretState = answer.state;
    if (answer.state != SecretState::Done || answer.secret.isEmpty())
        return setState(State::SignedOut);
    readHeaders(profile.extraHeaderNames, answer.secret);
}

void Session::Private::readHeaders(const QStringList &names, const QByteArray &token)
{
    if (names.isEmpty()) {
        if (!client) {
            makeClient();
            askStatus();
        }
        return haveToken(token);
    }
    const SecretKey key{profile.id, profile.address.origin(), "header/"_L1 + names.first()};
    m_secret.start(secrets.read(key), [this, names, token](const SecretAnswer &answer) {
        secretState = answer.state;
        if (answer.state != SecretState::Done)
            return setState(State::SignedOut);
        extraHeaders.append({names.first().toLatin1(), answer.secret});
        readHeaders(names.mid(1), token);
    });
}

void Session::Private::haveToken(const QByteArray &token)
{
    m_tokenHere = true;
    client->setAccessToken(token);
    m_whoAmI = std::make_unique<WhoAmI>(*client, version, token.left(7));
    refresh();
    askPeople();
}

void Session::Private::askPeople()
{
    onResult(m_whoAmI->ask(), this, [this](const Result<std::optional<User>> &user) {
        if (user && people.user != *user) {
            people.user = *user;
            Q_EMIT q.peopleChanged();
        }
    });
    m_users.start(client->send(requests::users()), [this](const Result<QList<User>> &users) {
        if (users && people.users != *users) {
            people.users = *users;
            Q_EMIT q.peopleChanged();
        }
    });
    m_teams.start(client->send(requests::teams()), [this](const Result<QList<Team>> &teams) {
        if (teams && people.teams != *teams) {
            people.teams = *teams;
            Q_EMIT q.peopleChanged();
        }
    });
}

void Session::Private::showKnown(const KnownRows &rows)
{
    const bool serverWasFaster = readAt.isValid() && !knownOnly;
    if (serverWasFaster || !rows.readAt.isValid())
        return;
    knownOnly = true;
    readAt = rows.readAt;
    stacks = stacksFromKnown(rows);
    environments = environmentsFromKnown(rows);
    Q_EMIT q.environmentsChanged();
    Q_EMIT q.stacksChanged();
}

void Session::Private::refresh()
{
    if (!m_tokenHere || reading)
        return;
    m_refreshTimer.stop();
    reading = std::make_unique<Reading>(*client, m_last);
    connect(reading.get(), &Reading::done, this, &Private::takeReading);
    connect(reading.get(), &Reading::failed, this, &Private::readingFailed);
    Q_EMIT q.refreshStarted();
}

void Session::Private::takeReading(const Reading::Outcome &outcome)
{
    m_last = outcome.last;
    const bool first = knownOnly || !readAt.isValid();
    readAt = QDateTime::currentDateTimeUtc();
    knownOnly = false;
    if (outcome.environments)
        environments = *outcome.environments;
    if (outcome.stacks)
        stacks = *outcome.stacks;
    const bool changed = first || outcome.stacks || outcome.environments;
    endReading();
    setState(State::Connected);
    if (outcome.environments)
        Q_EMIT q.environmentsChanged();
    if (first || outcome.stacks)
        Q_EMIT q.stacksChanged();
    if (changed && known)
        onResult(known->write(profile.id, toKnown(stacks, environments, readAt)), this, [](bool written) {
            if (!written)
                qCWarning(logSession) << "the last known rows could not be written";
        });
    Q_EMIT q.refreshFinished(changed);
}

void Session::Private::readingFailed(const ApiError &failure)
{
    endReading();
    error = failure;
    setState(failure.kind == ApiError::Kind::Unauthorized ? State::SignedOut : State::Trouble);
    Q_EMIT q.refreshFinished(false);
}

// The reading is the sender of the signal being handled, so it goes later; what matters is that none is under way.
void Session::Private::endReading()
{
    reading.release()->deleteLater();
    scheduleRefresh();
}

void Session::Private::scheduleRefresh()
{
    m_refreshTimer.stop();
    if (profile.refreshEvery.count() <= 0 || !m_tokenHere || state == State::SignedOut)
        return;
    m_refreshTimer.start(profile.refreshEvery);
    m_expectedRefresh = QDateTime::currentDateTimeUtc().addSecs(profile.refreshEvery.count());
}

// A timer that fires far too late tells that the computer slept: connections from before are dead but do not know it.
void Session::Private::dropAfterSleep()
{
    constexpr qint64 Slack = 20;
    if (m_expectedRefresh.secsTo(QDateTime::currentDateTimeUtc()) > Slack)
        client->abortAll();
}

void Session::Private::setState(State next)
{
    if (next == State::Connected)
        error.reset();
    const bool same = state == next && error == m_toldError;
    state = next;
    m_toldError = error;
    if (state == State::SignedOut)
        m_refreshTimer.stop();
    if (!same)
        Q_EMIT q.stateChanged();
}

} // namespace longshore
