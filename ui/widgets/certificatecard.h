// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"
#include "ui/widgets/factgrid.h"

#include <QFrame>

class QHBoxLayout;

namespace longshore {

/// A certificate as facts to compare by eye: fingerprint in short groups, names, validity with the days left. Changed
/// certificates stand side by side.
class CertificateCard : public QFrame
{
    Q_OBJECT
public:
    explicit CertificateCard(QWidget *parent = nullptr);

    /// `now` is UTC.
    void setCertificate(const Certificate &certificate, const QDateTime &now = QDateTime::currentDateTimeUtc());
    void setChange(
        const Certificate &trusted, const Certificate &shown, const QDateTime &now = QDateTime::currentDateTimeUtc());
    bool isChange() const { return m_change; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addFacts(const QString &title, const Certificate &certificate, int pairsPerLine, const QDateTime &now);
    void clear();

    QHBoxLayout *m_row;
    QList<FactGrid *> m_grids;
    bool m_change = false;
};

/// "4F:1C:9A:07  A1:B2:C3:D4" with so many pairs in a line, a wider gap after every fourth.
QString groupedFingerprint(const QByteArray &sha256, int pairsPerLine);
/// "16 Sep 2026 to 16 Sep 2031, 1,757 days left"; says so when expired or not yet valid.
QString validityText(const Certificate &certificate, const QDateTime &now);

} // namespace longshore
