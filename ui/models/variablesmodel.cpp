// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/variablesmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

bool isLetterOrDigit(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9'); }
bool isBare(QChar c) { return isLetterOrDigit(c) || u"_-./:@%+,="_s.contains(c); }
bool isAllowedInName(QChar c) { return c > u' ' && c != u'\x7f' && !c.isSpace() && !u"=#'\"`$\\"_s.contains(c); }
bool needsEscapes(QChar c) { return c == u'\'' || c == u'\\' || c == u'\r' || c == u'\0'; }

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\n': return u"\\n"_s;
    case u'\r': return u"\\r"_s;
    case u'\t': return u"\\t"_s;
    case u'"':
    case u'\\':
    case u'$': return u'\\' + QString(c);
    default: return c;
    }
}

QString doubleQuoted(const QString &value)
{
    QString quoted(u'"');
    for (const QChar c : value)
        quoted += escaped(c);
    return quoted + u'"';
}

QString dotEnvValue(const QString &value)
{
    if (std::ranges::all_of(value, isBare))
        return value;
    return std::ranges::any_of(value, needsEscapes) ? doubleQuoted(value) : u'\'' + value + u'\'';
}

} // namespace

QString dotEnvLine(const EnvVariable &variable)
{
    const QString &name = variable.name;
    if (name.isEmpty() || !std::ranges::all_of(name, isAllowedInName))
        return u"# "_s + VariablesModel::tr("left out, its name cannot stand in this file: %1").arg(oneLine(name)) + u'\n';
    return name + u'=' + dotEnvValue(variable.value) + u'\n';
}

void VariablesModel::setVariables(const QList<EnvVariable> &variables)
{
    if (variables == m_variables)
        return;
    beginResetModel();
    m_variables = variables;
    m_revealed.fill(false, variables.size());
    endResetModel();
}

void VariablesModel::setRevealed(int row, bool revealed)
{
    if (!has(row) || m_revealed[row] == revealed)
        return;
    m_revealed[row] = revealed;
    Q_EMIT dataChanged(index(row, ValueColumn), index(row, ValueColumn));
}

bool VariablesModel::isRevealed(int row) const { return has(row) && m_revealed[row]; }

void VariablesModel::revealAll(bool revealed)
{
    if (m_revealed.count(revealed) == m_revealed.size())
        return;
    m_revealed.fill(revealed);
    Q_EMIT dataChanged(index(0, ValueColumn), index(rowCount() - 1, ValueColumn));
}

bool VariablesModel::isAllRevealed() const { return !m_revealed.isEmpty() && !m_revealed.contains(false); }
QString VariablesModel::plainValue(int row) const { return has(row) ? m_variables[row].value : QString(); }

QString VariablesModel::asDotEnv(const QList<int> &rows) const
{
    QString text;
    for (const int row : rows) {
        if (has(row))
            text += dotEnvLine(m_variables[row]);
    }
    return text;
}

QString VariablesModel::asDotEnv() const
{
    QList<int> rows(m_variables.size());
    std::iota(rows.begin(), rows.end(), 0);
    return asDotEnv(rows);
}

QString VariablesModel::mask() { return QString(8, QChar(0x2022)); }

int VariablesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_variables.size()); }
int VariablesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant VariablesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (index.column() == ValueColumn)
        return valueData(index.row(), role);
    const QString name = oneLine(m_variables[index.row()].name);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole: return name;
    case Qt::ToolTipRole: return plainToolTip(name);
    default: return {};
    }
}

QVariant VariablesModel::valueData(int row, int role) const
{
    const QString text = m_revealed[row] ? oneLine(m_variables[row].value) : mask();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole: return text;
    case Qt::ToolTipRole: return plainToolTip(m_revealed[row] ? manyLines(m_variables[row].value) : mask());
    default: return {};
    }
}

QVariant VariablesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool shown = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (orientation != Qt::Horizontal || !shown || section < 0 || section >= ColumnCount)
        return {};
    return section == NameColumn ? tr("Name") : tr("Value");
}

} // namespace longshore
