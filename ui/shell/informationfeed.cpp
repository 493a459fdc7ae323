// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/informationfeed.h"

#include "app/net/proxyroute.h"
#include "ui/pages/informationpage.h"
#include "ui/shell/serverwindow.h"

#include <QDesktopServices>

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

void InformationFeed::addTo(ServerWindow &window, Session &session)
{
    auto *page = new InformationPage(&window);
    auto *feed = new InformationFeed(window, *page, session);
    window.addSection(u"information"_s, tr("Information"), u"info"_s, page, [feed] { feed->refresh(); });
}

InformationFeed::InformationFeed(ServerWindow &window, InformationPage &page, Session &session)
    : QObject(window.feeds()), m_page(page), m_session(session)
{
    connect(&page, &InformationPage::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(&session, &Session::stateChanged, this, &InformationFeed::show);
    connect(&session, &Session::environmentsChanged, this, &InformationFeed::show);
    connect(&session, &Session::stacksChanged, this, &InformationFeed::show);
}

void InformationFeed::refresh()
{
    show();
    askForVersion();
}

void InformationFeed::askForVersion()
{
    constexpr qint64 Hour = 60 * 60;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isFresh = m_askedAt.isValid() && m_askedAt.secsTo(now) < Hour;
    if (isFresh || m_asking.isRunning() || m_session.state() != Session::State::Connected)
        return;
    m_askedAt = now;
    m_asking.start(m_session.send(requests::systemVersion()), [this](const Result<SystemVersion> &version) {
        m_askFailed = !version;
        if (version)
            m_version = *version;
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
}

} // namespace longshore
