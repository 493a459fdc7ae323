// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/jsonreader.h"

#include "app/core/request.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

static_assert(AnswerPadding >= qsizetype(simdjson::SIMDJSON_PADDING));

/// Unknown values may nest as deep as this; known ones never come near it.
constexpr int DeepestUnknown = 128;

qsizetype roomBehind(QByteArray text)
{
    return text.data_ptr().freeSpaceAtEnd();
}

/// The answer itself, or a copy in `copy`.
const char *padded(const QByteArray &answer, QByteArray &copy)
{
    if (roomBehind(answer) >= AnswerPadding)
        return answer.constData();
    copy.reserve(answer.size() + AnswerPadding);
    copy.append(answer);
    return copy.constData();
}

const char *asList(QByteArrayView elements, QByteArray &copy)
{
    copy.resize(0);
    copy.reserve(elements.size() + 2 + AnswerPadding);
    copy.append('[').append(elements).append(']');
    return copy.constData();
}

/// Cheap on purpose: texts that fall together only cost sharing.
std::size_t placeOf(std::string_view spelt, std::size_t places)
{
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t length = std::min<std::size_t>(spelt.size(), 8);
    std::memcpy(&head, spelt.data(), length);
    std::memcpy(&tail, spelt.data() + spelt.size() - length, length);
    return std::size_t(((head ^ std::rotl(tail, 29) ^ spelt.size()) * 0x9E3779B97F4A7C15ULL) >> 32) % places;
}

} // namespace

JsonReader::JsonReader(JsonScratch &scratch, const QByteArray &answer)
    : m_scratch(scratch)
    , m_answer(answer)
    , m_text(padded(answer, scratch.copy))
    , m_size(answer.size())
    , m_shift(0)
{
}

JsonReader::JsonReader(JsonScratch &scratch, const QByteArray &answer, JsonBlock block)
    : m_scratch(scratch)
    , m_answer(answer)
    , m_text(asList(QByteArrayView(answer).sliced(block.offset, block.length), scratch.copy))
    , m_size(block.length + 2)
    , m_shift(block.offset - 1)
{
}

bool JsonReader::isNull() const
{
    return QByteArrayView(m_text, m_size).trimmed() == "null";
}

bool JsonReader::parse()
{
    const auto error =
        m_scratch.parser.iterate(m_text, std::size_t(m_size), std::size_t(m_size + AnswerPadding)).get(m_document);
    if (error)
        return fail(error == simdjson::UTF8_ERROR ? "invalid UTF-8" : error == simdjson::EMPTY ? "empty" : Broken);
    return true;
}

bool JsonReader::open(simdjson::ondemand::array &out)
{
    const auto error = m_document.get_array().get(out);
    return !error || fail(error == simdjson::INCORRECT_TYPE ? ExpectedList : Broken);
}

bool JsonReader::open(simdjson::ondemand::object &out)
{
    const auto error = m_document.get_object().get(out);
    return !error || fail(error == simdjson::INCORRECT_TYPE ? ExpectedObject : Broken);
}

bool JsonReader::nothingFollows()
{
    return m_document.current_location().error() == simdjson::OUT_OF_BOUNDS || fail("text after the end");
}

bool JsonReader::object(JsonValue &value, simdjson::ondemand::object &out)
{
    const auto error = value.get_object().get(out);
    return !error || fail(error == simdjson::INCORRECT_TYPE ? ExpectedObject : Broken);
}

bool JsonReader::array(JsonValue &value, simdjson::ondemand::array &out)
{
    const auto error = value.get_array().get(out);
    return !error || fail(error == simdjson::INCORRECT_TYPE ? ExpectedList : Broken);
}

bool JsonReader::isNull(JsonValue &value)
{
    bool isNull = false;
    return !value.is_null().get(isNull) && isNull;
}

bool JsonReader::decode(std::string_view inside, QString &out)
{
    return jsontext::decode(inside, out) || fail(Broken);
}

