// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/importstacksdialog.h"

#include "app/compose/stackname.h"
#include "app/core/displaytext.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString stackKind(StackType type)
{
    switch (type) {
    case StackType::Swarm: return ImportStacksDialog::tr("a Swarm");
    case StackType::Kubernetes: return ImportStacksDialog::tr("Kubernetes");
    default: return ImportStacksDialog::tr("a standalone engine");
    }
}

} // namespace

ImportStacksDialog::ImportStacksDialog(const QString &server, const QList<NewStackEnvironment> &environments, const QList<FolderStack> &found, QWidget *parent)
    : QDialog(parent)
    , m_environments(environments)
    , m_found(found)
    , m_environment(new QComboBox(this))
    , m_table(new QTableWidget(static_cast<int>(found.size()), ColumnCount, this))
    , m_fromGit(new QCheckBox(tr("Make those that came from &Git from their repositories again, without a login"), this))
    , m_said(new ToneLabel(ColourRole::Muted, this))
    , m_import(new QPushButton(this))
{
    setObjectName(u"importStacksDialog"_s);
    setWindowTitle(tr("Import stacks - %1").arg(oneLine(server)));
    build(server);
    fill();
    connect(m_environment, &QComboBox::currentIndexChanged, this, &ImportStacksDialog::judge);
    connect(m_table, &QTableWidget::itemChanged, this, &ImportStacksDialog::judge);
    connect(m_fromGit, &QCheckBox::toggled, this, &ImportStacksDialog::judge);
    connect(m_import, &QPushButton::clicked, this, [this] {
        const QList<Plan> wanted = plans();
        accept();
        Q_EMIT confirmed(wanted);
    });
    judge();
}

