// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/stackplan.h"
#include "app/compose/variablerules.h"
#include "app/core/async.h"
#include "app/portainer/stack.h"
#include "app/session/stackbefore.h"
#include "ui/models/variableseditmodel.h"
#include "ui/widgets/codeproblem.h"

#include <QTimer>

#include <optional>

namespace longshore {

/// What is deployed now, to say what a change of it means.
struct StackBase {
    QString file;
    QList<EnvVariable> variables;
    std::optional<RunningStack> running; ///< None: the engine was not asked.
};

/// A file and its variables, as they would be sent.
struct StackText {
    StackType type = StackType::Compose;
    QString file;
    QList<EnvVariable> variables;
    bool fromGit = false;
    std::optional<StackBase> base; ///< None: the stack is new.
};

/// What the checks say about them.
struct StackFindings {
    QList<CodeProblem> problems; ///< Those of variables too, under their names; errors first within a line.
    QList<VariableNote> notes; ///< One for each variable.
    QStringList missing; ///< Names the file asks for and nobody defines.
    QStringList changes; ///< Against the base, in words; never a value.
    QString effects; ///< What they mean for what runs, in sentences; empty when that is not known.

    bool isBlocking() const; ///< An error: must not be sent.
};

/// What runs, as the engine told; none when it was not asked. Prune and pull are for the caller to choose.
std::optional<RunningStack> runningOf(const StackBefore &now);

/// Checks a file and its variables; for a worker, a megabyte takes a while.
StackFindings checkStack(const StackText &text);

/// How a stack of this type reads its variables.
VariableReader variableReader(StackType type);

/// Checks what is being typed a moment after the last key, in a worker; only the latest answer is told.
class StackCheck : public QObject
{
    Q_OBJECT
public:
    explicit StackCheck(QObject *parent = nullptr);

    void check(const StackText &text); ///< In a moment.
    void checkNow(const StackText &text);
    bool isChecking() const { return m_wait.isActive() || m_running; } ///< The last answer is not about the last text.

Q_SIGNALS:
    void started();
    void checked(const longshore::StackFindings &findings);

private:
    void start();

    QTimer m_wait;
    StackText m_text;
    bool m_running = false;
    InFlight<StackFindings> m_check{this};
};

} // namespace longshore
