// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/signin.h"
#include "ui/dialogs/connectchoice.h"
#include "ui/widgets/stagelist.h"

#include <QWidget>

#include <array>

namespace longshore {

class CertificateQuestion;
class ChangedCertificate;
class ConnectRemedies;
class ServerWords;

/// The stages of connecting as lines that tick off, with the certificate question and what can be done about a failure in
/// their place between them.
class ConnectStages : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectStages(QWidget *parent = nullptr);

    /// All waiting; with a line for making an access token or without.
    void begin(const ServerAddress &address, SignInMethod method = SignInMethod::AccessToken);
    void start(SignIn::Stage stage);
    void finish(SignIn::Stage stage, const QString &note);
    void fail(SignIn::Stage stage, const QString &sentence, const QString &details);
    void attend(SignIn::Stage stage, const QString &text); ///< Something is to be decided elsewhere in the window.
    ConnectRemedies &remedies() const { return *m_remedies; } ///< Under the stage that failed last.
    void stop(); ///< What is under way waits again; no question stays open.
    void ask(const Certificate &offered);
    void compare(const Certificate &known, const Certificate &offered);
    bool isComparing() const; ///< A changed certificate is shown.
    void focusQuestion(); ///< Back to the harmless answer of a changed certificate.
    QWidget *current() const; ///< The line something happens at.

Q_SIGNALS:
    void certificateAnswered(bool trusted);
    void trustKept();
    void replaceTrustRequested();
    void grown(); ///< Something was unfolded that should be seen.

private:
    void mark(SignIn::Stage stage, StageState state, const QString &text = {});
    void forget(StageState state); ///< Lines in this state wait again.
    QString plannedText(SignIn::Stage stage) const;
    QString doneText(SignIn::Stage stage, const QString &note) const;
    void insertBelow(SignIn::Stage stage);
    void closeQuestions();

    StageList *m_list;
    std::array<ServerWords *, 5> m_words{};
    CertificateQuestion *m_question;
    ChangedCertificate *m_changed;
    ConnectRemedies *m_remedies;
    ServerAddress m_address;
    SignInMethod m_method = SignInMethod::AccessToken;
    SignIn::Stage m_at = SignIn::Stage::Reaching;
};

} // namespace longshore
