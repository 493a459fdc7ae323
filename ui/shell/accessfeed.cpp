// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accessfeed.h"

#include "app/session/ownershiprules.h"

namespace longshore {

using namespace Qt::StringLiterals;

AccessFeed::AccessFeed(Session &session, AccessPage &page, QObject *parent)
    : PeopleFeed(session, page, parent), m_page(page)
{
    page.setServer(session.profile().name);
    connect(&page, &AccessPage::reviewRequested, this, &AccessFeed::review);
}

// Others are given the environments, but not who else may use them.
std::optional<ApiError> AccessFeed::refusal() const
{
    if (isAdministrator())
        return {};
    return ApiError{.kind = ApiError::Kind::Forbidden, .right = Right::Administrator};
}

void AccessFeed::show()
{
    if (m_left.isEmpty()) // While changes are sent, what they were made on stays.
        m_page.setAccess(content());
}

void AccessFeed::review(const AccessEdit &edit)
{
    m_dialog = new AccessReviewDialog(accessChanges(edit, session().stacks()), edit.base(), session().profile(), m_page.window());
    connect(m_dialog, &ChangeDialog::submitted, this, [this, edit] { apply(edit); });
    openDialog(m_dialog);
}

void AccessFeed::apply(const AccessEdit &edit)
{
    m_applying = edit;
    m_left = edit.changedEnvironments();
    m_done = 0;
    m_notDone.clear();
    setBusy(true);
    m_dialog->setBusy(tr("Applying the changes..."));
    next();
}

void AccessFeed::next()
{
    if (m_left.isEmpty())
        return finishAll();
    readAgain(m_left.first());
}

void AccessFeed::readAgain(EnvironmentId environment)
{
    if (m_dialog)
        m_dialog->setStep(environment, Step::Sending, tr("Reading it again..."));
    m_call.start(session().send(requests::environmentAccess(environment)), [this, environment](const Result<EnvironmentAccess> &now) {
        if (!now)
            return settle(environment, Step::Failed, explain(now.error(), attempt(tr("read who may use %1").arg(nameOf(environment)))).sentence);
        const AccessPolicies base = m_applying.basePolicies(environment);
        if (now->policies == base)
            return send(environment);
        const QStringList moved = movedWords(base, now->policies, m_applying.base());
        settle(environment, Step::Moved, tr("Nothing was sent: meanwhile access to %1 was %2.").arg(nameOf(environment), moved.join(tr(" and "))));
    });
}

void AccessFeed::send(EnvironmentId environment)
{
    if (m_dialog)
        m_dialog->setStep(environment, Step::Sending, tr("Changing it..."));
    m_call.start(session().send(requests::setEnvironmentAccess(environment, m_applying.policies(environment))),
                 [this, environment](const Result<EnvironmentAccess> &answer) {
                     if (answer)
                         return settle(environment, Step::Done, tr("Changed."));
                     if (leavesItOpen(answer.error()))
                         return lookFor(environment);
                     settle(environment, Step::Failed, explain(answer.error(), attempt(tr("change who may use %1").arg(nameOf(environment)))).sentence);
                 });
}

/// The answer was lost: what the server has now tells.
void AccessFeed::lookFor(EnvironmentId environment)
{
    if (m_dialog)
        m_dialog->setStep(environment, Step::Sending, tr("The answer was lost. Looking whether it happened..."));
    m_call.start(session().send(requests::environmentAccess(environment)), [this, environment](const Result<EnvironmentAccess> &now) {
        if (!now)
            return settle(environment, Step::Unknown, tr("The answer was lost, and %1 could not be read again: it is not known whether it was changed.").arg(nameOf(environment)));
        if (now->policies == m_applying.policies(environment))
            return settle(environment, Step::Done, tr("The answer was lost, but it was changed."));
        settle(environment, Step::Failed, tr("The answer was lost, and %1 was not changed.").arg(nameOf(environment)));
    });
}

void AccessFeed::settle(EnvironmentId environment, Step step, const QString &sentence)
{
    if (m_dialog)
        m_dialog->setStep(environment, step, sentence);
    if (step == Step::Done)
        ++m_done;
    else
        m_notDone.append(sentence);
    m_left.removeAll(environment);
    QMetaObject::invokeMethod(this, &AccessFeed::next, Qt::QueuedConnection); // The call under way has to be over.
}

// What was not done stays ticked over what the server has now, to be looked at and tried again.
void AccessFeed::finishAll()
{
    const bool all = m_notDone.isEmpty();
    const QString changed = m_done == 1 ? tr("1 environment was changed.") : tr("%1 environments were changed.").arg(m_done);
    const QString sentence = all ? changed : changed + u' ' + m_notDone.join(u' ');
    if (m_dialog)
        m_dialog->finish(changed, all);
    finish(sentence, all, nullptr);
}

} // namespace longshore
