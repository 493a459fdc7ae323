// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulkmodel.h"

#include <QDialog>

class QPushButton;
class QTableView;

namespace longshore {

class ToneLabel;

/// Several stacks, one after the other: what became of each, the pause at the first that fails, and the failed ones once
/// more. Closing it stops nothing.
class BulkDialog : public QDialog
{
    Q_OBJECT
public:
    /// `title` as "Stop 3 stacks"; the bulk outlives the dialog.
    BulkDialog(const QString &title, Bulk &bulk, QWidget *parent = nullptr);

private:
    void build(const QString &title);
    void showState();
    QPushButton *makeButton(const QString &text, const QString &name);

    Bulk &m_bulk;
    BulkModel m_model;
    QTableView *m_table;
    ToneLabel *m_sentence;
    QPushButton *m_resume;
    QPushButton *m_leave;
    QPushButton *m_retry;
    QPushButton *m_close;
};

} // namespace longshore
