// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAction;

namespace longshore {

/// A field for a token or password: hidden until revealed, never part of undo, drag or spelling help. To a screen
/// reader it is a password field with neither text nor length (a plain QLineEdit tells the length). Never put a stored
/// secret into it: it is for typing and pasting only.
class SecretField : public QLineEdit
{
    Q_OBJECT
public:
    /// `name` is the accessible name: "Access token".
    explicit SecretField(const QString &name, QWidget *parent = nullptr);

    bool isRevealed() const { return echoMode() == Normal; }
    void setRevealed(bool revealed);
    /// Forgets what was typed, undo included, and hides again.
    void wipe();

private:
    QAction *m_reveal;
};

} // namespace longshore
