// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/eventstab.h"

#include "app/core/displaytext.h"
#include "ui/pages/savefile.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPersistentModelIndex>
#include <QPushButton>
#include <QStackedLayout>
#include <QScrollBar>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString csvField(QString text)
{
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString timeWords(const QDateTime &time)
{
    const QDateTime here = time.toLocalTime();
    return QLocale().toString(here.date(), QLocale::ShortFormat) + u' ' + QLocale().toString(here.time(), u"HH:mm:ss"_s);
}

constexpr int IdRole = Qt::UserRole; ///< By it an event is found again.

/// A row of the table that is gone and comes again.
struct Remembered {
    QVariant id;
    explicit Remembered(const QTableWidgetItem *item)
        : id(item ? item->data(IdRole) : QVariant())
    {
    }
    int rowIn(const QTableWidget &table) const
    {
        for (int row = 0; id.isValid() && row < table.rowCount(); ++row)
            if (table.item(row, 0)->data(IdRole) == id)
                return row;
        return -1;
    }
};

} // namespace

EventsTab::EventsTab(QWidget *parent)
    : DetailTab(parent)
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
{
    setObjectName(u"eventsTab"_s);
    m_note->setObjectName(u"eventsNote"_s);
    m_list = makeList();
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_list);
    connect(m_note, &EmptyState::actionClicked, this, &EventsTab::retryRequested);
    setNote(tr("Reading what happened..."));
}

QWidget *EventsTab::makeList()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_scope = new QComboBox(list);
    m_scope->setObjectName(u"eventsScope"_s);
    m_scope->setAccessibleName(tr("Events of"));
    m_scope->addItems({tr("This stack"), tr("The whole environment")});
    m_filter = new FilterField(tr("Filter events"), list);
    m_filter->setObjectName(u"eventsFilter"_s);
    m_live = new QCheckBox(tr("Fo&llow"), list);
    m_live->setObjectName(u"eventsLive"_s);
    m_live->setChecked(true);
    m_checks = new QCheckBox(tr("Health chec&ks and commands"), list);
    m_checks->setObjectName(u"eventsChecks"_s);
    m_export = new QPushButton(tr("E&xport..."), list);
    m_export->setObjectName(u"eventsExport"_s);
    m_export->setAutoDefault(false);
    m_popOut = new QToolButton(list);
    m_popOut->setObjectName(u"eventsPopOut"_s);
    m_popOut->setIcon(themedIcon(u"external-link"_s));
    m_popOut->setToolTip(tr("Open in a window of its own"));
    m_popOut->setAccessibleName(tr("Open the events in a window of their own"));
    m_popOut->setFocusPolicy(Qt::TabFocus);
    m_popOut->setAutoRaise(true);
    for (QWidget *widget : {static_cast<QWidget *>(m_scope), static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_live),
                            static_cast<QWidget *>(m_checks), static_cast<QWidget *>(m_export), static_cast<QWidget *>(m_popOut)})
        row->addWidget(widget, widget == m_filter ? 1 : 0);
    column->addLayout(row);
    m_stale = new Banner(list);
    m_stale->setObjectName(u"eventsStale"_s);
    m_stale->clear();
    column->addWidget(m_stale);
    m_nothing = new ToneLabel(ColourRole::Muted, list);
    m_nothing->setObjectName(u"eventsNothing"_s);
    m_nothing->setWordWrap(true);
    column->addWidget(m_nothing);
    m_table = new QTableWidget(0, 3, list);
    m_table->setObjectName(u"eventsTable"_s);
    m_table->setAccessibleName(tr("Events"));
    m_table->setHorizontalHeaderLabels({tr("When"), tr("What"), tr("Kind")});
    calmTable(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    column->addWidget(m_table, 1);
    connect(m_scope, &QComboBox::activated, this, &EventsTab::choiceChanged);
    connect(m_filter, &QLineEdit::textChanged, this, &EventsTab::show);
    connect(m_live, &QCheckBox::toggled, this, &EventsTab::liveChanged);
    connect(m_checks, &QCheckBox::toggled, this, &EventsTab::show);
    connect(m_export, &QPushButton::clicked, this, &EventsTab::askWhereToSave);
    connect(m_popOut, &QToolButton::clicked, this, &EventsTab::popOutRequested);
    return list;
}

void EventsTab::showEvent(QShowEvent *event)
{
    DetailTab::showEvent(event);
    Q_EMIT visibilityChanged(true);
}

void EventsTab::hideEvent(QHideEvent *event)
{
    DetailTab::hideEvent(event);
    Q_EMIT visibilityChanged(false);
}

void EventsTab::setDetails(const StackDetails &details)
{
    m_stack = details.row.stack.displayName();
    Q_EMIT shownFor(details);
}

void EventsTab::forget()
{
    Q_EMIT left();
    m_events.clear();
    m_table->setRowCount(0);
    setNote(tr("Reading what happened..."));
}

void EventsTab::setNote(const QString &sentence, const QString &action)
{
    m_note->setState(u"history"_s, sentence, action);
    m_pages->setCurrentWidget(m_note);
}

