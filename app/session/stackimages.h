// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engineimage.h"
#include "app/session/imagechecks.h"
#include "app/session/stackcontainers.h"

namespace longshore {

/// An image that a stack uses.
struct StackImage {
    QString name; ///< As its containers or services say it.
    QString id; ///< "sha256:..."; empty while no container of it is seen.
    QStringList digests;
    qint64 created = 0; ///< Unix seconds; 0: not known.
    qint64 size = -1; ///< Bytes; -1: not known.
    QStringList users; ///< Services, or containers without one.
    ImageVerdict verdict;
    bool operator==(const StackImage &) const = default;
};

/// The images that the containers of a stack run, and whether their registries have newer ones. Read while somebody looks.
class StackImages : public QObject
{
    Q_OBJECT
public:
    explicit StackImages(Session &session, QObject *parent = nullptr);

    void follow(const EngineStack &stack); ///< And checks what was not checked for long, one after the other.
    void stop(); ///< Nobody looks.
    void refresh();
    void checkNow(); ///< All that can be.

    using State = StackContainers::State;
    State state() const; ///< Of the containers; Loading until the engine's images are there, too.
    std::optional<ApiError> error() const;
    QDateTime readAt() const { return m_containers.readAt(); }
    const QList<StackImage> &images() const { return m_shown; } ///< By name.
    int waiting() const; ///< How many are still to be asked for, for a person.
    const EngineStack &stack() const { return m_containers.stack(); }

Q_SIGNALS:
    void changed();

private:
    void takeContainers();
    void readImages();
    void show();
    QList<StackImage> used() const;
    void complete(StackImage &image) const;

    QPointer<Session> m_session;
    ImageChecks &m_checks;
    StackContainers m_containers;
    QList<EngineImage> m_images; ///< Of the engine.
    std::optional<ApiError> m_imagesError;
    bool m_hasImages = false;
    QList<StackImage> m_shown;
    QStringList m_ids; ///< Of images when they were read last.
    InFlight<Result<QList<EngineImage>>> m_reading{this};
};

} // namespace longshore
