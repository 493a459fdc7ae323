// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/composetab.h"

#include "app/core/displaytext.h"
#include "ui/pages/savefile.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/emptystate.h"

#include <QFileInfo>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

/// What the file of a stack hangs on, as far as the list tells.
QByteArray fileVersion(const Stack &stack)
{
    const QString commit = stack.gitConfig ? stack.gitConfig->configHash : QString();
    return u"%1 %2 %3"_s.arg(stack.updateDate).arg(stack.entryPoint, commit).toUtf8();
}

} // namespace

QString ComposeTab::filesSentence(const Stack &stack)
{
    const QString entry = oneLine(stack.entryPoint);
    if (stack.additionalFiles.isEmpty())
        return entry;
    return tr("%1, deployed together with %2").arg(entry, oneLine(stack.additionalFiles.join(", "_L1)));
}

ComposeTab::ComposeTab(QWidget *parent)
    : DetailTab(parent)
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
{
    setObjectName(u"composeTab"_s);
    m_note->setObjectName(u"composeNote"_s);
    m_pages->addWidget(makeFileView());
    m_pages->addWidget(m_note);
    m_pages->setCurrentWidget(m_note);
    connect(m_note, &EmptyState::actionClicked, this, &ComposeTab::askAgain);
}

QWidget *ComposeTab::makeFileView()
{
    auto *view = new QWidget(this);
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(0, 8, 0, 0);
    m_files = new QLabel(view);
    m_files->setObjectName(u"composeFiles"_s);
    m_files->setTextFormat(Qt::PlainText);
    m_files->setWordWrap(true);
    m_banner = new Banner(view);
    m_banner->setObjectName(u"composeBanner"_s);
    m_banner->clear();
    m_code = new CodeView(tr("Compose file"), view);
    m_code->setObjectName(u"composeView"_s);
    column->addWidget(m_files);
    column->addWidget(m_banner);
    column->addWidget(m_code, 1);
    connect(m_banner, &Banner::actionClicked, this, &ComposeTab::askAgain);
    connect(m_code, &CodeView::saveRequested, this, &ComposeTab::askWhereToSave);
    return view;
}

void ComposeTab::setDetails(const StackDetails &details)
{
    const Stack &stack = details.row.stack;
    const bool another = details.key() != m_key;
    const bool changed = another || fileVersion(stack) != m_version;
    m_entryPoint = stack.entryPoint;
    m_files->setText(filesSentence(stack));
    if (another)
        m_text.reset();
    if (details.row.knownOnly) {
        m_key = {};
        m_pages->setCurrentWidget(m_note);
        return m_note->setState(u"history"_s, tr("The file is not kept on disk. It appears when the server answers."));
    }
    m_key = details.key();
    m_version = fileVersion(stack);
    if (details.row.control == Control::Limited) {
        m_pages->setCurrentWidget(m_note);
        return m_note->setState(u"stack"_s, tr("This stack was made outside Portainer, which has no file of it."));
    }
    if (changed)
        ask();
}

void ComposeTab::forget()
{
    m_key = {};
    m_text.reset();
    m_banner->clear();
    m_code->clear();
}

void ComposeTab::ask()
{
    if (!m_text) {
        m_note->setState(u"clock"_s, tr("Loading the file..."));
        m_pages->setCurrentWidget(m_note);
    }
    Q_EMIT fileRequested(m_key);
}

void ComposeTab::askAgain()
{
    m_banner->clear();
    ask();
}

void ComposeTab::setFile(const StackKey &key, const StackFile &file)
{
    if (key != m_key)
        return;
    m_banner->clear();
    if (m_text == file.content)
        return;
    m_text = file.content;
    showFile();
}

void ComposeTab::showFile()
{
    if (m_text->isEmpty()) {
        m_note->setState(u"stack"_s, tr("The file is empty."));
        return m_pages->setCurrentWidget(m_note);
    }
    m_code->setText(*m_text, CodeView::Language::Yaml);
    m_pages->setCurrentIndex(0);
}

/// A file that is known stays below the sentence.
void ComposeTab::setFailed(const StackKey &key, const QString &sentence, const QString &details)
{
    if (key != m_key)
        return;
    if (m_text && !m_text->isEmpty())
        return m_banner->show(Banner::Kind::Warning, sentence, details, tr("Retry"));
    m_note->setState(u"warning"_s, sentence, tr("Retry"), details);
    m_pages->setCurrentWidget(m_note);
}

void ComposeTab::askWhereToSave()
{
    askAndSave(this, QFileInfo(m_entryPoint).fileName(), tr("YAML files (*.yml *.yaml)"), m_text.value_or(QString()).toUtf8(),
               [this](const QString &fileName, const QString &reason) {
                   m_banner->show(Banner::Kind::Bad, tr("The file could not be saved as %1.").arg(fileName), reason);
               });
}

} // namespace longshore
