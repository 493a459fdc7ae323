// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/leftovertokens.h"

#include "app/core/displaytext.h"
#include "ui/widgets/tonelabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostRows = 6;

QString tokenText(const LeftoverTokens::Row &row)
{
    const QString text = row.token + u'\n' + row.about;
    return row.doubt.isEmpty() ? text : text + u'\n' + row.doubt;
}

} // namespace

LeftoverTokens::LeftoverTokens(Occasion occasion, const QList<Row> &rows, const QString &server, const QString &user, QWidget *parent)
    : QDialog(parent), m_occasion(occasion), m_list(new QListWidget(this)), m_outcome(new ToneLabel(ColourRole::Text, this)),
      m_revoke(new QPushButton(this)), m_leave(new QPushButton(this)), m_stay(new QPushButton(tr("&Stay in Longshore"), this))
{
    setObjectName(u"leftoverTokens"_s);
    m_list->setObjectName(u"tokens"_s);
    m_outcome->setObjectName(u"outcome"_s);
    m_revoke->setObjectName(u"revoke"_s);
    m_leave->setObjectName(u"leave"_s);
    m_stay->setObjectName(u"stay"_s);
    m_outcome->say({});
    fill(rows);
    layOut(oneLine(server), oneLine(user));
    follow();
    connect(m_list, &QListWidget::itemChanged, this, &LeftoverTokens::follow);
    connect(m_revoke, &QPushButton::clicked, this, [this] { Q_EMIT revokeRequested(chosen()); });
    connect(m_leave, &QPushButton::clicked, this, [this] { m_occasion == Occasion::Closing ? Q_EMIT closeRequested() : reject(); });
    connect(m_stay, &QPushButton::clicked, this, &QDialog::reject);
}

void LeftoverTokens::fill(const QList<Row> &rows)
{
    m_list->setAccessibleName(tr("Access tokens"));
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    for (const Row &row : rows) {
        auto *item = new QListWidgetItem(tokenText(row), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(row.isChosen ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    int height = 2 * m_list->frameWidth() + 4;
    for (int row = 0; row < std::min<int>(MostRows, m_list->count()); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(height); // More than that scrolls.
}

QString LeftoverTokens::titleFor(const QString &server) const
{
    const int count = m_list->count();
    if (m_occasion == Occasion::Closing)
        return count == 1 ? tr("Revoke the access token of this session?") : tr("Revoke the %1 access tokens of this session?").arg(count);
    return count == 1 ? tr("An earlier access token is still valid on %1").arg(server)
                      : tr("%1 earlier access tokens are still valid on %2").arg(count).arg(server);
}

QString LeftoverTokens::sentenceFor(const QString &server, const QString &user) const
{
    const bool isOne = m_list->count() == 1;
    if (m_occasion == Occasion::Closing && isOne)
        return tr("Longshore keeps it nowhere, so nothing can use it once it is closed. Until it is revoked it stays valid on its server, and is "
                  "named when you sign in there the next time.");
    if (isOne)
        return tr("Longshore made it for %2 and does not use it any more. Until it is revoked, whoever has it can act as %2 on %1. It is not the "
                  "one just made.").arg(server, user);
    if (m_occasion == Occasion::Closing)
        return tr("Longshore keeps them nowhere, so nothing can use them once it is closed. Until they are revoked they stay valid on their servers, "
                  "and are named when you sign in there the next time.");
    return tr("Longshore made them for %2 and does not use them any more. Until they are revoked, whoever has one can act as %2 on %1. The one just "
              "made is not among them.").arg(server, user);
}

void LeftoverTokens::layOut(const QString &server, const QString &user)
{
    setWindowTitle(titleFor(server));
    auto *sentence = new ToneLabel(ColourRole::Text, sentenceFor(server, user), this);
    sentence->setObjectName(u"sentence"_s);
    const bool closing = m_occasion == Occasion::Closing;
    m_stay->setVisible(closing);
    m_stay->setAutoDefault(false);
    // Closing, nothing that works is lost by revoking; elsewhere somebody may use one after all.
    m_revoke->setProperty("danger", !closing);
    m_revoke->setAutoDefault(closing);
    m_leave->setAutoDefault(!closing);
    (closing ? m_revoke : m_leave)->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_stay);
    buttons->addStretch();
    buttons->addWidget(m_revoke);
    buttons->addWidget(m_leave);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(sentence);
    column->addWidget(m_list);
    column->addWidget(m_outcome);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    setMinimumWidth(520);
    (closing ? m_revoke : m_leave)->setFocus(Qt::OtherFocusReason);
}

QList<int> LeftoverTokens::chosen() const
{
    QList<int> rows;
    for (int row = 0; row < m_list->count(); ++row)
        if (!m_gone.contains(row) && m_list->item(row)->checkState() == Qt::Checked)
            rows.append(row);
    return rows;
}

bool LeftoverTokens::isAllGone() const
{
    return m_gone.size() == m_list->count();
}

void LeftoverTokens::follow()
{
    const qsizetype count = chosen().size();
    const bool closing = m_occasion == Occasion::Closing;
    m_revoke->setText(m_busy        ? tr("Revoking")
                      : closing     ? tr("&Revoke and close")
                      : count == 1  ? tr("&Revoke it")
                      : count == 0  ? tr("&Revoke")
                                    : tr("&Revoke %1 access tokens").arg(count));
    m_revoke->setEnabled(!m_busy && count > 0);
    m_revoke->setVisible(!isAllGone());
    m_leave->setText(isAllGone() ? tr("&Close") : closing ? tr("&Leave and close") : m_list->count() == 1 ? tr("&Leave it") : tr("&Leave them"));
    m_leave->setEnabled(!m_busy);
    m_stay->setEnabled(!m_busy);
    m_list->setEnabled(!m_busy);
}

void LeftoverTokens::setBusy(bool busy)
{
    m_busy = busy;
    if (busy)
        m_outcome->say({});
    follow();
    if (!busy)
        (m_revoke->isEnabled() && m_occasion == Occasion::Closing ? m_revoke : m_leave)->setFocus(Qt::OtherFocusReason);
}

void LeftoverTokens::setRevoked(int row)
{
    QListWidgetItem *item = m_list->item(row);
    if (!item || m_gone.contains(row))
        return;
    m_gone.append(row);
    item->setFlags(Qt::ItemIsEnabled);
    item->setData(Qt::CheckStateRole, {});
    item->setText(item->text().section(u'\n', 0, 0) + u'\n' + tr("Revoked"));
    follow();
}

void LeftoverTokens::setFailed(int row, const QString &sentence)
{
    if (QListWidgetItem *item = m_list->item(row))
        item->setText(item->text().section(u'\n', 0, 0) + u'\n' + oneLine(sentence));
}

void LeftoverTokens::setOutcome(const QString &sentence, bool isGood)
{
    m_outcome->setRole(isGood ? ColourRole::Text : ColourRole::Bad);
    m_outcome->say(sentence);
}

void LeftoverTokens::reject()
{
    if (!m_busy)
        QDialog::reject();
}

} // namespace longshore
