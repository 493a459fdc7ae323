// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionstate.h"

#include "app/core/logging.h"
#include "app/portainer/requests.h"
#include "app/portainer/serverline.h"
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

void Session::Private::askStatus()
{
    m_status.start(client->send(requests::systemStatus()), [this](const Result<SystemStatus> &status) {
        if (!status || version == status->serverVersion())
            return;
        version = status->serverVersion();
        Q_EMIT q.stateChanged();
    });
}

void Session::Private::haveToken(const QByteArray &token)
{
    m_tokenHere = true;
    m_doubt.cancel();
    m_doubting = false;
    client->setAccessToken(token);
    refresh();
    askWho(token);
    askPeople();
}

void Session::Private::askWho(const QByteArray &token)
{
    m_whoAmI = std::make_unique<WhoAmI>(*client, version, token.left(7));
    m_who = m_whoAmI->ask();
    onResult(m_who, this, [this](const auto &user) { takeUser(user); });
}

// Before 2.20 finding out takes many questions, so somebody may well want to know before it is.
QFuture<Result<std::optional<User>>> Session::Private::whoAmI()
{
    if (people.user || !client || !m_tokenHere)
        return readyFuture(Result<std::optional<User>>(people.user));
    if (!m_whoAmI || m_who.isFinished())
        askWho(client->target().accessToken);
    return m_who;
}

// The connection is made anew only when the way there is another one, so that calls under way go on where they can.
void Session::Private::signInAgain(const ServerProfile &given, const QByteArray &accessToken, const QList<ExtraHeader> &headers)
{
    const bool sameWay = client && given.pinnedSha256 == profile.pinnedSha256 && headers == extraHeaders && given.proxy == profile.proxy
        && given.clientCertificateFile == profile.clientCertificateFile;
    dropReading();
    m_keys.reset();
    m_whoAmI.reset(); // Before the client it asks.
    profile = given;
    extraHeaders = headers;
    secretState = SecretState::Done;
    error.reset();
    if (client)
        client->setReadOnly(profile.readOnly);
    setState(State::Connecting);
    sameWay ? haveToken(accessToken) : openWith(accessToken);
}

void Session::Private::useToken(const QByteArray &accessToken, AccessTokenId id)
{
    dropReading(); // What the old one is answered says nothing any more.
    m_doubt.cancel();
    m_doubting = false;
    m_tokenHere = true;
    profile.tokenId = id;
    client->setAccessToken(accessToken);
    refresh();
    Q_EMIT q.stateChanged();
}

// Which token is in use is known here alone: a copy of the entry that was made before a rotation must not bring the old
// number back.
void Session::Private::setProfile(const ServerProfile &given)
{
    const AccessTokenId inUse = m_tokenHere ? profile.tokenId : given.tokenId;
    profile = given;
    profile.tokenId = inUse;
}

void Session::Private::signOut()
{
    dropReading();
    m_tokenHere = false;
    if (client)
        client->setAccessToken({});
    secretState = SecretState::NotFound;
    error.reset();
    setState(State::SignedOut);
}

// Not every 401 is about the token (a cluster's own comes through as well), and one may be the answer to a token that was
// replaced meanwhile: the server is asked once more what it thinks of the one in use.
void Session::Private::tokenRefused()
{
    if (m_doubting || !m_tokenHere || state == State::SignedOut)
        return;
    m_doubting = true;
    m_doubt.start(client->send(requests::teams()), [this](const Result<QList<Team>> &teams) {
        m_doubting = false;
        if (teams || teams.error().kind != ApiError::Kind::Unauthorized || state == State::SignedOut)
            return;
        dropReading();
        error = teams.error();
        setState(State::SignedOut);
    });
}

// On a known user it is one small question; roles change while Longshore is open.
void Session::Private::askUserAgain()
{
    if (!people.user)
        return;
    const bool me = !version.isKnown() || has(version, Feature::UsersMe);
    m_user.start(client->send(me ? requests::me() : requests::user(people.user->id)), [this](const Result<User> &user) {
        if (user)
            takeUser(std::optional<User>(*user));
    });
}

void Session::Private::takeUser(const Result<std::optional<User>> &user)
{
    if (!user || people.user == *user)
        return;
    const bool roleChanged = people.user && *user && people.user->role != (*user)->role;
    people.user = *user;
    Q_EMIT q.peopleChanged();
    if (roleChanged)
        askPeople();
}

void Session::Private::askPeople()
{
    m_users.start(client->send(requests::users()), [this](const Result<QList<User>> &answer) {
        const bool forbidden = !answer && answer.error().kind == ApiError::Kind::Forbidden;
        const QList<User> users = answer ? *answer : forbidden ? QList<User>() : people.users;
        if (people.users == users)
            return;
        people.users = users;
        Q_EMIT q.peopleChanged();
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
    if (m_waysFault)
        return tryTheWayAgain();
    if (!m_tokenHere || reading)
        return;
    m_refreshTimer.stop();
    reading = std::make_unique<Reading>(*client, m_last);
    connect(reading.get(), &Reading::done, this, &Private::takeReading);
    connect(reading.get(), &Reading::failed, this, &Private::readingFailed);
    askUserAgain();
    Q_EMIT q.refreshStarted();
}

// Not by deleting it at once: it may be the sender of what led here.
void Session::Private::dropReading()
{
    if (!reading)
        return;
    reading->disconnect(this);
    reading.release()->deleteLater();
    Q_EMIT q.refreshFinished(false);
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
