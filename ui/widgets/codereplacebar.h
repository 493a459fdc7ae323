// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace longshore {

/// The row below the search of an editor: what to put in place of what was found, once or everywhere.
class CodeReplaceBar : public QWidget
{
    Q_OBJECT
public:
    explicit CodeReplaceBar(QWidget *parent = nullptr);

    QString replacement() const;
    void setPossible(bool possible); ///< Something was found that may be changed.
    void tellReplaced(int count); ///< "3 replaced"; below zero says nothing.
    void focusField();

Q_SIGNALS:
    void replaceRequested();
    void replaceAllRequested();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_field;
    QPushButton *m_one;
    QPushButton *m_all;
    QLabel *m_count;
};

} // namespace longshore
