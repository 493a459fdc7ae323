// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/containerinspecting.h"

#include "app/core/async.h"
#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/session/refusal.h"
#include "ui/pages/containerwindow.h"

namespace longshore {

using namespace Qt::StringLiterals;

ContainerInspecting::ContainerInspecting(QWidget &window, QObject *parent)
    : QObject(parent), m_window(window)
{
}

void ContainerInspecting::open(Session &session, EnvironmentId environment, const Container &container, const QString &place)
{
    QPointer<ContainerWindow> &window = m_open[u"%1 %2 %3"_s.arg(session.profile().id.text()).arg(number(environment)).arg(container.id)];
    const QPointer<Session> asked(&session);
    if (!window) {
        window = new ContainerWindow(container.name(), place, &m_window);
        window->setAttribute(Qt::WA_DeleteOnClose);
        connect(window, &ContainerWindow::refreshRequested, this, [this, shown = window, asked, environment, id = container.id] {
            read(shown, asked, environment, id);
        });
    }
    window->show();
    window->raise();
    window->activateWindow();
    read(window, asked, environment, container.id);
}

void ContainerInspecting::read(ContainerWindow *window, const QPointer<Session> &session, EnvironmentId environment, const QString &id)
{
    if (!session)
        return window->setFailed({tr("The server of this container is no longer open."), {}});
    window->setBusy();
    const Attempt attempt = attemptOn(*session, tr("inspect this container"));
    onResult(session->send(requests::container(environment, id)), window, [window, attempt](const Result<ContainerDetails> &details) {
        if (details)
            return window->setDetails(*details);
        if (details.error().kind == ApiError::Kind::NotFound)
            return window->setFailed({tr("This container is not there any more: it was removed or made anew."), {}});
        window->setFailed(explain(details.error(), attempt));
    });
}

} // namespace longshore
