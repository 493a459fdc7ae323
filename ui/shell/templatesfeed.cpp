// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/templatesfeed.h"

#include "app/session/refusal.h"
#include "ui/pages/newstackwindow.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr ServerVersion FilesById{2, 20, 0}; ///< portainer-api.md 8.3

TemplateQuestion questionOf(const AppTemplateVariable &variable)
{
    const auto chosen = std::ranges::find(variable.choices, true, &TemplateChoice::isDefault);
    const QString initial = chosen == variable.choices.end() ? variable.defaultValue : chosen->value;
    return {variable.name, variable.label, variable.description, initial, variable.choices, variable.isPreset};
}

} // namespace

StackTemplate stackTemplate(const CustomTemplate &custom)
{
    StackTemplate made{.key = u"c%1"_s.arg(number(custom.id)), .title = custom.title, .description = custom.description, .type = custom.type.value,
                       .isApp = false, .variables = {}};
    for (const TemplateVariable &variable : custom.variables)
        made.variables.append({variable.name, variable.label, variable.description, variable.defaultValue, {}, false});
    return made;
}

std::optional<StackTemplate> stackTemplate(const AppTemplate &app)
{
    if (app.type.value != AppTemplateType::SwarmStack && app.type.value != AppTemplateType::ComposeStack)
        return {};
    StackTemplate made{.key = u"a%1"_s.arg(app.id), .title = app.title, .description = app.description,
                       .type = app.type.value == AppTemplateType::SwarmStack ? StackType::Swarm : StackType::Compose, .isApp = true, .variables = {}};
    for (const AppTemplateVariable &variable : app.variables)
        made.variables.append(questionOf(variable));
    return made;
}

TemplatesFeed::TemplatesFeed(Servers &servers, const ServerId &server, NewStackWindow &window)
    : QObject(&window), m_servers(servers), m_server(server), m_window(window)
{
    connect(&window, &NewStackWindow::templatesWanted, this, &TemplatesFeed::load);
    connect(&window, &NewStackWindow::templateWanted, this, &TemplatesFeed::loadFile);
}

void TemplatesFeed::load()
{
    Session *session = m_servers.session(m_server);
    if (!session)
        return m_window.setTemplates({}, true, tr("The server is no longer open."));
    m_problem.clear();
    m_open = 2;
    m_askCustom.start(session->send(requests::customTemplates()), [this, attempt = attemptOn(*session, tr("list the custom templates"))](const Result<QList<CustomTemplate>> &list) {
        if (list)
            m_custom = *list;
        else
            m_problem = explain(list.error(), attempt).sentence;
        --m_open;
        show();
    });
    m_askApps.start(session->send(requests::appTemplates()), [this](const Result<QList<AppTemplate>> &list) {
        if (list)
            m_apps = *list;
        else if (m_problem.isEmpty())
            m_problem = tr("The app templates are not there: the server could not fetch their list from the internet.");
        --m_open;
        show();
    });
    show();
}

void TemplatesFeed::show()
{
    const Session *session = m_servers.session(m_server);
    const bool isAdministrator = session && session->user() && session->user()->isAdministrator();
    QList<StackTemplate> all;
    for (const CustomTemplate &custom : std::as_const(m_custom))
        if (!custom.isForEdge)
            all.append(stackTemplate(custom));
    for (const AppTemplate &app : std::as_const(m_apps))
        if (const auto made = stackTemplate(app); made && (isAdministrator || !app.isForAdministrators))
            all.append(*made);
    m_window.setTemplates(all, m_open == 0, m_problem);
}

void TemplatesFeed::loadFile(const QString &key)
{
    Session *session = m_servers.session(m_server);
    if (!session)
        return m_window.setTemplateFailed(tr("The server is no longer open."));
    const qint64 id = key.sliced(1).toLongLong();
    if (key.startsWith(u'c'))
        return take(key, session->send(requests::customTemplateFile(CustomTemplateId(id))), *session);
    const auto chosen = std::ranges::find(m_apps, id, &AppTemplate::id);
    if (chosen == m_apps.end())
        return;
    if (!chosen->stackFile.isEmpty())
        return m_window.setTemplateFile(key, chosen->stackFile);
    take(key, askForApp(*session, *chosen), *session);
}

QFuture<Result<StackFile>> TemplatesFeed::askForApp(Session &session, const AppTemplate &chosen) const
{
    return session.version() < FilesById ? session.send(requests::appTemplateFileAt(chosen.repositoryUrl, chosen.repositoryFile))
                                         : session.send(requests::appTemplateFile(chosen.id));
}

void TemplatesFeed::take(const QString &key, const QFuture<Result<StackFile>> &file, Session &session)
{
    m_askFile.start(file, [this, key, attempt = attemptOn(session, tr("read the template"))](const Result<StackFile> &read) {
        read ? m_window.setTemplateFile(key, read->content) : m_window.setTemplateFailed(explain(read.error(), attempt).sentence);
    });
}

} // namespace longshore
