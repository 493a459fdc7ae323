// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/servicesview.h"

#include "app/core/displaytext.h"
#include "app/session/portaddress.h"
#include "ui/models/containersmodel.h"
#include "ui/pages/judgedaction.h"
#include "ui/pages/marklook.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/markdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

ServicesView::ServicesView(QWidget *parent)
    : QWidget(parent)
    , scale(make("scaleService", tr("S&cale..."), "", ServiceAction::Scale))
    , forceUpdate(make("forceUpdateService", tr("&Force update..."), "restart", ServiceAction::ForceUpdate))
    , rollBack(make("rollBackService", tr("Roll &back..."), "undo", ServiceAction::RollBack))
    , remove(make("removeService", tr("Remo&ve..."), "delete", ServiceAction::Remove))
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
{
    setObjectName(u"servicesView"_s);
    m_note->setObjectName(u"servicesNote"_s);
    m_pages->addWidget(makeList());
    m_pages->addWidget(m_note);
    connect(m_note, &EmptyState::actionClicked, this, &ServicesView::retryRequested);
    updateActions();
}

ServicesView::~ServicesView()
{
    m_tree->selectionModel()->disconnect(this); // Children die after our members; their last signals must not come here.
}

QAction *ServicesView::make(const char *name, const QString &text, const char *icon, ServiceAction action)
{
    auto *made = new QAction(text, this);
    made->setObjectName(QLatin1StringView(name));
    if (*icon)
        made->setIcon(themedIcon(QLatin1StringView(icon)));
    connect(made, &QAction::triggered, this, [this, action] { Q_EMIT wished(action); });
    return made;
}

QWidget *ServicesView::makeList()
{
    auto *list = new QWidget(this);
    m_banner = new Banner(list);
    m_banner->setObjectName(u"servicesBanner"_s);
    m_banner->clear();
    connect(m_banner, &Banner::actionClicked, this, &ServicesView::retryRequested);
    m_tree = new QTreeView(list);
    setUpTree();
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(makeBar());
    column->addWidget(m_banner);
    column->addWidget(m_tree, 1);
    return list;
}

QWidget *ServicesView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->setSpacing(8);
    m_summary = new QLabel(bar);
    m_summary->setObjectName(u"servicesSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_summary, 1);
    for (QAction *action : inOrder())
        row->addWidget(new ActionButton(*action, bar));
    return bar;
}

void ServicesView::setUpTree()
{
    m_tree->setObjectName(u"servicesTree"_s);
    m_tree->setAccessibleName(tr("Services and their tasks"));
    m_tree->setModel(&m_model);
    m_delegate = new MarkDelegate(ServicesModel::MarkRole, lookOfMark, m_tree);
    m_delegate->setLinkRole(ServicesModel::LinkRole);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    remove->setShortcut(QKeySequence(Qt::Key_Delete));
    for (QAction *action : inOrder()) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_tree->addAction(action);
    }
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(u"serviceMenu"_s);
        menu->setToolTipsVisible(true); // They say why something cannot be done.
        menu->addActions(inOrder());
        menu->popup(m_tree->viewport()->mapToGlobal(at));
    });
    QHeaderView *header = m_tree->header();
    header->setAccessibleName(tr("Columns of the services"));
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    constexpr std::array Widths{24, 17, 14, 11, 23, 11, 12, 16};
    for (int i = 0; i < ServicesModel::ColumnCount; ++i)
        m_tree->setColumnWidth(i, letter * Widths[static_cast<size_t>(i)] + 16);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ServicesView::updateActions);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ServicesView::updateActions);
    connect(m_tree, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.data(ServicesModel::LinkRole).toBool())
            openPorts(index);
    });
}

void ServicesView::setServices(const ServicesShown &shown)
{
    m_host = shown.portHost;
    m_problem = shown.sentence;
    m_model.setServices(shown.services, shown.tasks, shown.nodes);
    m_model.retime();
    m_delegate->setDimmed(shown.isStale || !shown.sentence.isEmpty());
    m_tree->viewport()->update();
    m_summary->setText(summary());
    if (shown.sentence.isEmpty())
        m_banner->clear();
    else
        m_banner->show(Banner::Kind::Warning, shown.sentence, shown.details, tr("Retry"));
    if (count() == 0) {
        if (shown.sentence.isEmpty())
            m_note->setState(u"stack"_s, tr("No service of this stack is left."));
        else
            m_note->setState(u"warning"_s, shown.sentence, tr("Retry"), shown.details);
    }
    m_pages->setCurrentIndex(count() == 0 ? 1 : 0);
    if (!m_tree->currentIndex().isValid() && count() > 0)
        m_tree->setCurrentIndex(m_model.index(0, 0));
    updateActions();
}

void ServicesView::clear()
{
    m_model.setServices({}, {}, {});
    m_problem.clear();
    m_banner->clear();
    updateActions();
}

QString ServicesView::summary() const
{
    qint64 running = 0;
    qint64 wanted = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const SwarmService *service = m_model.service(m_model.index(row, 0));
        running += std::max<qint64>(0, service->runningTasks);
        wanted += std::max<qint64>(0, service->desiredTasks);
    }
    return tr("%1 of %2 tasks run").arg(running).arg(wanted);
}

std::optional<SwarmService> ServicesView::selected() const
{
    const SwarmService *service = m_model.service(m_tree->currentIndex());
    return service ? std::optional(*service) : std::nullopt;
}

void ServicesView::setVerdict(const StackVerdict &verdict)
{
    m_verdict = verdict;
    updateActions();
}

void ServicesView::updateActions()
{
    const std::optional<SwarmService> service = selected();
    const StackVerdict none{StackVerdict::Why::NotNow, tr("Select a service first.")};
    const StackVerdict common = !m_verdict.may() ? m_verdict : service ? StackVerdict{} : none;
    for (QAction *action : inOrder())
        judgeAction(*action, common);
    if (common.may() && service->isJob)
        judgeAction(*scale, {StackVerdict::Why::NotPossible, tr("%1 is a job that ends by itself, so it cannot be scaled.").arg(oneLine(service->name))});
    else if (common.may() && !service->replicas)
        judgeAction(*scale, {StackVerdict::Why::NotPossible, tr("%1 runs once on every node, so it cannot be scaled.").arg(oneLine(service->name))});
}

/// One is opened; among several it is asked which.
void ServicesView::openPorts(const QModelIndex &index)
{
    const SwarmService *service = m_model.service(index);
    QList<QUrl> urls;
    for (const PortMapping &port : service ? publishedPorts(service->ports) : QList<PortMapping>())
        if (const QUrl url = portUrl(port, m_host); url.isValid())
            urls.append(url);
    if (urls.size() == 1)
        Q_EMIT linkActivated(urls.first());
    if (urls.size() <= 1)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"servicePortsMenu"_s);
    for (const QUrl &url : urls)
        connect(menu->addAction(url.toDisplayString()), &QAction::triggered, this, [this, url] { Q_EMIT linkActivated(url); });
    menu->popup(m_tree->viewport()->mapToGlobal(m_tree->visualRect(index).bottomLeft()));
}

} // namespace longshore
