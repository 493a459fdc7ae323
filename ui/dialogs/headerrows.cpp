// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/headerrows.h"

#include "ui/dialogs/headerrow.h"
#include "ui/dialogs/tonelabel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

HeaderRows::HeaderRows(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_add(new QPushButton(tr("A&dd a header"), this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(8);
    m_column->addWidget(new ToneLabel(
        ColourRole::Muted, tr("Headers that an access proxy in front of the server asks for, such as Cloudflare Access."), this));
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    m_add->setObjectName(u"addHeader"_s);
    m_add->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, [this] { addRow({})->focusName(); });
}

QList<ExtraHeader> HeaderRows::headers() const
{
    QList<ExtraHeader> headers;
    for (const HeaderRow *row : m_rows) {
        if (!row->isEmpty())
            headers.append(row->header());
    }
    return headers;
}

void HeaderRows::setNames(const QStringList &names)
{
    for (const QString &name : names)
        addRow(name);
}

bool HeaderRows::complain()
{
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        const QString problem = problemOf(at);
        if (!problem.isEmpty()) {
            m_rows.at(at)->complain(problem);
            return true;
        }
    }
    return false;
}

void HeaderRows::wipe()
{
    std::ranges::for_each(m_rows, &HeaderRow::wipe);
}

HeaderRow *HeaderRows::addRow(const QString &name)
{
    auto *row = new HeaderRow(name, this);
    m_rows.append(row);
    m_column->insertWidget(m_column->count() - 1, row);
    row->setVisible(true); // Now, not with the next turn of the loop: the focus goes there.
    setTabOrder(row, m_add);
    row->number(static_cast<int>(m_rows.size()));
    connect(row, &HeaderRow::removeRequested, this, [this, row] { removeRow(row); });
    return row;
}

void HeaderRows::removeRow(HeaderRow *row)
{
    row->wipe();
    m_rows.removeOne(row);
    row->hide();
    row->deleteLater();
    for (qsizetype at = 0; at < m_rows.size(); ++at)
        m_rows.at(at)->number(static_cast<int>(at) + 1);
    m_add->setFocus(Qt::OtherFocusReason);
}

// Never with the value in it: a sentence may be read aloud or copied.
QString HeaderRows::problemOf(qsizetype at) const
{
    const HeaderRow *row = m_rows.at(at);
    if (row->isEmpty())
        return {};
    const ExtraHeader header = row->header();
    if (header.name.isEmpty())
        return tr("Type the name of this header, or take it away.");
    if (!isAllowedHeaderName(header.name))
        return tr("This name cannot be used: it has characters no header has, or Longshore sets that header itself.");
    const auto same = [&](const HeaderRow *other) { return other->header().name.compare(header.name, Qt::CaseInsensitive) == 0; };
    if (std::any_of(m_rows.cbegin(), m_rows.cbegin() + at, same))
        return tr("This header stands here twice.");
    if (header.value.isEmpty())
        return tr("Type the value of this header. It is kept with the token and never shown again.");
    if (!isAllowedHeaderValue(header.value))
        return tr("This value cannot be sent: a header takes up to 4096 plain characters on one line.");
    return {};
}

} // namespace longshore
