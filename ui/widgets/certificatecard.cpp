// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/certificatecard.h"

#include "app/core/displaytext.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString day(const QDateTime &time)
{
    return QLocale().toString(time.toUTC().date(), u"d MMM yyyy"_s);
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? CertificateCard::tr("not given") : oneLine(text);
}

QList<Fact> factsOf(const Certificate &certificate, int pairsPerLine, const QDateTime &now)
{
    const QString issuer = certificate.selfSigned ? CertificateCard::tr("itself (self-signed)") : orNone(certificate.issuer);
    return {{.label = CertificateCard::tr("SHA-256"),
                .value = groupedFingerprint(certificate.sha256, pairsPerLine),
                .monospace = true,
                .copy = fingerprintText(certificate.sha256)},
        {.label = CertificateCard::tr("Made for"), .value = orNone(certificate.names.join(u", "_s))},
        {.label = CertificateCard::tr("Subject"), .value = orNone(certificate.subject)},
        {.label = CertificateCard::tr("Issued by"), .value = issuer},
        {.label = CertificateCard::tr("Valid"), .value = validityText(certificate, now)}};
}

} // namespace

QString groupedFingerprint(const QByteArray &sha256, int pairsPerLine)
{
    QString text;
    for (qsizetype i = 0; i < sha256.size(); ++i) {
        if (i > 0)
            text += i % pairsPerLine == 0 ? u"\n"_s : i % 4 == 0 ? u"  "_s : u":"_s;
        text += QString::fromLatin1(sha256.sliced(i, 1).toHex()).toUpper();
    }
    return text;
}

QString validityText(const Certificate &certificate, const QDateTime &now)
{
    const QString span = CertificateCard::tr("%1 to %2").arg(day(certificate.validFrom), day(certificate.validUntil));
    const auto left = now.daysTo(certificate.validUntil);
    if (now < certificate.validFrom)
        return CertificateCard::tr("%1, not valid yet").arg(span);
    if (now > certificate.validUntil)
        return CertificateCard::tr("%1, expired").arg(span);
    if (left == 1)
        return CertificateCard::tr("%1, 1 day left").arg(span);
    return CertificateCard::tr("%1, %2 days left").arg(span, QLocale().toString(left));
}

CertificateCard::CertificateCard(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(14, 12, 14, 12);
    m_row->setSpacing(24);
    setAccessibleName(CertificateCard::tr("Certificate of the server"));
}

void CertificateCard::clear()
{
    qDeleteAll(m_grids);
    m_grids.clear();
}

void CertificateCard::setCertificate(const Certificate &certificate, const QDateTime &now)
{
    clear();
    m_change = false;
    addFacts(CertificateCard::tr("Certificate of the server"), certificate, 16, now);
    update();
}

void CertificateCard::setChange(const Certificate &trusted, const Certificate &shown, const QDateTime &now)
{
    clear();
    m_change = true;
    addFacts(CertificateCard::tr("Trusted until now"), trusted, 8, now);
    addFacts(CertificateCard::tr("Shown by the server today"), shown, 8, now);
    update();
}

void CertificateCard::addFacts(const QString &title, const Certificate &certificate, int pairsPerLine, const QDateTime &now)
{
    auto *grid = new FactGrid(this);
    grid->setGroups({{title, factsOf(certificate, pairsPerLine, now)}});
    m_grids.append(grid);
    m_row->addWidget(grid, 1, Qt::AlignTop);
}

void CertificateCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(themeColour(ColourRole::Base, palette()));
    painter.setPen(QPen(themeColour(m_change ? ColourRole::Bad : ColourRole::Warning, palette()), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace longshore
