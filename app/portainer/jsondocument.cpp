// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/jsondocument.h"

#include "app/portainer/jsontext.h"

namespace longshore {

namespace {

/// A block and what reading it takes fit into a processor's cache.
constexpr std::size_t BlockSize = 256 * 1024;

/// `},{"Id":` if the list's elements start with Id: inside a string the quote would be escaped, so that this is
/// a border between objects. That they are the elements, and not objects deeper down, shows when they are read.
std::string borderOf(std::string_view list)
{
    if (!list.starts_with("[{\""))
        return {};
    const std::size_t colon = list.find(':');
    return colon == std::string_view::npos ? std::string() : "}," + std::string(list.substr(1, colon));
}

JsonBlock blockOf(std::size_t from, std::size_t to)
{
    return {qsizetype(from), qsizetype(to - from)};
}

} // namespace

RawJson wholeText(const Answer &answer)
{
    const QByteArrayView text = answer.body;
    const QByteArrayView trimmed = text.trimmed();
    return {answer.body, trimmed.data() - text.data(), trimmed.size()};
}

std::vector<JsonBlock> blocksOf(QByteArrayView list)
{
    const std::string_view text = jsontext::withoutTrailingSpace({list.data(), std::size_t(list.size())});
    const std::string border = borderOf(text);
    std::vector<JsonBlock> blocks;
    if (border.empty() || !text.ends_with(']'))
        return blocks;
    std::size_t start = 1;
    while (true) {
        const std::size_t end = text.find(border, start + BlockSize);
        if (end == std::string_view::npos)
            break;
        blocks.push_back(blockOf(start, end + 1));
        start = end + 2;
    }
    blocks.push_back(blockOf(start, text.size() - 1));
    return blocks;
}

} // namespace longshore
