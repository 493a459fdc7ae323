// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/profileexchange.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace longshore {

/// What a file of servers would add, what is there already, and the two choices there are. Nothing that exists is ever
/// overwritten.
class ImportQuestion : public QDialog
{
    Q_OBJECT
public:
    ImportQuestion(const QList<profileexchange::Offered> &offered, const QList<ServerProfile> &existing, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QList<longshore::ServerProfile> &profiles); ///< Those to add.

private:
    QList<ServerProfile> chosen() const;
    void follow();

    QList<profileexchange::Offered> m_fresh;
    QList<profileexchange::Offered> m_known; ///< Their origin is that of a server here.
    QList<ServerProfile> m_existing;
    QCheckBox *m_copies;
    QCheckBox *m_trust;
    QPushButton *m_add;
};

} // namespace longshore
