// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/textproblem.h"

namespace longshore::problemwords {

// Parts of problemSentence(), by what the problem is about; each is empty for a code that is not its own.
QString ofYaml(const TextProblem &problem);
QString ofStructure(const TextProblem &problem);
QString ofReferences(const TextProblem &problem);
QString ofManifest(const TextProblem &problem);

/// The n-th argument; empty when there is none.
QString arg(const TextProblem &problem, qsizetype n);

} // namespace longshore::problemwords
