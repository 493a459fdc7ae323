// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/newstackwindow.h"

#include "app/compose/stackname.h"
#include "app/core/displaytext.h"
#include "ui/pages/gitsource.h"
#include "ui/pages/stacknamefield.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/problemslist.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

void showRow(QWidget *field, bool shown)
{
    for (QLayout *layout : field->parentWidget()->findChildren<QLayout *>()) {
        auto *form = qobject_cast<QFormLayout *>(layout);
        if (form && form->indexOf(field) >= 0)
            form->setRowVisible(field, shown);
    }
}

} // namespace

NewStackWindow::NewStackWindow(const QString &server, const QList<NewStackEnvironment> &environments, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_server(server)
    , m_environments(environments)
{
    setObjectName(u"newStackWindow"_s);
    setWindowTitle(tr("New stack on %1").arg(oneLine(server)) + u"[*]"_s);
    setAcceptDrops(true);
    build(server);
    m_editor->setText({}, CodeEditor::Language::Yaml);
    m_variables->setVariables({});
    for (const NewStackEnvironment &one : environments)
        m_environment->addItem(oneLine(one.name));
    setOwner({}, true);
    connectParts();
    environmentChosen();
    m_name->setFocus(Qt::OtherFocusReason);
}

void NewStackWindow::connectParts()
{
    connect(m_environment, &QComboBox::currentIndexChanged, this, &NewStackWindow::environmentChosen);
    connect(m_fromGit, &QRadioButton::toggled, this, &NewStackWindow::sourceChosen);
    connect(m_name, &StackNameField::changed, this, &NewStackWindow::edited);
    connect(m_namespace, &QLineEdit::textChanged, this, &NewStackWindow::edited);
    connect(m_editor, &CodeEditor::edited, this, &NewStackWindow::edited);
    connect(m_editor, &CodeEditor::fileDropped, this, &NewStackWindow::load);
    connect(m_variables, &VariablesEditor::edited, this, &NewStackWindow::edited);
    connect(m_git, &GitSource::changed, this, &NewStackWindow::edited);
    connect(m_git, &GitSource::previewWanted, this, &NewStackWindow::previewWanted);
    connect(m_problems, &ProblemsList::activated, this, &NewStackWindow::goToProblem);
    connect(&m_check, &StackCheck::started, this, &NewStackWindow::updateButton);
    connect(&m_check, &StackCheck::checked, this, &NewStackWindow::checked);
    connect(m_apply, &QPushButton::clicked, this, &NewStackWindow::apply);
}

void NewStackWindow::setEnvironment(EnvironmentId environment)
{
    const auto found = std::ranges::find(m_environments, environment, &NewStackEnvironment::id);
    if (found != m_environments.end())
        m_environment->setCurrentIndex(static_cast<int>(found - m_environments.begin()));
}

void NewStackWindow::setOwner(UserId user, bool isAdministrator)
{
    m_owner = user;
    m_ownership->clear();
    m_ownership->addItem(isAdministrator ? tr("Administrators only") : tr("Private: only you and administrators"));
    if (isAdministrator && number(user) > 0)
        m_ownership->addItem(tr("Private: only you"), static_cast<int>(Ownership::Private));
    m_ownership->addItem(tr("Public: everybody with access to the environment"), static_cast<int>(Ownership::Public));
    m_ownership->setToolTip(tr("Users and teams can be given access in the stack's Access tab once it is made."));
}

std::optional<OwnershipChoice> NewStackWindow::ownership() const
{
    if (type() == StackType::Kubernetes || !m_ownership->currentData().isValid())
        return {}; // As the server does by itself.
    OwnershipChoice choice;
    choice.level = static_cast<Ownership>(m_ownership->currentData().toInt());
    if (choice.level == Ownership::Private)
        choice.users = {m_owner};
    return choice;
}

const NewStackEnvironment *NewStackWindow::environment() const
{
    const int index = m_environment->currentIndex();
    return index >= 0 && index < m_environments.size() ? &m_environments[index] : nullptr;
}

StackType NewStackWindow::type() const
{
    return environment() ? environment()->type : StackType::Compose;
}

bool NewStackWindow::isFromGit() const
{
    return m_fromGit->isChecked();
}

void NewStackWindow::environmentChosen()
{
    const bool manifest = type() == StackType::Kubernetes;
    m_name->setType(type());
    m_name->setTaken(environment() ? environment()->takenNames : QStringList());
    m_variables->setMeaning(type() == StackType::Swarm ? EnvTextMeaning::AsMeant : EnvTextMeaning::AsWritten);
    m_fromText->setText(manifest ? tr("Mani&fest") : tr("Compose &file"));
    m_tabs->setTabVisible(1, !manifest);
    m_git->setManifest(manifest);
    showRow(m_namespace, manifest);
    showRow(m_ownership, !manifest);
    m_run->setVisible(!manifest);
    sourceChosen();
}

void NewStackWindow::sourceChosen()
{
    QWidget *wanted = isFromGit() ? static_cast<QWidget *>(m_git) : m_fileTab;
    const QString title = isFromGit() ? tr("Repository") : type() == StackType::Kubernetes ? tr("Manifest") : tr("Compose file");
    if (m_tabs->widget(0) != wanted) {
        m_tabs->removeTab(0);
        m_tabs->insertTab(0, wanted, title);
    }
    m_tabs->setTabText(0, title);
    m_tabs->setCurrentIndex(0);
    edited();
}

StackText NewStackWindow::text() const
{
    return {type(), m_editor->text(), m_variables->variables(), false};
}

NewStack NewStackWindow::stack() const
{
    NewStack stack;
    stack.type = type();
    stack.environmentId = environment() ? environment()->id : EnvironmentId{};
    stack.name = m_name->name();
    stack.file = m_editor->text();
    stack.env = type() == StackType::Kubernetes ? QList<EnvVariable>() : m_variables->variables();
    stack.swarmId = type() == StackType::Swarm ? environment()->swarmId : QString();
    stack.namespaceName = type() == StackType::Kubernetes ? m_namespace->text().trimmed() : QString();
    stack.fromTemplate = m_fromTemplate;
    return stack;
}

NewGitStack NewStackWindow::gitStack() const
{
    const NewStack text = stack();
    NewGitStack stack;
    stack.type = text.type;
    stack.environmentId = text.environmentId;
    stack.name = text.name;
    stack.env = text.env;
    stack.swarmId = text.swarmId;
    stack.namespaceName = text.namespaceName;
    m_git->write(stack);
    return stack;
}

bool NewStackWindow::isDirty() const
{
    return !m_editor->text().isEmpty() || !m_variables->variables().isEmpty() || (isFromGit() && !gitStack().url.isEmpty());
}

void NewStackWindow::edited()
{
    m_check.check(text());
    updateButton();
}

void NewStackWindow::checked(const StackFindings &findings)
{
    const bool empty = m_editor->text().isEmpty();
    m_findings = findings;
    m_editor->setProblems(empty ? QList<CodeProblem>() : findings.problems);
    m_problems->setVisible(!empty);
    m_problems->setProblems(findings.problems);
    m_variables->setNotes(findings.notes);
    m_variables->setMissing(isFromGit() || empty ? QStringList() : findings.missing);
    updateButton();
    Q_EMIT changed();
}

QString NewStackWindow::whyNot() const
{
    if (m_busy)
        return tr("The stack is being made.");
    if (!environment())
        return tr("There is no environment a stack could be made in.");
    if (!environment()->refusal.isEmpty())
        return environment()->refusal;
    if (m_name->typed().isEmpty() && type() != StackType::Kubernetes)
        return tr("The stack has no name yet.");
    if (!m_name->whyNot().isEmpty())
        return m_name->whyNot();
    if (type() == StackType::Kubernetes && !m_namespace->text().trimmed().isEmpty() && !isKubernetesName(m_namespace->text().trimmed()))
        return tr("A namespace is made of small letters, digits and -.");
    if (isFromGit() && !m_git->whyNot().isEmpty())
        return m_git->whyNot();
    if (!isFromGit() && m_editor->text().isEmpty())
        return type() == StackType::Kubernetes ? tr("The manifest is empty.") : tr("The compose file is empty.");
    if (!m_variables->isAcceptable())
        return m_variables->whyNot();
    if (m_check.isChecking())
        return tr("The file is being checked.");
    const auto blocks = [this](const CodeProblem &problem) {
        return problem.severity == CodeProblem::Severity::Error && (!isFromGit() || !problem.place.isEmpty());
    };
    if (const auto errors = std::ranges::count_if(m_findings.problems, blocks); errors > 0)
        return errors == 1 ? tr("One error has to be mended first.") : tr("%1 errors have to be mended first.").arg(errors);
    return m_conflicts.join(u' ');
}

/// What stands in the way goes before what is only worth knowing.
void NewStackWindow::sayWhy(const QString &why)
{
    if (m_check.isChecking() || m_busy)
        return;
    const bool blocked = !why.isEmpty();
    m_said->setRole(!m_conflicts.isEmpty() ? ColourRole::Bad : blocked ? ColourRole::Muted : ColourRole::Warning);
    m_said->setText(blocked ? why : manyLines(m_warnings.join(u'\n')));
}

void NewStackWindow::updateButton()
{
    const QString why = whyNot();
    m_apply->setEnabled(why.isEmpty());
    m_apply->setToolTip(why.isEmpty() ? tr("Ctrl+Return") : why);
    m_apply->setAccessibleDescription(why);
    sayWhy(why);
    setWindowModified(isDirty());
}

} // namespace longshore
