// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/jsonfields.h"

#include <vector>

// Whole answers: one object, or a list, which if long is read in blocks.
namespace longshore {

/// The text of an answer without the space around it, sharing its memory.
RawJson wholeText(const Answer &answer);

/// A list's text cut between elements. Each block is a sequence of whole elements if the list is what it looks like;
/// if not, reading them fails. Empty where the text is not spelt in a way that can be cut.
std::vector<JsonBlock> blocksOf(QByteArrayView list);

/// Shorter lists are read in one go.
inline constexpr qsizetype ReadInBlocksFrom = 1024 * 1024;

/// The one object an answer consists of; `root` starts the path of a mistake.
template <typename T>
Result<T> objectIn(const Answer &answer, const QString &root)
{
    JsonScratch scratch;
    JsonReader in(scratch, answer.body);
    simdjson::ondemand::object members;
    T value;
    if (!in.document(members, [&](auto &all) { return readMembers(in, all, value); }))
        return Failure(in.error(root));
    return value;
}

/// The list read block by block, or nothing if any block has a mistake: reading the text in one go then says where.
/// What reading takes besides the values stays in the cache that way, and small: the parser's index of a whole list would be
/// as big as the list.
template <typename T>
std::optional<QList<T>> listInBlocks(const QByteArray &answer)
{
    const std::vector<JsonBlock> blocks = blocksOf(answer);
    if (blocks.empty())
        return {};
    JsonScratch scratch;
    QList<T> values;
    for (const JsonBlock block : blocks) {
        JsonReader in(scratch, answer, block);
        simdjson::ondemand::array elements;
        if (!in.document(elements, [&](auto &all) { return readElements(in, all, values); }))
            return {};
    }
    return values;
}

/// The list an answer consists of; `null` is an empty one.
template <typename T>
Result<QList<T>> listIn(const Answer &answer, const QString &root)
{
    if (answer.body.size() >= ReadInBlocksFrom) {
        if (std::optional<QList<T>> values = listInBlocks<T>(answer.body))
            return *std::move(values);
    }
    JsonScratch scratch;
    JsonReader in(scratch, answer.body);
    simdjson::ondemand::array elements;
    QList<T> values;
    if (!in.isNull() && !in.document(elements, [&](auto &all) { return readElements(in, all, values); }))
        return Failure(in.error(root));
    return values;
}

} // namespace longshore
