// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"
#include "app/session/tokenrotation.h"

#include <QDialog>

class QPushButton;

namespace longshore {

class NewTokenForm;
class StageList;
class ToneLabel;

/// "Rotate...": replaces this computer's access token by a new one. Shows the steps, and after a failure which tokens
/// exist and what can be done. Sends nothing itself.
class RotateDialog : public QDialog
{
    Q_OBJECT
public:
    /// What can be done about a failure besides trying again.
    enum class Remedy {
        None,
        Undo, ///< Revoke the new one: all is as before.
        UndoOrUse, ///< Or use it although it could not be kept.
    };

    /// `old` is the token in use, "Longshore on study-pc (ptr_abc)"; `store` is where it lies: "GNOME Keyring".
    RotateDialog(const QString &user, const QString &server, const QString &old, const QString &description, const QString &store,
                 QWidget *parent = nullptr);
    ~RotateDialog() override;

    void startStep(TokenRotation::Step step);
    void refusePassword(const QString &sentence); ///< Nothing was made.
    void refuseDescription(const QString &sentence);
    /// Stopped in the step that runs. `sentence` names the tokens there are.
    void fail(const QString &sentence, Remedy remedy);
    /// The new one is in use: over, whether or not the old one went.
    void finish(const QString &sentence, bool isGood);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void rotateRequested(const QString &description, const longshore::Secret &password);
    void undoRequested();
    void useAnywayRequested();

private:
    void layOut(const QString &server, const QString &old, const QString &store);
    void setBusy(bool busy);
    void updateButtons();
    void press();

    NewTokenForm *m_form;
    StageList *m_steps;
    ToneLabel *m_outcome;
    QPushButton *m_cancel;
    QPushButton *m_undo;
    QPushButton *m_use;
    QPushButton *m_go;
    int m_step = -1;
    bool m_busy = false;
    bool m_over = false;
    Remedy m_remedy = Remedy::None;
};

} // namespace longshore
