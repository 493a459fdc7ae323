// SPDX-License-Identifier: GPL-3.0-or-later
// The list of stacks: what is not JSON is refused, a refusal says where, and the same bytes are the same stacks.
#include "app/portainer/decode.h"

#include <cstdlib>

using namespace longshore;

namespace {

void must(bool fine)
{
    if (!fine)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const Answer answer{.status = 200, .body = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)), .headers = {}};
    const Result<QList<Stack>> stacks = decode::stacks(answer);
    const Result<Stack> stack = decode::stack(answer);
    must(!(stacks && !stacks->isEmpty() && stack)); // A list is no object.
    if (!stacks)
        must(stacks.error().kind == ApiError::Kind::Protocol && !stacks.error().message.isEmpty());
    else
        must(decode::stacks(answer) == stacks);
    if (!stack)
        must(stack.error().kind == ApiError::Kind::Protocol && !stack.error().message.isEmpty());
    return 0;
}
