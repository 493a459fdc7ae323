// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QWidget>

class QLineEdit;

namespace longshore {

class ToneLabel;

/// The name of a stack that is made: says live what the server will make of it, or why it can't be one.
class StackNameField : public QWidget
{
    Q_OBJECT
public:
    explicit StackNameField(QWidget *parent = nullptr);

    void setType(StackType type); ///< The rules are those of the engine.
    void setTyped(const QString &text);
    void setTaken(const QStringList &names); ///< Of stacks in the chosen environment.
    QString typed() const;
    QString name() const; ///< As the server will keep it.
    QString whyNot() const; ///< Empty: it may be used.
    QLineEdit &field() const { return *m_field; }

Q_SIGNALS:
    void changed();

private:
    void judge();

    QLineEdit *m_field;
    ToneLabel *m_hint;
    StackType m_type = StackType::Compose;
    QStringList m_taken;
    QString m_name;
    QString m_whyNot;
};

} // namespace longshore
