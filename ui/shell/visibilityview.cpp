// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/visibilityview.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "app/session/visibility.h"
#include "ui/dialogs/pickuserdialog.h"
#include "ui/models/stackrow.h"
#include "ui/pages/stackspage.h"

namespace longshore {

namespace {

/// "Computed from the access rules: what alice would see on home-lab. 12 of 50 stacks."
QString sentenceOf(const QString &user, const Session &session, const SeenStacks &seen)
{
    const qsizetype listed = seen.listed.size();
    const QString sentence = VisibilityView::tr("Computed from the access rules: what %1 would see on %2. %3 of %4.")
                                 .arg(user, oneLine(session.profile().name), QString::number(listed), stackCount(session.stacks().size()));
    const qsizetype shut = listed - seen.usable;
    if (shut == 0)
        return sentence;
    return sentence + u' ' + VisibilityView::tr("%1 could not be opened, because the environment is not open to them.").arg(stackCount(shut));
}

} // namespace

VisibilityView::VisibilityView(Servers &servers, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_page(page)
{
    connect(&page, &StacksPage::lensLeft, this, &VisibilityView::leave);
    connect(&servers, &Servers::removed, this, [this](const ServerId &) {
        if (m_user && !m_session)
            leave();
    });
}

bool VisibilityView::isShown() const
{
    return m_shown;
}

void VisibilityView::show(const ServerId &server, UserId user)
{
    Session *session = m_servers.session(server);
    if (!session)
        return;
    leave();
    m_session = session;
    m_user = user;
    follow(*session);
    Directory &directory = Directory::of(*session);
    if (directory.state() == Directory::State::Ready && !directory.isLoading())
        update();
    else if (!directory.isLoading())
        directory.reload();
}

void VisibilityView::ask(const ServerId &server)
{
    Session *session = m_servers.session(server);
    if (!session)
        return;
    Directory &directory = Directory::of(*session);
    if (directory.state() == Directory::State::Ready && !directory.isLoading())
        return openQuestion(*session);
    connect(&directory, &Directory::loaded, this, [this, session] { openQuestion(*session); }, Qt::SingleShotConnection);
    if (!directory.isLoading())
        directory.reload();
}

void VisibilityView::openQuestion(Session &session)
{
    const Directory &directory = Directory::of(session);
    if (!directory.isComplete()) {
        const ApiError refusal{.kind = ApiError::Kind::Forbidden, .right = Right::Administrator};
        const ApiError why = directory.problem().value_or(refusal);
        return Q_EMIT told(explain(why, attemptOn(session, tr("work out what others may see"))).sentence);
    }
    auto *question = new PickUserDialog(directory.content().users, oneLine(session.profile().name), m_page.window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &PickUserDialog::picked, this, [this, id = session.profile().id](UserId user) { show(id, user); });
    question->open();
}

void VisibilityView::follow(Session &session)
{
    connect(&session, &Session::stacksChanged, this, &VisibilityView::update);
    connect(&session, &Session::environmentsChanged, this, &VisibilityView::update);
    connect(&Directory::of(session), &Directory::loaded, this, &VisibilityView::update);
    connect(&session, &QObject::destroyed, this, &VisibilityView::leave);
}

void VisibilityView::update()
{
    if (!m_session || !m_user)
        return;
    const Directory &directory = Directory::of(*m_session);
    const DirectoryContent &content = directory.content();
    const QString user = content.userName(*m_user);
    if (!directory.isComplete() || !content.user(*m_user)) {
        const auto problem = directory.problem();
        const Attempt attempt = attemptOn(*m_session, tr("work out what %1 may see").arg(user));
        const ApiError refusal{.kind = ApiError::Kind::Forbidden, .right = Right::Administrator};
        const QString why = directory.isComplete() ? tr("That user is no longer there.") : explain(problem.value_or(refusal), attempt).sentence;
        leave();
        Q_EMIT told(why);
        return;
    }
    const SeenStacks seen = stacksSeenBy(*m_user, m_session->stacks(), AccessRules(content, m_session->environments()));
    QSet<StackKey> only;
    for (const StackId id : seen.listed)
        only.insert({m_session->profile().id, id});
    if (!std::exchange(m_shown, true))
        Q_EMIT sourceWanted(m_session->profile().id);
    m_page.setLens(only, sentenceOf(user, *m_session, seen));
}

void VisibilityView::leave()
{
    if (m_session) {
        m_session->disconnect(this);
        Directory::of(*m_session).disconnect(this);
    }
    m_session.clear();
    m_user.reset();
    if (std::exchange(m_shown, false))
        m_page.clearLens();
}

} // namespace longshore
