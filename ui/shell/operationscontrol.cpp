// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationscontrol.h"

#include "app/core/displaytext.h"
#include "app/session/changerecord.h"
#include "ui/models/stacksmodel.h"
#include "ui/pages/operationspage.h"
#include "ui/pages/stackspage.h"
#include "ui/shell/operationactivity.h"
#include "ui/shell/operationswindow.h"

#include <QAction>
#include <QPushButton>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const QString GeometryKey = u"operations/geometry"_s;

QString chipText(qsizetype running)
{
    return running == 1 ? OperationsControl::tr("1 running operation") : OperationsControl::tr("%1 running operations").arg(running);
}

Banner::Kind bannerKind(OperationOutcome outcome)
{
    return outcome == OperationOutcome::Failed ? Banner::Kind::Bad : outcome == OperationOutcome::Done ? Banner::Kind::Info : Banner::Kind::Warning;
}

/// Somebody has to know of it: it went wrong, or there is something to decide.
bool isWorthABanner(const Operation &operation)
{
    return operation.outcome() != OperationOutcome::Done || !operation.offers().isEmpty();
}

} // namespace

OperationsControl::OperationsControl(const Parts &parts, QWidget &window)
    : QObject(&window), m_parts(parts), m_window(window), m_model(parts.operations), m_activity(new OperationActivity(parts.servers, this))
{
    m_parts.chip.setObjectName(u"operationsChip"_s);
    m_parts.chip.setFlat(true);
    m_parts.chip.setAutoDefault(false);
    m_parts.chip.setToolTip(tr("Shows the operations"));
    connect(&m_parts.chip, &QPushButton::clicked, this, [this] { show(); });
    connect(&m_parts.action, &QAction::triggered, this, [this] { show(); });
    connect(&m_parts.operations, &Operations::added, this, &OperationsControl::update);
    connect(&m_parts.operations, &Operations::changed, this, &OperationsControl::update);
    connect(&m_parts.operations, &Operations::removed, this, &OperationsControl::update);
    connect(&m_parts.operations, &Operations::ended, this, &OperationsControl::noteEnd);
    connect(&m_parts.page, &StacksPage::outcomeActionRequested, this, &OperationsControl::act);
    connect(&m_parts.page, &StacksPage::outcomeDismissed, this, [this] { m_toldOf.clear(); });
    update();
}

void OperationsControl::makeWindow()
{
    m_shown = new OperationsWindow(m_model, &m_window);
    m_shown->restoreGeometry(m_parts.settings.layout(GeometryKey));
    OperationsPage &page = m_shown->page();
    page.setUndoable([this](const Operation &operation) { return canUndo(operation); });
    connect(&m_parts.record.journal(), &UndoJournal::changed, &page, &OperationsPage::refresh);
    connect(m_shown, &OperationsWindow::closed, this, [this] {
        m_parts.settings.setLayout(GeometryKey, m_shown->saveGeometry());
        m_activity->look(nullptr); // Nobody looks.
    });
    connect(&page, &OperationsPage::chosenChanged, m_activity, &OperationActivity::look);
    connect(m_activity, &OperationActivity::changed, &page, [this] { m_shown->page().setActivity(m_activity->text()); });
    connect(&page, &OperationsPage::stopWaitingRequested, this, [](Operation *operation) { operation->stopWaiting(); });
    connect(&page, &OperationsPage::offerChosen, this, &OperationsControl::offerChosen);
    connect(&page, &OperationsPage::forgetEndedRequested, &m_parts.operations, &Operations::forgetEnded);
}

void OperationsControl::show(const Operation *chosen)
{
    if (!m_shown)
        makeWindow();
    if (chosen)
        m_shown->page().choose(chosen);
    m_shown->show();
    m_shown->raise();
    m_shown->activateWindow();
    m_shown->page().focusTable();
    m_activity->look(m_shown->page().chosen());
}

bool OperationsControl::canUndo(const Operation &operation) const
{
    const std::optional<UndoJournal::Entry> entry = m_parts.record.journal().entryOf(operation);
    return entry && !entry->isUndone && !m_parts.record.journal().isUndoing(entry->number);
}

CloseQuestion::About OperationsControl::unfinished() const
{
    CloseQuestion::About about;
    for (const Operation *operation : m_parts.operations.running())
        (operation->wasSent() ? about.goesOn : about.notDone).append(u"%1, %2"_s.arg(operation->title(), operationcells::place(operation->subject())));
    return about;
}

void OperationsControl::update()
{
    QHash<StackKey, QString> words;
    const QList<Operation *> running = m_parts.operations.running();
    for (const Operation *operation : running)
        if (number(operation->subject().stack) != 0)
            words.insert({operation->subject().server, operation->subject().stack}, operationcells::workingWord(operation->kind()));
    m_parts.stacks.setUnderWay(words);
    m_parts.chip.setVisible(!running.isEmpty());
    m_parts.chip.setText(chipText(running.size()));
    m_parts.chip.setAccessibleName(m_parts.chip.text());
}

void OperationsControl::noteEnd(Operation *operation)
{
    update();
    if (isWorthABanner(*operation))
        return say(operation);
    // What went wrong before stays in sight, unless this made it good.
    if (m_toldOf && m_toldOf->subject().server == operation->subject().server && m_toldOf->subject().stack == operation->subject().stack) {
        m_toldOf.clear();
        m_parts.page.clearOutcome();
    }
    Q_EMIT told(oneLine(operation->sentence()));
}

void OperationsControl::say(Operation *operation)
{
    m_toldOf = operation;
    const QList<OperationOffer> offers = operation->offers();
    const QString action = offers.isEmpty() ? tr("Show it") : offers.first().words;
    const QString sentence = u"%1 (%2)"_s.arg(oneLine(operation->sentence()), operationcells::place(operation->subject()));
    m_parts.page.setOutcome(bannerKind(operation->outcome()), sentence, manyLines(operation->details()), action);
}

void OperationsControl::act()
{
    if (!m_toldOf)
        return;
    const QPointer<Operation> operation = m_toldOf;
    const QList<OperationOffer> offers = operation->offers();
    if (offers.isEmpty())
        return show(operation);
    m_toldOf.clear();
    m_parts.page.clearOutcome();
    Q_EMIT offerChosen(operation, offers.first());
}

} // namespace longshore
