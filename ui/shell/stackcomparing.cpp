// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackcomparing.h"

#include "app/core/async.h"
#include "app/portainer/stackrequests.h"
#include "app/session/deployreason.h"
#include "app/session/refusal.h"
#include "app/session/session.h"
#include "app/session/stackreading.h"
#include "ui/pages/repositorywindow.h"

#include <QUrl>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

// The preview falls back on "main", a deploy on the repository's own default branch (portainer-api.md 8.7): both are said.
QString origin(const GitConfig &git)
{
    const QString address = QUrl(git.url).toString(QUrl::RemoveUserInfo);
    return git.referenceName.isEmpty() ? StackComparing::tr("%1 of %2, branch main").arg(git.configFilePath, address)
                                       : StackComparing::tr("%1 of %2, %3").arg(git.configFilePath, address, git.referenceName);
}

Explanation failure(const ApiError &error, const Attempt &attempt, bool hadLogin)
{
    if (!hadLogin && error.message.contains("Invalid git credential"_L1))
        return {StackComparing::tr("The repository asks for a login."), {}};
    Explanation why = explain(error, attempt);
    if (const QString reason = deployReason(error, {}); !reason.isEmpty())
        why.sentence += u' ' + reason;
    return why;
}

} // namespace

StackComparing::StackComparing(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

StackComparing::~StackComparing()
{
    for (const QPointer<RepositoryWindow> &window : std::as_const(m_windows))
        delete window;
}

void StackComparing::open(const StackKey &key)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, key);
    if (!found || !found->stack.gitConfig)
        return;
    RepositoryWindow *window = m_windows.value(key);
    if (!window)
        window = make(*found);
    window->show();
    window->raise();
    window->activateWindow();
}

RepositoryWindow *StackComparing::make(const FoundStack &found)
{
    const StackKey key = found.key();
    const GitConfig &git = *found.stack.gitConfig;
    auto *window = new RepositoryWindow({found.stack.displayName(), environmentNameOf(found), found.session->profile().name}, origin(git), git.authentication.has_value(), &m_parts.window);
    m_windows.insert(key, window);
    connect(window, &RepositoryWindow::readWanted, this, [this, window, key](const std::optional<GitLogin> &login) { read(window, key, login); });
    connect(window, &RepositoryWindow::closed, this, [this, window, key] {
        m_windows.remove(key);
        window->deleteLater();
    });
    read(window, key, {});
    return window;
}

void StackComparing::read(RepositoryWindow *window, const StackKey &key, const std::optional<GitLogin> &login)
{
    Session *session = m_parts.servers.session(key.server);
    if (!session)
        return window->setFailed({tr("The server is no longer open."), {}});
    auto *reading = new StackReading(*session, window);
    const Attempt attempt = attemptOn(*session, tr("read the stack"));
    connect(reading, &StackReading::done, window, [this, reading, window, key, login, attempt](const StackBefore &now) {
        reading->deleteLater();
        if (now.fileError)
            return window->setFailed(explain(*now.fileError, attempt));
        readNewest(window, key, now, login);
    });
    connect(reading, &StackReading::failed, window, [reading, window, attempt](const ApiError &error) {
        reading->deleteLater();
        window->setFailed(explain(error, attempt));
    });
    reading->start(key.stack);
}

void StackComparing::readNewest(RepositoryWindow *window, const StackKey &key, const StackBefore &deployed, const std::optional<GitLogin> &login)
{
    Session *session = m_parts.servers.session(key.server);
    if (!session)
        return window->setFailed({tr("The server is no longer open."), {}});
    if (!deployed.stack.gitConfig)
        return window->setFailed({tr("The stack is no longer deployed from a repository."), {}});
    const GitConfig &git = *deployed.stack.gitConfig;
    const GitFileWanted wanted{.url = git.url, .referenceName = git.referenceName, .filePath = git.configFilePath, .login = login, .tlsSkipVerify = git.tlsSkipVerify};
    const Attempt attempt = attemptOn(*session, tr("read the repository"));
    onResult(session->send(requests::previewGitFile(wanted)), window, [window, deployed, attempt, login](const Result<StackFile> &file) {
        file ? window->setFiles(deployed, file->content) : window->setFailed(failure(file.error(), attempt, login.has_value()));
    });
}

} // namespace longshore
