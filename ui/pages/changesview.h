// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"
#include "ui/models/variablechangesmodel.h"
#include "ui/widgets/diffview.h"

class QPushButton;
class QTableView;

namespace longshore {

class ToneLabel;

/// What an update would change, before it is sent: in words, the file line by line, the variables with hidden values.
class ChangesView : public QWidget
{
    Q_OBJECT
public:
    explicit ChangesView(QWidget *parent = nullptr);

    void setFiles(const DiffSide &before, const DiffSide &after);
    void setVariables(const QList<EnvVariable> &before, const QList<EnvVariable> &after);
    void setSummary(const QStringList &sentences); ///< "image of web: 1.0 -> 1.1"
    DiffView &diff() const { return *m_diff; }
    int changedVariables() const { return m_variables.rowCount(); }
    void hideValues();

private:
    void sayVariables();

    VariableChangesModel m_variables;
    ToneLabel *m_summary;
    DiffView *m_diff;
    ToneLabel *m_title;
    QPushButton *m_reveal;
    QTableView *m_table;
};

} // namespace longshore
