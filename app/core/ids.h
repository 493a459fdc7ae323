// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Ids as the server counts them, each a type of its own so that a call cannot mix them up.
namespace longshore {

enum class StackId : qint64 {};
enum class EnvironmentId : qint64 {};
enum class UserId : qint64 {};
enum class TeamId : qint64 {};
enum class ResourceControlId : qint64 {};
enum class AccessTokenId : qint64 {};
enum class MembershipId : qint64 {};
enum class GroupId : qint64 {}; ///< A group of environments.

/// The bare number, for addresses and for showing.
template <typename Id>
constexpr qint64 number(Id id) noexcept
{
    return static_cast<qint64>(id);
}

} // namespace longshore
