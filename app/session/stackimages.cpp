// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackimages.h"

#include "app/portainer/imagerequests.h"
#include "app/session/session.h"

#include <algorithm>

namespace longshore {

StackImages::StackImages(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_checks(ImageChecks::of(session))
    , m_containers(session)
{
    connect(&m_containers, &StackContainers::changed, this, &StackImages::takeContainers);
    connect(&m_checks, &ImageChecks::changed, this, &StackImages::show);
}

void StackImages::follow(const EngineStack &stack)
{
    if (stack != m_containers.stack()) {
        m_hasImages = m_hasImages && stack.environment == m_containers.stack().environment;
        m_ids.clear();
        m_shown.clear();
        m_checks.forgetUnwished();
    }
    m_containers.follow(stack);
    takeContainers();
}

void StackImages::stop()
{
    m_containers.stop();
    m_reading.cancel();
    if (m_session) // The checks are its own.
        m_checks.forgetUnwished();
}

void StackImages::refresh()
{
    m_ids.clear();
    m_containers.refresh();
    readImages();
}

void StackImages::checkNow()
{
    const QList<StackImage> all = m_shown; // Each question that is asked shows them anew.
    for (const StackImage &each : all) {
        const ImageName name = ImageName::of(each.name);
        if (verdictOn(name, each.digests, nullptr).why == ImageVerdict::Why::NotAsked)
            m_checks.ask(m_containers.stack().environment, name, true);
    }
}

int StackImages::waiting() const
{
    return static_cast<int>(std::ranges::count(m_shown, ImageVerdict::Kind::Checking, [](const StackImage &each) { return each.verdict.kind; }));
}

StackImages::State StackImages::state() const
{
    const State state = m_containers.state();
    if (state == State::Ready && !m_hasImages)
        return m_imagesError ? State::Failed : State::Loading;
    return state == State::Ready && m_imagesError ? State::Stale : state;
}

std::optional<ApiError> StackImages::error() const
{
    return m_containers.error() ? m_containers.error() : m_imagesError;
}

/// The images of the engine are read anew when others are used.
void StackImages::takeContainers()
{
    QStringList ids;
    for (const Container &each : m_containers.containers())
        ids.append(each.imageId);
    std::ranges::sort(ids);
    if (m_containers.state() == State::Ready && (ids != m_ids || !m_hasImages) && !m_reading.isRunning()) {
        m_ids = ids;
        readImages();
    }
    show();
}

void StackImages::readImages()
{
    if (!m_session)
        return;
    m_reading.start(m_session->send(requests::images(m_containers.stack().environment)), [this](const Result<QList<EngineImage>> &images) {
        m_imagesError = images ? std::nullopt : std::optional(images.error());
        if (images) {
            m_images = *images;
            m_hasImages = true;
        }
        show();
        Q_EMIT changed(); // Even when they are the same: it is not loading any more.
    });
}

/// Of a Swarm its services say what is run, whichever node has it.
QList<StackImage> StackImages::used() const
{
    QList<StackImage> images;
    const auto add = [&images](const QString &name, const QString &id, const QString &user) {
        auto known = std::ranges::find_if(images, [&](const StackImage &each) { return each.name == name && (each.id == id || each.id.isEmpty() || id.isEmpty()); });
        if (known == images.end())
            known = images.insert(images.end(), StackImage{.name = name, .id = id, .digests = {}, .users = {}, .verdict = {}});
        if (known->id.isEmpty())
            known->id = id;
        if (!known->users.contains(user))
            known->users.append(user);
    };
    for (const SwarmService &each : m_containers.services())
        add(each.image, {}, each.name.startsWith(m_containers.stack().name + u'_') ? each.name.mid(m_containers.stack().name.size() + 1) : each.name);
    for (const Container &each : m_containers.containers())
        add(each.image, each.imageId, each.service().isEmpty() ? each.name() : each.service());
    return images;
}

/// With what the engine knows of it, and what the registry said.
void StackImages::complete(StackImage &image) const
{
    const ImageName name = ImageName::of(image.name);
    const auto found = std::ranges::find_if(m_images, [&](const EngineImage &each) {
        return image.id.isEmpty() ? each.digests.contains(name.repository + u'@' + name.digest) : each.id == image.id;
    });
    if (found != m_images.end()) {
        image.id = found->id;
        image.digests = found->digests;
        image.created = found->created;
        image.size = found->size;
    } else if (!name.digest.isEmpty()) {
        image.digests = {name.repository + u'@' + name.digest}; // As a service says it.
    }
    const EnvironmentId environment = m_containers.stack().environment;
    image.verdict = verdictOn(name, image.digests, m_checks.word(environment, name));
    if (m_checks.isWaiting(environment, name))
        image.verdict = {.kind = ImageVerdict::Kind::Checking, .why = {}, .error = {}, .at = {}};
}

void StackImages::show()
{
    if (!m_session)
        return;
    QList<StackImage> shown = m_hasImages ? used() : QList<StackImage>();
    for (StackImage &each : shown) {
        complete(each);
        std::ranges::sort(each.users);
        if (m_containers.isFollowing() && each.verdict.kind != ImageVerdict::Kind::Checking && !each.digests.isEmpty())
            m_checks.ask(m_containers.stack().environment, ImageName::of(each.name), false);
    }
    std::ranges::sort(shown, {}, &StackImage::name);
    if (shown == m_shown && m_containers.state() == State::Ready)
        return;
    m_shown = shown;
    Q_EMIT changed();
}

} // namespace longshore
