// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/detailpane.h"

#include "app/core/displaytext.h"
#include "ui/models/stackcell.h"
#include "ui/pages/accesstab.h"
#include "ui/pages/changeactions.h"
#include "ui/pages/composetab.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/eventstab.h"
#include "ui/pages/factsview.h"
#include "ui/pages/gittab.h"
#include "ui/pages/imagestab.h"
#include "ui/pages/jsontab.h"
#include "ui/pages/logstab.h"
#include "ui/pages/overviewtab.h"
#include "ui/pages/stackbuttons.h"
#include "ui/pages/statstab.h"
#include "ui/pages/variablestab.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statuschip.h"

#include <QKeyEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

void makeTitle(QWidget *label)
{
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
}

} // namespace

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_views(new QStackedLayout(this))
{
    setObjectName(u"detailPane"_s);
    setAccessibleName(tr("Details"));
    m_nothing = new EmptyState(this);
    m_nothing->setObjectName(u"nothingSelected"_s);
    m_nothing->setState(u"stack"_s, tr("Select a stack to see its details."));
    m_stackView = makeStackView();
    m_summaryView = makeSummaryView();
    for (QWidget *view : {static_cast<QWidget *>(m_nothing), m_stackView, m_summaryView})
        m_views->addWidget(view);
}

QWidget *DetailPane::makeStackView()
{
    auto *view = new QWidget(this);
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(8);
    column->addLayout(makeHeader());
    m_tabs = new QTabWidget(view);
    m_tabs->setObjectName(u"detailTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the details"));
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    column->addWidget(m_tabs, 1);
    m_file = new ComposeTab(view);
    addTab(new OverviewTab(view), tr("Overview"), u"overview"_s);
    addTab(m_file, tr("Compose file"), u"file"_s);
    addTab(new VariablesTab(view), tr("Variables"), u"variables"_s);
    m_containers = new ContainersTab(view);
    addTab(m_containers, tr("Containers"), u"containers"_s);
    m_logs = new LogsTab(view);
    addTab(m_logs, tr("Logs"), u"logs"_s);
    m_stats = new StatsTab(view);
    addTab(m_stats, tr("Stats"), u"stats"_s);
    m_console = new ConsoleTab(view);
    addTab(m_console, tr("Console"), u"console"_s);
    m_events = new EventsTab(view);
    addTab(m_events, tr("Events"), u"events"_s);
    m_git = new GitTab(view);
    addTab(m_git, tr("Git"), u"git"_s);
    connect(m_git, &GitTab::compareRequested, this, &DetailPane::compareRequested);
    connect(m_git, &GitTab::webhookCopyRequested, this, &DetailPane::webhookCopyRequested);
    m_images = new ImagesTab(view);
    addTab(m_images, tr("Images"), u"images"_s);
    auto *access = new AccessTab(view);
    addTab(access, tr("Access"), u"access"_s);
    connect(access, &AccessTab::ownershipRequested, this, &DetailPane::ownershipRequested);
    addTab(new JsonTab(view), tr("JSON"), u"json"_s);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailPane::fillCurrentTab);
    connect(m_file, &ComposeTab::fileRequested, this, &DetailPane::fileRequested);
    return view;
}

QBoxLayout *DetailPane::makeHeader()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_name = new ElidedLabel({}, this);
    m_name->setObjectName(u"detailName"_s);
    makeTitle(m_name);
    m_state = new StatusChip(this);
    m_state->setObjectName(u"detailState"_s);
    m_place = new ElidedLabel({}, this);
    m_place->setObjectName(u"detailPlace"_s);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_actionArea = new QHBoxLayout;
    row->addWidget(m_name);
    row->addWidget(m_state);
    row->addWidget(m_place, 1);
    row->addLayout(m_actionArea);
    return row;
}

QWidget *DetailPane::makeSummaryView()
{
    auto *view = new QWidget(this);
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(16, 12, 16, 8);
    m_summaryTitle = new QLabel(view);
    m_summaryTitle->setObjectName(u"summaryTitle"_s);
    makeTitle(m_summaryTitle);
    m_summaryFacts = new FactsView(view);
    m_summaryFacts->setObjectName(u"summaryFacts"_s);
    auto *header = new QHBoxLayout;
    header->setSpacing(12);
    header->addWidget(m_summaryTitle, 1);
    m_summaryActions = new QHBoxLayout;
    header->addLayout(m_summaryActions);
    column->addLayout(header);
    column->addWidget(m_summaryFacts, 1);
    return view;
}

void DetailPane::setActions(const ChangeActions &actions)
{
    m_actionArea->addWidget(new StackButtons(actions, m_stackView));
    m_summaryActions->addWidget(new StackButtons(actions, m_summaryView));
    m_git->setActions(actions);
}

