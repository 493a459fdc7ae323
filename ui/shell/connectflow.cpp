// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectflow.h"

#include "app/net/certificatefacts.h"
#include "app/portainer/requests.h"
#include "app/session/clockskew.h"
#include "app/session/refusal.h"
#include "app/session/signinproblem.h"
#include "app/store/madetokens.h"
#include "ui/dialogs/orphannotice.h"

#include <QSslCertificate>
#include <QSysInfo>
#include <QWidget>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Stage = SignIn::Stage;
using Problem = SignIn::Problem;

ConnectFlow::ConnectFlow(Servers &servers, const ProfileStore &profiles, SecretStore &keychain, ApiClient::ManagerFactory managers,
                         QWidget &parentWindow)
    : m_servers(servers), m_profiles(profiles), m_keychain(keychain), m_managers(std::move(managers)), m_parentWindow(parentWindow),
      m_orphans(profiles, keychain, parentWindow)
{
    connect(&m_orphans, &ConnectOrphans::told, this, &ConnectFlow::told);
    connect(&m_orphans, &ConnectOrphans::accountPageRequested, this,
            [this](const ServerAddress &address) { Q_EMIT linkActivated(address.pageUrl(u"#!/account"_s)); });
    if (m_managers.readOnly)
        connect(m_managers.readOnly.get(), &ReadOnlySwitch::changed, this, &ConnectFlow::sayReadOnly);
}

ConnectFlow::~ConnectFlow() = default;

bool ConnectFlow::isOpen() const
{
    return m_window && m_window->isVisible();
}

void ConnectFlow::open()
{
    m_again.reset();
    window()->open();
}

void ConnectFlow::openFor(const ServerProfile &profile)
{
    m_again = profile;
    ConnectWindow *shown = window();
    shown->setServer(profile);
    sayReadOnly();
    shown->open();
}

ConnectWindow *ConnectFlow::window()
{
    delete m_window;
    m_trusted.reset();
    m_window = new ConnectWindow(&m_parentWindow);
    m_window->setAttribute(Qt::WA_DeleteOnClose);
    m_window->setKeychain(m_keychain.name(), m_keychain.keepsAcrossSessions());
    m_window->setTokenName(suggestedTokenName(QSysInfo::machineHostName()));
    sayReadOnly();
    learnKeychain();
    listenTo(m_window);
    return m_window;
}

void ConnectFlow::listenTo(ConnectWindow *window)
{
    connect(window, &ConnectWindow::connectRequested, this, &ConnectFlow::begin);
    connect(window, &ConnectWindow::certificateAnswered, this, &ConnectFlow::answerCertificate);
    connect(window, &ConnectWindow::replaceTrustRequested, this, [this] { run({}); });
    connect(window, &ConnectWindow::trustKept, this, &ConnectFlow::giveUp);
    connect(window, &ConnectWindow::cancelled, this, &ConnectFlow::giveUp);
    connect(window, &ConnectWindow::keepRequested, this, &ConnectFlow::keep);
    connect(window, &ConnectWindow::revokeRequested, this, [this] {
        if (m_signIn && m_signIn->made())
            adopt(std::move(m_signIn)).revoke();
    });
    connect(window, &ConnectWindow::accountPageRequested, this,
            [this](const ServerAddress &address) { Q_EMIT linkActivated(address.pageUrl(u"#!/account"_s)); });
    connect(window, &ConnectWindow::sampleDataRequested, this, &ConnectFlow::sampleDataRequested);
    connect(window, &ConnectWindow::linkActivated, this, &ConnectFlow::linkActivated);
    connect(window, &QObject::destroyed, this, [this] {
        giveUp();
        m_choice = {};
        m_orphans.showApart();
    });
}

// The keychain's name, and whether there is one at all, are known once it has answered.
void ConnectFlow::learnKeychain()
{
    onResult(m_keychain.probe(), m_window, [this](const SecretAnswer &answer) {
        const bool answers = answer.state != SecretState::NoKeychain && m_keychain.keepsAcrossSessions();
        m_window->setKeychain(answers ? m_keychain.name() : explanation(SecretState::NoKeychain, {}), answers);
    });
}

void ConnectFlow::sayReadOnly()
{
    if (!m_window)
        return;
    const bool server = m_again && m_again->readOnly;
    m_window->setPasswordRefused(m_managers.isReadOnly() ? tr("Not while Longshore is read-only: it would make an access token on the server.")
                                 : server ? tr("Not while this server is set to read-only: it would make an access token there.")
                                          : QString());
}

void ConnectFlow::begin(const ConnectChoice &choice)
{
    m_choice = choice;
    // A server that is known by this origin keeps its identity and its trust, however it is reached.
    m_profile = m_again.value_or(ServerProfile{});
    const QList<ServerProfile> saved = m_profiles.profiles();
    const auto same = std::ranges::find(saved, choice.address, &ServerProfile::address);
    if (!m_again && same != saved.end())
        m_profile = *same;
    if (m_profile.id.isNull())
        m_profile.id = ServerId::create();
    run(trustedPin());
}

