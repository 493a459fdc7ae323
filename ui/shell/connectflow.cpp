// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectflow.h"

#include "app/net/certificatefacts.h"
#include "app/session/refusal.h"
#include "app/session/signinproblem.h"

#include <QSslCertificate>
#include <QWidget>

#include <algorithm>

namespace longshore {

ConnectFlow::ConnectFlow(Servers &servers, const ProfileStore &profiles, const SecretStore &keychain,
                         ApiClient::ManagerFactory managers, QWidget &parentWindow)
    : m_servers(servers), m_profiles(profiles), m_keychain(keychain), m_managers(std::move(managers)), m_parentWindow(parentWindow)
{
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
    shown->open();
}

ConnectWindow *ConnectFlow::window()
{
    delete m_window;
    m_window = new ConnectWindow(&m_parentWindow);
    m_window->setAttribute(Qt::WA_DeleteOnClose);
    m_window->setKeychain(m_keychain.name(), m_keychain.keepsAcrossSessions());
    connect(m_window, &ConnectWindow::connectRequested, this, &ConnectFlow::begin);
    connect(m_window, &ConnectWindow::certificateAnswered, this, &ConnectFlow::answerCertificate);
    connect(m_window, &ConnectWindow::replaceTrustRequested, this, [this] { run({}); });
    connect(m_window, &ConnectWindow::cancelled, this, [this] { m_signIn.reset(); });
    connect(m_window, &ConnectWindow::sampleDataRequested, this, &ConnectFlow::sampleDataRequested);
    connect(m_window, &ConnectWindow::linkActivated, this, &ConnectFlow::linkActivated);
    connect(m_window, &QObject::destroyed, this, [this] { m_signIn.reset(); });
    return m_window;
}

void ConnectFlow::begin(const ConnectChoice &choice)
{
    m_choice = choice;
    // A server that is known by this origin keeps its identity and its trust, however it is reached.
    if (!m_again) {
        const QList<ServerProfile> saved = m_profiles.profiles();
        const auto same = std::ranges::find(saved, choice.address, &ServerProfile::address);
        if (same != saved.end())
            m_again = *same;
    }
    const bool sameOrigin = m_again && m_again->address.origin() == choice.address.origin();
    run(sameOrigin ? TlsPin{m_again->pinnedSha256} : TlsPin{});
}

void ConnectFlow::run(const TlsPin &pin)
{
    SignIn::Input input;
    input.address = m_choice.address;
    input.accessToken = m_choice.accessToken;
    input.extraHeaders = m_choice.extraHeaders;
    input.pin = pin;
    m_signIn = std::make_unique<SignIn>(std::move(input), m_managers);
    connect(m_signIn.get(), &SignIn::stageStarted, m_window, &ConnectWindow::stageStarted);
    connect(m_signIn.get(), &SignIn::stageDone, m_window, &ConnectWindow::stageDone);
    connect(m_signIn.get(), &SignIn::certificateQuestion, m_window, &ConnectWindow::askCertificate);
    connect(m_signIn.get(), &SignIn::failed, this, &ConnectFlow::stageFailed);
    connect(m_signIn.get(), &SignIn::succeeded, this, &ConnectFlow::succeed);
    m_signIn->start();
}

void ConnectFlow::answerCertificate(bool trusted)
{
    if (!m_signIn)
        return;
    if (trusted)
        m_signIn->trustCertificate();
    else
        m_signIn->refuseCertificate();
}

void ConnectFlow::stageFailed(SignIn::Stage stage, SignIn::Problem problem, const ApiError &error)
{
    if (!m_window)
        return;
    if (problem == SignIn::Problem::CertificateChanged && m_again)
        m_window->showChangedCertificate(certificateFacts(QSslCertificate(m_again->pinnedDer, QSsl::Der)), error.certificate);
    const Explanation words = explain(error, {tr("list its stacks"), {}, m_choice.name, m_choice.address.text()});
    m_window->stageFailed(stage, problemSentence(problem, error, m_choice.address), words.details);
}

ServerProfile ConnectFlow::profileOf(const SignIn::Outcome &outcome) const
{
    ServerProfile profile = m_again.value_or(ServerProfile{});
    if (profile.id.isNull())
        profile.id = ServerId::create();
    profile.address = m_choice.address;
    profile.name = m_choice.name;
    profile.tokenPlace = m_choice.tokenPlace;
    profile.tokenSaved = false;
    profile.pinnedSha256 = outcome.pin.sha256;
    profile.pinnedDer = outcome.certificate.isNull() && m_again ? m_again->pinnedDer : outcome.certificate.der;
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
    const QByteArray token = m_choice.accessToken;
    const QList<ExtraHeader> headers = m_choice.extraHeaders;
    m_choice = {};
    m_again.reset();
    if (m_window)
        m_window->finished();
    m_servers.add(profile, token, headers);
    Q_EMIT connected(profile.id);
}

} // namespace longshore
