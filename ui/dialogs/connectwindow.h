// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"
#include "app/core/extraheader.h"
#include "app/core/serveraddress.h"
#include "app/session/signin.h"
#include "app/store/serverprofile.h"

#include <QDialog>

#include <memory>

namespace longshore {

/// What a person decided in the connect window.
struct ConnectChoice {
    ServerAddress address;
    QString name; ///< As shown; the host when left empty.
    QByteArray accessToken;
    QList<ExtraHeader> extraHeaders;
    TokenPlace tokenPlace = TokenPlace::Keychain;
};

/// Where a new person starts: address, access token, stages that tick off, certificate question. Knows no network:
/// it says what was asked for and shows what became of it.
class ConnectWindow : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectWindow(QWidget *parent = nullptr);
    ~ConnectWindow() override;

    /// For signing in again: the address is filled in and kept, only the token is asked for.
    void setServer(const ServerProfile &profile);
    /// "GNOME Keyring", or why nothing can be kept (then only "this session" is offered).
    void setKeychain(const QString &name, bool available);

    void stageStarted(SignIn::Stage stage);
    void stageDone(SignIn::Stage stage, const QString &note);
    void stageFailed(SignIn::Stage stage, const QString &sentence, const QString &details);
    void askCertificate(const Certificate &offered); ///< Answered by certificateAnswered; No is the default.
    void showChangedCertificate(const Certificate &known, const Certificate &offered); ///< Blocks: side by side, no way on but removing the old trust.
    void finished(); ///< Signed in: closes.

Q_SIGNALS:
    void connectRequested(const longshore::ConnectChoice &choice);
    void cancelled(); ///< While connecting: stop. Otherwise the window closes.
    void certificateAnswered(bool trusted);
    void replaceTrustRequested(); ///< From the changed-certificate block, after a second, explicit confirmation.
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
