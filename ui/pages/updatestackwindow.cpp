// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/updatestackwindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/changesview.h"
#include "ui/pages/movedview.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/problemslist.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"

#include <QCheckBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

UpdateStackWindow::UpdateStackWindow(const StackPlace &place, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_place(place)
{
    setObjectName(u"updateStackWindow"_s);
    setWindowTitle(tr("Update %1 - %2 on %3").arg(oneLine(place.stack), oneLine(place.environment), oneLine(place.server)) + u"[*]"_s);
    build();
    connectParts();
    addKeys();
    setPruneOffered(false, {});
    setLoading();
}

void UpdateStackWindow::connectParts()
{
    connect(m_editor, &CodeEditor::edited, this, &UpdateStackWindow::edited);
    connect(m_editor, &CodeEditor::fileDropped, this, &UpdateStackWindow::load);
    connect(m_variables, &VariablesEditor::edited, this, &UpdateStackWindow::edited);
    connect(m_problems, &ProblemsList::activated, this, &UpdateStackWindow::goToProblem);
    connect(&m_check, &StackCheck::checked, this, &UpdateStackWindow::checked);
    connect(&m_check, &StackCheck::started, this, &UpdateStackWindow::updateButton);
    connect(m_tabs, &QTabWidget::currentChanged, this, &UpdateStackWindow::showChanges);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_apply, &QPushButton::clicked, this, &UpdateStackWindow::apply);
    connect(m_detach, &QPushButton::clicked, this, &UpdateStackWindow::askToDetach);
    connect(m_note, &EmptyState::actionClicked, this, &UpdateStackWindow::readWanted);
    connect(m_banner, &Banner::actionClicked, this, &UpdateStackWindow::readWanted);
    connect(m_moved, &MovedView::mineKept, this, &UpdateStackWindow::keepMine);
    connect(m_moved, &MovedView::theirsTaken, this, &UpdateStackWindow::takeTheirs);
    connect(m_moved, &MovedView::mergeChosen, this, &UpdateStackWindow::merge);
    for (QCheckBox *box : {m_pull, m_prune}) {
        connect(box, &QCheckBox::clicked, this, [this] {
            Q_EMIT choicesChanged(choices());
            edited();
        });
    }
}

void UpdateStackWindow::setLoading()
{
    m_progress->setRunning(true);
    if (!m_isOpen) {
        m_note->setState(u"clock"_s, tr("Reading the stack..."));
        m_pages->setCurrentIndex(0);
    }
    updateButton();
}

