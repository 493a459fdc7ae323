// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace longshore {

enum class JsonSecrets { Masked, Shown };

/// JSON laid out for reading: two spaces a level, every key, number and string spelt and ordered as it came. Masked
/// replaces values of Env, passwords, tokens, webhooks and the user part of addresses. None when it is no JSON.
std::optional<QByteArray> indentedJson(QByteArrayView json, JsonSecrets secrets);

} // namespace longshore
