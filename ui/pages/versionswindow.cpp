// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/versionswindow.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/relativetime.h"
#include "ui/pages/changesview.h"
#include "ui/pages/rowchoice.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/thinprogress.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

SeenVersion versionNow(const StackBefore &now)
{
    return {now.readAt, now.file, now.stack.env, now.stack.updateDate, now.stack.updatedBy, {}};
}

/// "Seen 12 September 2024, 14:02:11 CEST"
QString titleOf(const SeenVersion &version)
{
    return VersionsWindow::tr("Seen %1").arg(exactTime(version.seenAt.toSecsSinceEpoch(), QTimeZone::systemTimeZone()));
}

} // namespace

VersionsWindow::VersionsWindow(const StackPlace &place, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_place(place)
    , m_keeping(new ToneLabel(ColourRole::Muted, this))
    , m_progress(new ThinProgress(this))
    , m_banner(new Banner(this))
    , m_empty(new EmptyState(this))
    , m_table(new QTableView(this))
    , m_changes(new ChangesView(this))
    , m_why(new ToneLabel(ColourRole::Muted, this))
    , m_close(new QPushButton(tr("&Close"), this))
    , m_putBack(new QPushButton(tr("&Put back this version..."), this))
{
    setObjectName(u"versionsWindow"_s);
    setWindowTitle(tr("Versions of %1 - %2 on %3").arg(oneLine(place.stack), oneLine(place.environment), oneLine(place.server)));
    build();
    connect(&m_check, &StackCheck::checked, this, [this](const StackFindings &findings) { m_changes->setSummary(findings.changes); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VersionsWindow::compare);
    connect(m_empty, &EmptyState::actionClicked, this, &VersionsWindow::readWanted);
    connect(m_banner, &Banner::actionClicked, this, &VersionsWindow::readWanted);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_putBack, &QPushButton::clicked, this, [this] { Q_EMIT putBackWanted(m_model.at(chosen().first())); });
    setLoading();
}

void VersionsWindow::build()
{
    m_banner->setObjectName(u"versionsBanner"_s);
    m_banner->clear();
    m_empty->setObjectName(u"noVersions"_s);
    m_keeping->setObjectName(u"keeping"_s);
    m_keeping->say({});
    setUpTable();
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_changes);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    m_content = split;
    auto *pages = new QWidget(this);
    m_states = new QStackedLayout(pages);
    m_states->addWidget(m_empty);
    m_states->addWidget(m_content);
    auto *heading = makeHeading(tr("Versions of %1").arg(oneLine(m_place.stack)), 2, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(new ToneLabel(ColourRole::Muted, tr("%1 on %2").arg(oneLine(m_place.environment), oneLine(m_place.server)), this));
    column->addWidget(m_keeping);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(pages, 1);
    column->addLayout(makeFooter());
    for (const auto &keys : {QKeySequence(Qt::Key_F7), QKeySequence(Qt::SHIFT | Qt::Key_F7)}) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, [this, back = keys == QKeySequence(Qt::SHIFT | Qt::Key_F7)] {
            back ? m_changes->diff().previous() : m_changes->diff().next();
        });
    }
    connect(new QShortcut(QKeySequence(Qt::Key_F5), this), &QShortcut::activated, this, &VersionsWindow::readWanted);
    resize(960, 720);
    setMinimumSize(640, 420);
}

void VersionsWindow::setUpTable()
{
    m_table->setObjectName(u"versionsTable"_s);
    m_table->setAccessibleName(tr("Versions of %1").arg(oneLine(m_place.stack)));
    m_table->setModel(&m_model);
    calmTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns of the versions"));
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(VersionsModel::Seen, letter * 20);
    m_table->setColumnWidth(VersionsModel::Saved, letter * 24);
    m_table->setColumnWidth(VersionsModel::By, letter * 20);
    m_table->setColumnWidth(VersionsModel::Commit, letter * 14);
    header->setStretchLastSection(true);
}

QLayout *VersionsWindow::makeFooter()
{
    m_why->setObjectName(u"whyNot"_s);
    m_close->setObjectName(u"closeVersions"_s);
    m_close->setAutoDefault(false);
    m_putBack->setObjectName(u"putBack"_s);
    m_putBack->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_why, 1);
    row->addWidget(m_close, 0, Qt::AlignBottom);
    row->addWidget(m_putBack, 0, Qt::AlignBottom);
    return row;
}

void VersionsWindow::setVersions(const QList<SeenVersion> &oldestFirst)
{
    m_model.setVersions(oldestFirst);
    showState();
}

void VersionsWindow::setKeeping(const QString &sentence)
{
    m_keeping->say(sentence);
}

