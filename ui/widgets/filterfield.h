// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace longshore {

/// The search field above a table or text: a search icon, a clear button; Esc clears, an empty one is left on Esc.
class FilterField : public QLineEdit
{
    Q_OBJECT
public:
    /// `placeholder` is also the accessible name.
    explicit FilterField(const QString &placeholder, QWidget *parent = nullptr);

Q_SIGNALS:
    void left(); ///< Esc in an empty field, or Down: the keyboard should go to what is filtered.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace longshore
