// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sourceslist.h"

#include "ui/shell/sourcedelegate.h"

namespace longshore {

using namespace Qt::StringLiterals;

SourcesList::SourcesList(SourcesModel &model, QWidget *parent)
    : QTreeView(parent), m_model(model)
{
    setObjectName(u"sources"_s);
    setAccessibleName(tr("Sources"));
    setAccessibleDescription(tr("Servers and environments; choosing one shows its stacks"));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setProperty("sidebar", true);
    setBackgroundRole(QPalette::AlternateBase);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new SourceDelegate(this));
    setModel(&model);
    expandAll();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesList::choose);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        expandAll();
        keepChoice();
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &SourcesList::keepChoice);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const auto server = m_model.serverAt(index); server && SourceState(index.data(SourcesModel::StateRole).toInt()) == SourceState::SignedOut)
            Q_EMIT signInRequested(*server);
    });
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        if (const auto server = m_model.serverAt(indexAt(at)))
            Q_EMIT serverMenuRequested(*server, viewport()->mapToGlobal(at));
    });
    keepChoice();
}

QSize SourcesList::sizeHint() const
{
    constexpr int ComfortableWidth = 212;
    return {ComfortableWidth, QTreeView::sizeHint().height()};
}

void SourcesList::choose(const QModelIndex &index)
{
    const auto server = m_model.serverAt(index);
    const auto environment = m_model.environmentAt(index);
    if (!index.isValid() || (server == m_server && environment == m_environment))
        return;
    m_server = server;
    m_environment = environment;
    Q_EMIT sourceChosen(server, environment);
}

// A server that went away takes its choice with it; then all stacks are shown again.
void SourcesList::keepChoice()
{
    QModelIndex chosen = m_model.indexOf(m_server, m_environment);
    if (!chosen.isValid())
        chosen = m_model.indexOf({}, {});
    if (currentIndex() != chosen)
        setCurrentIndex(chosen);
}

} // namespace longshore
