// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"
#include "app/session/passwordrules.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace longshore {

class SecretClipboard;
class SecretField;
class ToneLabel;
enum class ColourRole;

/// A new password typed twice, with the server's rules told while typing, or made by a button. The password leaves it
/// only as a Secret, and by an explicit copy when a clipboard for secrets is given.
class NewPasswordFields : public QWidget
{
    Q_OBJECT
public:
    /// `caption` and `repeatCaption` stand above the fields, with mnemonics: "&New password", "&Repeat the new password".
    /// Horizontal: the two beside each other, where there is little height.
    NewPasswordFields(const QString &caption, const QString &repeatCaption, QWidget *parent = nullptr, Qt::Orientation pair = Qt::Vertical);

    /// Off where a made password could not be handed on: then nobody would ever know it.
    void setGenerating(bool offered);
    void setRules(const PasswordRules &rules);
    const PasswordRules &rules() const { return m_rules; }
    /// Lets a generated password be copied, to be handed on. The clipboard outlives this.
    void offerCopy(SecretClipboard &clipboard);

    Secret password() const; ///< Empty unless isAcceptable().
    bool isAcceptable() const; ///< Meets the rules and was repeated as typed.
    bool isEmpty() const;
    /// Under the fields until something is typed: what the server said of it.
    void showProblem(const QString &sentence);
    void generate();
    void wipe();
    SecretField &first() const { return *m_first; }
    SecretField &second() const { return *m_second; }

Q_SIGNALS:
    void changed(); ///< Something was typed: isAcceptable() may be another.

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut(const QString &caption, const QString &repeatCaption, Qt::Orientation pair);
    void edited();
    void judge();
    void say(ColourRole role, const QString &icon, const QString &sentence);
    void tint();
    void copy();

    PasswordRules m_rules;
    SecretClipboard *m_clipboard = nullptr;
    SecretField *m_first;
    SecretField *m_second;
    QPushButton *m_generate;
    QPushButton *m_copy;
    QLabel *m_mark;
    ToneLabel *m_rule;
    QString m_icon;
    bool m_generated = false;
    bool m_refused = false; ///< What the server said of it stands there.
};

/// 20 characters from the system's random numbers, none of which is easily taken for another.
QString generatePassword(int characters = 20);

} // namespace longshore
