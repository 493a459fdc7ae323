// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/informationfeed.h"

#include "app/net/proxyroute.h"
#include "app/session/refusal.h"
#include "ui/pages/informationpage.h"
#include "ui/shell/pagefailure.h"
#include "ui/shell/serverwindow.h"

#include <QLocale>
#include <QUrl>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString proxyText(const ServerProfile &profile)
{
    const QNetworkProxy proxy = proxyInUse(profile.address, profile.proxy);
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        return {};
    const QString place = u"%1:%2"_s.arg(proxy.hostName(), QString::number(proxy.port()));
    return proxy.type() == QNetworkProxy::Socks5Proxy ? InformationFeed::tr("%1 (SOCKS5)").arg(place) : place;
}

} // namespace

void InformationFeed::addTo(ServerWindow &window, Session &session, const OpenLink &openLink)
{
    auto *page = new InformationPage(&window);
    auto *feed = new InformationFeed(window, *page, session, openLink);
    window.addSection(u"information"_s, tr("Information"), u"info"_s, page, [feed] { feed->refresh(); });
}

InformationFeed::InformationFeed(ServerWindow &window, InformationPage &page, Session &session, const OpenLink &openLink)
    : QObject(window.feeds()), m_page(page), m_session(session)
{
    connect(&page, &InformationPage::linkActivated, this, openLink);
    connect(&page, &PageFrame::retryRequested, &session, &Session::refresh);
    connect(&session, &Session::stateChanged, this, &InformationFeed::show);
    connect(&session, &Session::environmentsChanged, this, &InformationFeed::show);
    connect(&session, &Session::stacksChanged, this, &InformationFeed::show);
}

void InformationFeed::refresh()
{
    show();
    askForVersion();
    if (m_session.state() != Session::State::SignedOut)
        m_session.refresh();
}

void InformationFeed::askForVersion()
{
    constexpr qint64 Hour = 60 * 60;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isFresh = m_askedAt.isValid() && m_askedAt.secsTo(now) < Hour;
    if (isFresh || m_asking.isRunning() || m_session.state() != Session::State::Connected)
        return;
    m_askedAt = now;
    m_page.setLoading(true);
    m_asking.start(m_session.send(requests::systemVersion()), [this](const Result<SystemVersion> &version) {
        m_page.setLoading(false);
        m_askFailed = !version;
        if (version)
            m_version = *version;
        else
            m_askedAt = {}; // Whoever looks again asks again.
        show();
    });
}

void InformationFeed::show()
{
    ServerInformation facts;
    facts.profile = m_session.profile();
    facts.version = m_session.version();
    facts.asked = m_version;
    facts.askFailed = m_askFailed;
    facts.environments = static_cast<int>(m_session.environments().size());
    facts.stacks = static_cast<int>(m_session.stacks().size());
    facts.isRead = m_session.readAt().isValid();
    facts.proxy = proxyText(facts.profile);
    facts.certificate = m_session.certificate();
    m_page.setFacts(facts, QDateTime::currentDateTimeUtc());
    sayHowTrueItIs();
}

// All of this is known without asking; what the session last came to know may be old.
void InformationFeed::sayHowTrueItIs()
{
    if (const QString words = signedOutWords(m_session); !words.isEmpty())
        return m_page.setSignedOut(words);
    const auto error = m_session.error();
    if (m_session.state() != Session::State::Trouble || !error)
        return;
    const QString why = explain(*error, attemptOn(m_session, tr("tell about itself"))).sentence;
    const QDateTime then = m_session.readAt().toLocalTime();
    m_page.setStale(then.isValid() ? tr("Showing what was known at %1. %2").arg(QLocale().toString(then.time(), QLocale::ShortFormat), why) : why);
}

} // namespace longshore
