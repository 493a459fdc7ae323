// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QMenu;

namespace longshore {

/// A filter as a pill: checkable, or, with a menu, opening a choice and looking checked while something is chosen.
/// Space or Enter presses it; Down opens the menu.
class PillButton : public QPushButton
{
    Q_OBJECT
public:
    explicit PillButton(const QString &text, QWidget *parent = nullptr);

    /// Not owned; the pill stops being checkable. Hides that of QPushButton, which runs an event loop of its own.
    void setMenu(QMenu *menu);
    QMenu *menu() const { return m_menu; }
    void setEngaged(bool engaged); ///< With a menu: something of it is chosen.
    bool isEngaged() const { return m_menu ? m_engaged : isChecked(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void openMenu();
    void paintBody(QPainter &painter) const;

    QMenu *m_menu = nullptr;
    bool m_engaged = false;
};

} // namespace longshore
