// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace longshore {

/// What stands where nothing is to be shown: an icon, a sentence, and what can be done about it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Plain text; `icon` is a name for themedIcon; an empty `action` shows no link.
    void setState(const QString &icon, const QString &sentence, const QString &action = {}, const QString &hint = {});
    QString sentence() const;

Q_SIGNALS:
    void actionClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_hint;
    QPushButton *m_action;
};

} // namespace longshore
