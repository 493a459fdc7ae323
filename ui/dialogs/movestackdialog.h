// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/session/stackeffect.h"
#include "app/store/guard.h"
#include "app/store/serverprofile.h"
#include "ui/dialogs/changedialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace longshore {

class ConfirmName;

/// An environment that a stack could go to.
struct MoveTarget {
    ServerId server;
    QString serverName;
    EnvironmentId environment{};
    QString environmentName;
    bool isOtherServer = false;
    QString whyNot; ///< A sentence; empty when it may be chosen.
    QString sameEngine; ///< The sentence of warning when it looks like the engine the stack runs on already.
    QStringList taken; ///< Names of stacks there.
};

/// Asks where a stack shall go, or what it shall be called: migrate, duplicate, rename, associate. What volumes do is said
/// before; names are judged while they are typed.
class MoveStackDialog : public ChangeDialog
{
    Q_OBJECT
public:
    /// What the dialog is about.
    struct About {
        StackAction action = StackAction::Migrate;
        QString stack; ///< Its name, as shown.
        QString name; ///< As the server keeps it.
        bool isKubernetes = false;
        QString server;
        QString environment;
        Guard guard = Guard::None;
        QString owners;
        QList<MoveTarget> targets; ///< For a rename: the one it is in.
    };
    /// What was chosen.
    struct Choice {
        MoveTarget target;
        QString name; ///< As the server will keep it.
        bool sameEngineAccepted = false;
        bool volumesStayAccepted = false;
    };

    explicit MoveStackDialog(const About &about, QWidget *parent = nullptr);

    /// `hasVolumes`: named ones, which do not come along.
    void setEffect(const StackEffect &effect, bool hasVolumes);
    void setEffectFailed(const Explanation &why);

Q_SIGNALS:
    void confirmed(const longshore::MoveStackDialog::Choice &choice); ///< Closed already.

private:
    void addTargets();
    void addName();
    void judge();
    QString nameProblem(const MoveTarget &target, QString &stored) const;
    QString wordsOf(const MoveTarget &target) const;

    const About m_about;
    QComboBox *m_targets = nullptr;
    QLineEdit *m_name = nullptr;
    ToneLabel *m_nameNote = nullptr;
    ToneLabel *m_targetNote = nullptr;
    ToneLabel *m_effect = nullptr;
    QCheckBox *m_sameEngine = nullptr;
    QCheckBox *m_newVolumes = nullptr; ///< Only where a name is all that changes, so that nobody would expect it.
    ConfirmName *m_confirm = nullptr;
    bool m_read = false;
};

} // namespace longshore
