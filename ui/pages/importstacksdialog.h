// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "app/session/stackfolderreading.h"
#include "ui/pages/newstackwindow.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QTableWidget;

namespace longshore {

/// What a folder of exported stacks would make: where to, which of them, under which names, and what stands in the way.
class ImportStacksDialog : public QDialog
{
    Q_OBJECT
public:
    ImportStacksDialog(const QString &server, const QList<NewStackEnvironment> &environments, const QList<FolderStack> &found, QWidget *parent);

    void setEnvironment(EnvironmentId environment);
    QList<Plan> plans() const; ///< Of those chosen that can be made.

Q_SIGNALS:
    void confirmed(const QList<longshore::Plan> &plans); ///< Closed already.

private:
    enum Column { StackColumn, NameColumn, NoteColumn, ColumnCount };
    void build(const QString &server);
    void setUpTable();
    void fill();
    void judge();
    const NewStackEnvironment *environment() const;
    bool isChosen(int row) const;
    QString nameIn(int row) const; ///< As the server will keep it.
    QString whyNot(int row) const;
    QString remark(int row) const;
    Plan planOf(int row) const;

    QList<NewStackEnvironment> m_environments;
    QList<FolderStack> m_found;
    QComboBox *m_environment;
    QTableWidget *m_table;
    QCheckBox *m_fromGit;
    ToneLabel *m_said;
    QPushButton *m_import;
    bool m_judging = false;
};

} // namespace longshore
