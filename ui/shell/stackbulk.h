// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/bulk.h"
#include "app/session/stackreading.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/shell/stackparts.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

/// Does one thing to several stacks: asks once, with what goes and stays of each, then works through them and shows what
/// became of each. A start is not asked.
class StackBulk : public QObject
{
    Q_OBJECT
public:
    explicit StackBulk(const StackParts &parts, QObject *parent);

    void act(StackAction action, const QList<FoundStack> &stacks);
    /// Carries plans out with a list of what becomes of each; `title` as "Import 3 stacks".
    void carryOut(const QString &title, const QList<std::pair<ServerId, Plan>> &plans);

private:
    /// What is asked about, and what was read of it so far.
    struct Task {
        StackAction action;
        QList<FoundStack> stacks;
        QHash<StackKey, StackBefore> read;
        int missing = 0; ///< Could not be read.
        QStringList leftOut;
    };
    void ask(Task task);
    void read(StackQuestion *question, const std::shared_ptr<Task> &task);
    static void show(StackQuestion *question, const Task &task);
    void run(const Task &task, bool pullImages, bool prune);

    StackParts m_parts;
    QPointer<StackQuestion> m_question;
};

} // namespace longshore