void UpdateStackWindow::setOpened(const StackBefore &opened)
{
    m_progress->setRunning(false);
    m_banner->clear();
    closeMoved();
    if (opened.fileError)
        return setFailed(tr("The file of the stack could not be read."), {});
    m_detaching = false;
    start(opened);
    m_tabs->setCurrentIndex(0);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void UpdateStackWindow::start(const StackBefore &opened)
{
    m_opened = opened;
    m_isOpen = true;
    m_findings = {};
    m_editor->setText(opened.file, CodeEditor::Language::Yaml);
    m_variables->setMeaning(variableReader(opened.stack.type.value) == VariableReader::Swarm ? EnvTextMeaning::AsMeant : EnvTextMeaning::AsWritten);
    m_variables->setVariables(opened.stack.env);
    m_problems->setChecking();
    m_pages->setCurrentIndex(1);
    showKind();
    m_check.checkNow(text());
    showChanges();
    updateButton();
}

void UpdateStackWindow::showKind()
{
    m_tabs->setTabText(0, isManifest() ? tr("Manifest") : tr("Compose file"));
    m_tabs->setTabVisible(1, !isManifest());
    m_detach->setVisible(isGit() && !isManifest());
    QString sentence;
    if (isGit())
        sentence = isManifest() ? tr("From Git, %1: the manifest is changed there, and deployed with \"Pull and redeploy\".").arg(oneLine(m_opened.stack.gitConfig->url))
                                : tr("From Git, %1: the file is changed there. Variables can be changed here; they are deployed with the newest commit.")
                                      .arg(oneLine(m_opened.stack.gitConfig->url));
    else if (m_detaching)
        sentence = tr("Updating the stack detaches it from Git for good: its repository, automatic updates and webhook are forgotten.");
    m_git->say(sentence);
    m_git->setRole(m_detaching ? ColourRole::Warning : ColourRole::Muted);
    m_apply->setText(isGit() ? tr("P&ull and redeploy") : m_detaching ? tr("Detach and &update the stack") : tr("&Update the stack"));
    m_pull->setVisible(!isManifest());
    m_prune->setVisible(!isManifest());
    lock();
}

void UpdateStackWindow::lock()
{
    m_editor->setReadOnly(m_busy || isGit());
    m_variables->setEditable(!m_busy);
    m_pull->setEnabled(!m_busy);
    m_prune->setEnabled(!m_busy && m_pruneOffered);
    m_detach->setEnabled(!m_busy);
    m_moved->setEnabled(!m_busy);
}

void UpdateStackWindow::setFailed(const QString &sentence, const QString &details)
{
    m_progress->setRunning(false);
    if (m_isOpen)
        return m_banner->show(Banner::Kind::Bad, sentence, details, tr("Retry"));
    m_note->setState(u"warning"_s, sentence, tr("Retry"), details);
    m_pages->setCurrentIndex(0);
    updateButton();
}

void UpdateStackWindow::setStale(const QString &sentence)
{
    m_progress->setRunning(false);
    if (sentence.isEmpty())
        m_banner->clear();
    else
        m_banner->show(Banner::Kind::Warning, sentence);
}

void UpdateStackWindow::setChoices(const UpdateChoices &choices)
{
    m_pull->setChecked(choices.pullImages);
    m_prune->setChecked(choices.prune && m_pruneOffered);
}

void UpdateStackWindow::setPruneOffered(bool offered, const QString &why)
{
    m_pruneOffered = offered;
    m_prune->setEnabled(offered);
    if (!offered)
        m_prune->setChecked(false);
    m_prune->setToolTip(offered ? tr("Containers of services that were taken out of the file are removed; their volumes stay.") : why);
}

void UpdateStackWindow::setRefusal(const QString &why)
{
    m_refusal = why;
    updateButton();
}

/// What stands in the way goes before what would happen.
void UpdateStackWindow::sayEffects()
{
    const QString why = m_isOpen && !m_busy && !m_check.isChecking() ? whyNot() : QString();
    m_effects->setText(why.isEmpty() ? oneLine(m_effectSentences.join(u"; "_s)) : why);
}

UpdateChoices UpdateStackWindow::choices() const
{
    return {m_pull->isChecked(), m_prune->isChecked()};
}

bool UpdateStackWindow::isDirty() const
{
    return m_isOpen && (m_detaching || file() != m_opened.file || (!isManifest() && variables() != m_opened.stack.env));
}

QString UpdateStackWindow::file() const
{
    return m_editor->text();
}

QList<EnvVariable> UpdateStackWindow::variables() const
{
    return m_variables->variables();
}

StackText UpdateStackWindow::text() const
{
    return {m_opened.stack.type.value, file(), variables(), isGit(), StackBase{m_opened.file, m_opened.stack.env, running()}};
}

std::optional<RunningStack> UpdateStackWindow::running() const
{
    std::optional<RunningStack> stack = runningOf(m_opened);
    if (stack) {
        stack->prune = m_prune->isChecked();
        stack->pull = m_pull->isChecked();
    }
    return stack;
}

void UpdateStackWindow::edited()
{
    if (!m_isOpen)
        return;
    m_check.check(text());
    updateButton();
}

void UpdateStackWindow::checked(const StackFindings &findings)
{
    m_findings = findings;
    m_editor->setProblems(findings.problems);
    m_problems->setProblems(findings.problems);
    m_variables->setNotes(findings.notes);
    m_variables->setMissing(findings.missing);
    m_changes->setSummary(findings.effects.isEmpty() ? findings.changes : findings.changes + QStringList{findings.effects});
    m_effectSentences = findings.effects.isEmpty() ? findings.changes : QStringList{findings.effects};
    showChanges();
    updateButton();
    Q_EMIT changed();
}

void UpdateStackWindow::showChanges()
{
    if (!m_isOpen || m_tabs->currentWidget() != m_changes)
        return;
    m_changes->setFiles({tr("On the server"), m_opened.file}, {tr("Yours"), file()});
    m_changes->setVariables(m_opened.stack.env, variables());
}

QString UpdateStackWindow::whyNot() const
{
    if (!m_isOpen)
        return tr("The stack is not read yet.");
    if (m_busy)
        return tr("A change is under way.");
    if (!m_refusal.isEmpty())
        return m_refusal;
    if (m_theirs)
        return tr("Choose first what becomes of the changes on the server.");
    if (!m_variables->isAcceptable())
        return m_variables->whyNot();
    if (m_check.isChecking())
        return tr("The file is being checked.");
    if (!m_findings.isBlocking())
        return {};
    // What is in the repository can't be mended here; what the server makes of it is checked there.
    const auto blocks = [this](const CodeProblem &problem) {
        return problem.severity == CodeProblem::Severity::Error && (!isGit() || !problem.place.isEmpty());
    };
    const auto errors = static_cast<int>(std::ranges::count_if(m_findings.problems, blocks));
    if (errors == 0)
        return {};
    return errors == 1 ? tr("One error has to be mended first: it would take the running stack down.")
                       : tr("%1 errors have to be mended first: they would take the running stack down.").arg(errors);
}

void UpdateStackWindow::updateButton()
{
    const QString why = whyNot();
    m_apply->setEnabled(why.isEmpty());
    m_apply->setToolTip(why.isEmpty() ? tr("Ctrl+Return") : why);
    m_apply->setAccessibleDescription(why);
    sayEffects();
    setWindowModified(isDirty());
}

} // namespace longshore
