// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/imagestab.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/markdelegate.h"
#include "ui/widgets/tonelabel.h"
#include "ui/widgets/viewlook.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

std::optional<StateLook> updateLook(int mark)
{
    switch (static_cast<ImagesModel::Mark>(mark)) {
    case ImagesModel::Mark::Well: return StateLook{StateShape::Disc, ColourRole::Good};
    case ImagesModel::Mark::Wary: return StateLook{StateShape::Triangle, ColourRole::Warning};
    case ImagesModel::Mark::Unknown: return StateLook{StateShape::Ring, ColourRole::Muted};
    case ImagesModel::Mark::None: break;
    }
    return std::nullopt;
}

} // namespace

ImagesTab::ImagesTab(QWidget *parent)
    : DetailTab(parent)
    , m_order(m_model)
    , m_pages(new QStackedLayout(this))
    , m_note(new EmptyState(this))
{
    setObjectName(u"imagesTab"_s);
    m_note->setObjectName(u"imagesNote"_s);
    m_list = makeList();
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_list);
    connect(m_note, &EmptyState::actionClicked, this, &ImagesTab::retryRequested);
    setNote(tr("Loading the images..."));
}

ImagesTab::~ImagesTab()
{
    m_table->selectionModel()->disconnect(this); // Children die after our members; their last signals must not come here.
}

QWidget *ImagesTab::makeList()
{
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    auto *bar = new QHBoxLayout;
    m_summary = new QLabel(list);
    m_summary->setObjectName(u"imagesSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_check = new QPushButton(tr("&Check for updates"), list);
    m_check->setObjectName(u"imagesCheck"_s);
    m_check->setAutoDefault(false);
    m_check->setToolTip(tr("Asks each registry what it has under these names now"));
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_check);
    column->addLayout(bar);
    m_banner = new Banner(list);
    m_banner->setObjectName(u"imagesBanner"_s);
    m_banner->clear();
    column->addWidget(m_banner);
    m_table = new QTableView(list);
    m_table->setObjectName(u"imagesTable"_s);
    m_table->setAccessibleName(tr("Images"));
    m_table->setModel(&m_order);
    m_delegate = new MarkDelegate(ImagesModel::MarkRole, updateLook, m_table);
    m_table->setItemDelegate(m_delegate);
    calmTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ImagesModel::Name, Qt::AscendingOrder);
    m_table->horizontalHeader()->setAccessibleName(tr("Columns of the images"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    constexpr std::array Widths{34, 18, 22, 13, 11, 22};
    for (int i = 0; i < ImagesModel::ColumnCount; ++i)
        m_table->setColumnWidth(i, letter * Widths[static_cast<size_t>(i)] + 16);
    column->addWidget(m_table, 1);
    m_why = new ToneLabel(ColourRole::Muted, list);
    m_why->setObjectName(u"imagesWhy"_s);
    m_why->setWordWrap(true);
    column->addWidget(m_why);
    auto *copying = new QAction(tr("Cop&y"), m_table);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copying);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copying, &QAction::triggered, this, &ImagesTab::copy);
    connect(m_check, &QPushButton::clicked, this, &ImagesTab::checkRequested);
    connect(m_banner, &Banner::actionClicked, this, &ImagesTab::retryRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImagesTab::explain);
    connect(&m_order, &QAbstractItemModel::dataChanged, this, &ImagesTab::explain);
    return list;
}

void ImagesTab::setDetails(const StackDetails &details)
{
    Q_EMIT shownFor(details);
}

void ImagesTab::forget()
{
    Q_EMIT left();
    m_model.setImages({});
    m_banner->clear();
    setNote(tr("Loading the images..."));
}

void ImagesTab::showEvent(QShowEvent *event)
{
    DetailTab::showEvent(event);
    Q_EMIT visibilityChanged(true);
}

void ImagesTab::hideEvent(QHideEvent *event)
{
    DetailTab::hideEvent(event);
    Q_EMIT visibilityChanged(false);
}

void ImagesTab::setNote(const QString &sentence, const QString &action, const QString &details)
{
    m_note->setState(u"stack"_s, sentence, action, details);
    m_pages->setCurrentWidget(m_note);
}

void ImagesTab::setView(const ImagesView &view)
{
    using State = ImagesView::State;
    m_model.setImages(view.images);
    m_delegate->setDimmed(view.state == State::Stale);
    m_table->viewport()->update();
    m_summary->setText(summary(view));
    m_check->setEnabled(view.waiting == 0 && !view.images.isEmpty());
    if (view.state == State::Stale && !view.sentence.isEmpty())
        m_banner->show(Banner::Kind::Warning, view.sentence, view.details, tr("Retry"));
    else
        m_banner->clear();
    explain();
    if (view.state == State::Loading)
        return setNote(tr("Loading the images..."));
    if (view.state == State::Failed)
        return setNote(view.sentence, tr("Retry"), view.details);
    if (view.images.isEmpty() && view.state == State::Ready)
        return setNote(tr("Nothing of this stack runs, so it uses no image here."));
    m_pages->setCurrentWidget(m_list);
}

QString ImagesTab::summary(const ImagesView &view) const
{
    using Kind = ImageVerdict::Kind;
    const auto count = [&view](Kind kind) { return std::ranges::count(view.images, kind, [](const StackImage &each) { return each.verdict.kind; }); };
    QStringList parts{view.images.size() == 1 ? tr("1 image") : tr("%1 images").arg(view.images.size())};
    if (const auto newer = count(Kind::UpdateAvailable); newer > 0)
        parts.append(newer == 1 ? tr("1 with an update") : tr("%1 with an update").arg(newer));
    if (const auto unknown = count(Kind::NotChecked); unknown > 0)
        parts.append(tr("%1 not checked").arg(unknown));
    if (view.waiting > 0)
        parts.append(tr("checking %1").arg(view.waiting));
    return parts.join(u" \u00b7 "_s);
}

/// Of the image that is chosen: tooltips are for the mouse alone.
void ImagesTab::explain()
{
    const StackImage *image = m_model.at(m_order.mapToSource(m_table->currentIndex()).row());
    m_why->say(image ? tr("%1: %2").arg(updateWord(image->verdict), updateSentence(image->verdict)) : QString());
}

void ImagesTab::copy() const
{
    const int row = m_table->currentIndex().row();
    QStringList cells;
    for (int column = 0; row >= 0 && column < ImagesModel::ColumnCount; ++column)
        cells.append(m_order.index(row, column).data().toString());
    if (!cells.isEmpty())
        QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

} // namespace longshore
