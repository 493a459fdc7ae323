// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demojson.h"
#include "app/demo/demomodel.h"

namespace longshore::demo {

/// A stack as GET /stacks spells it (portainer-api.md 4.1). Some answers leave the control out: `withControl`.
void writeStack(JsonWriter &json, const Stack &stack, DemoLine line, bool withControl = true);
/// What a control of the stack names it by: "1_grafana".
QByteArray resourceIdOf(const Stack &stack);
void writeControl(JsonWriter &json, const Control &control, const Stack &stack);
/// Of anything else, with the number of its kind.
void writeControl(JsonWriter &json, const Control &control, const QByteArray &resource, int type);

} // namespace longshore::demo
