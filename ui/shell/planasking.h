// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace longshore {

/// Asks before a plan is carried out that was not chosen from the actions: an undo, an earlier version. Reads what is there
/// now and says what the plan makes of it.
class PlanAsking : public QObject
{
    Q_OBJECT
public:
    struct About {
        OperationSubject subject;
        Plan plan;
        AskedWords words;
    };

    explicit PlanAsking(const StackParts &parts, QObject *parent);

    /// `wanted` is called when it was confirmed.
    void ask(const About &about, const std::function<void()> &wanted);

Q_SIGNALS:
    void told(const QString &sentence); ///< Why nothing could be asked.

private:
    void read(StackQuestion *question, const About &about);
    static void say(StackQuestion *question, const About &about, const StackBefore &now);

    StackParts m_parts;
    QPointer<StackQuestion> m_question;
};

} // namespace longshore
