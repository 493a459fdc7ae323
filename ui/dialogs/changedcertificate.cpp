// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/changedcertificate.h"

#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/certificatecard.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

ChangedCertificate::ChangedCertificate(QWidget *parent)
    : QWidget(parent), m_warning(new ToneLabel(ColourRole::Text, this)), m_card(new CertificateCard(this)),
      m_compared(new QCheckBox(tr("I &checked the new fingerprint with whoever runs the server"), this)),
      m_keep(new QPushButton(tr("&Keep blocking"), this)), m_replace(new QPushButton(tr("&Remove the old trust"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(12);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_keep);
    buttons->addWidget(m_replace);
    column->addWidget(m_warning);
    column->addWidget(m_card);
    column->addWidget(m_compared);
    column->addLayout(buttons);
    m_compared->setObjectName(u"comparedCertificate"_s);
    m_keep->setObjectName(u"keepBlocking"_s);
    m_replace->setObjectName(u"replaceTrust"_s);
    m_replace->setAutoDefault(false);
    connect(m_compared, &QCheckBox::toggled, m_replace, &QWidget::setEnabled);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT kept();
    });
    connect(m_replace, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT replaceRequested();
    });
    hide();
}

void ChangedCertificate::compare(const Certificate &known, const Certificate &offered, const QString &hostAndPort)
{
    m_card->setChange(known, offered);
    m_warning->setText(tr("%1 shows another certificate than the one you trusted. The server may have been set up anew, or someone "
                          "stands between you and it. Ask whoever runs the server before you go on.").arg(hostAndPort));
    m_compared->setChecked(false);
    m_replace->setEnabled(false);
    show();
    focusHarmless();
}

void ChangedCertificate::focusHarmless()
{
    m_keep->setDefault(true);
    m_keep->setFocus(Qt::OtherFocusReason);
}

} // namespace longshore
