// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ownershipfeed.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "ui/pages/stackspage.h"
#include "ui/shell/peoplefeed.h"

#include <algorithm>

namespace longshore {

OwnershipFeed::OwnershipFeed(Servers &servers, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_page(page)
{
    connect(&page, &StacksPage::ownershipRequested, this, &OwnershipFeed::ask);
}

QString OwnershipFeed::stackName() const
{
    return oneLine(m_stack.displayName());
}

QString OwnershipFeed::placeOf(const Stack &stack) const
{
    const QList<Environment> &all = m_session->environments();
    const auto where = std::ranges::find(all, stack.environmentId, &Environment::id);
    const QString server = oneLine(m_session->profile().name);
    return where == all.end() ? server : tr("%1 / %2").arg(server, oneLine(where->name));
}

void OwnershipFeed::ask(const StackKey &key)
{
    Session *session = m_servers.session(key.server);
    if (!session || m_dialog)
        return;
    if (m_busy) {
        Q_EMIT told(tr("The ownership of %1 is still being changed. Try again in a moment.").arg(stackName()));
        return;
    }
    m_session = session;
    m_stackRead = false;
    const Attempt attempt = attemptOn(*session, tr("read the stack"));
    m_reading.start(session->send(requests::stack(key.stack)), [this, attempt](const Result<Stack> &stack) {
        if (!stack)
            return fail(explain(stack.error(), attempt).sentence);
        m_stack = *stack;
        m_stackRead = true;
        openWhenKnown();
    });
    Directory &directory = Directory::of(*session);
    connect(&directory, &Directory::loaded, this, &OwnershipFeed::openWhenKnown, Qt::UniqueConnection);
    directory.reload();
}

/// Stack and people are read side by side.
void OwnershipFeed::openWhenKnown()
{
    if (!m_session || !m_stackRead || m_dialog)
        return;
    const Directory &directory = Directory::of(*m_session);
    if (directory.isLoading())
        return;
    m_stackRead = false;
    if (const auto problem = directory.problem())
        return fail(explain(*problem, attemptOn(*m_session, tr("list the users and teams"))).sentence);
    open();
}

void OwnershipFeed::open()
{
    const Directory &directory = Directory::of(*m_session);
    if (!m_session->user())
        return fail(tr("%1 did not say who is signed in, so it is not known what may be changed.").arg(oneLine(m_session->profile().name)));
    const AccessRules rules(directory.content(), m_session->environments());
    const OwnershipRights rights = ownershipRights(*m_session->user(), m_stack, rules);
    if (!rights.mayChange())
        return fail(rights.refusal);
    m_dialog = new OwnershipDialog(m_stack, rights, rules, directory.isComplete(), placeOf(m_stack),
                                   guardOf(m_session->profile(), m_stack.environmentId), m_page.window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &OwnershipDialog::wished, this, &OwnershipFeed::checkAndSend);
    m_dialog->open();
}

void OwnershipFeed::checkAndSend(const OwnershipChoice &choice)
{
    if (!m_session)
        return fail(tr("The server is no longer there."));
    m_busy = true;
    m_dialog->setBusy(tr("Reading the stack again..."));
    const Attempt attempt = attemptOn(*m_session, tr("read the stack"));
    m_reading.start(m_session->send(requests::stack(m_stack.id)), [this, choice, attempt](const Result<Stack> &now) {
        if (!now)
            return fail(explain(now.error(), attempt).sentence, explain(now.error(), attempt).details);
        if (now->resourceControl == m_stack.resourceControl)
            return send(choice);
        m_stack = *now;
        if (m_dialog)
            m_dialog->setStack(*now);
        fail(tr("Nothing was sent: somebody else changed the ownership meanwhile. It is %1 now.").arg(ownershipTitle(choiceOf(*now).level)));
    });
}

void OwnershipFeed::send(const OwnershipChoice &choice)
{
    if (m_dialog)
        m_dialog->setBusy(tr("Changing the ownership..."));
    const Request<ResourceControl> request = m_stack.resourceControl ? requests::changeOwnership(m_stack.resourceControl->id, choice)
                                                                     : requests::createStackOwnership(stackResourceId(m_stack), choice);
    const Attempt attempt = attemptOn(*m_session, tr("change the ownership of %1").arg(stackName()));
    m_changing.start(m_session->send(request), [this, choice, attempt](const Result<ResourceControl> &answer) {
        if (answer)
            return finish(choice);
        if (leavesItOpen(answer.error()))
            return lookFor(choice);
        const Explanation why = explain(answer.error(), attempt);
        fail(why.sentence, why.details);
    });
}

void OwnershipFeed::finish(const OwnershipChoice &choice)
{
    m_busy = false;
    if (m_dialog)
        m_dialog->accept();
    Q_EMIT told(tr("The ownership of %1 was changed: %2.").arg(stackName(), ownershipTitle(choice.level)));
    if (m_session)
        m_session->refresh();
}

/// The answer was lost: what the server has now tells.
void OwnershipFeed::lookFor(const OwnershipChoice &choice)
{
    if (!m_session)
        return fail(tr("The answer was lost, and the server is no longer there."));
    if (m_dialog)
        m_dialog->setBusy(tr("The answer was lost. Looking whether it happened..."));
    m_reading.start(m_session->send(requests::stack(m_stack.id)), [this, choice](const Result<Stack> &now) {
        if (now && sameOwnership(choiceOf(*now), choice))
            return finish(choice);
        fail(now ? tr("The answer was lost, and the ownership was not changed.")
                 : tr("The answer was lost, and the stack could not be read again: it is not known whether its ownership was changed."));
    });
}

void OwnershipFeed::fail(const QString &sentence, const QString &details)
{
    m_busy = false;
    if (m_dialog)
        m_dialog->fail({sentence, details});
    else
        Q_EMIT told(sentence);
}

} // namespace longshore
