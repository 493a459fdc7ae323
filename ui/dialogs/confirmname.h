// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/guard.h"

#include <QWidget>

class QAbstractButton;
class QLineEdit;

namespace longshore {

/// Where something is guarded, its name has to be typed before it can be destroyed: until it stands there, exactly, the
/// dangerous button cannot be pressed. Takes no room and changes nothing where nothing is guarded.
class ConfirmName : public QWidget
{
    Q_OBJECT
public:
    /// `name` as the dialog shows it, never empty. `dangerous` lives as long as the dialog; null where whoever owns the
    /// button follows confirmedChanged().
    ConfirmName(Guard guard, const QString &name, QAbstractButton *dangerous, QWidget *parent);

    /// For a choice of which only some destroy: while none is chosen the name is not asked for.
    void setNeeded(bool needed);
    bool isAsking() const { return m_edit && m_needed; }
    bool isConfirmed() const { return m_confirmed; } ///< Always true where nothing is guarded.
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void confirmedChanged(bool confirmed);

private:
    void judge();

    const QString m_name;
    QAbstractButton *const m_dangerous;
    QLineEdit *m_edit = nullptr; ///< Null where nothing is guarded.
    bool m_needed = true;
    bool m_confirmed = true;
};

} // namespace longshore
