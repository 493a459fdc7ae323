// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serveroptionsheaders.h"

#include "ui/dialogs/headerrows.h"
#include "ui/dialogs/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ServerOptionsHeaders::ServerOptionsHeaders(const ServerProfile &profile, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_rows(new HeaderRows(this))
{
    m_column->setContentsMargins(0, 16, 0, 0);
    m_column->setSpacing(8);
    for (const QString &name : profile.extraHeaderNames)
        addKept(name);
    m_column->addWidget(m_rows);
    m_column->addStretch();
}

void ServerOptionsHeaders::addKept(const QString &name)
{
    m_kept.append(name);
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(8);
    auto *label = new ToneLabel(ColourRole::Text, tr("%1: its value is kept").arg(name), row);
    auto *remove = new QPushButton(tr("Remove"), row);
    remove->setObjectName("removeKept-"_L1 + name);
    remove->setAccessibleName(tr("Remove the header %1").arg(name));
    remove->setAutoDefault(false);
    line->addWidget(label, 1);
    line->addWidget(remove);
    m_column->addWidget(row);
    connect(remove, &QPushButton::clicked, this, [this, row, name] {
        m_kept.removeAll(name);
        row->hide();
        row->deleteLater();
        m_rows->setFocus(Qt::OtherFocusReason);
    });
}

// A header that is typed again replaces the kept one.
void ServerOptionsHeaders::read(ServerProfile &profile, NewSecrets &secrets) const
{
    profile.extraHeaderNames = m_kept;
    secrets.headers = m_rows->headers();
    for (const ExtraHeader &header : secrets.headers) {
        const QString name = QString::fromLatin1(header.name);
        profile.extraHeaderNames.removeIf([&](const QString &kept) { return kept.compare(name, Qt::CaseInsensitive) == 0; });
        profile.extraHeaderNames.append(name);
    }
}

bool ServerOptionsHeaders::complain()
{
    return m_rows->complain();
}

void ServerOptionsHeaders::wipe()
{
    m_rows->wipe();
}

} // namespace longshore
