// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/stacknamefield.h"

#include "app/compose/stackname.h"
#include "app/core/displaytext.h"
#include "ui/widgets/tonelabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

StackNameField::StackNameField(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_hint(new ToneLabel(ColourRole::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_field);
    column->addWidget(m_hint);
    m_field->setObjectName(u"stackName"_s);
    m_field->setAccessibleName(tr("Name of the stack"));
    m_hint->setObjectName(u"stackNameHint"_s);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &StackNameField::judge);
    judge();
}

void StackNameField::setType(StackType type)
{
    m_type = type;
    judge();
}

void StackNameField::setTyped(const QString &text)
{
    m_field->setText(text);
}

void StackNameField::setTaken(const QStringList &names)
{
    m_taken = names;
    judge();
}

QString StackNameField::typed() const
{
    return m_field->text();
}

QString StackNameField::name() const
{
    return m_name;
}

QString StackNameField::whyNot() const
{
    return m_whyNot;
}

void StackNameField::judge()
{
    const bool manifest = m_type == StackType::Kubernetes;
    const StackName judged = manifest ? kubernetesStackName(m_field->text()) : dockerStackName(m_field->text());
    m_name = judged.name;
    m_whyNot = stackNameSentence(judged.problem);
    // Kubernetes names may repeat; elsewhere the server compares without a look at the case.
    const bool taken = !manifest && std::ranges::any_of(m_taken, [&](const QString &name) { return name.compare(m_name, Qt::CaseInsensitive) == 0; });
    if (m_whyNot.isEmpty() && taken)
        m_whyNot = tr("There is a stack named %1 in this environment already.").arg(oneLine(m_name));
    m_hint->setRole(m_whyNot.isEmpty() || m_field->text().isEmpty() ? ColourRole::Muted : ColourRole::Bad);
    if (m_field->text().isEmpty())
        m_hint->setText(manifest ? tr("May be left empty.") : tr("Small letters, digits, - and _."));
    else if (!m_whyNot.isEmpty())
        m_hint->setText(m_whyNot);
    else
        m_hint->setText(judged.changed ? tr("It will be named %1.").arg(oneLine(m_name)) : QString(u' '));
    Q_EMIT changed();
}

} // namespace longshore
