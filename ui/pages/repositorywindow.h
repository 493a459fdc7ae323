// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stackchange.h"
#include "app/session/refusal.h"
#include "ui/pages/stackcheck.h"
#include "ui/pages/updatestackwindow.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace longshore {

class ChangesView;
class EmptyState;
class SecretField;
class ThinProgress;
class ToneLabel;

/// "Repository of shop - local on home-lab": what the repository has now, beside the file that is deployed. The server reads it; a
/// login it keeps for its own deploys it does not use for this, so that one can be given for a look (portainer-api.md 8.7).
class RepositoryWindow : public QWidget
{
    Q_OBJECT
public:
    /// `from` says which file of which repository and reference.
    RepositoryWindow(const StackPlace &place, const QString &from, bool hasLogin, QWidget *parent = nullptr);

    void setReading();
    void setFiles(const StackBefore &deployed, const QString &newest);
    void setFailed(const Explanation &why);

Q_SIGNALS:
    /// Read both (again); with the login as typed, if there is one.
    void readWanted(const std::optional<longshore::GitLogin> &login);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeLogin();
    QWidget *makeStates();
    QLayout *makeFooter();
    void ask();
    void say(const StackFindings &findings);

    StackCheck m_check;
    bool m_isSame = false;
    bool m_isReading = false;
    ThinProgress *m_progress;
    ToneLabel *m_said;
    QLineEdit *m_user;
    SecretField *m_password;
    QStackedLayout *m_states = nullptr;
    EmptyState *m_note;
    ChangesView *m_changes;
    QPushButton *m_again;
};

} // namespace longshore
