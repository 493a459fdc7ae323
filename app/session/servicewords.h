// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/servicespec.h"

#include <QStringList>

/// The settings of a service of a Swarm, in words.
namespace longshore::servicewords {

/// "Replicated, 3", "Global", "Job".
QString mode(const std::optional<qint64> &replicas, bool isJob);
/// "lab/web:1.0@sha256:..." without the digest, which nobody reads.
QString imageName(const QString &image);
/// What rolling it back changes, each a line of its own: "image lab/web:1.1 becomes lab/web:1.0". Values of variables are not told. Empty when
/// there is nothing to go back to; when the settings are the same but for a forced update, one line says so.
QStringList rollBack(const ServiceSpec &service);

} // namespace longshore::servicewords
