// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace longshore {

/// A dialog of one heading, a sentence and two buttons: what goes on, and the one that is safe to press by accident.
class ShortQuestion : public QDialog
{
    Q_OBJECT
public:
    /// `name` is that of the object, `sentence` plain text.
    ShortQuestion(const QString &name, const QString &title, const QString &sentence, QWidget *parent);

protected:
    enum class Weight {
        Plain, ///< The action is the default.
        Dangerous, ///< The way back is.
    };
    /// Once. `action` accepts and `back` rejects.
    void setButtons(QPushButton &action, Weight weight, QPushButton &back);

private:
    QVBoxLayout *m_column;
};

} // namespace longshore
