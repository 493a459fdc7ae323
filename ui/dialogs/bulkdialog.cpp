// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bulkdialog.h"

#include "ui/widgets/stackdelegate.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

BulkDialog::BulkDialog(const QString &title, Bulk &bulk, QWidget *parent)
    : QDialog(parent), m_bulk(bulk), m_model(bulk), m_table(new QTableView(this)), m_sentence(new ToneLabel(ColourRole::Text, this)),
      m_resume(makeButton(tr("&Go on with the rest"), u"resume"_s)), m_leave(makeButton(tr("&Leave the rest"), u"leave"_s)),
      m_retry(makeButton(tr("&Retry the failed ones"), u"retryFailed"_s)), m_close(makeButton(tr("Close"), u"close"_s))
{
    setObjectName(u"bulkDialog"_s);
    setWindowTitle(title);
    resize(640, 420);
    build(title);
    connect(m_resume, &QPushButton::clicked, &m_bulk, &Bulk::resume);
    connect(m_leave, &QPushButton::clicked, &m_bulk, &Bulk::cancel);
    connect(m_retry, &QPushButton::clicked, &m_bulk, &Bulk::retryFailed);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_bulk, &Bulk::changed, this, &BulkDialog::showState);
    connect(&m_bulk, &Bulk::ended, this, &BulkDialog::showState);
    showState();
}

QPushButton *BulkDialog::makeButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

void BulkDialog::build(const QString &title)
{
    m_sentence->setObjectName(u"bulkSentence"_s);
    m_table->setObjectName(u"bulkTable"_s);
    m_table->setAccessibleName(title);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new StackDelegate({BulkModel::Stack, BulkModel::Outcome, BulkModel::Sentence, BulkModel::LookRole}, m_table));
    calmTable(*m_table);
    m_table->horizontalHeader()->setAccessibleName(tr("Columns of the results"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(BulkModel::Sentence, QHeaderView::Stretch);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton *button : {m_retry, m_leave, m_resume, m_close})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(title, 2, this));
    column->addWidget(m_sentence);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    m_close->setDefault(true);
}

void BulkDialog::showState()
{
    const bool paused = m_bulk.state() == Bulk::State::Paused;
    const bool ended = m_bulk.state() == Bulk::State::Ended;
    m_sentence->setRole(m_bulk.count(OperationOutcome::Failed) > 0 ? ColourRole::Bad : ColourRole::Text);
    m_sentence->say(paused ? tr("Paused, because one failed. %1").arg(m_bulk.sentence()) : m_bulk.sentence());
    m_resume->setVisible(paused);
    m_leave->setVisible(!ended);
    m_leave->setText(paused ? tr("&Leave the rest") : tr("&Leave those that wait"));
    m_leave->setEnabled(m_bulk.count(OperationOutcome::None) > 0);
    m_retry->setVisible(ended && m_bulk.count(OperationOutcome::Failed) + m_bulk.count(OperationOutcome::Refused) > 0);
}

} // namespace longshore
