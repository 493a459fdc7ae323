// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/serverwindows.h"

#include "ui/pages/pageframe.h"
#include "ui/shell/directoryfeed.h"
#include "ui/shell/accountfeed.h"
#include "ui/shell/informationfeed.h"
#include "ui/shell/pagefailure.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/settingsfeed.h"
#include "ui/shell/tokensfeed.h"

#include <QTimer>
#include <QUrl>

#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const QString GeometryKey = u"serverwindow/geometry"_s;

QString noteOf(const Session &session)
{
    const QString version = session.version().isKnown() ? ServerWindows::tr("Portainer %1").arg(session.version().text()) : QString();
    const QString user = session.user() ? session.user()->name : session.profile().userName;
    return user.isEmpty() || version.isEmpty() ? user + version : ServerWindows::tr("%1, %2").arg(user, version);
}

} // namespace

QString storeOf(const ServerProfile &profile, const SecretStore &keychain)
{
    return profile.tokenPlace == TokenPlace::Keychain ? keychain.name() : ServerWindows::tr("the memory of this session");
}

ServerWindows::ServerWindows(ServerWindowParts parts, QWidget &mainWindow)
    : m_parts(std::move(parts)), m_mainWindow(mainWindow)
{
    connect(&m_parts.servers, &Servers::removed, this, &ServerWindows::drop);
    connect(&m_parts.servers, &Servers::added, this, [this](Session *session) { replace(*session); });
}

ServerWindows::~ServerWindows()
{
    for (const QPointer<ServerWindow> &window : std::as_const(m_windows))
        delete window;
}

ServerWindow *ServerWindows::window(const ServerId &id) const
{
    ServerWindow *made = m_windows.value(id);
    return made && made->isVisible() ? made : nullptr;
}

bool ServerWindows::holdsClosing()
{
    for (const QPointer<ServerWindow> &each : std::as_const(m_windows)) {
        if (!each || !each->isVisible() || !each->holdsEdits([this] { m_mainWindow.close(); }))
            continue;
        each->raise();
        each->activateWindow();
        return true;
    }
    return false;
}

bool ServerWindows::holds(const ServerId &id, const std::function<void()> &goOn)
{
    ServerWindow *shown = window(id);
    return shown && shown->holdsEdits(goOn); // The question comes to the front by itself.
}

// A closed window is only out of sight: what it was about to do goes on.
void ServerWindows::show(const ServerId &id, const QString &section)
{
    Session *session = m_parts.servers.session(id);
    if (!session)
        return;
    ServerWindow *shown = m_windows.value(id);
    if (!shown) {
        shown = make(*session);
        shown->restoreGeometry(m_parts.settings.layout(GeometryKey));
    }
    const bool wasVisible = shown->isVisible();
    if (!wasVisible)
        shown->showSection(section); // Before it asks anything for another one.
    shown->show();
    shown->raise();
    shown->activateWindow();
    if (wasVisible)
        shown->showSection(section); // May ask about edits, and that question has to stay in front.
}

ServerWindow *ServerWindows::make(Session &session)
{
    auto *made = new ServerWindow(&m_mainWindow);
    m_windows.insert(session.profile().id, made);
    addSections(*made, session);
    follow(*made, session);
    return made;
}

/// Each feed adds its sections; the order here is that of the list.
void ServerWindows::addSections(ServerWindow &window, Session &session)
{
    AccountFeed::addTo(window, session, m_parts);
    TokensFeed::addTo(window, session, m_parts);
    addPeopleSections(window, session, m_parts.clipboard,
                      {[this, id = session.profile().id](UserId user) { Q_EMIT seenByRequested(id, user); },
                       [this](const QUrl &url) { Q_EMIT linkActivated(url); }});
    SettingsFeed::addTo(window, session);
    InformationFeed::addTo(window, session, [this](const QUrl &url) { Q_EMIT linkActivated(url); });
}

void ServerWindows::follow(ServerWindow &window, Session &session)
{
    const ServerId id = session.profile().id;
    ServerWindow *const shown = &window;
    const auto tell = [this, shown, &session] {
        shown->setServer(session.profile().name, noteOf(session));
        shown->setReadOnly(session.profile().readOnly || m_parts.managers.isReadOnly());
        const QString signedOut = signedOutWords(session);
        for (PageFrame *frame : shown->findChildren<PageFrame *>())
            if (!signedOut.isEmpty())
                frame->setSignedOut(signedOut);
    };
    connect(&session, &Session::stateChanged, shown, tell);
    connect(&session, &Session::peopleChanged, shown, tell);
    if (m_parts.managers.readOnly)
        connect(m_parts.managers.readOnly.get(), &ReadOnlySwitch::changed, shown, tell);
    connect(&session, &Session::stateChanged, shown, [shown, &session, wasOut = session.state() == Session::State::SignedOut]() mutable {
        const bool isOut = session.state() == Session::State::SignedOut;
        if (std::exchange(wasOut, isOut) && !isOut && shown->isVisible())
            shown->refreshSection();
    });
    connect(shown, &ServerWindow::signInRequested, this, [this, id] { Q_EMIT signInRequested(id); });
    connect(shown, &ServerWindow::helpRequested, this, [this] { Q_EMIT linkActivated(QUrl(u"https://docs.portainer.io/admin/user/promote"_s)); });
    connect(shown, &ServerWindow::closed, this, [this, shown] { m_parts.settings.setLayout(GeometryKey, shown->saveGeometry()); });
    tell();
}

// The session is gone already, so its feeds go at once; the window itself may be further up in this very call. Signing
// in again brings another session a moment later.
void ServerWindows::drop(const ServerId &id)
{
    const QPointer<ServerWindow> gone = m_windows.take(id);
    if (!gone)
        return;
    if (gone->isVisible()) {
        m_reopen.insert(id, {gone->currentSection(), gone->saveGeometry()});
        QTimer::singleShot(0, this, [this, id] { m_reopen.remove(id); });
    }
    gone->dropFeeds();
    gone->hide();
    gone->deleteLater();
}

void ServerWindows::replace(Session &session)
{
    const ServerId id = session.profile().id;
    if (!m_reopen.contains(id))
        return;
    const Reopen last = m_reopen.take(id);
    ServerWindow *made = make(session);
    made->restoreGeometry(last.geometry);
    made->showSection(last.section);
    made->show();
}

} // namespace longshore
