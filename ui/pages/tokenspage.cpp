// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tokenspage.h"

#include "app/core/displaytext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/markdelegate.h"
#include "ui/widgets/viewlook.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

std::optional<StateLook> lookOf(int mark)
{
    switch (static_cast<TokensModel::Mark>(mark)) {
    case TokensModel::Mark::ThisComputer: return StateLook{StateShape::Disc, ColourRole::Good};
    case TokensModel::Mark::Unused: return StateLook{StateShape::Triangle, ColourRole::Warning};
    case TokensModel::Mark::None: break;
    }
    return std::nullopt;
}

QPushButton *tokenButton(const QString &name, const QString &text, const QString &icon, QWidget *parent)
{
    auto *made = new QPushButton(themedIcon(icon), text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

} // namespace

TokensPage::TokensPage(QWidget *parent)
    : PageFrame(tr("Access tokens"), parent), m_order(m_model), m_table(new QTableView(this)),
      m_delegate(new MarkDelegate(TokensModel::MarkRole, lookOf, this)),
      m_add(tokenButton(u"addToken"_s, tr("A&dd access token..."), u"add"_s, this)),
      m_revoke(tokenButton(u"revokeTokens"_s, tr("Re&voke..."), u"delete"_s, this)),
      m_rotate(tokenButton(u"rotateToken"_s, tr("&Rotate..."), u"restart"_s, this)), m_count(new QLabel(this))
{
    setObjectName(u"tokensPage"_s);
    m_rotate->setToolTip(tr("Replaces this computer's access token by a new one"));
    m_rotate->setAccessibleDescription(m_rotate->toolTip());
    actions().addWidget(m_add);
    setUpTable();
    setContent(buildContent());
    addTableActions();
    connect(m_add, &QPushButton::clicked, this, &TokensPage::addRequested);
    connect(this, &PageFrame::emptyActionRequested, this, &TokensPage::addRequested);
    connect(m_revoke, &QPushButton::clicked, this, [this] { Q_EMIT revokeRequested(selected()); });
    connect(m_rotate, &QPushButton::clicked, this, [this] {
        for (const AccessToken &token : m_model.tokens())
            if (token.id == m_model.ours())
                Q_EMIT rotateRequested(token);
    });
    connect(this, &PageFrame::staleChanged, m_table, [this](bool stale) {
        m_delegate->setDimmed(stale);
        m_table->viewport()->update();
    });
    m_clock.setInterval(30'000);
    connect(&m_clock, &QTimer::timeout, this, &TokensPage::retime);
    m_clock.start();
    updateActions();
}

void TokensPage::setUpTable()
{
    m_table->setObjectName(u"tokens"_s);
    m_table->setAccessibleName(tr("Access tokens"));
    m_table->setModel(&m_order);
    m_table->setItemDelegate(m_delegate);
    calmTable(*m_table);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(TokensModel::Description, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns of the access tokens"));
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TokensModel::Description, QHeaderView::Stretch);
    header->setSectionResizeMode(TokensModel::Note, QHeaderView::ResizeToContents);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TokensPage::updateActions);
}

QWidget *TokensPage::buildContent()
{
    auto *content = new QWidget(this);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(24, 0, 24, 0);
    bar->setSpacing(8);
    m_count->setObjectName(u"tokensCount"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    bar->addWidget(m_count, 1);
    bar->addWidget(m_rotate);
    bar->addWidget(m_revoke);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    return content;
}

// In a small window the description needs the room more than the day of creation, which its tooltip tells as well.
void TokensPage::fitColumns()
{
    constexpr int Roomy = 64; // Average characters.
    m_table->setColumnHidden(TokensModel::Created, width() < Roomy * m_table->fontMetrics().averageCharWidth() + 160);
}

void TokensPage::resizeEvent(QResizeEvent *event)
{
    PageFrame::resizeEvent(event);
    fitColumns();
}

void TokensPage::addTableActions()
{
    const auto add = [this](const char *name, const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, m_table);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_table->addAction(action);
    };
    add("copyTokens", tr("&Copy"), QKeySequence(QKeySequence::Copy), [this] { copySelected(); });
    add("revokeAction", tr("Re&voke..."), QKeySequence(QKeySequence::Delete), [this] { m_revoke->click(); });
}

void TokensPage::setOwner(const QString &user, const QString &server)
{
    m_user = oneLine(user);
    m_server = oneLine(server);
    setSubtitle(m_user.isEmpty() ? tr("Each opens everything its user may use on %1, until it is revoked.").arg(m_server)
                                 : tr("Each opens everything %1 may use on %2, until it is revoked.").arg(m_user, m_server));
}

void TokensPage::setTokens(const QList<AccessToken> &tokens, AccessTokenId ours)
{
    m_model.setTokens(tokens, ours, nowSeconds());
    if (tokens.isEmpty())
        setEmpty(tr("There is no access token here."), tr("Add access token..."), u"key"_s);
    else
        setFilled();
    updateActions();
}

void TokensPage::setBusy(bool busy)
{
    m_busy = busy;
    updateActions();
}

QList<AccessToken> TokensPage::selected() const
{
    QList<AccessToken> tokens;
    for (int row = 0; row < m_order.rowCount(); ++row)
        if (m_table->selectionModel()->isRowSelected(row))
            tokens.append(m_model.at(m_order.mapToSource(m_order.index(row, 0)).row()));
    return tokens;
}

void TokensPage::copySelected() const
{
    QList<int> rows;
    for (int row = 0; row < m_order.rowCount(); ++row)
        if (m_table->selectionModel()->isRowSelected(row))
            rows.append(m_order.mapToSource(m_order.index(row, 0)).row());
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(m_model.asText(rows));
}

void TokensPage::updateActions()
{
    m_add->setEnabled(!m_busy);
    m_revoke->setEnabled(!m_busy && m_table->selectionModel()->hasSelection());
    m_rotate->setEnabled(!m_busy && m_model.ours() != AccessTokenId{});
    m_count->setText(countText());
}

QString TokensPage::countText() const
{
    const int all = m_model.rowCount();
    const int unused = m_model.unusedCount();
    const QString count = all == 1 ? tr("1 access token") : tr("%1 access tokens").arg(all);
    return unused == 0 ? count : tr("%1, %2 unused for 90 days").arg(count).arg(unused);
}

void TokensPage::retime()
{
    if (isVisible())
        m_model.setNow(nowSeconds());
}

} // namespace longshore
