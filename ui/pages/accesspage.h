// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accessmodel.h"
#include "ui/models/peoplefilter.h"
#include "ui/pages/pageframe.h"

class QLabel;
class QPushButton;
class QTableView;

namespace longshore {

class ElidedLabel;
class EmptyState;
class FilterField;
class PillButton;

/// Who may use which environment, as a matrix of check boxes. Ticks are collected; what they mean is shown before
/// anything is sent. Says what is wanted and asks no server.
class AccessPage : public PageFrame
{
    Q_OBJECT
public:
    explicit AccessPage(QWidget *parent = nullptr);

    AccessModel &model() { return m_model; }
    void setServer(const QString &server);
    void setAccess(const DirectoryContent &content); ///< Ticks that were made stay.
    void setBusy(bool busy); ///< Changes are being sent: none can be made.
    QString unsent() const override;
    void discardUnsent() override { m_model.discard(); }
    QTableView &table() const { return *m_table; }

Q_SIGNALS:
    void reviewRequested(const longshore::AccessEdit &edit);

private:
    void setUpTable();
    QWidget *buildContent();
    QLayout *buildBar();
    void setWho(AccessModel::Who who);
    void updateState();
    void showCell();

    AccessModel m_model;
    PeopleFilter m_filter;
    QTableView *m_table;
    EmptyState *m_nothing;
    FilterField *m_field;
    PillButton *m_users;
    PillButton *m_teams;
    QLabel *m_pending;
    ElidedLabel *m_cell;
    QPushButton *m_review;
    QPushButton *m_discard;
    bool m_busy = false;
};

} // namespace longshore
