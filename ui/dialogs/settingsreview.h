// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/settingsedit.h"

#include <QDialog>

namespace longshore {

/// What a change of a server's settings does, before and after, before it is sent. Leaving it as it is is the default.
class SettingsReview : public QDialog
{
    Q_OBJECT
public:
    SettingsReview(const QString &server, const QList<settingsedit::Step> &steps, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
};

} // namespace longshore
