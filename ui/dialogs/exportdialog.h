// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/changedialog.h"

class QCheckBox;
class QLineEdit;

namespace longshore {

/// Asks where stacks are exported to, a folder for each, and whether the values of their variables go along.
class ExportDialog : public ChangeDialog
{
    Q_OBJECT
public:
    /// `place` as "local on home-lab"; `folder` is what the field begins with.
    ExportDialog(const QStringList &stacks, const QString &place, const QString &folder, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QString &folder, bool withValues); ///< Closed already; the folder is there.

private:
    void choose();
    void judge();

    QLineEdit *m_folder;
    QCheckBox *m_values;
    ToneLabel *m_problem;
};

} // namespace longshore