void VersionsWindow::setLoading()
{
    m_loading = true;
    m_progress->setRunning(true);
    showState();
}

void VersionsWindow::setNow(const StackBefore &now)
{
    const bool isFirst = !m_now;
    m_loading = false;
    m_progress->setRunning(m_busy);
    m_now = now;
    m_model.setNow(versionNow(now));
    if (isFirst && chosen() == QList<int>{0} && m_model.isNow(0))
        m_table->clearSelection(); // Chosen before it was known that it is there: another one is.
    if (m_banner->kind() != Banner::Kind::Info)
        m_banner->clear();
    showState();
    compare();
}

void VersionsWindow::setFailed(const QString &sentence, const QString &details)
{
    m_loading = false;
    m_progress->setRunning(false);
    if (m_model.rowCount() > 0)
        m_banner->show(Banner::Kind::Bad, sentence, details, tr("Retry"));
    showState();
    if (m_model.rowCount() == 0)
        m_empty->setState(u"warning"_s, sentence, tr("Retry"), details);
    updateButton();
}

void VersionsWindow::setRefusal(const QString &why)
{
    m_refusal = why;
    updateButton();
}

void VersionsWindow::setBusy(const QString &sentence)
{
    m_busy = true;
    m_progress->setRunning(true);
    m_banner->show(Banner::Kind::Info, sentence);
    updateButton();
}

void VersionsWindow::setEnded(const Explanation &what, bool good)
{
    m_busy = false;
    m_progress->setRunning(false);
    m_banner->show(good ? Banner::Kind::Info : Banner::Kind::Bad, what.sentence, what.details);
    updateButton();
}

void VersionsWindow::showState()
{
    if (m_model.rowCount() == 0 || (m_now && !m_model.hasOthers())) {
        if (m_loading)
            m_empty->setState(u"clock"_s, tr("Reading the stack..."));
        else
            m_empty->setState(u"history"_s, tr("No earlier version of %1 was seen yet.").arg(oneLine(m_place.stack)), {},
                              tr("Longshore notes the file and the variables of a stack when it opens, changes or redeploys it."));
        m_states->setCurrentWidget(m_empty);
        return updateButton();
    }
    m_states->setCurrentWidget(m_content);
    if (!m_table->selectionModel()->hasSelection()) {
        int row = 0;
        while (row < m_model.rowCount() - 1 && m_model.isNow(row))
            ++row;
        chooseRow(*m_table, row); // The newest that is not there now.
        m_table->setFocus(Qt::OtherFocusReason);
    }
    compare();
}

QList<int> VersionsWindow::chosen() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

/// One against what is on the server (what putting it back would do); two against each other, the older one first.
void VersionsWindow::compare()
{
    updateButton();
    const QList<int> rows = chosen();
    if (rows.isEmpty())
        return;
    const SeenVersion &right = m_model.at(rows.first());
    const bool isPair = rows.size() > 1;
    if (!isPair && !m_now)
        return m_changes->setSummary({m_loading ? tr("What is on the server is being read.") : tr("What is on the server is not known, so there is nothing to compare with.")});
    const SeenVersion left = isPair ? m_model.at(rows.last()) : versionNow(*m_now);
    m_changes->setFiles({isPair ? titleOf(left) : tr("On the server now"), left.file}, {titleOf(right), right.file});
    m_changes->setVariables(left.env, right.env);
    m_changes->setSummary({});
    const StackType type = m_now ? m_now->stack.type.value : StackType::Compose;
    m_check.checkNow({type, right.file, right.env, false, StackBase{left.file, left.env, {}}});
}

QString VersionsWindow::whyNot() const
{
    const QList<int> rows = chosen();
    if (m_states->currentWidget() != m_content)
        return {};
    if (m_busy)
        return tr("A version is being put back.");
    if (!m_now)
        return tr("What is on the server has to be read first.");
    if (!m_refusal.isEmpty())
        return m_refusal;
    if (m_now->stack.gitConfig)
        return tr("%1 comes from Git: its versions are those of the repository.").arg(oneLine(m_place.stack));
    if (rows.size() != 1)
        return rows.isEmpty() ? tr("Choose a version.") : tr("Choose a single version to put it back.");
    return m_model.isNow(rows.first()) ? tr("This version is on the server now.") : QString();
}

void VersionsWindow::updateButton()
{
    const QString why = whyNot();
    m_putBack->setEnabled(why.isEmpty() && m_states->currentWidget() == m_content);
    m_putBack->setToolTip(plainToolTip(why));
    m_putBack->setAccessibleDescription(why);
    m_why->setText(why);
}

void VersionsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel) || event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

void VersionsWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace longshore
