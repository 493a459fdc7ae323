// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"

#include <QWidget>

class QPushButton;

namespace longshore {

class SecretClipboard;
class SecretReveal;
class ToneLabel;

/// A new access token, shown this once: hidden until revealed, to be copied or saved to a file of one's own.
class NewTokenShown : public QWidget
{
    Q_OBJECT
public:
    /// The clipboard outlives this.
    explicit NewTokenShown(SecretClipboard &clipboard, QWidget *parent = nullptr);

    void setToken(const Secret &token, const QString &description);
    bool isKept() const { return m_kept; } ///< Was copied or saved.
    void wipe();
    void focusFirst();
    /// Writes it to that file, for its owner's eyes alone (0600).
    void saveTo(const QString &fileName);

Q_SIGNALS:
    void kept();

private:
    void copy();
    void askWhere();
    void keep();

    SecretClipboard &m_clipboard;
    SecretReveal *m_reveal;
    QPushButton *m_copy;
    QPushButton *m_save;
    ToneLabel *m_clipboardSentence;
    ToneLabel *m_fileSentence;
    bool m_kept = false;
};

} // namespace longshore
