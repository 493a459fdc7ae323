// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace longshore {

struct Certificate;
class CertificateCard;
class ToneLabel;

/// "Is this your server's certificate?" with No as the answer that costs nothing.
class CertificateQuestion : public QWidget
{
    Q_OBJECT
public:
    explicit CertificateQuestion(QWidget *parent = nullptr);

    void ask(const Certificate &offered, const QString &hostAndPort); ///< Shows itself; "Do not trust" has the focus.

Q_SIGNALS:
    void answered(bool trusted);

private:
    void answer(bool trusted);

    ToneLabel *m_advice;
    CertificateCard *m_card;
    QPushButton *m_refuse;
    QPushButton *m_trust;
};

} // namespace longshore
