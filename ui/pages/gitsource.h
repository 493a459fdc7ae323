// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stackchange.h"
#include "app/session/refusal.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace longshore {

class CodeView;
class SecretField;
class ToneLabel;

/// Where in a repository a stack comes from, who reads it and how it follows; the file can be looked at before.
class GitSource : public QWidget
{
    Q_OBJECT
public:
    explicit GitSource(QWidget *parent = nullptr);

    void setManifest(bool manifest); ///< The usual file name is another one.
    /// Address, reference, files, login and automatic updates; the rest is left as it is in `stack`.
    void write(NewGitStack &stack) const;
    QString whyNot() const; ///< Empty: complete.
    void setPreview(const QString &text);
    void setPreviewFailed(const Explanation &why);
    void wipe(); ///< Forgets the password.

Q_SIGNALS:
    void changed();
    void previewWanted(const longshore::GitFileWanted &wanted);

private:
    void addPlace(QFormLayout &form);
    void addLogin(QFormLayout &form);
    void addUpdates(QFormLayout &form);
    QLineEdit *addField(QFormLayout &form, const QString &label, const QString &name, const QString &placeholder);
    void askForPreview();
    void follow();
    std::optional<GitLogin> login() const;
    std::optional<AutoUpdate> autoUpdate() const;

    QLineEdit *m_address = nullptr;
    QLineEdit *m_reference = nullptr;
    QLineEdit *m_path = nullptr;
    QLineEdit *m_more = nullptr;
    QCheckBox *m_private = nullptr;
    QLineEdit *m_user = nullptr;
    SecretField *m_password = nullptr;
    QCheckBox *m_skipTls = nullptr;
    QComboBox *m_updates = nullptr;
    QLineEdit *m_interval = nullptr;
    QString m_webhook;
    QPushButton *m_look = nullptr;
    ToneLabel *m_lookFailed = nullptr;
    CodeView *m_preview = nullptr;
};

/// "refs/heads/main" of "main"; what begins with "refs/" and what is empty stays.
QString fullReference(const QString &typed);

} // namespace longshore
