// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/imagescontrol.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "app/session/session.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/imagestab.h"
#include "ui/pages/stackspage.h"

namespace longshore {

ImagesControl::ImagesControl(Servers &servers, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_tab(page.details().images())
{
    connect(&m_tab, &ImagesTab::shownFor, this, &ImagesControl::look);
    connect(&m_tab, &ImagesTab::left, this, &ImagesControl::stopLooking);
    connect(&m_tab, &ImagesTab::retryRequested, this, [this] {
        if (m_images)
            m_images->refresh();
    });
    connect(&m_tab, &ImagesTab::checkRequested, this, [this] {
        if (m_images)
            m_images->checkNow();
    });
    connect(&m_tab, &ImagesTab::visibilityChanged, this, [this](bool isVisible) {
        if (m_images && isVisible)
            m_images->follow(m_stack);
        else if (m_images)
            m_images->stop();
    });
}

ImagesControl::~ImagesControl() = default;

void ImagesControl::look(const StackDetails &details)
{
    Session *session = m_servers.session(details.key().server);
    m_stack = EngineStack::of(details.row.stack);
    m_name = details.row.stack.displayName();
    if (!session || details.row.knownOnly || !m_stack.hasEngine()) {
        stopLooking();
        return m_tab.setNote(details.row.knownOnly ? tr("The server has not answered yet, so its images are not known.")
                                                   : tr("Images are those of a Docker engine, and this stack runs on none."));
    }
    if (session != m_session || !m_images) {
        stopLooking();
        m_session = session;
        m_images = std::make_unique<StackImages>(*session);
        connect(m_images.get(), &StackImages::changed, this, &ImagesControl::show);
        connect(session, &QObject::destroyed, this, [this] {
            if (!m_session) // Another one may be looked at by now.
                stopLooking();
        });
    }
    m_images->follow(m_stack);
    show();
}

void ImagesControl::stopLooking()
{
    if (m_images) {
        m_images->stop();
        m_images.release()->deleteLater(); // It may be the sender of what led here.
    }
    m_session = nullptr;
}

void ImagesControl::show()
{
    if (!m_images || !m_session || m_images->stack() != m_stack)
        return;
    using State = StackImages::State;
    ImagesView view{.state = ImagesView::State::Loading, .images = m_images->images(), .sentence = {}, .details = {}, .waiting = m_images->waiting()};
    switch (m_images->state()) {
    case State::Ready: view.state = ImagesView::State::Ready; break;
    case State::Failed: view.state = ImagesView::State::Failed; break;
    case State::Stale: view.state = ImagesView::State::Stale; break;
    case State::Nothing:
    case State::Loading: break;
    }
    if (const auto error = m_images->error()) {
        const Explanation why = longshore::explain(*error, attemptOn(*m_session, tr("see the images of %1").arg(oneLine(m_name))));
        view.sentence = why.sentence;
        view.details = why.details;
    }
    m_tab.setView(view);
}

} // namespace longshore
