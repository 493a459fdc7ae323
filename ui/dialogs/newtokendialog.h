// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"
#include "app/session/refusal.h"

#include <QDialog>

class QPushButton;

namespace longshore {

class NewTokenForm;
class NewTokenShown;
class SecretClipboard;
class ServerWords;
class ToneLabel;

/// "Add access token...": asks what for and who, then shows the new token once. It can be closed only when the token was
/// copied or saved, or is revoked. Sends nothing itself.
class NewTokenDialog : public QDialog
{
    Q_OBJECT
public:
    NewTokenDialog(const QString &user, const QString &server, SecretClipboard &clipboard, QWidget *parent = nullptr);
    ~NewTokenDialog() override;

    void setStep(const QString &sentence); ///< What is going on: "Signing in".
    void refuseDescription(const QString &sentence);
    void refusePassword(const QString &sentence);
    void fail(const Explanation &words);
    void showToken(const Secret &token, const QString &description);
    void revokeFailed(const Explanation &words); ///< It exists still: back to copying.
    bool isShowingToken() const { return m_showing; }

    void reject() override; ///< Asks first while the token is in nobody's hands.

Q_SIGNALS:
    void addRequested(const QString &description, const longshore::Secret &password);
    void revokeRequested(); ///< The token shown; the dialog waits for accept() or revokeFailed().
    void abandoned(); ///< Closed while the token was being made.

private:
    void layOut(const QString &server);
    void setBusy(bool busy, const QString &step = {});
    void updateButton();
    void press();
    void askBeforeLosing();

    NewTokenForm *m_form;
    NewTokenShown *m_shown;
    ToneLabel *m_heading;
    ToneLabel *m_step;
    ToneLabel *m_problem;
    ServerWords *m_words;
    QPushButton *m_cancel;
    QPushButton *m_go;
    QString m_description;
    bool m_busy = false;
    bool m_showing = false;
};

} // namespace longshore
