// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/extraheader.h"

#include <QWidget>

class QLineEdit;

namespace longshore {

class SecretField;
class ToneLabel;

/// One extra header: its name, its masked value, a way to take it away, and what is wrong with it.
class HeaderRow : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderRow(const QString &name, QWidget *parent);

    ExtraHeader header() const;
    bool isEmpty() const;
    void complain(const QString &sentence); ///< Goes to the field that is wrong.
    void number(int position); ///< From 1; for the accessible names.
    void focusName();
    void wipe();

Q_SIGNALS:
    void removeRequested();

private:
    QLineEdit *m_name;
    SecretField *m_value;
    QWidget *m_remove;
    ToneLabel *m_problem;
};

} // namespace longshore
