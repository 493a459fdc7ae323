// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSpinBox;

namespace longshore {

/// Asks for the line to go to, below an editor.
class GoToLineBar : public QWidget
{
    Q_OBJECT
public:
    explicit GoToLineBar(QWidget *parent = nullptr);

    void start(int line, int lines); ///< Shows it and takes the keyboard; both from 1.

Q_SIGNALS:
    void chosen(int line);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QSpinBox *m_line;
};

} // namespace longshore
