// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsreview.h"

#include "app/core/displaytext.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QTableWidget *tableOf(const QList<settingsedit::Step> &steps, QWidget *parent)
{
    auto *table = new QTableWidget(static_cast<int>(steps.size()), 3, parent);
    table->setObjectName(u"steps"_s);
    table->setAccessibleName(SettingsReview::tr("What changes"));
    table->setHorizontalHeaderLabels({SettingsReview::tr("Setting"), SettingsReview::tr("Before"), SettingsReview::tr("After")});
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // Whole addresses, on as many lines as they take.
    table->setShowGrid(false);
    table->setWordWrap(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    for (int row = 0; row < table->rowCount(); ++row) {
        const settingsedit::Step &step = steps.at(row);
        const QStringList texts{settingsedit::name(step.setting), step.before, step.after};
        for (int column = 0; column < table->columnCount(); ++column) {
            auto *item = new QTableWidgetItem(texts.at(column));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            item->setToolTip(texts.at(column).toHtmlEscaped());
            table->setItem(row, column, item);
        }
    }
    table->selectRow(0);
    return table;
}

} // namespace

SettingsReview::SettingsReview(const QString &server, const QList<settingsedit::Step> &steps, QWidget *parent)
    : QDialog(parent)
{
    const QString name = oneLine(server);
    setWindowTitle(tr("Change the settings of %1?").arg(name));
    setObjectName(u"settingsReview"_s);
    auto *keep = new QPushButton(tr("&Leave them as they are"), this);
    auto *change = new QPushButton(steps.size() == 1 ? tr("&Change 1 setting") : tr("&Change %1 settings").arg(steps.size()), this);
    keep->setObjectName(u"keep"_s);
    change->setObjectName(u"change"_s);
    change->setAutoDefault(false);
    keep->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(change);
    row->addWidget(keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(new ToneLabel(ColourRole::Muted, tr("It holds for everybody on %1. Only what stands here is sent.").arg(name), this));
    column->addWidget(tableOf(steps, this), 1);
    column->addLayout(row);
    resize(640, 360);
    keep->setFocus(Qt::OtherFocusReason);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(change, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

} // namespace longshore
