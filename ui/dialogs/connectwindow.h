// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"
#include "app/session/signin.h"
#include "ui/dialogs/connectchoice.h"

#include <QDialog>
#include <QUrl>

#include <memory>

namespace longshore {

class OrphanNotice;

/// Where a new person starts: address, access token or password, stages that tick off, questions in their place. Knows no
/// network: it says what was asked for and shows what became of it.
class ConnectWindow : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectWindow(QWidget *parent = nullptr);
    ~ConnectWindow() override;

    /// For signing in again: the address is filled in and kept, only how to sign in is asked.
    void setServer(const ServerProfile &profile);
    /// "GNOME Keyring", or why nothing can be kept there.
    void setKeychain(const QString &name, bool available);
    void setTokenName(const QString &name); ///< Of the token that a password makes, as suggested.
    void setPasswordRefused(const QString &why); ///< Said on its card; empty when it may be used.
    void setPasswordLength(int bytes); ///< What the server asks of its first administrator.

    void stageStarted(SignIn::Stage stage);
    void stageDone(SignIn::Stage stage, const QString &note);
    /// `problem` brings what can be done about it: other ways in, the first administrator, what to do with a token.
    void stageFailed(SignIn::Stage stage, const QString &sentence, const QString &details, SignIn::Problem problem = SignIn::Problem::Other,
                     bool tryKeychainAgain = true);
    void askCertificate(const Certificate &offered); ///< Answered by certificateAnswered; No is the default.
    void showChangedCertificate(const Certificate &known, const Certificate &offered); ///< Blocks: side by side, no way on but removing the old trust.
    void addOrphan(OrphanNotice *notice); ///< A token that is in nobody's use; takes the notice.
    void finished(); ///< Signed in: closes.

Q_SIGNALS:
    void connectRequested(const longshore::ConnectChoice &choice);
    void cancelled(); ///< While connecting: stop. Otherwise the window closes.
    void certificateAnswered(bool trusted);
    void replaceTrustRequested(); ///< From the changed-certificate block, after a second, explicit confirmation.
    void trustKept(); ///< A changed certificate stays blocked: nothing more is sent.
    void keepRequested(longshore::TokenPlace place); ///< Of a token that was made and not kept.
    void revokeRequested(); ///< The same: take it back instead.
    void accountPageRequested(const longshore::ServerAddress &address); ///< The page on the server where tokens are made.
    void sampleDataRequested();
    void linkActivated(const QUrl &url); ///< "How do I get one?"

public Q_SLOTS:
    void reject() override; ///< Stops what is under way first; closes when nothing is.
    void done(int result) override; ///< Wipes what was typed in secret.

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
