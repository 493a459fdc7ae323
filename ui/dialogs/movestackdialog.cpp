// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/movestackdialog.h"

#include "app/compose/stackname.h"
#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"
#include "ui/dialogs/confirmname.h"
#include "ui/dialogs/growtofit.h"
#include "ui/dialogs/questionwords.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

ChangeDialog::Kind moveKind(StackAction action)
{
    return action == StackAction::Duplicate || action == StackAction::Associate ? ChangeDialog::Kind::Plain : ChangeDialog::Kind::Dangerous;
}

QString targetText(const MoveTarget &target)
{
    return questionwords::place(target.serverName, target.environmentName);
}

bool hasName(StackAction action) { return action != StackAction::Associate; }

} // namespace

MoveStackDialog::MoveStackDialog(const About &about, QWidget *parent)
    : ChangeDialog(moveKind(about.action), questionwords::question(about.action, {about.stack}), questionwords::place(about.server, about.environment),
                   questionwords::button(about.action, {about.stack}), parent),
      m_about(about)
{
    setObjectName(u"moveStackDialog"_s);
    setWindowTitle(questionwords::windowTitle(about.action, {about.stack}, about.server, about.environment));
    setMinimumWidth(520);
    if (const QString intro = questionwords::intro(about.action, false); !intro.isEmpty())
        addSentence(intro, u"intro"_s);
    addTargets();
    if (hasName(about.action))
        addName();
    m_effect = new ToneLabel(ColourRole::Text, this);
    m_effect->setObjectName(u"moveEffect"_s);
    m_effect->say(about.action == StackAction::Associate ? QString() : tr("Reading what runs now..."));
    m_read = about.action == StackAction::Associate;
    body().addWidget(m_effect);
    m_newVolumes = new QCheckBox(tr("Go on with new, empty &volumes"), this);
    m_newVolumes->setObjectName(u"newVolumes"_s);
    m_newVolumes->hide();
    body().addWidget(m_newVolumes);
    connect(m_newVolumes, &QCheckBox::toggled, this, &MoveStackDialog::judge);
    if (!about.owners.isEmpty())
        addSentence(about.owners, u"owners"_s);
    m_confirm = new ConfirmName(moveKind(about.action) == Kind::Dangerous ? about.guard : Guard::None, oneLine(about.stack), &actionButton(), this);
    body().addWidget(m_confirm);
    body().addStretch(1);
    connect(m_confirm, &ConfirmName::confirmedChanged, this, &MoveStackDialog::judge);
    connect(this, &ChangeDialog::submitted, this, [this] {
        const MoveTarget target = m_about.targets.value(m_targets->currentIndex());
        QString stored;
        nameProblem(target, stored);
        accept();
        Q_EMIT confirmed({target, stored, m_sameEngine->isChecked(), m_newVolumes->isChecked()});
    });
    judge();
}

void MoveStackDialog::addTargets()
{
    m_targets = new QComboBox(this);
    m_targets->setObjectName(u"target"_s);
    m_targets->setAccessibleName(tr("Environment"));
    m_targets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    int first = -1;
    for (const MoveTarget &target : m_about.targets) {
        m_targets->addItem(targetText(target));
        const int at = m_targets->count() - 1;
        if (!target.whyNot.isEmpty())
            static_cast<QStandardItemModel *>(m_targets->model())->item(at)->setEnabled(false);
        else if (first < 0)
            first = at;
        m_targets->setItemData(at, target.whyNot, Qt::AccessibleDescriptionRole);
    }
    m_targets->setCurrentIndex(std::max(first, 0));
    m_targetNote = new ToneLabel(ColourRole::Muted, this);
    m_targetNote->setObjectName(u"targetNote"_s);
    m_sameEngine = new QCheckBox(tr("It is &another engine, go on"), this);
    m_sameEngine->setObjectName(u"sameEngine"_s);
    const bool isChosen = m_about.action != StackAction::Rename;
    if (isChosen) {
        auto *label = new QLabel(tr("&Environment"), this);
        label->setBuddy(m_targets);
        body().addWidget(label);
        body().addWidget(m_targets);
        body().addWidget(m_targetNote);
        body().addWidget(m_sameEngine);
    } else {
        m_targets->hide();
        m_targetNote->hide();
    }
    m_sameEngine->hide();
    connect(m_targets, &QComboBox::currentIndexChanged, this, &MoveStackDialog::judge);
    connect(m_sameEngine, &QCheckBox::toggled, this, &MoveStackDialog::judge);
}