void DetailPane::addTab(DetailTab *tab, const QString &title, const QString &name)
{
    tab->setProperty("tabName", name);
    const int place = m_tabs->addTab(tab, title);
    m_tabs->setTabToolTip(place, tabKey(place).toString(QKeySequence::NativeText));
    connect(tab, &DetailTab::linkActivated, this, &DetailPane::linkActivated);
}

void DetailPane::setStack(const StackDetails &details)
{
    m_views->setCurrentWidget(m_stackView);
    if (m_details && showTheSame(*m_details, details))
        return fillCurrentTab();
    const bool another = !m_details || m_details->key() != details.key();
    m_details = details;
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto *tab = static_cast<DetailTab *>(m_tabs->widget(i));
        m_outdated.insert(tab);
        if (another)
            tab->forget();
    }
    showHeader();
    retitle();
    fillCurrentTab();
}

void DetailPane::showHeader()
{
    const StackRow &row = m_details->row;
    m_name->setText(oneLine(row.stack.displayName()));
    if (m_details->underWay.isEmpty())
        m_state->setStackState(static_cast<int>(row.stack.status.value), stateWord(row.stack.status));
    else
        m_state->setStackState(static_cast<int>(StackStatus::Deploying), m_details->underWay);
    m_place->setText(u"%1 / %2"_s.arg(oneLine(row.serverName), cellText(row, StackColumn::Environment)));
}

void DetailPane::retitle()
{
    const StackRow &row = m_details->row;
    const qsizetype variables = row.stack.env.size();
    const bool manifest = row.stack.type.value == StackType::Kubernetes;
    m_tabs->setTabText(1, manifest ? tr("Manifest") : tr("Compose file"));
    m_tabs->setTabText(2, row.knownOnly ? tr("Variables") : tr("Variables  %1").arg(variables));
}

/// Filling is put off until somebody can see it.
void DetailPane::fillCurrentTab()
{
    auto *tab = static_cast<DetailTab *>(m_tabs->currentWidget());
    if (isVisible() && m_details && m_outdated.remove(tab))
        tab->setDetails(*m_details);
}

/// What was revealed must not outlive the look at it.
void DetailPane::forgetStack()
{
    if (!std::exchange(m_details, std::nullopt))
        return;
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<DetailTab *>(m_tabs->widget(i))->forget();
}

void DetailPane::setSummary(const SelectionSummary &summary)
{
    forgetStack();
    m_summaryTitle->setText(summary.title());
    m_summaryFacts->setFacts(summary.facts());
    m_views->setCurrentWidget(m_summaryView);
}

void DetailPane::clear()
{
    forgetStack();
    m_views->setCurrentWidget(m_nothing);
}

std::optional<StackRow> DetailPane::stack() const
{
    return m_details ? std::optional(m_details->row) : std::nullopt;
}

void DetailPane::setFile(const StackKey &key, const StackFile &file)
{
    if (m_details && m_details->key() == key)
        m_file->setFile(key, file);
}

void DetailPane::setFileFailed(const StackKey &key, const QString &sentence, const QString &details)
{
    if (m_details && m_details->key() == key)
        m_file->setFailed(key, sentence, details);
}

/// The row of digits and what comes after them: Alt+1 to Alt+9, Alt+0, Alt+-, Alt+=.
QKeySequence DetailPane::tabKey(int tab)
{
    constexpr std::array Keys{Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7, Qt::Key_8, Qt::Key_9, Qt::Key_0, Qt::Key_Minus, Qt::Key_Equal};
    return tab >= 0 && tab < int(Keys.size()) ? QKeySequence(Qt::ALT | Keys[size_t(tab)]) : QKeySequence();
}

/// Without the count that some carry.
QString DetailPane::tabTitle(int tab) const
{
    return m_tabs->tabText(tab).section(u"  "_s, 0, 0);
}

int DetailPane::tabCount() const
{
    return m_tabs->count();
}

void DetailPane::setCurrentTab(int tab)
{
    if (tab >= 0 && tab < m_tabs->count())
        m_tabs->setCurrentIndex(tab);
}

void DetailPane::setCurrentTab(const QString &name)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->widget(i)->property("tabName").toString() == name)
            m_tabs->setCurrentIndex(i);
    }
}

QString DetailPane::currentTabName() const
{
    return m_tabs->currentWidget()->property("tabName").toString();
}

void DetailPane::focusTab()
{
    if (m_views->currentWidget() == m_stackView)
        m_tabs->tabBar()->setFocus(Qt::ShortcutFocusReason);
    else if (m_views->currentWidget() == m_summaryView)
        m_summaryFacts->setFocus(Qt::ShortcutFocusReason);
}

void DetailPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else
        QWidget::keyPressEvent(event);
}

void DetailPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillCurrentTab();
}

} // namespace longshore
