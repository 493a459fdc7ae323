// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/templatepicker.h"

#include "app/core/displaytext.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/tonelabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

TemplatePicker::TemplatePicker(const QList<StackTemplate> &templates, QWidget *parent)
    : QDialog(parent)
    , m_templates(templates)
    , m_pages(new QStackedLayout)
    , m_heading(makeHeading(tr("From a template"), 2, this))
    , m_state(new ToneLabel(ColourRole::Muted, this))
    , m_go(new QPushButton(this))
{
    setObjectName(u"templatePicker"_s);
    setWindowTitle(tr("From a template"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_pages->addWidget(makeList());
    m_pages->addWidget(makeForm());
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_go->setObjectName(u"useTemplate"_s);
    m_go->setProperty("primary", true);
    m_go->setDefault(true);
    m_go->setText(tr("&Use this template"));
    m_state->setObjectName(u"templateState"_s);
    m_state->say({});
    m_retry = new QPushButton(tr("&Retry"), this);
    m_retry->setObjectName(u"retryTemplates"_s);
    m_retry->setAutoDefault(false);
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, this, &TemplatePicker::listWanted);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_state, 1);
    buttons->addStretch();
    buttons->addWidget(m_retry);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addLayout(m_pages, 1);
    column->addLayout(buttons);
    resize(560, 520);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &TemplatePicker::goOn);
    fillList({});
    m_filter->setFocus(Qt::OtherFocusReason);
}

QWidget *TemplatePicker::makeList()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_filter = new FilterField(tr("Search templates"), page);
    m_list = new QListWidget(page);
    m_list->setObjectName(u"templates"_s);
    m_list->setAccessibleName(tr("Templates"));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { fillList(current() ? current()->key : QString()); });
    connect(m_filter, &FilterField::left, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &QListWidget::itemActivated, this, &TemplatePicker::goOn);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_go->setEnabled(row >= 0 && !m_isReading); });
    return page;
}

QWidget *TemplatePicker::makeForm()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget(scroll);
    m_form = new QFormLayout(page);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    scroll->setWidget(page);
    return scroll;
}

void TemplatePicker::setTemplates(const QList<StackTemplate> &templates, bool isWhole, const QString &problem)
{
    m_isLoading = !isWhole;
    m_problem = problem;
    if (m_pages->currentIndex() == 1 || (m_templates == templates && m_list->count() > 0))
        return sayList();
    const QString kept = current() ? current()->key : QString(); // Before what it points into goes.
    m_templates = templates;
    fillList(kept);
}

void TemplatePicker::fillList(const QString &kept)
{
    m_list->clear();
    for (qsizetype i = 0; i < m_templates.size(); ++i) {
        const StackTemplate &one = m_templates[i];
        if (!one.title.contains(m_filter->text(), Qt::CaseInsensitive) && !one.description.contains(m_filter->text(), Qt::CaseInsensitive))
            continue;
        const QString title = oneLine(one.title);
        auto *item = new QListWidgetItem(one.description.isEmpty() ? title : title + u'\n' + oneLine(one.description), m_list);
        item->setData(Qt::UserRole, i);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(one.isApp ? tr("App template") : tr("Custom template"), title));
        if (one.key == kept)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    sayList();
}

/// What is missing is said beside what is there.
void TemplatePicker::sayList()
{
    if (m_pages->currentIndex() == 1 || m_isReading)
        return;
    m_go->setEnabled(m_list->currentItem() != nullptr);
    m_state->setRole(m_problem.isEmpty() ? ColourRole::Muted : ColourRole::Warning);
    if (m_isLoading)
        m_state->say(tr("Reading the templates..."));
    else if (!m_problem.isEmpty())
        m_state->say(m_problem);
    else
        m_state->say(m_templates.isEmpty() ? tr("There are no templates for this environment.") : m_list->count() == 0 ? tr("No template matches.") : QString());
    m_retry->setVisible(!m_isLoading && !m_problem.isEmpty());
}

const StackTemplate *TemplatePicker::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? &m_templates[item->data(Qt::UserRole).toLongLong()] : nullptr;
}

void TemplatePicker::goOn()
{
    if (m_pages->currentIndex() == 1)
        return use();
    const StackTemplate *chosen = current();
    if (!chosen || !m_go->isEnabled())
        return;
    m_chosen = *chosen;
    m_isReading = true;
    m_go->setEnabled(false);
    m_state->setRole(ColourRole::Muted);
    m_state->say(tr("Reading the template..."));
    Q_EMIT fileWanted(m_chosen.key);
}

void TemplatePicker::setFailed(const QString &sentence)
{
    m_isReading = false;
    m_state->setRole(ColourRole::Bad);
    m_state->say(sentence);
    m_go->setEnabled(true);
}

void TemplatePicker::setFile(const QString &key, const QString &file)
{
    if (key != m_chosen.key)
        return;
    m_file = file;
    m_isReading = false;
    m_state->say({});
    m_go->setEnabled(true);
    if (std::ranges::all_of(m_chosen.variables, &TemplateQuestion::preset))
        return use();
    askForValues();
}

void TemplatePicker::askForValues()
{
    m_heading->setText(oneLine(m_chosen.title));
    for (const TemplateQuestion &variable : std::as_const(m_chosen.variables)) {
        if (variable.preset)
            continue;
        QWidget *field = nullptr;
        if (variable.choices.isEmpty()) {
            field = new QLineEdit(variable.initial, this);
        } else {
            auto *box = new QComboBox(this);
            for (const TemplateChoice &choice : variable.choices)
                box->addItem(oneLine(choice.text.isEmpty() ? choice.value : choice.text), choice.value);
            box->setCurrentIndex(std::max(0, box->findData(variable.initial)));
            field = box;
        }
        const QString label = oneLine(variable.label.isEmpty() ? variable.name : variable.label);
        field->setObjectName(u"template-"_s + variable.name);
        field->setAccessibleName(label);
        field->setToolTip(oneLine(variable.description).toHtmlEscaped());
        m_form->addRow(QString(label).replace(u'&', "&&"_L1), field);
        m_fields.insert(variable.name, field);
    }
    m_pages->setCurrentIndex(1);
    m_go->setText(tr("&Fill in the template"));
    const auto asked = std::ranges::find(m_chosen.variables, false, &TemplateQuestion::preset);
    m_fields.value(asked->name)->setFocus(Qt::OtherFocusReason); // There is one: else nothing is asked.
}

void TemplatePicker::use()
{
    QMap<QString, QString> values;
    QList<TemplateVariable> asked;
    QList<EnvVariable> variables;
    for (const TemplateQuestion &variable : std::as_const(m_chosen.variables)) {
        QString value = variable.initial;
        if (const auto *line = qobject_cast<QLineEdit *>(m_fields.value(variable.name)))
            value = line->text();
        else if (const auto *box = qobject_cast<QComboBox *>(m_fields.value(variable.name)))
            value = box->currentData().toString();
        values.insert(variable.name, value);
        asked.append({variable.name, variable.label, variable.initial, variable.description});
        variables.append({variable.name, value});
    }
    Q_EMIT used(m_chosen, m_chosen.isApp ? m_file : filledTemplate(m_file, asked, values), m_chosen.isApp ? variables : QList<EnvVariable>());
    accept();
}

} // namespace longshore
