// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/variabledelegate.h"

#include "ui/models/variableseditmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

using Level = VariableNote::Level;

QIcon iconOf(Level level)
{
    switch (level) {
    case Level::Error: return roleIcon(u"error"_s, ColourRole::Bad);
    case Level::Warning: return roleIcon(u"warning"_s, ColourRole::Warning);
    case Level::Hint: return roleIcon(u"info"_s, ColourRole::Info);
    default: return {};
    }
}

} // namespace

VariableDelegate::VariableDelegate(VariablesEditModel &model, QObject *parent)
    : RevealDelegate(model, parent)
    , m_edit(model)
{
}

bool VariableDelegate::needsRoom(const QString &value)
{
    return std::ranges::any_of(value, [](QChar c) { return c < u' ' || c == u'\x7f' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator; });
}

void VariableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RevealDelegate::initStyleOption(option, index);
    if (index.column() != VariablesEditModel::RemarkColumn)
        return;
    option->features |= QStyleOptionViewItem::WrapText;
    option->icon = iconOf(m_edit.note(index.row()).level);
    option->decorationSize = {16, 16};
    if (!option->icon.isNull())
        option->features |= QStyleOptionViewItem::HasDecoration;
}

void VariableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() == VariablesEditModel::RemarkColumn)
        QStyledItemDelegate::paint(painter, option, index);
    else
        RevealDelegate::paint(painter, option, index);
}

QSize VariableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != VariablesEditModel::RemarkColumn)
        return RevealDelegate::sizeHint(option, index);
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), size.height() + 8};
}

QWidget *VariableDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool isValue = index.column() == VariablesEditModel::ValueColumn;
    if (isValue && needsRoom(m_edit.plainValue(index.row()))) {
        Q_EMIT roomWanted(index.row());
        return nullptr;
    }
    auto *field = new QLineEdit(parent);
    field->setObjectName(isValue ? u"variableValue"_s : u"variableName"_s);
    field->setFrame(false);
    field->setAutoFillBackground(true);
    field->setAccessibleName(isValue ? tr("Value of %1").arg(m_edit.variables().at(index.row()).name) : tr("Name of the variable"));
    return field;
}

void VariableDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const EnvVariable &variable = m_edit.variables().at(index.row());
    auto *field = static_cast<QLineEdit *>(editor);
    if (field->isModified())
        return; // A remark arrived while somebody is typing.
    field->setText(index.column() == VariablesEditModel::ValueColumn ? variable.value : variable.name);
}

void VariableDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *field = static_cast<QLineEdit *>(editor);
    if (field->isModified())
        model->setData(index, field->text(), Qt::EditRole);
}

} // namespace longshore
