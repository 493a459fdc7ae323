// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/movedview.h"

#include "app/core/displaytext.h"
#include "ui/pages/mergetext.h"
#include "ui/pages/variablenotes.h"
#include "app/compose/variablesdiff.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

/// Names of what changed, by name only: values are secrets.
QStringList changedNames(const QList<EnvVariable> &before, const QList<EnvVariable> &after)
{
    QStringList names;
    for (const VariableChange &change : compareVariables(composeVariables(before), composeVariables(after)).changes) {
        if (change.kind != VariableChange::Kind::Same && change.kind != VariableChange::Kind::Moved)
            names.append(oneLine(change.name));
    }
    names.removeDuplicates();
    return names;
}

} // namespace

MovedView::MovedView(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new ToneLabel(ColourRole::Text, this))
    , m_variables(new ToneLabel(ColourRole::Muted, this))
    , m_diff(new DiffView(this))
    , m_mine(new QPushButton(tr("Keep &mine on top"), this))
    , m_theirs(new QPushButton(tr("&Take theirs"), this))
    , m_merge(new QPushButton(tr("Merge &by hand"), this))
{
    setObjectName(u"movedView"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_sentence);
    column->addWidget(m_variables);
    column->addWidget(m_diff, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_theirs);
    row->addWidget(m_mine);
    row->addWidget(m_merge);
    column->addLayout(row);
    m_sentence->setObjectName(u"movedSentence"_s);
    m_variables->setObjectName(u"movedVariables"_s);
    m_mine->setObjectName(u"keepMine"_s);
    m_theirs->setObjectName(u"takeTheirs"_s);
    m_merge->setObjectName(u"mergeByHand"_s);
    m_mine->setToolTip(tr("Their changes are lost when you update the stack. Nothing is sent yet."));
    m_theirs->setToolTip(tr("What you changed is lost. It can be brought back with Undo in the editor."));
    m_merge->setToolTip(tr("Brings both changes together in the editor, to be looked at before anything is sent."));
    for (QPushButton *button : {m_mine, m_theirs, m_merge})
        button->setAutoDefault(false);
    connect(m_mine, &QPushButton::clicked, this, &MovedView::mineKept);
    connect(m_theirs, &QPushButton::clicked, this, &MovedView::theirsTaken);
    connect(m_merge, &QPushButton::clicked, this, &MovedView::mergeChosen);
}

void MovedView::setVersions(const StackSide &mine, const StackSide &base, const StackSide &theirs, const QString &moved)
{
    m_sentence->setText(moved.isEmpty()
                            ? tr("The stack was changed on the server after you opened it. Nothing was sent.")
                            : tr("%1 changed on the server after you opened the stack. Nothing was sent.").arg(moved.left(1).toUpper() + moved.mid(1)));
    m_diff->setThreeTexts({tr("Yours"), mine.file}, {tr("As you opened it"), base.file}, {tr("On the server now"), theirs.file},
                          CodeView::Language::Yaml);
    sayVariables(mine, base, theirs);
}

void MovedView::sayVariables(const StackSide &mine, const StackSide &base, const StackSide &theirs)
{
    const QStringList ours = changedNames(base.variables, mine.variables);
    const QStringList others = changedNames(base.variables, theirs.variables);
    QStringList conflicts;
    mergetext::variables(base.variables, mine.variables, theirs.variables, &conflicts);
    QStringList sentences;
    if (!ours.isEmpty())
        sentences.append(tr("Variables changed by you: %1.").arg(ours.join(", "_L1)));
    if (!others.isEmpty())
        sentences.append(tr("Variables changed on the server: %1.").arg(others.join(", "_L1)));
    if (!conflicts.isEmpty())
        sentences.append(tr("Changed by both: %1; a merge keeps yours.").arg(oneLine(conflicts.join(", "_L1))));
    m_variables->say(sentences.join(u'\n'));
}

} // namespace longshore
