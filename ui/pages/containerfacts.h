// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/containerdetails.h"
#include "ui/widgets/factgrid.h"

namespace longshore {

/// "Runs since 12 September 2024, 14:02:11 CEST. Its health check succeeds.": how a container is, for a person.
QString containerSentence(const ContainerDetails &details);
/// What is known of a container in words, cleaned for the screen: run, image, networks, ports, mounts. No value of its environment.
QList<FactGroup> containerFacts(const ContainerDetails &details);
QList<FactGroup> labelFacts(const ContainerDetails &details); ///< Empty without any.
/// The last runs of its health check, the newest first; empty without a check.
QList<FactGroup> healthFacts(const ContainerDetails &details);

} // namespace longshore
