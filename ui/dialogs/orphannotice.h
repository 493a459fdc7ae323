// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/orphanstate.h"

#include <QFrame>

class QBoxLayout;
class QPushButton;

namespace longshore {

class LinkButton;
class ServerWords;
class ThinProgress;
class ToneLabel;

/// Names an access token that was made and is in nobody's use, and offers to take it back; then says what came of that.
class OrphanNotice : public QFrame
{
    Q_OBJECT
public:
    explicit OrphanNotice(QWidget *parent = nullptr);

    void setState(const OrphanState &state);
    const OrphanState &state() const { return m_state; }
    void focusFirst();

Q_SIGNALS:
    void revokeRequested();
    void putBackRequested(); ///< The keychain is to get back what it held before.
    void leaveRequested(); ///< Also once there is nothing left to decide.
    void accountPageRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    QString title() const;
    QString sentence() const;
    QString token() const; ///< "Longshore on study-pc" (ptr_abc)

    OrphanState m_state;
    ToneLabel *m_title;
    ToneLabel *m_sentence;
    ThinProgress *m_progress;
    ServerWords *m_words;
    LinkButton *m_account;
    QPushButton *m_revoke;
    QPushButton *m_putBack;
    QPushButton *m_leave;
};

} // namespace longshore
