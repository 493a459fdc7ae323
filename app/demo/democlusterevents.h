// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democluster.h"

#include <QJsonArray>

namespace longshore::demo {

/// What a cluster noted within the last hour about the pods of a namespace, or of all (empty), and about what made them.
QJsonArray eventsJson(const Cluster &cluster, const QByteArray &nameSpace, qint64 now);

} // namespace longshore::demo
