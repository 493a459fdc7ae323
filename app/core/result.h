// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"

// std::expected needs concepts that clang has only from 16 on; before that the library it was standardised from serves.
#include <version>
#if defined(__cpp_lib_expected)
#include <expected>
namespace longshore::detail {
template <typename T>
using Expected = std::expected<T, ApiError>;
using Unexpected = std::unexpected<ApiError>;
} // namespace longshore::detail
#else
#include <tl/expected.hpp>
namespace longshore::detail {
template <typename T>
using Expected = tl::expected<T, ApiError>;
using Unexpected = tl::unexpected<ApiError>;
} // namespace longshore::detail
#endif

namespace longshore {

/// A value, or why there is none. `if (!r) return Failure(r.error());`
template <typename T>
using Result = detail::Expected<T>;
using Failure = detail::Unexpected;

/// The value of a call whose success is all there is to know.
struct Nothing {
    bool operator==(const Nothing &) const = default;
};

} // namespace longshore
