// SPDX-License-Identifier: GPL-3.0-or-later
// How the main window acts on stacks, and what holds it open while something is under way.
#include "ui/shell/mainwindow.h"

#include "ui/dialogs/closequestion.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/shell/actions.h"
#include "ui/shell/consolecontrol.h"
#include "ui/shell/containersfeed.h"
#include "ui/shell/eventscontrol.h"
#include "ui/shell/expandedfeed.h"
#include "ui/shell/imagescontrol.h"
#include "ui/shell/logscontrol.h"
#include "ui/shell/operationscontrol.h"
#include "ui/shell/stackcommands.h"
#include "ui/shell/statscontrol.h"
#include "ui/shell/workloadsfeed.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// The one compose file that is dragged; empty for anything else.
QString composeFileOf(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString suffix = QFileInfo(urls.first().toLocalFile()).suffix().toLower();
    return suffix == "yml"_L1 || suffix == "yaml"_L1 ? urls.first().toLocalFile() : QString();
}

} // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_page->changes().newStack->isEnabled() && !composeFileOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

/// A compose file that is dropped on the window becomes a new stack, to be looked at first.
void MainWindow::dropEvent(QDropEvent *event)
{
    const QString file = composeFileOf(*event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    m_stackCommands->createStack(currentServer(), file);
}

void MainWindow::connectStacks()
{
    constexpr int ToldMs = 8000;
    auto *chip = new QPushButton(this);
    statusBar()->insertPermanentWidget(1, chip);
    m_operations = new OperationsControl({m_parts.servers, m_parts.operations, m_parts.settings, m_stacks, *m_page, m_parts.record, *m_actions->operations, *chip}, *this);
    m_stackCommands = new StackCommands({m_parts.servers, m_parts.operations, m_stacks, *m_page, m_parts.settings, m_clipboard, m_parts.readOnly, *this, m_parts.record}, this);
    auto *containers = new ContainersFeed({m_parts.servers, m_parts.operations, m_stacks, *m_page, m_parts.settings, m_clipboard, m_parts.readOnly, *this, m_parts.record},
                                          m_page->details().containers(), this);
    connect(containers, &ContainersFeed::told, this, [this](const QString &sentence) { m_page->setOutcome(Banner::Kind::Info, sentence); });
    new ExpandedFeed(m_parts.servers, m_stacks, *m_page, this);
    auto *workloads = new WorkloadsFeed({m_parts.servers, m_parts.operations, m_stacks, *m_page, m_parts.settings, m_clipboard, m_parts.readOnly, *this, m_parts.record},
                      m_page->details().containers().workloads(), this);
    connect(workloads, &WorkloadsFeed::told, this, [this](const QString &sentence) { m_page->setOutcome(Banner::Kind::Info, sentence); });
    new LogsControl(m_parts.servers, m_page->details(), *this);
    connect(m_operations, &OperationsControl::told, this, [this](const QString &sentence) { statusBar()->showMessage(sentence, ToldMs); });
    connect(m_operations, &OperationsControl::offerChosen, m_stackCommands, &StackCommands::take);
    connect(&m_page->changes(), &ChangeActions::newStackWished, this, [this] { m_stackCommands->createStack(currentServer()); });
    connect(&m_page->changes(), &ChangeActions::importWished, this, [this] { m_stackCommands->importStacks(currentServer()); });
    setAcceptDrops(true);
    connect(m_stackCommands, &StackCommands::told, this, [this](const QString &sentence) { m_page->setOutcome(Banner::Kind::Info, sentence); });
}

/// No shell stays behind in a container: the window waits for them.
void MainWindow::connectConsoles()
{
    m_consoles = new ConsoleControl(m_parts.servers, *m_page, m_parts.readOnly, this);
    connect(m_consoles, &ConsoleControl::told, this, &MainWindow::tell);
    new StatsControl(m_parts.servers, *m_page, this);
    new EventsControl(m_parts.servers, m_page->details().events(), this);
    new ImagesControl(m_parts.servers, *m_page, this);
    connect(m_consoles, &ConsoleControl::closingDone, this, &QWidget::close);
}

/// The servers go on with what was sent; that nobody looks at it any more is for the person to say.
bool MainWindow::holdsClosing()
{
    CloseQuestion::About about = m_operations->unfinished();
    about.unsaved = m_stackCommands->unsaved();
    if (m_closing || (about.goesOn.isEmpty() && about.notDone.isEmpty() && about.unsaved.isEmpty()))
        return false;
    if (findChild<CloseQuestion *>())
        return true;
    auto *question = new CloseQuestion(about, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &CloseQuestion::confirmed, this, [this] {
        m_closing = true;
        close();
    });
    question->open();
    return true;
}

} // namespace longshore