void ImportStacksDialog::build(const QString &server)
{
    for (const NewStackEnvironment &one : std::as_const(m_environments))
        m_environment->addItem(oneLine(one.name));
    m_environment->setObjectName(u"importEnvironment"_s);
    m_fromGit->setObjectName(u"importFromGit"_s);
    m_fromGit->setVisible(std::ranges::any_of(m_found, [](const FolderStack &each) { return each.git.has_value(); }));
    m_said->setObjectName(u"importSaid"_s);
    m_import->setObjectName(u"importStacks"_s);
    m_import->setProperty("primary", true);
    m_import->setDefault(true);
    setUpTable();
    auto *where = new QLabel(tr("&Environment"), this);
    where->setBuddy(m_environment);
    auto *place = new QHBoxLayout;
    place->setSpacing(12);
    place->addWidget(where);
    place->addWidget(m_environment, 1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancel"_s);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_said, 1);
    buttons->addWidget(cancel, 0, Qt::AlignBottom);
    buttons->addWidget(m_import, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(tr("Import stacks"), 2, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, oneLine(server), this));
    column->addLayout(place);
    column->addWidget(m_table, 1);
    column->addWidget(m_fromGit);
    column->addLayout(buttons);
    resize(760, 460);
}

void ImportStacksDialog::setUpTable()
{
    m_table->setObjectName(u"importTable"_s);
    m_table->setAccessibleName(tr("Stacks in the folder"));
    m_table->setHorizontalHeaderLabels({tr("Folder"), tr("Name of the stack"), tr("Note")});
    calmTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(StackColumn, letter * 24);
    m_table->setColumnWidth(NameColumn, letter * 26);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setWordWrap(false); // What is cut is in the tooltip.
}

void ImportStacksDialog::fill()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const FolderStack &found = m_found.at(row);
        auto *stack = new QTableWidgetItem(oneLine(QDir(found.folder).dirName()));
        const bool can = found.problem.isEmpty();
        stack->setFlags(can ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable : Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        if (can)
            stack->setCheckState(Qt::Checked);
        auto *name = new QTableWidgetItem(found.stack.name);
        name->setFlags(can ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable : Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        name->setToolTip(can ? tr("F2 changes the name") : QString());
        auto *note = new QTableWidgetItem;
        note->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        m_table->setItem(row, StackColumn, stack);
        m_table->setItem(row, NameColumn, name);
        m_table->setItem(row, NoteColumn, note);
    }
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(0, StackColumn);
}

void ImportStacksDialog::setEnvironment(EnvironmentId environment)
{
    const auto found = std::ranges::find(m_environments, environment, &NewStackEnvironment::id);
    if (found != m_environments.end())
        m_environment->setCurrentIndex(static_cast<int>(found - m_environments.begin()));
}

const NewStackEnvironment *ImportStacksDialog::environment() const
{
    const int index = m_environment->currentIndex();
    return index >= 0 && index < m_environments.size() ? &m_environments[index] : nullptr;
}

bool ImportStacksDialog::isChosen(int row) const
{
    return m_found.at(row).problem.isEmpty() && m_table->item(row, StackColumn)->checkState() == Qt::Checked;
}

QString ImportStacksDialog::nameIn(int row) const
{
    const QString typed = m_table->item(row, NameColumn)->text();
    return m_found.at(row).stack.type == StackType::Kubernetes ? kubernetesStackName(typed).name : dockerStackName(typed).name;
}

QString ImportStacksDialog::whyNot(int row) const
{
    const FolderStack &found = m_found.at(row);
    if (!found.problem.isEmpty())
        return found.problem;
    if (!environment() || !environment()->refusal.isEmpty())
        return environment() ? environment()->refusal : tr("There is no environment a stack could be made in.");
    if (environment()->type != found.stack.type)
        return tr("Made for %1; %2 is %3.").arg(stackKind(found.stack.type), oneLine(environment()->name), stackKind(environment()->type));
    const QString typed = m_table->item(row, NameColumn)->text();
    const bool isKubernetes = found.stack.type == StackType::Kubernetes;
    const StackNameProblem problem = (isKubernetes ? kubernetesStackName(typed) : dockerStackName(typed)).problem;
    if (problem != StackNameProblem::None && !(isKubernetes && problem == StackNameProblem::Empty))
        return stackNameSentence(problem);
    if (environment()->takenNames.contains(nameIn(row)) && !isKubernetes)
        return tr("There is a stack called %1 already: F2 renames this one.").arg(oneLine(nameIn(row)));
    for (int other = 0; other < row; ++other)
        if (isChosen(other) && !isKubernetes && nameIn(other) == nameIn(row))
            return tr("Another one of these is called %1, too.").arg(oneLine(nameIn(row)));
    return {};
}

QString ImportStacksDialog::remark(int row) const
{
    const FolderStack &found = m_found.at(row);
    if (!found.emptied.isEmpty())
        return tr("Without a value: %1.").arg(oneLine(found.emptied.join(", "_L1)));
    if (found.git && !m_fromGit->isChecked())
        return tr("From Git; becomes a stack with a file of its own.");
    return found.git ? tr("From %1.").arg(oneLine(found.git->url)) : QString();
}

/// A name in the table stands as it will be kept.
void ImportStacksDialog::judge()
{
    if (m_judging)
        return;
    m_judging = true;
    int can = 0;
    int chosen = 0;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString why = whyNot(row);
        const QString note = why.isEmpty() ? remark(row) : why;
        m_table->item(row, NoteColumn)->setText(note);
        m_table->item(row, NoteColumn)->setToolTip(note.toHtmlEscaped());
        chosen += isChosen(row);
        can += isChosen(row) && why.isEmpty();
    }
    m_judging = false;
    m_import->setText(can == 1 ? tr("&Import 1 stack") : tr("&Import %1 stacks").arg(can));
    m_import->setEnabled(can > 0);
    m_said->setText(can == chosen ? tr("Each becomes a new stack. Volumes and what is in them are not imported.")
                                  : tr("%1 of the chosen ones cannot be imported as they stand.").arg(chosen - can));
}

Plan ImportStacksDialog::planOf(int row) const
{
    const FolderStack &found = m_found.at(row);
    if (found.git && m_fromGit->isChecked()) {
        NewGitStack stack = *found.git;
        stack.name = nameIn(row);
        stack.environmentId = environment()->id;
        stack.swarmId = environment()->swarmId;
        return CreateFromGitPlan{stack, {}};
    }
    NewStack stack = found.stack;
    stack.name = nameIn(row);
    stack.environmentId = environment()->id;
    stack.swarmId = stack.type == StackType::Swarm ? environment()->swarmId : QString();
    return CreatePlan{stack, {}};
}

QList<Plan> ImportStacksDialog::plans() const
{
    QList<Plan> all;
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (isChosen(row) && whyNot(row).isEmpty())
            all.append(planOf(row));
    return all;
}

} // namespace longshore
