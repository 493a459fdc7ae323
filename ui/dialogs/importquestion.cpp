// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importquestion.h"

#include "app/core/displaytext.h"
#include "app/session/profileedit.h"
#include "ui/dialogs/tonelabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool isKnown(const profileexchange::Offered &offered, const QList<ServerProfile> &existing)
{
    const QString origin = offered.profile.address.origin();
    return std::ranges::any_of(existing, [&](const ServerProfile &profile) { return profile.address.origin() == origin; });
}

QListWidget *listOf(const QList<profileexchange::Offered> &fresh, const QList<profileexchange::Offered> &known, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setObjectName(u"offered"_s);
    list->setAccessibleName(ImportQuestion::tr("Servers in the file"));
    for (const auto &offered : fresh)
        list->addItem(ImportQuestion::tr("%1, %2").arg(oneLine(offered.profile.name), offered.profile.address.text()));
    for (const auto &offered : known)
        list->addItem(ImportQuestion::tr("%1, %2: is here already").arg(oneLine(offered.profile.name), offered.profile.address.text()));
    if (list->count() > 0)
        list->setCurrentRow(0);
    return list;
}

} // namespace

ImportQuestion::ImportQuestion(const QList<profileexchange::Offered> &offered, const QList<ServerProfile> &existing, QWidget *parent)
    : QDialog(parent), m_existing(existing), m_copies(new QCheckBox(this)),
      m_trust(new QCheckBox(tr("&Trust the certificates that the file names; it has to come from somebody you trust"), this)),
      m_add(new QPushButton(this))
{
    for (const auto &each : offered)
        (isKnown(each, existing) ? m_known : m_fresh).append(each);
    setWindowTitle(tr("Import servers"));
    setObjectName(u"importQuestion"_s);
    m_copies->setObjectName(u"addCopies"_s);
    m_trust->setObjectName(u"trustFile"_s);
    m_add->setObjectName(u"addServers"_s);
    m_copies->setText(m_known.size() == 1 ? tr("Add the one that is here already as a &copy")
                                            : tr("Add the %1 that are here already as &copies").arg(m_known.size()));
    m_copies->setVisible(!m_known.isEmpty());
    m_trust->setVisible(std::ranges::any_of(offered, [](const auto &each) { return !each.sha256.isEmpty(); }));
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(u"cancel"_s);
    cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(makeHeading(windowTitle(), 2, this));
    column->addWidget(new ToneLabel(
        ColourRole::Muted, tr("Nothing that is here is changed. The file holds no access tokens: sign in to each server afterwards."), this));
    column->addWidget(listOf(m_fresh, m_known, this), 1);
    column->addWidget(m_copies);
    column->addWidget(m_trust);
    column->addLayout(row);
    setMinimumWidth(520);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copies, &QCheckBox::toggled, this, &ImportQuestion::follow);
    connect(m_add, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT confirmed(chosen());
    });
    follow();
}

void ImportQuestion::follow()
{
    const auto count = m_fresh.size() + (m_copies->isChecked() ? m_known.size() : 0);
    m_add->setText(count == 0 ? tr("Nothing to add") : count == 1 ? tr("&Add 1 server") : tr("&Add %1 servers").arg(count));
    m_add->setEnabled(count > 0);
    m_add->setDefault(count > 0);
}

QList<ServerProfile> ImportQuestion::chosen() const
{
    QList<ServerProfile> profiles;
    const auto take = [&](const profileexchange::Offered &offered, bool isCopy) {
        ServerProfile profile = isCopy ? duplicateOf(offered.profile, m_existing + profiles) : offered.profile;
        if (m_trust->isChecked() && !m_trust->isHidden())
            profile.pinnedSha256 = offered.sha256;
        profiles.append(profile);
    };
    for (const auto &offered : m_fresh)
        take(offered, false);
    for (const auto &offered : m_known)
        if (m_copies->isChecked())
            take(offered, true);
    return profiles;
}

} // namespace longshore
