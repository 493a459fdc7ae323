// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connectchoice.h"

#include <QWidget>

class QGridLayout;
class QRadioButton;

namespace longshore {

class ToneLabel;

/// Where the access token will be kept, as three explicit choices with a sentence each: the keychain, the memory of this
/// session, or nowhere.
class TokenPlaceChoice : public QWidget
{
    Q_OBJECT
public:
    explicit TokenPlaceChoice(QWidget *parent = nullptr);

    /// Without a keychain `name` is the reason, and the first choice is shown but cannot be taken.
    void setKeychain(const QString &name, bool available);
    void setMethod(SignInMethod method); ///< What it means to be asked again differs.
    void setPlace(TokenPlace place);
    TokenPlace place() const;

private:
    struct Row {
        QRadioButton *button = nullptr;
        ToneLabel *sentence = nullptr;
    };
    Row addRow(QGridLayout *grid, const QString &text, const QString &objectName);
    void say(const Row &row, const QString &sentence);

    Row m_keychain;
    Row m_session;
    Row m_never;
};

} // namespace longshore
