// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace longshore {

/// An image on an engine (GET images/json, portainer-api.md 6.2).
struct EngineImage {
    QString id; ///< "sha256:..."
    QStringList tags; ///< "nginx:1.27"; none when another image has them by now.
    QStringList digests; ///< "nginx@sha256:..": what registries call it; none for an image that never came from one.
    qint64 created = 0; ///< Unix seconds.
    qint64 size = 0; ///< Bytes.
    bool operator==(const EngineImage &) const = default;
};

/// How an image is called: "registry.example.com:5000/team/app:1.2@sha256:...".
struct ImageName {
    QString repository; ///< "nginx", "registry.example.com:5000/team/app"
    QString tag; ///< "latest" when none is given; empty for a name with a digest alone.
    QString digest; ///< "sha256:..."; empty without one.
    bool operator==(const ImageName &) const = default;

    /// Of what a container says. Empty for an id: the name then belongs to another image, or is gone.
    static ImageName of(const QString &text);
    bool isNull() const { return repository.isEmpty(); }
    QString text() const; ///< "nginx:1.27": what a registry is asked for.
    /// Repositories are spelled in several ways for Docker Hub.
    bool isOfSameRepository(const QString &other) const;
    /// The server takes an address with "/edge/" in it for another one, whatever it is escaped with (portainer-api.md 6.1).
    bool canBeAskedFor() const;
};

} // namespace longshore
