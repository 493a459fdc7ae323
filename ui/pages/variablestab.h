// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/variablesmodel.h"
#include "ui/pages/detailtab.h"

class QBoxLayout;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace longshore {

class EmptyState;

/// Variables of the stack: values masked until revealed one by one or all, copied on request.
class VariablesTab : public DetailTab
{
    Q_OBJECT
public:
    explicit VariablesTab(QWidget *parent = nullptr);

    void setDetails(const StackDetails &details) override;
    void forget() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeList();
    void setUpTable();
    void addTools(QBoxLayout &column);
    void addActions();
    void toggle(int row);
    void toggleAll();
    void retitle();
    QList<int> selectedRows() const;
    void copyNames();
    void copyValue();
    void copySelectedAsDotEnv();

    VariablesModel m_model;
    QStackedLayout *m_pages;
    EmptyState *m_empty;
    QTableView *m_table;
    QPushButton *m_revealAll = nullptr;
};

} // namespace longshore
