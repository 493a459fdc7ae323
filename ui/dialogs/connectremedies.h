// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/signin.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace longshore {

class LinkButton;

/// What can be done about a failed stage, right under it; takes no room when that is nothing.
class ConnectRemedies : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectRemedies(QWidget *parent = nullptr);

    /// `keychain`: whether asking it once more makes sense.
    void offer(SignIn::Problem problem, bool keychain = true);
    void withdraw();
    bool isOffering() const;
    void focusFirst();

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pasteTokenRequested();
    void accountPageRequested();
    void firstAdministratorRequested();
    void keepRequested(longshore::TokenPlace place);
    void revokeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &objectName);
    LinkButton *addLink(const QString &text, const QString &objectName);

    QBoxLayout *m_row;
    QPushButton *m_paste;
    QPushButton *m_session;
    QPushButton *m_keychain;
    QPushButton *m_revoke;
    LinkButton *m_account;
    LinkButton *m_administrator;
};

} // namespace longshore
