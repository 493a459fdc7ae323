// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/linkopener.h"

#include "app/core/displaytext.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"
#include "ui/shell/mainwindow.h"

#include <QFileOpenEvent>
#include <QStatusBar>

#include <algorithm>

namespace longshore {

namespace {

bool isMeant(const ServerProfile &profile, const StackLink &link)
{
    return link.instanceId.isEmpty() ? profile.address == link.address : profile.instanceId == link.instanceId;
}

/// The server has spoken, or will not: waiting longer brings nothing.
bool isThrough(const Session &session)
{
    return session.state() != Session::State::Connecting && !session.isRefreshing();
}

bool holds(const Session &session, StackId stack)
{
    return std::ranges::find(session.stacks(), stack, &Stack::id) != session.stacks().end();
}

} // namespace

LinkOpener::LinkOpener(Servers &servers, MainWindow &window, QObject *parent)
    : QObject(parent), m_servers(servers), m_window(window)
{
    const QAbstractItemModel *rows = window.page().table().model();
    connect(rows, &QAbstractItemModel::rowsInserted, this, &LinkOpener::goOn, Qt::QueuedConnection);
    connect(rows, &QAbstractItemModel::modelReset, this, &LinkOpener::goOn, Qt::QueuedConnection);
    connect(&servers, &Servers::added, this, &LinkOpener::follow);
    for (Session *session : servers.sessions())
        follow(session);
}

void LinkOpener::follow(Session *session)
{
    connect(session, &Session::refreshFinished, this, &LinkOpener::goOn, Qt::QueuedConnection);
    connect(session, &Session::stateChanged, this, &LinkOpener::goOn, Qt::QueuedConnection);
}

Session *LinkOpener::sessionFor(const StackLink &link) const
{
    const QList<Session *> sessions = m_servers.sessions();
    const auto found = std::ranges::find_if(sessions, [&link](const Session *session) { return isMeant(session->profile(), link); });
    return found == sessions.end() ? nullptr : *found;
}

void LinkOpener::open(const StackLink &link)
{
    Session *session = sessionFor(link);
    if (!session && link.address.isNull())
        return giveUp(tr("This link is for a server that is not one of yours. Nothing was opened."));
    if (!session)
        return giveUp(tr("This link is for %1, which is not one of your servers. Nothing was opened.").arg(link.address.text()));
    m_wanted = StackKey{session->profile().id, link.stack};
    m_window.showServer(session->profile().id);
    if (isThrough(*session) && !holds(*session, link.stack))
        session->refresh(); // It may be newer than the last answer.
    goOn();
}

void LinkOpener::goOn()
{
    if (!m_wanted)
        return;
    const Session *session = m_servers.session(m_wanted->server);
    if (session && holds(*session, m_wanted->stack))
        show();
    else if (session && isThrough(*session) && session->state() == Session::State::Connected)
        giveUp(tr("%1 shows you no stack with the number %2. It may be gone, or not be meant for you.")
                   .arg(oneLine(session->profile().name), QString::number(number(m_wanted->stack))));
    else if (!session || isThrough(*session))
        m_wanted.reset(); // Why the server does not answer stands in the window already.
}

// A stack that is there but not among the rows is hidden by the filter, or its row is on its way.
void LinkOpener::show()
{
    StacksPage &page = m_window.page();
    if (!page.selectStack(*m_wanted)) {
        page.clearFilter();
        if (!page.selectStack(*m_wanted))
            return;
    }
    m_wanted.reset();
    page.focusTable();
}

// In the banner, and below it as well: a graver notice may have the banner's place.
void LinkOpener::giveUp(const QString &why)
{
    constexpr int ReadingTimeMs = 15000;
    m_wanted.reset();
    m_window.tell(why);
    m_window.statusBar()->showMessage(why, ReadingTimeMs);
}

bool LinkOpener::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FileOpen)
        if (const auto link = StackLink::parse(static_cast<QFileOpenEvent *>(event)->url().toString(QUrl::FullyEncoded))) {
            m_window.comeForward();
            open(*link);
            return true;
        }
    return QObject::eventFilter(watched, event);
}

} // namespace longshore
