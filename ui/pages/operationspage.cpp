// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/operationspage.h"

#include "app/core/displaytext.h"
#include "ui/pages/rowchoice.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/stackdelegate.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

OperationsPage::OperationsPage(OperationsModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_states(new QStackedLayout(this)), m_empty(new EmptyState(this)), m_table(new QTableView(this))
{
    setObjectName(u"operationsPage"_s);
    m_empty->setObjectName(u"noOperations"_s);
    m_empty->setState(u"history"_s, tr("No operations yet."), {}, tr("What you start, stop, update or remove appears here, with what became of it."));
    setUpTable();
    m_content = buildContent();
    m_states->addWidget(m_empty);
    m_states->addWidget(m_content);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &OperationsPage::showState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &OperationsPage::showState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &OperationsPage::showState);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
        const int row = m_table->currentIndex().row();
        if (roles.isEmpty() && row >= from.row() && row <= to.row())
            describe(chosen());
        m_forget->setEnabled(m_model.runningCount() < m_model.rowCount());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { describe(chosen()); });
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, &m_model, &OperationsModel::retime);
    m_clock.start();
    showState();
}

void OperationsPage::setUpTable()
{
    m_table->setObjectName(u"operationsTable"_s);
    m_table->setAccessibleName(tr("Operations"));
    m_table->setModel(&m_model);
    const StackDelegate::Columns cells{OperationsModel::Stack, OperationsModel::Outcome, OperationsModel::Progress, OperationsModel::LookRole};
    m_table->setItemDelegate(new StackDelegate(cells, m_table));
    calmTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns of the operations"));
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(OperationsModel::Progress, QHeaderView::Stretch);
}

QWidget *OperationsPage::buildContent()
{
    auto *content = new QWidget(this);
    m_details = buildDetails();
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_table, 3);
    column->addWidget(m_details, 2);
    return content;
}

QWidget *OperationsPage::buildDetails()
{
    auto *details = new QWidget(this);
    details->setObjectName(u"operationDetails"_s);
    m_title = makeHeading({}, 2, details);
    m_title->setObjectName(u"operationTitle"_s);
    m_place = new ToneLabel(ColourRole::Muted, details);
    m_place->setObjectName(u"operationPlace"_s);
    m_sentence = new ToneLabel(ColourRole::Text, details);
    m_sentence->setObjectName(u"operationSentence"_s);
    m_sentence->setSelectable();
    m_activity = addText(m_activityTitle, tr("Seen on the engine"), u"operationActivity"_s);
    m_words = addText(m_wordsTitle, tr("In the server's own words"), u"operationWords"_s);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_forget = new QPushButton(tr("&Clear ended ones"), details);
    m_forget->setObjectName(u"forgetEnded"_s);
    m_forget->setAutoDefault(false);
    connect(m_forget, &QPushButton::clicked, this, &OperationsPage::forgetEndedRequested);
    auto *row = new QHBoxLayout;
    row->addLayout(m_buttons);
    row->addStretch();
    row->addWidget(m_forget);
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_place, m_sentence, m_activityTitle})
        column->addWidget(part);
    column->addWidget(m_activity, 2);
    column->addWidget(m_wordsTitle);
    column->addWidget(m_words, 1);
    column->addStretch();
    column->addLayout(row);
    return details;
}

QPlainTextEdit *OperationsPage::addText(ToneLabel *&title, const QString &words, const QString &name)
{
    constexpr int LeastHeight = 64;
    title = makeHeading(words, 0, this);
    title->hide();
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(name);
    text->setAccessibleName(words);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setMinimumHeight(LeastHeight);
    text->hide();
    return text;
}

void OperationsPage::setActivity(const QString &lines)
{
    m_activityTitle->setVisible(!lines.isEmpty());
    m_activity->setVisible(!lines.isEmpty());
    if (m_activity->toPlainText() == lines)
        return;
    QScrollBar *bar = m_activity->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    const int before = bar->value();
    m_activity->setPlainText(lines);
    bar->setValue(isAtEnd ? bar->maximum() : before); // Whoever reads further up stays there.
}

