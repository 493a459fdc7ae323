// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace longshore {

struct Certificate;
class CertificateCard;
class ToneLabel;

/// The trusted certificate beside the one offered in its place. Blocks; the old trust goes only after a second,
/// explicit confirmation.
class ChangedCertificate : public QWidget
{
    Q_OBJECT
public:
    explicit ChangedCertificate(QWidget *parent = nullptr);

    void compare(const Certificate &known, const Certificate &offered, const QString &hostAndPort);
    void focusHarmless();

Q_SIGNALS:
    void kept(); ///< The old trust stays: nothing goes on.
    void replaceRequested();

private:
    ToneLabel *m_warning;
    CertificateCard *m_card;
    QCheckBox *m_compared;
    QPushButton *m_keep;
    QPushButton *m_replace;
};

} // namespace longshore