TlsPin ConnectFlow::trustedPin() const
{
    const QString origin = m_choice.address.origin();
    if (m_trusted && m_trusted->origin == origin)
        return {m_trusted->certificate.sha256};
    return m_profile.address.origin() == origin ? TlsPin{m_profile.pinnedSha256} : TlsPin{};
}

Certificate ConnectFlow::trustedCertificate() const
{
    if (m_trusted && m_trusted->origin == m_choice.address.origin())
        return m_trusted->certificate;
    return certificateFacts(QSslCertificate(m_profile.pinnedDer, QSsl::Der));
}

// The place is fixed before the token exists, so that it can be kept before it is proven.
SecretKey ConnectFlow::tokenKey() const
{
    return {m_profile.id, m_choice.address.origin()};
}

SignIn::ByPassword ConnectFlow::byPassword() const
{
    SignIn::ByPassword by;
    by.userName = m_choice.userName;
    by.password = m_choice.password;
    by.tokenName = m_choice.tokenName;
    by.keep = m_choice.tokenPlace == TokenPlace::Keychain ? &m_keychain : nullptr;
    by.key = tokenKey();
    by.asFirstAdministrator = m_choice.asFirstAdministrator;
    by.createAdministrator = m_choice.method == SignInMethod::FirstAdministrator;
    return by;
}

SignIn::Input ConnectFlow::input(const TlsPin &pin, const ServerKeys &way) const
{
    SignIn::Input input;
    input.address = m_choice.address;
    if (m_choice.method == SignInMethod::AccessToken)
        input.accessToken = m_choice.accessToken;
    else
        input.byPassword = byPassword();
    input.extraHeaders = m_choice.extraHeaders;
    input.proxy = m_profile.proxy;
    input.proxyPassword = way.proxyPassword;
    input.clientIdentity = way.clientIdentity;
    input.readOnly = m_profile.readOnly;
    input.pin = pin;
    input.pinnedDer = pin.isNull() ? QByteArray() : trustedCertificate().der;
    return input;
}

// A known server may be reached only through a proxy or with a certificate of ours: what these take is read first.
void ConnectFlow::run(const TlsPin &pin)
{
    dropSignIn();
    if (KeyReading::isWayOpen(m_profile))
        return start(pin, {});
    m_way = std::make_unique<KeyReading>(m_profile, m_keychain, KeyReading::Part::Way);
    connect(m_way.get(), &KeyReading::done, this, [this, pin](const ServerKeys &way) { start(pin, way); });
    connect(m_way.get(), &KeyReading::missing, this, [this, pin](SecretState state) { wayMissing(pin, state); });
    connect(m_way.get(), &KeyReading::failed, this,
            [this](const ApiError &error) { stageFailed(Stage::Reaching, SignIn::Problem::Other, error); });
    m_way->start();
}

// What a keyring keeps to itself for now must not be taken for nothing: the proxy or the server would be met without it.
void ConnectFlow::wayMissing(const TlsPin &pin, SecretState state)
{
    const bool isLater = state == SecretState::Locked || state == SecretState::Waiting || state == SecretState::Refused;
    if (!isLater)
        return start(pin, {});
    m_choice.password.forget();
    if (m_window)
        m_window->stageFailed(Stage::Reaching, tr("What it takes to reach this server cannot be read, so nothing was sent. %1")
                                                   .arg(explanation(state, m_keychain.name())), {});
}

void ConnectFlow::start(const TlsPin &pin, const ServerKeys &way)
{
    m_signIn = std::make_unique<SignIn>(input(pin, way), m_managers);
    connect(m_signIn.get(), &SignIn::stageStarted, m_window, &ConnectWindow::stageStarted);
    connect(m_signIn.get(), &SignIn::stageDone, this, &ConnectFlow::stageDone);
    connect(m_signIn.get(), &SignIn::certificateQuestion, this, &ConnectFlow::certificateOffered);
    connect(m_signIn.get(), &SignIn::failed, this, &ConnectFlow::stageFailed);
    connect(m_signIn.get(), &SignIn::succeeded, this, &ConnectFlow::succeed);
    m_signIn->start();
}

void ConnectFlow::certificateOffered(const Certificate &offered)
{
    m_offered = offered;
    if (m_window)
        m_window->askCertificate(offered);
}

void ConnectFlow::answerCertificate(bool trusted)
{
    if (!m_signIn)
        return;
    if (!trusted)
        return m_signIn->refuseCertificate();
    m_trusted = Trusted{m_choice.address.origin(), m_offered};
    m_signIn->trustCertificate();
}

void ConnectFlow::stageDone(Stage stage, const QString &note)
{
    if (!m_window)
        return;
    if (stage != Stage::MakingToken)
        return m_window->stageDone(stage, note);
    const bool kept = m_choice.tokenPlace == TokenPlace::Keychain;
    m_window->stageDone(stage, kept ? tr("\u201c%1\u201d, kept in %2").arg(m_choice.tokenName, m_keychain.name())
                                    : tr("\u201c%1\u201d, in memory only").arg(m_choice.tokenName));
}

