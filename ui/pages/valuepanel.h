// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace longshore {

class CodeEditor;

/// Room for one value of several lines, below the table of variables.
class ValuePanel : public QFrame
{
    Q_OBJECT
public:
    explicit ValuePanel(QWidget *parent = nullptr);

    void start(int row, const QString &name, const QString &value); ///< Shows it and takes the keyboard.
    void stop(); ///< Hides it and forgets the value.
    int row() const { return m_row; } ///< -1 while hidden.

Q_SIGNALS:
    void used(int row, const QString &value);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void use();

    QLabel *m_title;
    CodeEditor *m_editor;
    int m_row = -1;
};

} // namespace longshore