void MoveStackDialog::addName()
{
    auto *label = new QLabel(m_about.action == StackAction::Migrate ? tr("&Name there") : tr("&Name"), this);
    m_name = new QLineEdit(m_about.name, this);
    m_name->setObjectName(u"stackName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    label->setBuddy(m_name);
    m_nameNote = new ToneLabel(ColourRole::Muted, this);
    m_nameNote->setObjectName(u"nameNote"_s);
    body().addWidget(label);
    body().addWidget(m_name);
    body().addWidget(m_nameNote);
    connect(m_name, &QLineEdit::textChanged, this, &MoveStackDialog::judge);
}

void MoveStackDialog::setEffect(const StackEffect &effect, bool hasVolumes)
{
    QStringList sentences;
    if (m_about.action == StackAction::Migrate && !effect.goes.isEmpty())
        sentences.append(tr("Here goes, once it runs there: %1.").arg(nameList(effect.goes, 12)));
    if (m_about.action == StackAction::Rename && !effect.goes.isEmpty())
        sentences.append(tr("Is removed and made anew under the new name: %1. Nothing of it runs meanwhile.").arg(nameList(effect.goes, 12)));
    if (!effect.stays.isEmpty())
        sentences.append(tr("Stays here: %1.").arg(nameList(effect.stays, 12)));
    sentences.append(m_about.action == StackAction::Rename
                         ? tr("Volumes that are named after the stack stay under the old name: it starts with new, empty ones.")
                         : tr("Volumes do not move: it starts there with new, empty ones. Copy their contents first if they matter."));
    m_newVolumes->setVisible(hasVolumes && m_about.action == StackAction::Rename);
    m_effect->setRole(ColourRole::Text);
    m_effect->say(sentences.join(u"\n"_s));
    m_read = true;
    judge();
}

void MoveStackDialog::setEffectFailed(const Explanation &why)
{
    m_effect->setRole(ColourRole::Warning);
    m_effect->say(tr("What runs now could not be read, so nothing can be named here. %1").arg(why.sentence));
    m_read = true;
    judge();
}

QString MoveStackDialog::nameProblem(const MoveTarget &target, QString &stored) const
{
    if (!m_name)
        return {};
    const StackName name = m_about.isKubernetes ? kubernetesStackName(m_name->text()) : dockerStackName(m_name->text());
    stored = name.name;
    if (name.problem != StackNameProblem::None)
        return stackNameSentence(name.problem);
    if (m_about.action == StackAction::Rename && name.name == m_about.name)
        return tr("That is its name already.");
    if (target.taken.contains(name.name, Qt::CaseInsensitive))
        return tr("There is a stack of this name in %1.").arg(oneLine(target.environmentName));
    return {};
}

QString MoveStackDialog::wordsOf(const MoveTarget &target) const
{
    if (!target.whyNot.isEmpty())
        return target.whyNot;
    if (!target.sameEngine.isEmpty())
        return target.sameEngine;
    if (m_about.action == StackAction::Migrate && target.isOtherServer)
        return tr("It is another server: the stack is created there, looked at, and only then Longshore offers to remove it here.");
    return {};
}

void MoveStackDialog::judge()
{
    if (!m_effect || !m_confirm)
        return;
    const MoveTarget target = m_about.targets.value(m_targets->currentIndex());
    const bool trap = !target.sameEngine.isEmpty() && m_about.action == StackAction::Migrate;
    m_targetNote->setRole(trap || !target.whyNot.isEmpty() ? ColourRole::Warning : ColourRole::Muted);
    m_targetNote->say(wordsOf(target));
    m_sameEngine->setVisible(trap);
    QString stored;
    const QString problem = nameProblem(target, stored);
    if (m_nameNote) {
        m_nameNote->setRole(problem.isEmpty() ? ColourRole::Muted : ColourRole::Bad);
        m_nameNote->say(!problem.isEmpty() ? problem : stored != m_name->text() ? tr("The server will call it %1.").arg(stored) : QString());
    }
    const bool anywhere = number(target.environment) != 0 && target.whyNot.isEmpty();
    setReady(m_read && anywhere && problem.isEmpty() && (!trap || m_sameEngine->isChecked()) && (m_newVolumes->isHidden() || m_newVolumes->isChecked()) && m_confirm->isConfirmed());
    growToFit(*this);
}

} // namespace longshore
