// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/imagechecks.h"

#include "app/portainer/imagerequests.h"
#include "app/session/session.h"

#include <algorithm>

namespace longshore {

ImageVerdict verdictOn(const ImageName &name, const QStringList &digests, const RegistryWord *word)
{
    using Kind = ImageVerdict::Kind;
    using Why = ImageVerdict::Why;
    const auto notChecked = [](Why why) { return ImageVerdict{.kind = Kind::NotChecked, .why = why, .error = {}, .at = {}}; };
    if (name.isNull())
        return notChecked(Why::NoName);
    if (name.tag.isEmpty())
        return notChecked(Why::Pinned);
    QStringList known;
    for (const QString &each : digests)
        if (name.isOfSameRepository(each.section(u'@', 0, 0)))
            known.append(each.section(u'@', 1));
    if (known.isEmpty())
        return notChecked(Why::NoDigest);
    if (!name.canBeAskedFor())
        return notChecked(Why::CannotBeAsked);
    if (!word)
        return notChecked(Why::NotAsked);
    if (word->digest.isEmpty())
        return {.kind = Kind::NotChecked, .why = Why::Failed, .error = word->error, .at = word->at};
    return {.kind = known.contains(word->digest) ? Kind::UpToDate : Kind::UpdateAvailable, .why = Why::NotAsked, .error = {}, .at = word->at};
}

ImageChecks::ImageChecks(Session &session, Pace pace)
    : QObject(&session)
    , m_session(&session)
    , m_pace(pace)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ImageChecks::askNext);
}

ImageChecks::ImageChecks(Session &session)
    : ImageChecks(session, Pace())
{
}

ImageChecks &ImageChecks::of(Session &session)
{
    auto *known = session.findChild<ImageChecks *>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new ImageChecks(session);
}

const RegistryWord *ImageChecks::word(EnvironmentId environment, const ImageName &name) const
{
    const auto found = m_words.constFind(Key{environment, name.text()});
    return found == m_words.cend() ? nullptr : &*found;
}

bool ImageChecks::isWaiting(EnvironmentId environment, const ImageName &name) const
{
    const Key key{environment, name.text()};
    return m_asked == key || m_wished.contains(key);
}

bool ImageChecks::isDue(const Key &key) const
{
    const auto found = m_words.constFind(key);
    if (found == m_words.cend())
        return true;
    const std::chrono::seconds good = found->digest.isEmpty() ? m_pace.failedFor : m_pace.goodFor;
    return found->at.secsTo(QDateTime::currentDateTimeUtc()) >= good.count();
}

void ImageChecks::ask(EnvironmentId environment, const ImageName &name, bool isWished)
{
    if (name.isNull() || name.tag.isEmpty() || !name.canBeAskedFor())
        return;
    const Key key{environment, name.text()};
    if (m_asked == key || m_wished.contains(key) || (!isWished && (m_others.contains(key) || !isDue(key))))
        return;
    (isWished ? m_wished : m_others).append(key);
    if (isWished)
        Q_EMIT changed();
    askSoon();
}

void ImageChecks::forgetUnwished()
{
    m_others.clear();
}

/// A person does not wait for the pause of the background.
void ImageChecks::askSoon()
{
    if (m_asked || (m_wished.isEmpty() && m_others.isEmpty()))
        return;
    const auto pause = m_wished.isEmpty() ? m_pace.betweenOthers : m_pace.betweenWished;
    if (!m_pause.isActive() || m_pause.remainingTimeAsDuration() > pause)
        m_pause.start(pause);
}

void ImageChecks::askNext()
{
    if (!m_session || m_asked)
        return;
    m_others.removeIf([this](const Key &key) { return !isDue(key); });
    QList<Key> &from = m_wished.isEmpty() ? m_others : m_wished;
    if (from.isEmpty())
        return;
    m_asked = from.takeFirst();
    m_asking.start(m_session->send(requests::registryDigest(m_asked->environment, m_asked->name)), [this](const Result<QString> &digest) {
        const Key key = *std::exchange(m_asked, std::nullopt);
        m_others.removeAll(key);
        m_words.insert(key, {.digest = digest.value_or(QString()), .error = digest ? std::nullopt : std::optional(digest.error()),
                             .at = QDateTime::currentDateTimeUtc()});
        Q_EMIT changed();
        askSoon();
    });
}

} // namespace longshore
