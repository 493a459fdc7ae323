// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/changesview.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/pages/variablenotes.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int MostRows = 6; // Of variables at once; the file needs the room more.
constexpr qsizetype MostSentences = 8; // The same of what the changes mean; all of them are in the tool tip.

} // namespace

ChangesView::ChangesView(QWidget *parent)
    : QWidget(parent)
    , m_summary(new ToneLabel(ColourRole::Text, this))
    , m_diff(new DiffView(this))
    , m_title(makeHeading({}, 0, this))
    , m_reveal(new QPushButton(this))
    , m_table(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_summary);
    column->addWidget(m_diff, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(m_reveal);
    column->addLayout(row);
    column->addWidget(m_table);
    m_summary->setObjectName(u"changeSummary"_s);
    m_summary->setSelectable();
    m_reveal->setObjectName(u"revealChanges"_s);
    m_reveal->setAutoDefault(false);
    m_table->setObjectName(u"variableChanges"_s);
    m_table->setAccessibleName(tr("Changed variables"));
    m_table->setModel(&m_variables);
    calmTable(*m_table);
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(VariableChangesModel::KindColumn, letter * 14);
    m_table->setColumnWidth(VariableChangesModel::NameColumn, letter * 28);
    m_table->setColumnWidth(VariableChangesModel::BeforeColumn, letter * 30);
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        m_variables.setRevealed(!m_variables.isRevealed());
        sayVariables();
    });
    setSummary({});
    sayVariables();
}

void ChangesView::setFiles(const DiffSide &before, const DiffSide &after)
{
    m_diff->setTexts(before, after, CodeView::Language::Yaml);
}

void ChangesView::setVariables(const QList<EnvVariable> &before, const QList<EnvVariable> &after)
{
    m_variables.setChanges(compareVariables(composeVariables(before), composeVariables(after)));
    sayVariables();
}

void ChangesView::sayVariables()
{
    const int count = m_variables.rowCount();
    m_title->setText(count == 0 ? tr("The variables stay as they are.") : tr("Variables"));
    m_reveal->setVisible(count > 0);
    m_reveal->setText(m_variables.isRevealed() ? tr("Hide values") : tr("Reveal values"));
    m_table->setVisible(count > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + std::min(count, MostRows) * m_table->verticalHeader()->defaultSectionSize() + 2);
}

void ChangesView::setSummary(const QStringList &sentences)
{
    QStringList clean;
    for (const QString &sentence : sentences)
        clean.append(oneLine(sentence));
    m_summary->setToolTip(clean.size() > MostSentences ? plainToolTip(clean.join(u'\n')) : QString());
    if (const qsizetype more = clean.size() - MostSentences; more > 1)
        clean = clean.first(MostSentences) + QStringList{tr("and %1 more").arg(more)};
    m_summary->say(clean.join(u'\n'));
}

void ChangesView::hideValues()
{
    m_variables.setRevealed(false);
    sayVariables();
}

} // namespace longshore
