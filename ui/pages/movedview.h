// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"
#include "ui/widgets/diffview.h"

class QLabel;
class QPushButton;

namespace longshore {

class ToneLabel;

/// File and variables of a stack, as one of the three sides has them.
struct StackSide {
    QString file;
    QList<EnvVariable> variables;
    bool operator==(const StackSide &) const = default;
};

/// Somebody else changed the stack while it was being edited: what they made of it, beside what it was and what was made of
/// it here, and the three ways on. Nothing was sent.
class MovedView : public QWidget
{
    Q_OBJECT
public:
    explicit MovedView(QWidget *parent = nullptr);

    /// `moved` says what, such as "the file and the variables".
    void setVersions(const StackSide &mine, const StackSide &base, const StackSide &theirs, const QString &moved);
    DiffView &diff() const { return *m_diff; }

Q_SIGNALS:
    void mineKept(); ///< Go on with mine, on top of theirs.
    void theirsTaken();
    void mergeChosen(); ///< Both, as far as they go together.

private:
    void sayVariables(const StackSide &mine, const StackSide &base, const StackSide &theirs);

    ToneLabel *m_sentence;
    ToneLabel *m_variables;
    DiffView *m_diff;
    QPushButton *m_mine;
    QPushButton *m_theirs;
    QPushButton *m_merge;
};

} // namespace longshore
