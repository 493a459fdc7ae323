// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/faultserver.h"

#include <array>

namespace longshore::test {

/// Where the connection dies, in the order of an exchange.
enum class Cut { BeforeAccept, AfterAccept, AfterHead, InBody, BeforeAnswer, BeforeAnswerReset, InStatusLine, InHeaders, InAnswer };
inline constexpr std::array Cuts{Cut::BeforeAccept, Cut::AfterAccept, Cut::AfterHead, Cut::InBody, Cut::BeforeAnswer,
                          Cut::BeforeAnswerReset, Cut::InStatusLine, Cut::InHeaders, Cut::InAnswer};
const char *nameOf(Cut cut);

/// Answers what asks for "/prime" and dies at the cut for all else, every time; `idle`: on a connection that was used before.
FaultServer::Story dyingAt(Cut cut, bool idle);

} // namespace longshore::test
