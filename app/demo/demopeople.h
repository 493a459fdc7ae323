// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

/// The people of the demo and the environments they use: always the same ones, with new secrets on every start.
namespace longshore::demo {

inline constexpr UserId AdminId{1};
inline constexpr UserId AliceId{2}; ///< One environment: local.
inline constexpr UserId BobId{3}; ///< local and swarm-b; by team and group workshop, where stacks are for administrators.
inline constexpr UserId MariaId{4}; ///< Leads the team "web": swarm-b and k8s.
inline constexpr UserId ChrisId{5}; ///< The second administrator; has no access token.
inline constexpr UserId NobodyId{7}; ///< New; has no environment yet.
inline constexpr UserId KimId{8}; ///< One environment: k8s.
inline constexpr TeamId WebTeam{1};
inline constexpr TeamId OpsTeam{2};

inline constexpr qint64 EdgeSites = 2; ///< Group of the workshop, open to the team "operations".

inline constexpr EnvironmentId LocalId{1};
inline constexpr EnvironmentId SwarmBId{2};
inline constexpr EnvironmentId KubeId{4};
inline constexpr EnvironmentId WorkshopId{6};
inline constexpr EnvironmentId GoneId{3}; ///< Deleted; stacks of it are orphans.

/// Their passwords are as long as the options ask for, but for the one who is to have a short one.
void addPeople(Model &model, const DemoOptions &options);
void addEnvironments(Model &model);

} // namespace longshore::demo
