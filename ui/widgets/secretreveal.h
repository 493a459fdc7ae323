// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace longshore {

/// Shows a secret that is shown once: dots until a person asks to see it. While it is hidden no widget, and so no screen
/// reader, holds its text. It cannot be selected or dragged; copying is for who owns it.
class SecretReveal : public QFrame
{
    Q_OBJECT
public:
    /// `name` is what it is called: "The new access token".
    explicit SecretReveal(const QString &name, QWidget *parent = nullptr);

    void setSecret(const Secret &secret); ///< Hidden; only its first characters are told, as Portainer's own list does.
    void wipe();
    bool isRevealed() const { return m_revealed; }
    void setRevealed(bool revealed);
    const Secret &secret() const { return m_secret; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say();

    QString m_name;
    Secret m_secret;
    QLabel *m_text;
    QToolButton *m_toggle;
    bool m_revealed = false;
};

} // namespace longshore
