// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/shortquestion.h"

namespace longshore {

/// Where a server takes no passwords (OAuth) access tokens are made in Portainer itself: says so and leads there.
class NewTokenElsewhere : public ShortQuestion
{
    Q_OBJECT
public:
    explicit NewTokenElsewhere(const QString &server, QWidget *parent = nullptr);

Q_SIGNALS:
    void openPortainerRequested();
};

} // namespace longshore
