// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connectchoice.h"

#include <QWidget>

class QBoxLayout;

namespace longshore {

class CardButton;

/// How to sign in, as two cards side by side that exclude each other; one above the other where there is little room.
class MethodChoice : public QWidget
{
    Q_OBJECT
public:
    explicit MethodChoice(QWidget *parent = nullptr);

    void setMethod(SignInMethod method);
    SignInMethod method() const;
    /// Why a password cannot be used now, said on its card; empty when it can.
    void setPasswordRefused(const QString &why);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();
    void pressed(); ///< The chosen card itself, not an arrow key on the way past it: on to its fields.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void listenTo(CardButton *card);

    QBoxLayout *m_row;
    CardButton *m_token;
    CardButton *m_password;
};

} // namespace longshore
