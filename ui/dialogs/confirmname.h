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
    /// `name` as the dialog shows it, never empty; both live as long as the dialog.
    ConfirmName(Guard guard, const QString &name, QAbstractButton *dangerous, QWidget *parent);

    bool isConfirmed() const; ///< Always true where nothing is guarded.
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void confirmedChanged(bool confirmed);

private:
    void judge();

    const QString m_name;
    QAbstractButton *const m_dangerous;
    QLineEdit *m_edit = nullptr; ///< Null where nothing is guarded.
    bool m_confirmed = true;
};

} // namespace longshore
