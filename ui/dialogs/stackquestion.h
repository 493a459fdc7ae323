// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackeffect.h"
#include "app/store/guard.h"
#include "ui/dialogs/changedialog.h"

#include <optional>

class QCheckBox;

namespace longshore {

class ConfirmName;

/// A question in words of its own, for what is none of the actions.
struct AskedWords {
    QString question; ///< "Undo: shop was stopped"
    QString intro;
    QString button; ///< With a mnemonic.
};

/// Which question is asked, about what.
struct StackAsked {
    StackAction action = StackAction::Stop;
    QStringList stacks; ///< Names, as shown; one or more.
    QString server;
    QString environment; ///< With several: of all, or empty when they differ.
    Guard guard = Guard::None;
    QString owners; ///< "It also belongs to alice and team web."; empty when nobody else has it.
    QStringList leftOut; ///< With several: those for which there is nothing to do, and why.
    bool isGit = false; ///< All of them.
    bool mayPrune = false; ///< Swarm: offers to remove services that the file no longer names.
    bool pullImages = false; ///< Remembered choices.
    bool prune = false;
    std::optional<AskedWords> words; ///< In place of those of the action.
    QString intro; ///< In place of that of the action; empty: as the action has it.
    bool needsReading = false; ///< What was not read cannot be done.
    bool mayRemoveVolumes = false; ///< Can be asked to remove volumes as well, once there are some.
};

/// Asks before something that ends or removes what runs: what goes, what restarts, what stays, by name, from what runs now. Cancel is the
/// default; where it is guarded, the name has to be typed.
class StackQuestion : public ChangeDialog
{
    Q_OBJECT
public:
    explicit StackQuestion(const StackAsked &asked, QWidget *parent = nullptr);

    // What runs now; until it is there, only a sentence says that it is being read.
    void setEffect(const StackEffect &effect);
    void setEffectFailed(const Explanation &why); ///< It can be done all the same, unless it needs the reading.
    void offerVolumes(bool offered); ///< There are volumes that could go, too; not chosen until a person does.

    bool pullImages() const;
    bool prune() const;
    bool removeVolumes() const;

Q_SIGNALS:
    void confirmed(); ///< Closed already.
    void retryRequested(); ///< What runs is to be read again.
    void volumesChosen(); ///< Or no longer: what goes is another.

private:
    void addOptions(const StackAsked &asked);
    void clearEffect();
    void say(const StackEffect &effect);
    void settle(bool ready);

    const StackAsked m_asked;
    QWidget *m_effect = nullptr;
    QWidget *m_area = nullptr; ///< Around it: scrolls when it is long.
    QVBoxLayout *m_effectColumn = nullptr;
    ToneLabel *m_state = nullptr;
    QPushButton *m_retry = nullptr;
    QCheckBox *m_pull = nullptr;
    QCheckBox *m_prune = nullptr;
    QCheckBox *m_volumes = nullptr;
    ConfirmName *m_confirm = nullptr;
};

} // namespace longshore
