// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

/// The spelling of JSON's scalars. Texts come from a parser that has checked UTF-8 and control characters.
namespace longshore::jsontext {

inline std::string_view withoutTrailingSpace(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// What stands between the quotes of a JSON string, as text. Keeps byte order marks, NUL and lone surrogates; false
/// for an escape JSON does not have.
bool decode(std::string_view inside, QString &out);

/// Whether decode() can read it.
bool isQuotable(std::string_view inside);

/// Whether a token is exactly one string, number, `true`, `false` or `null`. A number may be of any size.
bool isScalar(std::string_view token);

} // namespace longshore::jsontext
