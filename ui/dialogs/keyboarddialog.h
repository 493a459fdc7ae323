// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QAction;

namespace longshore {

/// One line of the keyboard table.
struct KeyHint {
    QString what;
    QString keys; ///< As the platform writes them; several are separated by commas.
    bool operator==(const KeyHint &) const = default;
};

/// What actions with a shortcut do and their keys, without mnemonics and dots, in the order given, each once.
QList<KeyHint> keyHints(const QList<QAction *> &actions);

/// Every shortcut of the window in a table.
class KeyboardDialog : public QDialog
{
    Q_OBJECT
public:
    explicit KeyboardDialog(const QList<KeyHint> &hints, QWidget *parent = nullptr);
    explicit KeyboardDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

} // namespace longshore
