// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/serverwindow.h"

#include "app/core/displaytext.h"
#include "ui/dialogs/leaveeditsquestion.h"
#include "ui/pages/pageframe.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int SidebarWidth = 192;
constexpr int RowPadding = 14;

QTreeWidget *makeList(QWidget *parent)
{
    auto *list = new QTreeWidget(parent);
    list->setObjectName(u"sections"_s);
    list->setAccessibleName(ServerWindow::tr("Sections"));
    makeSidebar(*list);
    list->setHeaderLabel(list->accessibleName()); // Hidden, but told to screen readers.
    list->setIndentation(0); // The ring of the keyboard goes around the whole row.
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setIconSize(QSize(18, 18));
    return list;
}

} // namespace

ServerWindow::ServerWindow(QWidget *parent)
    : QWidget(parent, Qt::Window), m_feeds(new QObject(this)), m_name(new ElidedLabel({}, this)), m_note(new ElidedLabel({}, this)),
      m_readOnly(new ToneLabel(ColourRole::Warning, tr("Read-only: changes are refused"), this)), m_list(makeList(this)), m_pages(new QStackedWidget(this))
{
    setObjectName(u"serverWindow"_s);
    setMinimumSize(720, 480);
    resize(960, 640);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(buildSidebar());
    row->addWidget(m_pages, 1);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *now) { enter(m_list->indexOfTopLevelItem(now)); });
    addKeys();
}

QWidget *ServerWindow::buildSidebar()
{
    auto *sidebar = new QWidget(this);
    sidebar->setFixedWidth(SidebarWidth);
    sidebar->setAutoFillBackground(true);
    sidebar->setBackgroundRole(QPalette::AlternateBase);
    QFont heading = m_name->font();
    heading.setWeight(QFont::DemiBold);
    m_name->setFont(heading);
    m_name->setObjectName(u"serverName"_s);
    m_note->setObjectName(u"serverNote"_s);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_readOnly->setObjectName(u"readOnlyNote"_s);
    m_readOnly->hide();
    auto *names = new QVBoxLayout;
    names->setContentsMargins(16, 20, 12, 12);
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_note);
    names->addWidget(m_readOnly);
    auto *column = new QVBoxLayout(sidebar);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(names);
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(6, 0, 0, 0); // Icons stand below the name.
    inset->addWidget(m_list);
    column->addLayout(inset, 1);
    return sidebar;
}

void ServerWindow::addKeys()
{
    const auto key = [this](const char *name, const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    key("refreshSection", tr("Refresh"), QKeySequence(Qt::Key_F5), [this] { refreshSection(); });
    key("previousSection", tr("Previous section"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { step(-1); });
    key("nextSection", tr("Next section"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { step(1); });
}

void ServerWindow::setServer(const QString &name, const QString &note)
{
    m_server = oneLine(name);
    m_name->setText(m_server);
    m_note->setText(oneLine(note));
    retitle();
}

void ServerWindow::setReadOnly(bool readOnly)
{
    m_readOnly->setVisible(readOnly);
}

void ServerWindow::addSection(const QString &key, const QString &title, const QString &icon, QWidget *page, std::function<void()> refresh)
{
    m_sections.append({key, title, page, std::move(refresh)});
    m_pages->addWidget(page);
    QList<PageFrame *> frames = page->findChildren<PageFrame *>();
    if (auto *frame = qobject_cast<PageFrame *>(page))
        frames.append(frame);
    for (PageFrame *frame : frames) {
        connect(frame, &PageFrame::signInRequested, this, &ServerWindow::signInRequested);
        connect(frame, &PageFrame::helpRequested, this, &ServerWindow::helpRequested);
    }
    auto *item = new QTreeWidgetItem(m_list, {title});
    item->setIcon(0, themedIcon(icon));
    item->setSizeHint(0, {0, m_list->fontMetrics().height() + RowPadding});
    if (m_shown < 0)
        m_list->setCurrentItem(item);
}

void ServerWindow::showSection(const QString &key)
{
    const auto found = std::ranges::find(m_sections, key, &Section::key);
    if (found != m_sections.end())
        m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(found - m_sections.begin())));
}

void ServerWindow::refreshSection()
{
    if (m_shown >= 0 && m_sections.at(m_shown).refresh)
        m_sections.at(m_shown).refresh();
}

QString ServerWindow::currentSection() const
{
    return m_shown >= 0 ? m_sections.at(m_shown).key : QString();
}

QWidget *ServerWindow::section(const QString &key) const
{
    const auto found = std::ranges::find(m_sections, key, &Section::key);
    return found == m_sections.end() ? nullptr : found->page;
}

void ServerWindow::dropFeeds()
{
    delete m_feeds;
    m_feeds = nullptr;
    for (Section &each : m_sections)
        each.refresh = {};
}

void ServerWindow::step(int by)
{
    const int count = m_list->topLevelItemCount();
    if (count > 0)
        m_list->setCurrentItem(m_list->topLevelItem((m_shown + by + count) % count));
}

// A window that is not shown yet asks nothing: showEvent does, once.
void ServerWindow::enter(int row)
{
    if (row < 0 || row >= m_sections.size() || row == m_shown)
        return;
    const auto go = [this, row] { m_list->setCurrentItem(m_list->topLevelItem(row)); };
    if (askToLeave(m_shown, go)) {
        QMetaObject::invokeMethod(this, &ServerWindow::pointBack, Qt::QueuedConnection); // The click is not over yet.
        return;
    }
    m_shown = row;
    m_pages->setCurrentWidget(m_sections.at(row).page);
    retitle();
    if (isVisible())
        refreshSection();
    Q_EMIT sectionShown(m_sections.at(row).key);
}

bool ServerWindow::askToLeave(int row, const std::function<void()> &then)
{
    auto *page = row < 0 ? nullptr : qobject_cast<PageFrame *>(m_sections.at(row).page);
    const QString unsent = page ? page->unsent() : QString();
    if (unsent.isEmpty())
        return false;
    auto *question = new LeaveEditsQuestion(m_sections.at(row).title, m_server, unsent, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [page, then] {
        page->discardUnsent();
        then();
    });
    question->open();
    return true;
}

void ServerWindow::pointBack()
{
    const QSignalBlocker still(m_list);
    m_list->setCurrentItem(m_list->topLevelItem(m_shown));
}

bool ServerWindow::holdsEdits(const std::function<void()> &then)
{
    return askToLeave(m_shown, then);
}

void ServerWindow::retitle()
{
    const QString title = m_shown >= 0 ? m_sections.at(m_shown).title : QString();
    setWindowTitle(title.isEmpty() ? m_server : tr("%1: %2").arg(m_server, title));
}

void ServerWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        close();
    else
        QWidget::keyPressEvent(event);
}

void ServerWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    m_list->setFocus(Qt::OtherFocusReason);
    refreshSection();
}

void ServerWindow::closeEvent(QCloseEvent *event)
{
    if (holdsEdits([this] { close(); }))
        return event->ignore();
    QWidget::closeEvent(event);
    if (event->isAccepted())
        Q_EMIT closed();
}

} // namespace longshore
