// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/portainer/jsontext.h"
#include "app/portainer/rawjson.h"

#include <QByteArray>
#include <QString>

#include <simdjson.h>

#include <array>
#include <string_view>

// Only for the files that say how a type is spelt; nothing else sees the parser.
namespace longshore {

using JsonValue = simdjson::ondemand::value;

/// A part of a list's text: some of its elements, without the brackets around them all.
struct JsonBlock {
    qsizetype offset = 0;
    qsizetype length = 0;
};

/// What one thread needs for reading and can use again and again.
struct JsonScratch {
    struct Shared {
        std::string_view spelt; ///< In the answer.
        QString text;
    };
    simdjson::ondemand::parser parser;
    QByteArray copy; ///< Text with room behind it, where the answer has none.
    std::array<Shared, 256> shared;
};

/// Reads the text of one answer, or of a block of it, in a single pass.
///
/// Reading functions return false at the first mistake. Every level then adds its step to the path on the way out,
/// so that the path of a mistake ("stacks[12].GitConfig.URL") costs nothing as long as there is none.
/// Strings keep every code unit they escape: NUL, control characters and lone surrogates come through as sent;
/// invalid UTF-8 and bare control characters are mistakes. Of a key given twice the last one counts.
class JsonReader
{
public:
    /// Uses the text where it lies if AnswerPadding bytes are free behind it, else copies it for the time of reading.
    JsonReader(JsonScratch &scratch, const QByteArray &answer);
    /// The elements of the block, as a list of their own.
    JsonReader(JsonScratch &scratch, const QByteArray &answer, JsonBlock block);
    Q_DISABLE_COPY_MOVE(JsonReader)

    /// Whether the whole text is `null`: how Portainer spells some empty lists.
    bool isNull() const;
    /// Opens the text as a list or an object, has `readAll` read it, and demands that nothing follows.
    template <typename Container, typename Read>
    bool document(Container &container, Read &&readAll);

    bool string(JsonValue &value, QString &out)
    {
        std::string_view inside;
        return quoted(value, inside) && decode(inside, out);
    }
    /// The same for texts many objects have in common: equal ones share one memory.
    bool sharedString(JsonValue &value, QString &out)
    {
        std::string_view inside;
        return quoted(value, inside) && decodeShared(inside, out);
    }
    bool integer(JsonValue &value, qint64 &out)
    {
        int64_t number = 0;
        const bool ok = !value.get_int64().get(number);
        out = number;
        return ok || fail("expected an integer");
    }
    bool boolean(JsonValue &value, bool &out) { return !value.get_bool().get(out) || fail("expected true or false"); }
    bool object(JsonValue &value, simdjson::ondemand::object &out);
    bool array(JsonValue &value, simdjson::ondemand::array &out);
    /// Consumes `null`, and nothing else.
    bool takeNull(JsonValue &value) { return value.raw_json_token().front() == 'n' && isNull(value); }
    /// Checks what nobody asked for, so that broken JSON never hides in it.
    bool skip(JsonValue &value);
    bool skipMember(simdjson::ondemand::field &member);

    /// The place of a value that is about to be read, and the exact text from there to the last thing read.
    qsizetype offset(JsonValue &value) const;
    RawJson textSince(qsizetype offset);

    bool fail(const char *reason);
    bool failedIn(std::string_view key);
    bool failedAt(qsizetype index);
    ApiError error(const QString &root) const;

    static constexpr const char *ExpectedObject = "expected an object";
    static constexpr const char *ExpectedList = "expected a list";
    static constexpr const char *Broken = "broken JSON";

private:
    bool open(simdjson::ondemand::array &out);
    bool open(simdjson::ondemand::object &out);
    bool parse();
    bool nothingFollows();
    static bool isNull(JsonValue &value);
    const char *inAnswer(const char *here) const { return m_answer.constData() + m_shift + (here - m_text); }
    bool quoted(JsonValue &value, std::string_view &inside);
    bool decode(std::string_view inside, QString &out);
    bool decodeShared(std::string_view inside, QString &out);
    std::string_view spelling(simdjson::ondemand::raw_json_string key) const;
    bool skipObject(JsonValue &value);
    bool skipArray(JsonValue &value);

    JsonScratch &m_scratch;
    QByteArray m_answer; ///< What RawJson shares.
    const char *m_text; ///< What is read: the answer, a copy of it, or a copy of a block.
    qsizetype m_size;
    qsizetype m_shift; ///< From a place in m_text to the same in the answer.
    simdjson::ondemand::document m_document;
    int m_skipDepth = 0;
    const char *m_reason = "";
    QString m_path; ///< Grows at its front.
};

inline bool JsonReader::quoted(JsonValue &value, std::string_view &inside)
{
    std::string_view token = value.raw_json_token();
    simdjson::ondemand::raw_json_string raw;
    if (value.get_raw_json_string().get(raw))
        return fail("expected a string");
    token = jsontext::withoutTrailingSpace(token);
    if (token.size() < 2 || token.back() != '"')
        return fail(Broken);
    inside = token.substr(1, token.size() - 2);
    return true;
}

template <typename Container, typename Read>
bool JsonReader::document(Container &container, Read &&readAll)
{
    return parse() && open(container) && readAll(container) && nothingFollows();
}

} // namespace longshore
