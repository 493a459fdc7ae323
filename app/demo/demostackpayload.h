// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demopayload.h"
#include "app/demo/demorepositories.h"

/// What the bodies of changes of stacks have in common (portainer-api.md 4.5 to 4.7).
namespace longshore::demo {

/// `Env`: left out, all variables are gone.
std::optional<QList<Variable>> variablesIn(Payload &payload);
/// The same as JSON text, as it comes in forms.
std::optional<QList<Variable>> variablesIn(const QByteArray &json, bool &isReadable);

/// `AutoUpdate`; `problem` receives the words for one that cannot be.
std::optional<AutoUpdate> autoUpdateIn(Payload &payload, QByteArray &problem);
/// `RepositoryAuthentication` and its kin.
GitLogin loginIn(Payload &payload);
/// `RepositoryURL` and all that says how to read it.
GitSource sourceIn(Payload &payload);
/// `AdditionalFiles`.
QByteArrayList filesIn(Payload &payload);

} // namespace longshore::demo