bool JsonReader::decodeShared(std::string_view inside, QString &out)
{
    if (inside.empty()) {
        out = QString();
        return true;
    }
    JsonScratch::Shared &known = m_scratch.shared[placeOf(inside, m_scratch.shared.size())];
    if (known.spelt != inside) {
        if (!decode(inside, known.text))
            return false;
        known.spelt = {inAnswer(inside.data()), inside.size()};
    }
    out = known.text;
    return true;
}

bool JsonReader::skip(JsonValue &value)
{
    const std::string_view token = jsontext::withoutTrailingSpace(value.raw_json_token());
    if (token.empty())
        return fail(Broken);
    if (token.front() == '{')
        return skipObject(value);
    if (token.front() == '[')
        return skipArray(value);
    // A string is consumed at once: the parser would take one with a stray colon behind it for a key.
    simdjson::ondemand::raw_json_string ignored;
    const bool consumed = token.front() != '"' || !value.get_raw_json_string().get(ignored);
    return (consumed && jsontext::isScalar(token)) || fail(Broken);
}

std::string_view JsonReader::spelling(simdjson::ondemand::raw_json_string key) const
{
    const char *end = key.raw();
    while (end < m_text + m_size && *end != '"')
        end += *end == '\\' ? 2 : 1;
    return {key.raw(), std::size_t(end - key.raw())};
}

bool JsonReader::skipMember(simdjson::ondemand::field &member)
{
    constexpr std::size_t enough = 64; // No key is that long; the path of a mistake need not be longer.
    const std::string_view key = spelling(member.key());
    return (jsontext::isQuotable(key) || fail(Broken)) && (skip(member.value()) || failedIn(key.substr(0, enough)));
}

bool JsonReader::skipObject(JsonValue &value)
{
    if (m_skipDepth == DeepestUnknown)
        return fail("nested too deeply");
    simdjson::ondemand::object members;
    if (!object(value, members))
        return false;
    ++m_skipDepth;
    for (auto member : members) {
        simdjson::ondemand::field field;
        if (std::move(member).get(field))
            return fail(Broken);
        if (!skipMember(field))
            return false;
    }
    --m_skipDepth;
    return true;
}

bool JsonReader::skipArray(JsonValue &value)
{
    if (m_skipDepth == DeepestUnknown)
        return fail("nested too deeply");
    simdjson::ondemand::array elements;
    if (!array(value, elements))
        return false;
    ++m_skipDepth;
    for (auto element : elements) {
        JsonValue next;
        if (std::move(element).get(next))
            return fail(Broken);
        if (!skip(next))
            return false;
    }
    --m_skipDepth;
    return true;
}

qsizetype JsonReader::offset(JsonValue &value) const
{
    return inAnswer(value.raw_json_token().data()) - m_answer.constData();
}

RawJson JsonReader::textSince(qsizetype offset)
{
    const char *next = nullptr;
    if (m_document.current_location().get(next))
        next = m_text + m_size;
    const char *const start = m_answer.constData() + offset;
    const std::string_view text = jsontext::withoutTrailingSpace({start, std::size_t(inAnswer(next) - start)});
    return {m_answer, offset, qsizetype(text.size())};
}

bool JsonReader::fail(const char *reason)
{
    m_reason = reason;
    m_path.clear();
    return false;
}

bool JsonReader::failedIn(std::string_view key)
{
    m_path.prepend(u'.' + QString::fromUtf8(key.data(), qsizetype(key.size())));
    return false;
}

bool JsonReader::failedAt(qsizetype index)
{
    m_path.prepend(u"[%1]"_s.arg(index));
    return false;
}

ApiError JsonReader::error(const QString &root) const
{
    return {.kind = ApiError::Kind::Protocol, .message = root + m_path + u": "_s + QLatin1StringView(m_reason)};
}

} // namespace longshore
