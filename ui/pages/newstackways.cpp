// SPDX-License-Identifier: GPL-3.0-or-later
// NewStackWindow, continued: where the text comes from, what is asked for, and what became of it.
#include "ui/pages/newstackwindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/discardquestion.h"
#include "ui/pages/dockerrundialog.h"
#include "ui/pages/gitsource.h"
#include "ui/pages/loadtext.h"
#include "ui/pages/stacknamefield.h"
#include "ui/pages/templatepicker.h"
#include "ui/pages/variableseditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr qint64 MostBytes = 4 * 1024 * 1024; // More is no compose file.

} // namespace

void NewStackWindow::askWhatToLoad()
{
    auto *dialog = new QFileDialog(this, tr("Load a file"));
    dialog->setObjectName(u"loadFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("YAML files (*.yml *.yaml *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &NewStackWindow::load);
    dialog->open();
}

void NewStackWindow::load(const QString &fileName)
{
    if (fileName.endsWith(".env"_L1)) {
        m_tabs->setCurrentWidget(m_variables);
        return m_variables->load(fileName);
    }
    const LoadedText loaded = loadText(fileName, MostBytes);
    if (!loaded.problem.isEmpty())
        return m_banner->show(Banner::Kind::Bad, loaded.problem, loaded.details);
    m_banner->clear();
    setFile(loaded.text, QFileInfo(fileName).absoluteDir().dirName());
}

void NewStackWindow::setFile(const QString &text, const QString &suggestedName)
{
    m_fromText->setChecked(true);
    m_tabs->setCurrentWidget(m_fileTab);
    m_editor->changeText(text);
    if (m_name->typed().isEmpty() && !suggestedName.isEmpty())
        m_name->setTyped(suggestedName);
}

void NewStackWindow::setTemplates(const QList<StackTemplate> &templates, bool isWhole, const QString &problem)
{
    m_templates = templates;
    m_templatesAreWhole = isWhole;
    m_templateProblem = problem;
    if (auto *picker = findChild<TemplatePicker *>())
        picker->setTemplates(fittingTemplates(), isWhole, problem);
}

QList<StackTemplate> NewStackWindow::fittingTemplates() const
{
    QList<StackTemplate> fitting = m_templates;
    fitting.removeIf([this](const StackTemplate &one) { return one.type != type(); });
    return fitting;
}

void NewStackWindow::pickTemplate()
{
    auto *picker = new TemplatePicker(fittingTemplates(), this);
    picker->setTemplates(fittingTemplates(), m_templatesAreWhole, m_templateProblem);
    connect(picker, &TemplatePicker::listWanted, this, &NewStackWindow::templatesWanted);
    connect(picker, &TemplatePicker::fileWanted, this, &NewStackWindow::templateWanted);
    connect(picker, &TemplatePicker::used, this, [this](const StackTemplate &chosen, const QString &file, const QList<EnvVariable> &variables) {
        m_fromTemplate = chosen.isApp;
        setFile(file, chosen.title);
        if (!variables.isEmpty())
            m_variables->changeVariables(variables);
    });
    picker->open();
    if (!m_templatesAreWhole || !m_templateProblem.isEmpty())
        Q_EMIT templatesWanted();
}

void NewStackWindow::setTemplateFile(const QString &key, const QString &file)
{
    if (auto *picker = findChild<TemplatePicker *>())
        picker->setFile(key, file);
}

void NewStackWindow::setTemplateFailed(const QString &sentence)
{
    if (auto *picker = findChild<TemplatePicker *>())
        picker->setFailed(sentence);
}

void NewStackWindow::askForDockerRun()
{
    auto *dialog = new DockerRunDialog(this);
    connect(dialog, &DockerRunDialog::used, this, &NewStackWindow::setFile);
    dialog->open();
}

void NewStackWindow::setPreview(const QString &text)
{
    m_git->setPreview(text);
}

void NewStackWindow::setPreviewFailed(const Explanation &why)
{
    m_git->setPreviewFailed(why);
}

void NewStackWindow::setConflicts(const QStringList &blocking, const QStringList &warnings)
{
    m_conflicts = blocking;
    m_warnings = warnings;
    updateButton();
}

void NewStackWindow::goToProblem(const CodeProblem &problem)
{
    if (!problem.place.isEmpty()) {
        m_tabs->setCurrentWidget(m_variables);
        return m_variables->goTo(problem.place);
    }
    m_tabs->setCurrentWidget(m_fileTab);
    m_editor->goTo(std::max(1, problem.line), problem.column);
}

void NewStackWindow::apply()
{
    if (!whyNot().isEmpty())
        return;
    if (isFromGit())
        Q_EMIT createFromGitWanted({gitStack(), ownership()});
    else
        Q_EMIT createWanted({stack(), ownership()});
}

void NewStackWindow::setBusy(const QString &sentence)
{
    m_busy = true;
    m_progress->setRunning(true);
    m_banner->show(Banner::Kind::Info, sentence);
    m_tabs->setEnabled(false);
    updateButton();
}

void NewStackWindow::setRefused(const Explanation &why)
{
    m_busy = false;
    m_progress->setRunning(false);
    m_banner->show(Banner::Kind::Bad, why.sentence, why.details);
    m_tabs->setEnabled(true);
    updateButton();
}

void NewStackWindow::setDone()
{
    m_git->wipe();
    m_leaving = true;
    close();
}

void NewStackWindow::closeEvent(QCloseEvent *event)
{
    if (m_leaving || m_busy || !isDirty()) {
        event->accept();
        return Q_EMIT closed();
    }
    event->ignore();
    if (findChild<DiscardQuestion *>())
        return;
    auto *question = new DiscardQuestion(tr("The stack was not made"), tr("What you wrote was not sent to %1. Closing this window discards it.").arg(oneLine(m_server)),
                                         {tr("&Discard it"), tr("&Keep editing")}, this);
    connect(question, &DiscardQuestion::discardChosen, this, &NewStackWindow::setDone);
    question->open();
}

void NewStackWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().first().isLocalFile() && !m_busy)
        event->acceptProposedAction();
}

void NewStackWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    load(event->mimeData()->urls().first().toLocalFile());
}

} // namespace longshore
