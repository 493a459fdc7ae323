// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace longshore {

/// A quantity of Kubernetes, "250m", "12345n", "1.5Gi", "3e2", in whole units of 10^-decimals, exactly: what is less than one of them counts
/// as one, as a cluster rounds away from zero. None for what is no quantity, or beyond what 63 bits hold. The format is that of
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
std::optional<qint64> kubernetesQuantity(QStringView text, int decimals = 0);

} // namespace longshore
