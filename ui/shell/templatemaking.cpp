// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/templatemaking.h"

#include "app/core/displaytext.h"
#include "app/portainer/requests.h"
#include "app/session/refusal.h"
#include "ui/dialogs/questionwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// A taken title is a plain 500 (portainer-api.md 8.2).
Explanation explained(const ApiError &error, const Attempt &attempt, const QString &title)
{
    if (error.message.contains("must be unique"_L1) || error.details.contains("must be unique"_L1))
        return {TemplateMaking::tr("There is a template called %1 already. Give it another title.").arg(oneLine(title)), {}};
    return explain(error, attempt);
}

} // namespace

TemplateMaking::TemplateMaking(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

void TemplateMaking::ask(const FoundStack &found)
{
    if (m_dialog)
        return;
    const QString place = questionwords::place(found.session->profile().name, environmentNameOf(found));
    m_dialog = new MakeTemplateDialog(found.stack.displayName(), place, found.stack.type.value, &m_parts.window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &MakeTemplateDialog::wished, this, [this, server = found.server](const NewCustomTemplate &wanted) { send(server, wanted); });
    read(found);
    m_dialog->open();
}

void TemplateMaking::read(const FoundStack &found)
{
    const Attempt attempt = attemptOn(*found.session, tr("read the compose file"));
    QStringList names;
    for (const EnvVariable &variable : found.stack.env)
        names.append(variable.name);
    onResult(found.session->send(requests::stackFile(found.stack.id)), m_dialog, [dialog = m_dialog, attempt, names](const Result<StackFile> &file) {
        if (!file)
            return dialog->setFileFailed(explain(file.error(), attempt));
        dialog->setFile(file->content);
        dialog->setNeeded(names);
    });
}

void TemplateMaking::send(const ServerId &server, const NewCustomTemplate &wanted)
{
    Session *session = m_parts.servers.session(server);
    if (!session)
        return failed({tr("Nothing was sent: the server is no longer open."), {}});
    m_dialog->setBusy(tr("Creating the template..."));
    const Attempt attempt = attemptOn(*session, tr("create a template"));
    onResult(session->send(requests::createCustomTemplate(wanted)), this, [this, server, wanted, attempt](const Result<CustomTemplate> &answer) {
        if (answer)
            return made(wanted.title, attempt.server);
        leavesItOpen(answer.error()) ? lookFor(server, wanted) : failed(explained(answer.error(), attempt, wanted.title));
    });
}

/// Titles are unique on a server, so one that is there is the one that was sent.
void TemplateMaking::lookFor(const ServerId &server, const NewCustomTemplate &wanted)
{
    Session *session = m_parts.servers.session(server);
    if (!session)
        return failed({tr("The answer was lost, and the server is no longer open: whether the template was created is not known."), {}});
    onResult(session->send(requests::customTemplates()), this, [this, wanted, name = session->profile().name](const Result<QList<CustomTemplate>> &list) {
        if (!list)
            return failed({tr("The answer was lost, and the server cannot be asked: whether the template was created is not known."), {}});
        if (std::ranges::find(*list, wanted.title, &CustomTemplate::title) != list->end())
            return made(wanted.title, name);
        failed({tr("The answer was lost, and there is no such template on the server: it was not created."), {}});
    });
}

void TemplateMaking::made(const QString &title, const QString &server)
{
    if (m_dialog)
        m_dialog->accept();
    Q_EMIT told(tr("The template %1 was created on %2. It can be used for a new stack.").arg(oneLine(title), oneLine(server)));
}

void TemplateMaking::failed(const Explanation &why)
{
    if (m_dialog)
        m_dialog->fail(why);
    else
        Q_EMIT told(why.sentence);
}

} // namespace longshore
