// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/certificatequestion.h"

#include "ui/dialogs/tonelabel.h"
#include "ui/widgets/certificatecard.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

CertificateQuestion::CertificateQuestion(QWidget *parent)
    : QWidget(parent), m_advice(new ToneLabel(ColourRole::Text, this)), m_card(new CertificateCard(this)),
      m_refuse(new QPushButton(tr("Do &not trust"), this)), m_trust(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(12);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_trust);
    column->addWidget(m_card);
    column->addWidget(m_advice);
    column->addLayout(buttons);
    m_refuse->setObjectName(u"refuseCertificate"_s);
    m_trust->setObjectName(u"trustCertificate"_s);
    m_trust->setAutoDefault(false);
    connect(m_refuse, &QPushButton::clicked, this, [this] { answer(false); });
    connect(m_trust, &QPushButton::clicked, this, [this] { answer(true); });
    hide();
}

void CertificateQuestion::ask(const Certificate &offered, const QString &hostAndPort)
{
    m_card->setCertificate(offered);
    m_advice->setText(tr("Nothing secret was sent yet. Trust it only if the fingerprint is the one your server has; from then on "
                         "%1 is trusted with this certificate alone.").arg(hostAndPort));
    m_trust->setText(tr("&Trust this certificate for %1").arg(hostAndPort));
    show();
    m_refuse->setDefault(true);
    m_refuse->setFocus(Qt::OtherFocusReason);
}

void CertificateQuestion::answer(bool trusted)
{
    hide();
    Q_EMIT answered(trusted);
}

} // namespace longshore
