// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/codeproblem.h"

#include <QAbstractTableModel>
#include <QFrame>

class QLabel;
class QTableView;

namespace longshore {

/// Problems as rows: how bad, where, what.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, PlaceColumn, MessageColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(const QList<CodeProblem> &problems);
    const QList<CodeProblem> &problems() const { return m_problems; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<CodeProblem> m_problems;
};

/// The list below an editor: "2 errors, 1 warning", or that nothing was found; a click or Enter goes there.
class ProblemsList : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemsList(QWidget *parent = nullptr);

    void setProblems(const QList<CodeProblem> &problems);
    void setChecking(); ///< The first check is under way: nothing is known yet.
    QString summary() const; ///< "2 errors, 1 warning"
    int errors() const;

Q_SIGNALS:
    void activated(const longshore::CodeProblem &problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void say(const QString &summary);
    void choose(const QModelIndex &index);
    void fitHeight();

    ProblemsModel m_model;
    QLabel *m_icon;
    QLabel *m_summary;
    QTableView *m_view;
};

/// "2 errors, 1 warning, 3 hints"; without any "No problems found".
QString countsOf(const QList<CodeProblem> &problems);

} // namespace longshore