void EventsTab::setStale(const QString &sentence)
{
    if (sentence.isEmpty())
        m_stale->clear();
    else if (m_stale->sentence() != sentence || !m_stale->isVisible())
        m_stale->show(Banner::Kind::Warning, sentence);
}

/// A cluster runs its health checks without a word; those that fail are warnings.
void EventsTab::setOrigin(EventsOrigin origin)
{
    m_origin = origin;
    m_checks->setVisible(origin == EventsOrigin::Engine);
}

bool EventsTab::isWholeEnvironment() const
{
    return m_scope->currentIndex() == 1;
}

bool EventsTab::isLive() const
{
    return m_live->isChecked();
}

void EventsTab::setPopOutVisible(bool visible)
{
    m_popOut->setVisible(visible);
}

void EventsTab::setEvents(const QList<EventLine> &events)
{
    m_pages->setCurrentWidget(m_list);
    if (events == m_events && !events.isEmpty())
        return;
    // As a rule some came, and the oldest may have gone: the rest of the table stays as it is.
    const qsizetype gone = events.isEmpty() ? -1 : m_events.indexOf(events.constFirst());
    const qsizetype kept = m_events.size() - gone;
    const bool goesOn = gone >= 0 && kept <= events.size() && std::equal(m_events.cbegin() + gone, m_events.cend(), events.cbegin());
    const auto rowsGone = goesOn ? std::count_if(m_events.cbegin(), m_events.cbegin() + gone, [this](const EventLine &each) { return isWanted(each); }) : 0;
    m_events = events;
    if (!goesOn)
        return show();
    m_table->setRowCount(m_table->rowCount() - static_cast<int>(rowsGone));
    insertNew(events.mid(kept));
    say();
}

/// At the top, where they belong; what is looked at stays where it is.
void EventsTab::insertNew(const QList<EventLine> &events)
{
    const bool isScrolled = m_table->verticalScrollBar()->value() > 0;
    const QPersistentModelIndex top = isScrolled ? m_table->indexAt({0, 0}) : QModelIndex();
    for (const EventLine &event : events) {
        if (!isWanted(event))
            continue;
        m_table->insertRow(0);
        fillRow(0, event);
    }
    if (top.isValid())
        m_table->scrollTo(top, QAbstractItemView::PositionAtTop);
}

bool EventsTab::isWanted(const EventLine &event) const
{
    if (event.isCheck && !m_checks->isChecked())
        return false;
    const QString filter = m_filter->text().trimmed();
    return filter.isEmpty() || event.words.contains(filter, Qt::CaseInsensitive) || event.kind.contains(filter, Qt::CaseInsensitive);
}

void EventsTab::show()
{
    const Remembered current(m_table->item(m_table->currentRow(), 0));
    const Remembered top(m_table->verticalScrollBar()->value() > 0 ? m_table->item(m_table->rowAt(0), 0) : nullptr);
    m_table->setRowCount(0);
    QList<const EventLine *> wanted;
    for (auto event = m_events.crbegin(); event != m_events.crend(); ++event)
        if (isWanted(*event))
            wanted.append(&*event);
    m_table->setRowCount(static_cast<int>(wanted.size()));
    for (int row = 0; row < wanted.size(); ++row)
        fillRow(row, *wanted.at(row));
    if (const int row = current.rowIn(*m_table); row >= 0)
        m_table->setCurrentCell(row, 0);
    if (const int row = top.rowIn(*m_table); row >= 0)
        m_table->scrollToItem(m_table->item(row, 0), QAbstractItemView::PositionAtTop);
    say();
}

void EventsTab::fillRow(int row, const EventLine &event)
{
    auto *when = new QTableWidgetItem(timeWords(event.at));
    when->setData(IdRole, event.id);
    m_table->setItem(row, 0, when);
    m_table->setItem(row, 1, new QTableWidgetItem(event.words));
    m_table->setItem(row, 2, new QTableWidgetItem(event.kind));
}

void EventsTab::say()
{
    const bool isEmpty = m_table->rowCount() == 0;
    const bool isCluster = m_origin == EventsOrigin::Cluster;
    m_export->setEnabled(!isEmpty);
    m_nothing->say(!isEmpty             ? QString()
                   : m_events.isEmpty() ? (isCluster ? tr("Nothing has happened lately. A cluster remembers its events for an hour or so.")
                                                     : tr("Nothing has happened, as far back as the engine remembers: its last 256 events."))
                   : isCluster          ? tr("No event fits.")
                                        : tr("No event fits. Health checks are left out unless you ask for them."));
}

/// What is shown, with the exact time.
void EventsTab::askWhereToSave()
{
    QString text = u"time,event,kind\n"_s;
    for (const EventLine &event : std::as_const(m_events))
        if (isWanted(event))
            text += csvField(event.at.toString(Qt::ISODateWithMs)) + u',' + csvField(event.words) + u',' + csvField(event.kind) + u'\n';
    askAndSave(this, tr("%1 events.csv").arg(oneLine(m_stack)), tr("Comma-separated values (*.csv)"), text.toUtf8(), [this](const QString &file, const QString &reason) {
        setStale(tr("%1 could not be saved: %2").arg(file, reason));
    });
}

} // namespace longshore