void ConnectFlow::stageFailed(Stage stage, Problem problem, const ApiError &error)
{
    if (!m_window)
        return;
    if (problem == Problem::CertificateChanged)
        m_window->showChangedCertificate(trustedCertificate(), error.certificate);
    else
        m_choice.password.forget();
    if (problem == Problem::NoAdministrator)
        askPasswordLength();
    const Explanation words = explain(error, {tr("list its stacks"), {}, m_choice.name, m_choice.address.text()});
    const SecretState state = m_signIn ? m_signIn->secretState() : SecretState::Done;
    const QString sentence = problemSentence(problem, error, m_choice.address, stage, m_signIn ? m_signIn->clockSkew() : std::chrono::seconds(0));
    m_window->stageFailed(stage, sentence, words.details, problem, state != SecretState::NoKeychain);
    if (problem == Problem::TokenNotKept)
        return; // The window has asked what to do.
    const bool lost = problem == Problem::MakingUnknown && error.kind != ApiError::Kind::NotFound;
    if (m_signIn && (m_signIn->made() || m_signIn->isMaking()))
        adopt(std::move(m_signIn));
    else if (lost)
        adopt(nullptr);
}

void ConnectFlow::askPasswordLength()
{
    ApiTarget target;
    target.address = m_choice.address;
    target.pin = trustedPin();
    target.extraHeaders = m_choice.extraHeaders;
    target.proxy = m_profile.proxy;
    m_asking = std::make_unique<ApiClient>(target, m_managers);
    onResult(m_asking->send(requests::publicSettings()), m_window, [this](const Result<PublicSettings> &settings) {
        if (settings)
            m_window->setPasswordLength(settings->requiredPasswordLength);
    });
}

// Trying the keychain again is left to whoever takes over the server: it saves what is not kept yet.
void ConnectFlow::keep(TokenPlace place)
{
    m_choice.tokenPlace = place;
    if (m_signIn)
        m_signIn->goOnUnkept();
}

void ConnectFlow::giveUp()
{
    m_choice.password.forget();
    dropSignIn();
}

void ConnectFlow::dropSignIn()
{
    m_way.reset();
    if (!m_signIn)
        return;
    m_signIn->cancel();
    if (m_signIn->made() || m_signIn->isMaking())
        adopt(std::move(m_signIn));
    else
        m_signIn.reset();
}

ConnectOrphan &ConnectFlow::adopt(std::unique_ptr<SignIn> signIn)
{
    ConnectOrphan::About about{m_choice.name, m_choice.address, m_choice.userName, m_choice.tokenName, {}, m_keychain.name()};
    if (m_choice.tokenPlace == TokenPlace::Keychain)
        about.key = tokenKey();
    ConnectOrphan &orphan = m_orphans.add(std::move(signIn), about);
    if (!m_window)
        return orphan;
    auto *notice = new OrphanNotice(m_window);
    orphan.showIn(notice);
    m_window->addOrphan(notice);
    return orphan;
}

ServerProfile ConnectFlow::profileOf(const SignIn::Outcome &outcome) const
{
    ServerProfile profile = m_profile;
    profile.address = m_choice.address;
    profile.name = m_choice.name;
    profile.tokenPlace = m_choice.tokenPlace;
    profile.tokenSaved = false;
    profile.tokenId = outcome.minted ? outcome.minted->id : AccessTokenId{};
    profile.pinnedSha256 = outcome.pin.sha256;
    profile.pinnedDer = !outcome.certificate.isNull() ? outcome.certificate.der : outcome.pin.isNull() ? QByteArray() : trustedCertificate().der;
    profile.userName = outcome.user ? outcome.user->name : QString();
    profile.instanceId = outcome.status.instanceId;
    profile.lastVersion = outcome.status.version;
    profile.extraHeaderNames.clear();
    for (const ExtraHeader &header : m_choice.extraHeaders)
        profile.extraHeaderNames.append(QString::fromLatin1(header.name));
    return profile;
}

void ConnectFlow::succeed(const SignIn::Outcome &outcome)
{
    const ServerProfile profile = profileOf(outcome);
    const QList<ExtraHeader> headers = m_choice.extraHeaders;
    m_choice = {};
    m_again.reset();
    if (m_window)
        m_window->finished();
    if (const auto &made = outcome.minted)
        m_profiles.madeTokens().add({outcome.status.instanceId, made->user, made->id, made->created});
    m_servers.add(profile, outcome.accessToken, headers, outcome.tokenKept);
    QStringList words{clockSkewSentence(profile.name, outcome.clockSkew, QDateTime::currentDateTimeUtc())};
    if (outcome.passwordTooShort)
        words.append(tr("%1 wants a longer password for %2 by now. Change it under Server > My account.").arg(profile.name, profile.userName));
    words.removeAll(QString());
    if (!words.isEmpty())
        Q_EMIT told(words.join(u' '));
    Q_EMIT connected(profile.id);
}

} // namespace longshore
