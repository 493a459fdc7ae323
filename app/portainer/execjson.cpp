// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"
#include "app/portainer/jsonfields.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct MadeExec {
    QString id;
};

} // namespace

template <>
struct JsonFields<MadeExec> {
    static constexpr std::array<JsonField<MadeExec>, 1> table{{{"Id", into<&MadeExec::id>, Presence::Required}}};
};

template <>
struct JsonFields<ExecState> {
    static constexpr std::array<JsonField<ExecState>, 4> table{{
        {"Running", into<&ExecState::isRunning>, Presence::Required},
        {"ExitCode", into<&ExecState::exitCode>},
        {"ContainerID", into<&ExecState::containerId>},
        {"Pid", into<&ExecState::pid>},
    }};
};

template <>
struct JsonFields<ProcessTable> {
    static constexpr std::array<JsonField<ProcessTable>, 2> table{{
        {"Processes", into<&ProcessTable::rows>},
        {"Titles", into<&ProcessTable::titles>, Presence::Required},
    }};
};

namespace decode {

Result<QString> execId(const Answer &answer)
{
    const Result<MadeExec> made = objectIn<MadeExec>(answer, u"exec"_s);
    return made ? Result<QString>(made->id) : Failure(made.error());
}

Result<ExecState> execState(const Answer &answer)
{
    return objectIn<ExecState>(answer, u"exec"_s);
}

Result<ProcessTable> processes(const Answer &answer)
{
    return objectIn<ProcessTable>(answer, u"processes"_s);
}

} // namespace decode
} // namespace longshore
