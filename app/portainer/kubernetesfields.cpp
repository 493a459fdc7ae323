// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/kubernetesfields.h"

#include <QDateTime>

namespace longshore {

qint64 kubernetesTime(const QString &text)
{
    return text.isEmpty() ? 0 : QDateTime::fromString(text, Qt::ISODateWithMs).toSecsSinceEpoch();
}

KubernetesObject objectOf(const SpelledMeta &meta)
{
    KubernetesObject object = meta.object;
    object.created = kubernetesTime(meta.created);
    return object;
}

} // namespace longshore
