// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackreading.h"
#include "ui/dialogs/stackquestion.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

namespace longshore {

/// Asks before one stack is stopped, restarted, redeployed, detached or removed: reads what runs of it when the question
/// opens, names it, and starts the operation when it is wanted.
class StackAsking : public QObject
{
    Q_OBJECT
public:
    explicit StackAsking(const StackParts &parts, QObject *parent);

    void ask(StackAction action, const StackKey &key);

Q_SIGNALS:
    void told(const QString &sentence); ///< Why nothing could be asked.
    void wanted(const longshore::ServerId &server, const longshore::Plan &plan);

private:
    void read(StackQuestion *question, StackAction action, const FoundStack &found);
    void start(StackQuestion *question, StackAction action, const StackKey &key, const StackBefore &now);
    StackAsked about(StackAction action, const FoundStack &found) const;
    QString choiceKey(const StackKey &key) const;

    StackParts m_parts;
    QPointer<StackQuestion> m_question;
    QMetaObject::Connection m_confirmed; ///< With what was read last.
};

/// What is chosen with a question or in the settings.
struct StackChoices {
    bool pullImages = false;
    bool prune = false;
    bool putBackAtOnce = false;
};

/// What a confirmed question starts; none where it needs what could not be read.
std::optional<Plan> planOf(StackAction action, const StackBefore &now, const StackChoices &choices);

} // namespace longshore