void OperationsPage::noteChoice()
{
    Operation *now = chosen();
    if (now == m_chosen)
        return;
    m_chosen = now;
    Q_EMIT chosenChanged(now);
}

void OperationsPage::showState()
{
    const bool any = m_model.rowCount() > 0;
    m_states->setCurrentWidget(any ? m_content : m_empty);
    m_forget->setEnabled(m_model.runningCount() < m_model.rowCount());
    if (any && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    describe(chosen());
}

Operation *OperationsPage::chosen() const
{
    return m_model.at(m_table->currentIndex().row());
}

void OperationsPage::choose(const Operation *operation)
{
    if (const int row = m_model.rowOf(operation); row >= 0)
        chooseRow(*m_table, row);
}

void OperationsPage::focusTable()
{
    m_model.rowCount() > 0 ? m_table->setFocus(Qt::ShortcutFocusReason) : m_empty->setFocus(Qt::ShortcutFocusReason);
}

void OperationsPage::setUndoable(const std::function<bool(const Operation &)> &undoable)
{
    m_undoable = undoable;
    refresh();
}

void OperationsPage::refresh()
{
    describe(chosen());
}

void OperationsPage::describe(const Operation *operation)
{
    noteChoice();
    if (!operation)
        return;
    m_title->say(operation->title());
    m_place->say(operationcells::place(operation->subject()));
    m_sentence->setRole(operation->outcome() == OperationOutcome::Failed ? ColourRole::Bad : ColourRole::Text);
    QStringList sentences{operationcells::progress(*operation)};
    for (const QString &warning : operation->warnings())
        sentences.append(oneLine(warning));
    m_sentence->say(sentences.join(u'\n'));
    const QString words = manyLines(operation->details());
    m_wordsTitle->setVisible(!words.isEmpty());
    m_words->setVisible(!words.isEmpty());
    if (m_words->toPlainText() != words)
        m_words->setPlainText(words);
    showButtons(m_model.at(m_model.rowOf(operation)));
}

QPushButton *OperationsPage::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, m_details);
    button->setObjectName(name);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    return button;
}

/// Buttons are made anew only when they differ, so that the keyboard stays where it is.
void OperationsPage::showButtons(Operation *operation)
{
    QStringList wanted;
    QList<OperationOffer> offers = operation->offers();
    if (const auto undo = operation->undo(); undo && m_undoable && m_undoable(*operation))
        offers.append(*undo);
    if (operation->canStopWaiting())
        wanted.append(operation->wasSent() ? tr("&Stop waiting") : tr("&Cancel"));
    for (const OperationOffer &offer : std::as_const(offers))
        wanted.append(offer.words);
    if (!operation->details().isEmpty())
        wanted.append(tr("Cop&y the details"));
    if (m_buttonsOf == operation && m_buttonWords == wanted)
        return;
    m_buttonsOf = operation;
    m_buttonWords = wanted;
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        item->widget()->setObjectName({});
        delete item;
    }
    if (operation->canStopWaiting())
        connect(addButton(operation->wasSent() ? tr("&Stop waiting") : tr("&Cancel"), u"stopWaiting"_s), &QPushButton::clicked, this,
                [this] { if (m_buttonsOf) Q_EMIT stopWaitingRequested(m_buttonsOf); });
    for (int i = 0; i < offers.size(); ++i)
        connect(addButton(offers.at(i).words, u"offer%1"_s.arg(i)), &QPushButton::clicked, this,
                [this, offer = offers.at(i)] { if (m_buttonsOf) Q_EMIT offerChosen(m_buttonsOf, offer); });
    if (!operation->details().isEmpty())
        connect(addButton(tr("Cop&y the details"), u"copyWords"_s), &QPushButton::clicked, this, &OperationsPage::copyDetails);
}

void OperationsPage::copyDetails()
{
    QGuiApplication::clipboard()->setText(m_words->toPlainText());
}

} // namespace longshore
