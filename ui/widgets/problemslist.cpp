// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/problemslist.h"

#include "app/core/displaytext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/viewlook.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Severity = CodeProblem::Severity;

namespace {

constexpr int MostRows = 5; // Shown at once; the editor needs the room more.

QString wordOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return ProblemsModel::tr("Error");
    case Severity::Warning: return ProblemsModel::tr("Warning");
    default: return ProblemsModel::tr("Hint");
    }
}

QIcon iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return roleIcon(u"error"_s, ColourRole::Bad);
    case Severity::Warning: return roleIcon(u"warning"_s, ColourRole::Warning);
    default: return roleIcon(u"info"_s, ColourRole::Info);
    }
}

QString placeOf(const CodeProblem &problem)
{
    if (!problem.place.isEmpty())
        return oneLine(problem.place);
    return problem.line > 0 ? ProblemsModel::tr("Line %1").arg(QLocale().toString(problem.line)) : QString();
}

int problemsOf(const QList<CodeProblem> &problems, Severity severity)
{
    return static_cast<int>(std::ranges::count(problems, severity, &CodeProblem::severity));
}

} // namespace

QString countsOf(const QList<CodeProblem> &problems)
{
    QStringList parts;
    const int errors = problemsOf(problems, Severity::Error);
    const int warnings = problemsOf(problems, Severity::Warning);
    const int hints = problemsOf(problems, Severity::Hint);
    if (errors > 0)
        parts.append(errors == 1 ? ProblemsList::tr("1 error") : ProblemsList::tr("%1 errors").arg(errors));
    if (warnings > 0)
        parts.append(warnings == 1 ? ProblemsList::tr("1 warning") : ProblemsList::tr("%1 warnings").arg(warnings));
    if (hints > 0)
        parts.append(hints == 1 ? ProblemsList::tr("1 hint") : ProblemsList::tr("%1 hints").arg(hints));
    return parts.isEmpty() ? ProblemsList::tr("No problems found") : parts.join(u", "_s);
}

void ProblemsModel::setProblems(const QList<CodeProblem> &problems)
{
    if (problems == m_problems)
        return;
    beginResetModel();
    m_problems = problems;
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CodeProblem &problem = m_problems.at(index.row());
    if (role == Qt::DecorationRole && index.column() == SeverityColumn)
        return iconOf(problem.severity);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case SeverityColumn: return wordOf(problem.severity);
    case PlaceColumn: return placeOf(problem);
    default: return oneLine(problem.message);
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case SeverityColumn: return tr("Severity");
    case PlaceColumn: return tr("Place");
    case MessageColumn: return tr("Problem");
    default: return {};
    }
}

ProblemsList::ProblemsList(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_view(new QTableView(this))
{
    setObjectName(u"problemsList"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->setSpacing(6);
    head->addWidget(m_icon);
    head->addWidget(m_summary, 1);
    column->addLayout(head);
    column->addWidget(m_view);
    m_summary->setObjectName(u"problemsSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_view->setObjectName(u"problems"_s);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setAccessibleDescription(tr("Enter goes to the problem."));
    m_view->setModel(&m_model);
    calmTable(*m_view);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setIconSize({16, 16});
    m_view->horizontalHeader()->hide();
    const int letter = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(ProblemsModel::SeverityColumn, letter * 12 + 40);
    m_view->setColumnWidth(ProblemsModel::PlaceColumn, letter * 16);
    m_view->installEventFilter(this);
    connect(m_view, &QTableView::clicked, this, &ProblemsList::choose);
    setChecking();
}

void ProblemsList::setChecking()
{
    m_model.setProblems({});
    m_icon->clear();
    say(tr("Checking..."));
}

void ProblemsList::setProblems(const QList<CodeProblem> &problems)
{
    m_model.setProblems(problems);
    QIcon icon = roleIcon(u"ok"_s, ColourRole::Good);
    if (!problems.isEmpty())
        icon = iconOf(std::ranges::min(problems, {}, &CodeProblem::severity).severity);
    m_icon->setPixmap(icon.pixmap(QSize(16, 16), devicePixelRatioF()));
    say(countsOf(problems));
}

void ProblemsList::say(const QString &summary)
{
    m_summary->setText(summary);
    m_view->setVisible(m_model.rowCount() > 0);
    fitHeight();
}

void ProblemsList::fitHeight()
{
    const int rows = std::min(m_model.rowCount(), MostRows);
    m_view->setFixedHeight(rows * m_view->verticalHeader()->defaultSectionSize() + 2 * m_view->frameWidth());
}

QString ProblemsList::summary() const
{
    return m_summary->text();
}

int ProblemsList::errors() const
{
    return problemsOf(m_model.problems(), Severity::Error);
}

void ProblemsList::choose(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT activated(m_model.problems().at(index.row()));
}

bool ProblemsList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_view) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Space;
        if (enter && !(key->modifiers() & Qt::ControlModifier)) {
            choose(m_view->currentIndex());
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ProblemsList::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_icon->pixmap(Qt::ReturnByValue).isNull())
        setProblems(QList<CodeProblem>(m_model.problems()));
}

} // namespace longshore
