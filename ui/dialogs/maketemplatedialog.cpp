// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/maketemplatedialog.h"

#include "app/core/displaytext.h"
#include "ui/widgets/tonelabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

MakeTemplateDialog::MakeTemplateDialog(const QString &stack, const QString &place, StackType type, QWidget *parent)
    : ChangeDialog(Kind::Plain, tr("Create a template of %1").arg(oneLine(stack)), place, tr("&Create the template"), parent), m_state(new ToneLabel(ColourRole::Muted, this))
{
    setObjectName(u"makeTemplateDialog"_s);
    m_wanted.type = type;
    addSentence(tr("Its file becomes a custom template on the server. Its variables and their values are not part of it."));
    m_title = addField(tr("&Title"), u"templateTitle"_s, stack);
    m_description = addField(tr("&Description"), u"templateDescription"_s, {});
    m_problem = new ToneLabel(ColourRole::Muted, this);
    m_problem->setObjectName(u"templateProblem"_s);
    m_state->setObjectName(u"templateFile"_s);
    m_state->say(tr("Reading the file..."));
    body().addWidget(m_problem);
    body().addWidget(m_state);
    judge();
    m_title->selectAll();
    m_title->setFocus(Qt::OtherFocusReason);
    connect(this, &ChangeDialog::submitted, this, [this] {
        m_wanted.title = m_title->text().trimmed();
        m_wanted.description = m_description->text().trimmed();
        Q_EMIT wished(m_wanted);
    });
}

QLineEdit *MakeTemplateDialog::addField(const QString &caption, const QString &name, const QString &value)
{
    auto *field = new QLineEdit(oneLine(value), this);
    field->setObjectName(name);
    field->setAccessibleName(QString(caption).remove(u'&'));
    auto *label = makeHeading(caption, 0, this);
    label->setBuddy(field);
    body().addWidget(label);
    body().addWidget(field);
    connect(field, &QLineEdit::textChanged, this, &MakeTemplateDialog::judge);
    return field;
}

void MakeTemplateDialog::setFile(const QString &file)
{
    m_wanted.file = file;
    m_hasFile = true;
    m_state->say({});
    judge();
}

void MakeTemplateDialog::setFileFailed(const Explanation &why)
{
    m_state->setRole(ColourRole::Bad);
    m_state->say(tr("The file could not be read, so no template can be made. %1").arg(why.sentence));
}

void MakeTemplateDialog::setNeeded(const QStringList &variables)
{
    if (!variables.isEmpty())
        m_state->say(tr("Who uses it has to set: %1.").arg(oneLine(variables.join(", "_L1))));
}

/// The server wants both, and says so in a way nobody understands (portainer-api.md 8.2).
void MakeTemplateDialog::judge()
{
    const QString problem = m_title->text().trimmed().isEmpty() ? tr("A template needs a title.")
        : m_description->text().trimmed().isEmpty()             ? tr("A template needs a description: a few words of what it is.")
                                                                : QString();
    m_problem->say(problem);
    setReady(problem.isEmpty() && m_hasFile);
}

} // namespace longshore
