// SPDX-License-Identifier: GPL-3.0-or-later
// VariablesEditor, continued: variables that come and go as text.
#include "ui/pages/variableseditor.h"

#include "app/core/displaytext.h"
#include "ui/pages/loadtext.h"
#include "ui/pages/savefile.h"
#include "ui/pages/valuepanel.h"
#include "ui/pages/variablenotes.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeeditor.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHash>
#include <QLabel>
#include <QMimeData>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

QString sentenceOf(const EnvTextProblem &problem)
{
    const auto text = [&]() -> QString {
        switch (problem.reason) {
        case DotenvFailure::NameWithSpace: return VariablesEditor::tr("a name can't hold a space");
        case DotenvFailure::NameWithCharacter: return VariablesEditor::tr("a name can't hold \"%1\"").arg(oneLine(problem.detail));
        case DotenvFailure::UnterminatedQuote: return VariablesEditor::tr("a quote is not closed");
        default: return VariablesEditor::tr("it is not NAME=value");
        }
    };
    return VariablesEditor::tr("Line %1 can't be read: %2.").arg(problem.line).arg(text());
}

QString withoutMark(const QString &text)
{
    return text.startsWith(QChar(0xfeff)) ? text.mid(1) : text;
}

/// Values a text had to spell otherwise are taken as they were stored, as long as their line says the same.
QList<EnvVariable> asStored(QList<EnvVariable> read, const QList<EnvVariable> &stored, EnvTextMeaning meaning)
{
    const QList<EnvVariable> spelt = envVariables(parseEnvText(writeEnvText(composeVariables(stored), meaning).text, meaning).variables);
    if (spelt.size() != stored.size())
        return read;
    QHash<QString, QList<qsizetype>> places;
    for (qsizetype i = 0; i < spelt.size(); ++i)
        places[spelt[i].name].append(i);
    for (EnvVariable &variable : read) {
        const auto there = places.find(variable.name);
        if (there == places.end() || there->isEmpty())
            continue;
        const qsizetype place = there->takeFirst();
        if (spelt[place].value == variable.value)
            variable.value = stored[place].value;
    }
    return read;
}

} // namespace

QString VariablesEditor::whyNot() const
{
    return m_textProblems.isEmpty() ? QString() : sentenceOf(m_textProblems.first());
}

QList<EnvVariable> VariablesEditor::readText() const
{
    if (!m_text->isModified())
        return m_model.variables();
    const EnvTextReading reading = parseEnvText(withoutMark(m_text->text()), m_meaning);
    return asStored(envVariables(reading.variables), m_model.variables(), m_meaning);
}

void VariablesEditor::textEdited()
{
    m_textProblems = m_text->isModified() ? parseEnvText(withoutMark(m_text->text()), m_meaning).problems : QList<EnvTextProblem>();
    QList<CodeProblem> marks;
    for (const EnvTextProblem &problem : std::as_const(m_textProblems))
        marks.append({CodeProblem::Severity::Error, problem.line, 0, sentenceOf(problem), {}});
    m_text->setProblems(marks);
    sayCounts();
    Q_EMIT edited();
}

void VariablesEditor::toggleText()
{
    const bool done = m_asText->isChecked() ? enterText() : leaveText();
    m_asText->setChecked(isText());
    refresh();
    if (done)
        (isText() ? static_cast<QWidget *>(m_text) : m_table)->setFocus(Qt::OtherFocusReason);
}

bool VariablesEditor::enterText()
{
    const EnvTextWriting writing = writeEnvText(composeVariables(m_model.variables()), m_meaning);
    if (!writing.left.isEmpty()) {
        m_banner->show(Banner::Kind::Warning, tr("A text can't hold every name here. Change it in the table first: %1").arg(oneLine(writing.left.join(", "_L1))));
        return false;
    }
    m_panel->stop();
    m_banner->clear();
    m_text->setText(writing.text, CodeEditor::Language::Plain);
    m_views->setCurrentWidget(m_text);
    return true;
}

bool VariablesEditor::leaveText()
{
    if (!m_textProblems.isEmpty()) {
        m_banner->show(Banner::Kind::Bad, whyNot());
        m_text->goTo(m_textProblems.first().line);
        return false;
    }
    const QList<EnvVariable> read = readText();
    m_banner->clear();
    m_views->setCurrentWidget(m_table);
    m_text->setText({}, CodeEditor::Language::Plain);
    m_model.replaceAll(read);
    return true;
}

void VariablesEditor::copy()
{
    const QList<int> rows = selectedRows();
    QList<EnvVariable> chosen;
    for (const int row : rows)
        chosen.append(m_model.variables().at(row));
    if (!chosen.isEmpty())
        QGuiApplication::clipboard()->setText(writeEnvText(composeVariables(chosen), m_meaning).text);
}

void VariablesEditor::paste()
{
    if (m_editable)
        take(QGuiApplication::clipboard()->text(), tr("the clipboard"));
}

void VariablesEditor::take(const QString &text, const QString &from)
{
    const EnvTextReading reading = parseEnvText(withoutMark(text), m_meaning);
    if (reading.tooLarge)
        return m_banner->show(Banner::Kind::Bad, tr("%1 holds more than 1 MB, too much for variables.").arg(from));
    if (!reading.problems.isEmpty())
        return m_banner->show(Banner::Kind::Bad, tr("Nothing was taken from %1. %2").arg(from, sentenceOf(reading.problems.first())));
    if (reading.variables.isEmpty())
        return m_banner->show(Banner::Kind::Warning, tr("There is no NAME=value line in %1.").arg(from));
    const VariablesEditModel::Merged merged = m_model.merge(envVariables(reading.variables));
    if (merged.added + merged.changed == 0)
        return m_banner->show(Banner::Kind::Info, tr("All variables of %1 are here already, with the same values.").arg(from));
    m_banner->show(Banner::Kind::Info, tr("From %1: %2 added, %3 changed.").arg(from).arg(merged.added).arg(merged.changed), {}, tr("Undo"));
}

void VariablesEditor::askWhatToLoad()
{
    auto *dialog = new QFileDialog(this, tr("Load variables"));
    dialog->setObjectName(u"loadVariablesDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllDirs | QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot); // .env is a hidden file.
    dialog->setNameFilters({tr("Variables (*.env .env*)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &VariablesEditor::load);
    dialog->open();
}

void VariablesEditor::load(const QString &fileName)
{
    const LoadedText loaded = loadText(fileName, MostEnvTextBytes);
    if (!loaded.problem.isEmpty())
        return m_banner->show(Banner::Kind::Bad, loaded.problem, loaded.details);
    take(loaded.text, oneLine(QFileInfo(fileName).fileName()));
}

void VariablesEditor::askWhereToSave()
{
    const EnvTextWriting writing = writeEnvText(composeVariables(variables()), m_meaning);
    if (!writing.left.isEmpty())
        m_banner->show(Banner::Kind::Warning, tr("No .env file can hold these names, so they will be left out: %1").arg(oneLine(writing.left.join(", "_L1))));
    askAndSave(this, u"stack.env"_s, tr("Variables (*.env)"), writing.text.toUtf8(), [this](const QString &fileName, const QString &reason) {
        m_banner->show(Banner::Kind::Bad, tr("The variables could not be saved as %1.").arg(fileName), reason);
    });
}

void VariablesEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().first().isLocalFile() && !isText())
        event->acceptProposedAction();
}

void VariablesEditor::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    load(event->mimeData()->urls().first().toLocalFile());
}

} // namespace longshore
